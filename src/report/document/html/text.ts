/** Lines of a document as markup. */
import { html, type Markup, type Content as Markups } from '../../markup.ts';
import { unbroken } from '../../numbers.ts';
import { lookOfTone } from '../looks.ts';
import { type Content, type Inline, inlines, isLines } from '../model.ts';
import { isWebAddress } from '../web-address.ts';

/** Writes what stands in a line or a cell; a link only where its place is in the document. */
export type Write = (content: Content) => Markup;

export function writer(anchors: ReadonlySet<string>): Write {
  const piece = (inline: Inline): Markups => {
    if (typeof inline === 'string') return unbroken(inline);
    switch (inline.is) {
      case 'break':
        return html`<br>`;
      case 'strong':
        return html`<b>${unbroken(inline.text)}</b>`;
      case 'quiet':
        return html`<span class="quiet">${unbroken(inline.text)}</span>`;
      case 'open':
        return html`<span class="open"><i aria-hidden="true">?</i>${inline.question}</span>`;
      case 'mark': {
        const { shape } = lookOfTone(inline.tone);
        return html`<span class="status ${inline.tone}"><i aria-hidden="true">${shape}</i>${inline.word}</span>`;
      }
      case 'link':
        return anchors.has(inline.to)
          ? html`<a class="ref" href="#${inline.to}">${inline.text}</a>`
          : inline.text;
      case 'url':
        return isWebAddress(inline.address)
          ? html`<a href="${inline.address}" rel="noreferrer">${inline.address}</a>`
          : inline.address;
    }
  };
  return content =>
    isLines(content)
      ? content.lines.length === 1
        ? html`${inlines(content.lines[0]!).map(piece)}`
        : html`<ul>${content.lines.map(line => html`<li>${inlines(line).map(piece)}</li>`)}</ul>`
      : html`${inlines(content).map(piece)}`;
}
