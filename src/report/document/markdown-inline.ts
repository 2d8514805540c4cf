/** Lines of a document as Markdown, on which nothing of a plan is markup. */
import { text as escaped } from '../../diagnostic/markdown-text.ts';
import { lookOfTone } from './looks.ts';
import { type Content, type Inline, inlines, isLines, type Text } from './model.ts';
import { isWebAddress } from './web-address.ts';

export function textMarkdown(text: Text): string {
  return inlines(text).map(piece).join('').trim();
}

/** On one line of a table: what stands on several is told apart by breaks. */
export function cellMarkdown(content: Content): string {
  if (!isLines(content)) return textMarkdown(content);
  const lines = content.lines.map(textMarkdown);
  return lines.length < 2 ? lines.join('') : lines.map(line => `• ${line}`).join('<br>');
}

function piece(inline: Inline): string {
  if (typeof inline === 'string') return spaced(inline);
  switch (inline.is) {
    case 'break':
      return '<br>';
    case 'strong':
      return strongMarkdown(inline.text);
    case 'open':
      return `**Open:** ${escaped(inline.question)}`;
    case 'mark':
      return `${lookOfTone(inline.tone).shape} ${escaped(inline.word)}`;
    case 'url':
      return isWebAddress(inline.address) ? `<${inline.address.trim()}>` : escaped(inline.address);
    case 'quiet':
    case 'link':
      return spaced(inline.text);
  }
}

/** Nothing for an empty text: four asterisks would be a rule. */
export function strongMarkdown(text: string): string {
  const words = escaped(text);
  return words && `**${words}**`;
}

/** The spaces around a piece keep it apart from its neighbours. */
function spaced(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\s$/.test(text) && text.trim() !== '' ? ' ' : '';
  return before + escaped(text) + after;
}

/** The words of a line without any markup. */
export function plainWords(text: Text): string {
  return inlines(text)
    .map(one => {
      if (typeof one === 'string') return one;
      switch (one.is) {
        case 'break':
          return ' ';
        case 'open':
          return `Open: ${one.question}`;
        case 'mark':
          return `${lookOfTone(one.tone).shape} ${one.word}`;
        case 'url':
          return one.address;
        default:
          return one.text;
      }
    })
    .join('');
}
