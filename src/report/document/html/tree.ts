/** What leads to what: a column for each level, from left to right; on a phone an indented list. */
import { html, type Markup } from '../../markup.ts';
import type { Tree, TreeNode } from '../model.ts';
import type { Write } from './text.ts';

export function treeMarkup({ root, levels, nodes }: Tree, write: Write): Markup {
  return html`<div class="tree levels-${levels.length}">${root !== undefined && html`<p class="root">${root}</p>`}<div class="tree-heads" aria-hidden="true">${levels.map(
    level => html`<span>${level}</span>`,
  )}</div>
${branch(nodes, write, 0)}</div>`;
}

function branch(nodes: readonly TreeNode[], write: Write, depth: number): Markup | null {
  if (!nodes.length) return null;
  return html`<ul class="depth-${depth}">${nodes.map(
    ({ title, note, children }) => html`
<li><div class="node">${write(title)}${note && html`<div class="node-note">${write(note)}</div>`}</div>${branch(children, write, depth + 1)}</li>`,
  )}</ul>`;
}
