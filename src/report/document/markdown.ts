/** A document as Markdown for a code host: contents, tables, and diagrams that it draws. */
import { text as escaped } from '../../diagnostic/markdown-text.ts';
import { blockMarkdown } from './markdown-blocks.ts';
import { plainWords, textMarkdown } from './markdown-inline.ts';
import type { Block, DocumentModel } from './model.ts';

export function documentMarkdown(model: DocumentModel): string {
  const parts = [
    `# ${escaped(model.title)}`,
    model.kind === model.title ? '' : escaped(model.kind),
    ...model.lines.map(textMarkdown),
    model.notice ? `> ${textMarkdown(model.notice)}` : '',
    model.hasContents ? contents(model) : '',
    ...model.chapters.flatMap(({ title, sections }) => [
      title && `## ${escaped(title)}`,
      ...sections.flatMap(section => {
        const level = title ? 3 : 2;
        return [
          section.title && `${'#'.repeat(level)} ${escaped(section.title)}`,
          ...section.blocks.flatMap(block => blockMarkdown(block, section.title ? level + 1 : level)),
        ];
      }),
    ]),
    model.closing.length ? '---' : '',
    ...model.closing.map(textMarkdown),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function contents(model: DocumentModel): string {
  const slugs = slugsOf(model);
  const item = (id: string, title: string): string => `[${escaped(title)}](#${slugs.get(id)!})`;
  return model.chapters
    .flatMap(({ id, title, sections }) => [
      `- ${item(id, title)}`,
      ...sections.filter(section => section.title).map(section => `  - ${item(section.id, section.title)}`),
    ])
    .join('\n');
}

/** The names that GitHub gives to headings, by the ids of chapters and sections; a name that is taken gets a number. */
function slugsOf(model: DocumentModel): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Map<string, number>();
  const add = (words: string, id?: string): void => {
    const slug = words
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const times = taken.get(slug) ?? 0;
    taken.set(slug, times + 1);
    if (id !== undefined) slugs.set(id, times ? `${slug}-${times}` : slug);
  };
  const inside = (block: Block): void => {
    if (block.is === 'heading') add(block.text);
    if (block.is !== 'entry') return;
    add(plainWords(block.title));
    block.blocks.forEach(inside);
  };
  add(model.title);
  for (const chapter of model.chapters) {
    if (chapter.title) add(chapter.title, chapter.id);
    for (const section of chapter.sections) {
      if (section.title) add(section.title, section.id);
      section.blocks.forEach(inside);
    }
  }
  return slugs;
}
