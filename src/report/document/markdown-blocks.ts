/** Every kind of block as Markdown. Drawings are diagrams in Mermaid's language, which code hosts draw. */
import { codeBlock, text as escaped, markdownTable } from '../../diagnostic/markdown-text.ts';
import { timeInWords } from '../../plan/quantity.ts';
import { formatDate } from '../numbers.ts';
import { actionMark } from './action-marks.ts';
import { cellMarkdown, strongMarkdown, textMarkdown } from './markdown-inline.ts';
import {
  type Block,
  type Entry,
  type Fact,
  type Grid,
  type Guide,
  type GuideBranch,
  type GuideRun,
  isLines,
  type Table,
  type Timeline,
  type TreeNode,
} from './model.ts';

/** Paragraphs of Markdown. @param level of a heading that stands among these blocks */
export function blockMarkdown(block: Block, level: number): string[] {
  switch (block.is) {
    case 'paragraph':
      return [textMarkdown(block.text)];
    case 'quote':
      return [
        [`> ${escaped(block.text)}`, ...(block.from ? [`>\n> ${textMarkdown(block.from)}`] : [])].join('\n'),
      ];
    case 'list':
      return [
        block.items
          .map((item, i) => `${block.isNumbered ? `${i + 1}.` : '-'} ${textMarkdown(item)}`)
          .join('\n'),
      ];
    case 'facts':
      return [block.facts.map(factMarkdown).join('\n')];
    case 'code':
      return [codeBlock(block.language, block.lines)];
    case 'heading':
      return [`${'#'.repeat(level)} ${escaped(block.text)}`];
    case 'entry':
      return entryMarkdown(block, level);
    case 'table':
      return tableMarkdown(block);
    case 'grid':
      return gridMarkdown(block);
    case 'tree':
      return [
        ...(block.root === undefined ? [] : [`> ${escaped(block.root)}`]),
        branch(block.nodes, 0).join('\n'),
      ];
    case 'timeline':
      return timelineMarkdown(block);
    case 'importance':
      // The table beside it says the same.
      return [];
    case 'limits': {
      const promised = block.promised === null ? '' : `; promised: ${timeInWords(block.promised)}`;
      return [
        `${escaped(block.parts.map(({ text }) => text).join('; '))}${promised}. **${escaped(block.sentence)}**`,
      ];
    }
    case 'guide':
      return guideMarkdown(block);
    case 'diagram':
      return [codeBlock('mermaid', block.lines)];
  }
}

function factMarkdown({ label, value }: Fact): string {
  const head = `- ${strongMarkdown(`${label}:`)}`;
  if (!isLines(value) || value.lines.length < 2) return `${head} ${cellMarkdown(value)}`;
  return [head, ...value.lines.map(line => `  - ${textMarkdown(line)}`)].join('\n');
}

function entryMarkdown({ title, label, blocks }: Entry, level: number): string[] {
  return [
    `${'#'.repeat(Math.min(6, level))} ${textMarkdown(title)}`,
    ...(label ? [textMarkdown(label)] : []),
    ...blocks.flatMap(block => blockMarkdown(block, level + 1)),
  ];
}

function tableMarkdown({ caption, columns, rows }: Table): string[] {
  const table = markdownTable(
    columns.map((column, i) => ({
      title: escaped(column.code ?? column.title),
      cell: (row: Table['rows'][number]) => cellMarkdown(row[i] ?? ''),
      right: column.kind === 'num',
    })),
    rows,
  );
  return [escaped(caption), table];
}

/** Stages beside each other; a lane that begins behind a line has it as a row of its own. */
function gridMarkdown({ caption, lanes, columns }: Grid): string[] {
  const rows = lanes.flatMap(({ title, border }, i) => [
    ...(border === undefined ? [] : [[`*${escaped(border)}*`, ...columns.map(() => '┄')]]),
    [
      strongMarkdown(title),
      ...columns.map(({ cells }) => cellMarkdown({ is: 'lines', lines: cells[i] ?? [] })),
    ],
  ]);
  const heads = columns.map(({ title, note }) =>
    [escaped(title), note ? textMarkdown(note) : ''].filter(Boolean),
  );
  const table = markdownTable(
    [' ', ...heads.map(head => head.join('<br>'))].map((title, i) => ({
      title,
      cell: (row: string[]) => row[i]!,
    })),
    rows,
  );
  return [escaped(caption), table];
}

function branch(nodes: readonly TreeNode[], depth: number): string[] {
  return nodes.flatMap(({ title, note, children }) => {
    const words = [textMarkdown(title), note ? textMarkdown(note) : ''].filter(Boolean).join(' – ');
    return [
      ...(words ? [`${'  '.repeat(depth)}- ${words}`] : []),
      ...branch(children, words ? depth + 1 : depth),
    ];
  });
}

function timelineMarkdown({ caption, rows }: Timeline): string[] {
  const days = (start: string | null, due: string | null): string =>
    [start, due].map(day => (day ? formatDate(day) : '')).join(' – ');
  const table = markdownTable(
    [
      {
        title: 'Action',
        cell: row => (row.isGroup ? `**${textMarkdown(row.title)}**` : textMarkdown(row.title)),
      },
      { title: 'Owner', cell: row => escaped(row.owner) },
      { title: 'From – to', cell: row => days(row.start, row.due) },
      {
        title: 'State',
        cell: row => (row.state ? textMarkdown([actionMark(row.state), ` ${row.words}`]) : ''),
      },
    ],
    rows,
  );
  return [escaped(caption), table];
}

function guideMarkdown({ runs }: Guide): string[] {
  return runs.map(run =>
    [...(run.title ? [`- *${escaped(run.title)}*`] : []), ...runLines(run, 0)].join('\n'),
  );
}

function runLines({ steps }: GuideRun, depth: number): string[] {
  const pad = '  '.repeat(depth);
  return steps.flatMap(({ number, text, notes, branches }) => [
    `${pad}- **${number}** ${[textMarkdown(text), ...notes.map(textMarkdown)].join(' – ')}`,
    ...branches.flatMap(branch => branchLines(branch, depth + 1)),
  ]);
}

function branchLines({ answer, next }: GuideBranch, depth: number): string[] {
  const head = `${'  '.repeat(depth)}- → ${strongMarkdown(answer)}`;
  if (next === null) return [`${head}: **Open:** Where does this answer lead?`];
  if (typeof next === 'number') return [`${head}: go on with step ${next}`];
  return [head, ...runLines(next, depth + 1)];
}
