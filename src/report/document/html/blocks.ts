/** Every kind of block as markup. */

import { timeInWords } from '../../../plan/quantity.ts';
import { coordinate } from '../../charts/coordinate.ts';
import { html, type Markup } from '../../markup.ts';
import type { Block, Entry, Guide, GuideBranch, GuideRun, GuideStep, LimitSum } from '../model.ts';
import { gridMarkup } from './grid.ts';
import { importanceMarkup } from './importance.ts';
import { tableMarkup } from './table.ts';
import type { Write } from './text.ts';
import { timelineMarkup } from './timeline.ts';
import { treeMarkup } from './tree.ts';

/** @param level of a heading that stands among these blocks */
export function blockMarkup(block: Block, write: Write, level: number): Markup | null {
  switch (block.is) {
    case 'paragraph':
      return html`<p${block.look && html` class="${block.look}"`}>${write(block.text)}</p>`;
    case 'quote':
      return html`<blockquote><p>${block.text}</p>${block.from && html`<footer>${write(block.from)}</footer>`}</blockquote>`;
    case 'list':
      return listMarkup(block, write);
    case 'facts':
      return html`<dl>${block.facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${write(value)}</dd>`)}</dl>`;
    case 'code':
      return html`<pre><code>${block.lines.map((line, i) => html`${i > 0 && '\n'}${line}`)}</code></pre>`;
    case 'heading':
      return html`<h${level}>${block.text}</h${level}>`;
    case 'entry':
      return entryMarkup(block, write, level);
    case 'table':
      return tableMarkup(block, write);
    case 'grid':
      return gridMarkup(block, write, level);
    case 'tree':
      return treeMarkup(block, write);
    case 'timeline':
      return timelineMarkup(block, write);
    case 'importance':
      return importanceMarkup(block);
    case 'limits':
      return limitsMarkup(block);
    case 'guide':
      return guideMarkup(block, write);
    case 'diagram':
      // Drawn by the block beside it.
      return null;
  }
}

function listMarkup({ items, isNumbered }: Extract<Block, { is: 'list' }>, write: Write): Markup {
  const inner = items.map(item => html`<li>${write(item)}</li>`);
  return isNumbered ? html`<ol>${inner}</ol>` : html`<ul>${inner}</ul>`;
}

function entryMarkup({ id, label, title, blocks }: Entry, write: Write, level: number): Markup {
  return html`
<div class="entry" id="${id}"><h${level}>${write(title)}</h${level}>${label && html`<p class="label">${write(label)}</p>`}
${blocks.map(block => blockMarkup(block, write, level + 1))}</div>`;
}

/** A bar of the limits one behind the other, and a mark where the promise ends. */
function limitsMarkup({ sentence, parts, promised }: LimitSum): Markup {
  const takes = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const whole = Math.max(takes, promised ?? 0);
  let at = 0;
  const bars = parts.map(({ seconds }, i) => {
    const from = (100 * at) / whole;
    at += seconds;
    return html`<rect class="part-${i % 2}${promised !== null && at > promised ? ' over' : ''}" x="${coordinate(from)}%" width="${coordinate((100 * seconds) / whole)}%" height="20"/>`;
  });
  const end = promised === null ? null : Math.min(100, (100 * promised) / whole);
  return html`<div class="limits"><svg aria-hidden="true" width="100%" height="20"><rect class="track" width="100%" height="20"/>${bars}${
    end !== null && html`<line x1="${coordinate(end)}%" x2="${coordinate(end)}%" y1="0" y2="20"/>`
  }</svg>
<p>${parts.map(({ text }, i) => `${i ? '; ' : ''}${text}`).join('')}${promised !== null && `; promised: ${timeInWords(promised)}`}.</p>
<p><b>${sentence}</b></p></div>`;
}

/** Branches that stand side by side: as long as each is wide enough to be read. */
const across = { deepest: 2, most: 3 };

function guideMarkup({ runs }: Guide, write: Write): Markup {
  return html`<div class="guide">${runs.map(
    run => html`${run.title && html`<p class="quiet">${run.title}</p>`}${runMarkup(run, write, 0)}`,
  )}</div>`;
}

function runMarkup({ steps }: GuideRun, write: Write, depth: number): Markup {
  return html`<div class="run">${steps.map(step => stepMarkup(step, write, depth))}</div>`;
}

function stepMarkup({ number, text, notes, branches }: GuideStep, write: Write, depth: number): Markup {
  const beside = depth < across.deepest && branches.length > 1 && branches.length <= across.most;
  return html`<div class="step"><p><span class="no">${number}</span>${write(text)}</p>${notes.map(
    note => html`<p class="step-note">${write(note)}</p>`,
  )}</div>${
    branches.length > 0 &&
    html`<ul class="branches${beside ? ' across' : ''}">${branches.map(
      branch => html`<li>${branchMarkup(branch, write, depth)}</li>`,
    )}</ul>`
  }`;
}

function branchMarkup({ answer, next }: GuideBranch, write: Write, depth: number): Markup {
  return html`<p class="answer">${answer}</p>${
    next === null
      ? html`<p>${write({ is: 'open', question: 'Where does this answer lead?' })}</p>`
      : typeof next === 'number'
        ? html`<p class="goto">Go on with step ${next}.</p>`
        : runMarkup(next, write, depth + 1)
  }`;
}
