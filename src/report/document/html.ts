/**
 * A document as one HTML file: no script, no network, nothing beside it. It reads on a phone, on a screen and on
 * paper.
 */
import { pageHead } from '../html/head.ts';
import { style as reportStyle } from '../html/style.ts';
import { html, type Markup } from '../markup.ts';
import { anchorsIn } from './anchors.ts';
import { blockMarkup } from './html/blocks.ts';
import { style } from './html/style.ts';
import { type Write, writer } from './html/text.ts';
import type { Chapter, DocumentModel, Section } from './model.ts';

/** @param version csplan's */
export function documentHtml(model: DocumentModel, version: string): string {
  const write = writer(anchorsIn(model));
  const page = html`${pageHead({ title: html`${model.title} – ${model.kind}`, version, style: reportStyle + style })}
<body class="${model.layout}">
<main>
<header>
<p class="unit">${model.kind}</p>
<h1>${model.title}</h1>
${model.lines.map(line => html`<p class="when">${write(line)}</p>`)}
${model.notice && html`<p class="provisional">${write(model.notice)}</p>`}
</header>
${model.hasContents && contents(model)}
${model.chapters.map(chapter => chapterMarkup(chapter, model, write))}
</main>
<footer>${model.closing.map(line => html`<p>${write(line)}</p>`)}</footer>
</body>
</html>
`;
  return page.source;
}

function contents({ chapters }: DocumentModel): Markup {
  return html`<nav id="contents" class="contents" aria-label="Contents"><ol>${chapters.map(
    ({ id, title, sections }) =>
      html`<li><a href="#${id}">${title}</a><ul>${sections
        .filter(({ title: name }) => name)
        .map(section => html`<li><a href="#${section.id}">${section.title}</a></li>`)}</ul></li>`,
  )}</ol></nav>`;
}

/** Without a title of its own a chapter is only what holds its sections. */
function chapterMarkup(
  { id, title, sections }: Chapter,
  { hasContents }: DocumentModel,
  write: Write,
): Markup {
  const level = title ? 3 : 2;
  const head =
    title &&
    html`<h2 id="${id}-h">${title}${hasContents && html` <a class="up screen" href="#contents">Contents</a>`}</h2>`;
  const labelled = title ? html` aria-labelledby="${id}-h"` : null;
  return html`<section class="chapter" id="${id}"${labelled}>${head}
${sections.map(section => sectionMarkup(section, write, level))}</section>
`;
}

function sectionMarkup({ id, title, blocks }: Section, write: Write, level: number): Markup {
  const inner = level + (title === '' ? 0 : 1);
  return html`<section class="part" id="${id}"${title !== '' && html` aria-labelledby="${id}-h"`}>${
    title !== '' && html`<h${level} id="${id}-h">${title}</h${level}>`
  }
${blocks.map(block => blockMarkup(block, write, inner))}
</section>
`;
}
