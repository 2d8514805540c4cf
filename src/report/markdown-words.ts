/** Small pieces of Markdown that several parts share. */
import { text } from '../diagnostic/markdown-text.ts';
import { clip } from '../diagnostic/visible.ts';
import type { Detail } from './markdown.ts';
import type { ScorecardRow } from './model.ts';
import type { Line } from './promise-lines.ts';
import { lookOf } from './status.ts';

/** Data as Markdown text, no longer than the level allows. */
export function data(value: string, { length }: Detail): string {
  return text(clip(value, length));
}

export function statusText(status: ScorecardRow['status']): string {
  const { shape, word } = lookOf(status);
  return `${shape} ${word}`;
}

/** Items of a list; one more says how many have no room, and where they are. */
export function items(all: readonly Line[], limit: number, more: string, detail: Detail): string {
  const shown = all.slice(0, limit).map(({ lead, text: words, alarm, mark, terms }) => {
    const state = [
      mark,
      words && data(words, detail),
      alarm && `**${text(alarm)}**`,
      terms && data(terms, detail),
    ];
    const rest = state.filter(Boolean).join('; ');
    return `- **${data(lead.replace(/\.$/, ''), detail)}**${rest ? `: ${rest}` : ''}`;
  });
  if (all.length > limit) shown.push(`- and ${all.length - limit} more, see ${more}`);
  return shown.join('\n');
}
