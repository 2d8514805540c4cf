/** The first words of a phrase in the notation of `phrases`, so that it need be looked for only where one of them stands. */

/** Beginnings of a first word: `open` ones go on with what follows, `whole` ones are over. */
interface Beginnings {
  open: string[];
  whole: string[];
}

/** `(as|where) possible` begins with `as` or `where`; undefined where it may begin with any word. */
export function headsOf(phrase: string): string[] | undefined {
  const found = beginnings(phrase);
  return found && [...new Set([...found.open, ...found.whole])].filter(Boolean);
}

function beginnings(pattern: string): Beginnings | undefined {
  let open = [''];
  const whole: string[] = [];
  for (let at = 0; at < pattern.length && open.length; ) {
    const unit = unitAt(pattern, at);
    const choices = choicesOf(unit);
    if (!choices) return undefined;
    whole.push(...open.flatMap(start => choices.whole.map(end => start + end)));
    const more = open.flatMap(start => choices.open.map(end => start + end));
    at += unit.length;
    const isOptional = pattern[at] === '?';
    if (isOptional) at++;
    open = isOptional ? [...open, ...more] : more;
  }
  return { open, whole };
}

/** A group, a class of letters, or a single sign. */
function unitAt(pattern: string, at: number): string {
  if (pattern[at] === '[') return pattern.slice(at, pattern.indexOf(']', at) + 1);
  if (pattern[at] !== '(') return pattern[at]!;
  let depth = 0;
  for (let end = at; end < pattern.length; end++) {
    if (pattern[end] === '(') depth++;
    if (pattern[end] === ')' && --depth === 0) return pattern.slice(at, end + 1);
  }
  throw new Error(`A phrase has a bracket that is never closed: ${pattern}`);
}

function choicesOf(unit: string): Beginnings | undefined {
  if (unit === '~') return undefined;
  // What stands ahead is no part of the word.
  if (unit.startsWith('(?')) return { open: [''], whole: [] };
  if (unit.startsWith('[')) return { open: [...unit.slice(1, -1)], whole: [] };
  if (!unit.startsWith('('))
    return /[a-z0-9]/.test(unit) ? { open: [unit], whole: [] } : { open: [], whole: [''] };
  const each = alternatives(unit.slice(1, -1)).map(beginnings);
  if (each.includes(undefined)) return undefined;
  return { open: each.flatMap(found => found!.open), whole: each.flatMap(found => found!.whole) };
}

/** Apart at the bars that stand in no inner group. */
function alternatives(group: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of group) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
