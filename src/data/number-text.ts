/** Numbers and yes/no answers as exports write them. */

/**
 * `1234.5`, `-3`, `1.2E3`, `85 %` (85), and thousands with commas (`1,234.5`). A decimal comma is not read: `12,5` is
 * NaN, and so is `1,234` where `commaIsThousands` is false, because it may be either.
 */
export function parseNumber(text: string, commaIsThousands: boolean): number {
  let sawComma = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code <= 57) || code === 46 || code === 43 || code === 45 || (code | 32) === 101)
      continue;
    if (code === 44) sawComma = true;
    else if (code === 37 && at > 0 && at === text.length - 1)
      return parseNumber(text.slice(0, at).trimEnd(), commaIsThousands);
    else if (!isPercentGap(text, at)) return Number.NaN;
  }
  if (text === '') return Number.NaN;
  return sawComma ? withThousands(text, commaIsThousands) : Number(text);
}

/** Space before a percent sign at the end. */
function isPercentGap(text: string, at: number): boolean {
  return text.endsWith('%') && text.slice(at, -1).trim() === '';
}

function withThousands(text: string, commaIsThousands: boolean): number {
  const match = /^[-+]?[1-9]\d{0,2}((?:,\d{3})+)(\.\d+)?$/.exec(text);
  if (!match) return Number.NaN;
  const certain = match[2] !== undefined || match[1]!.length > 4;
  return certain || commaIsThousands ? Number(text.replaceAll(',', '')) : Number.NaN;
}

/** Whether an unreadable number looks like one with a decimal comma. */
export function hasDecimalComma(text: string): boolean {
  return /^[-+]?\d{1,3}(?:[. ]?\d{3})*,\d+\s*%?$|^[-+]?\d+,\d+\s*%?$/.test(text);
}

const yes = new Set(['true', 't', 'yes', 'y', '1', 'on', 'ontime', 'on time']);
const no = new Set(['false', 'f', 'no', 'n', '0', 'off', 'overdue']);

/** 1 yes, 0 no, -1 neither. */
export function parseBoolean(text: string): number {
  if (text.length > 8) return -1;
  const word = text.toLowerCase();
  return yes.has(word) ? 1 : no.has(word) ? 0 : -1;
}
