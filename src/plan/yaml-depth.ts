/** How deeply a text nests, counted before anything recurses into it. */

export const maxDepth = 200;

/**
 * Where brackets, dashes or indentation nest deeper than any plan does. The parser recurses, and V8 ends the
 * whole process when a regular expression is compiled with the stack nearly used up, which no catch can stop;
 * so depth is counted before. Brackets in prose count too: two hundred unclosed ones are no prose.
 */
export function tooDeepAt(text: string): number | undefined {
  let flow = 0;
  let run = 0;
  const indents: number[] = [];
  let lineStart = 0;
  let firstOnLine = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x20) continue;
    if (character === 0x0a) {
      lineStart = at + 1;
      firstOnLine = true;
      run = 0;
      continue;
    }
    if (character === 0x5b || character === 0x7b) flow++;
    else if ((character === 0x5d || character === 0x7d) && flow > 0) flow--;
    const alone = firstOnLine || text.charCodeAt(at - 1) === 0x20;
    run = alone && (character === 0x2d || character === 0x3f || character === 0x3a) ? run + 1 : 0;
    if (firstOnLine) {
      while (indents.length && indents.at(-1)! >= at - lineStart) indents.pop();
      indents.push(at - lineStart);
      firstOnLine = false;
    }
    if (flow > maxDepth || run > maxDepth || indents.length > maxDepth) return at;
  }
  return undefined;
}
