/** The allowed values of a field on a reference page. */

/**
 * Each value with what it means, for a cell of a Markdown table: a line each.
 * @param texts what the values mean, in their order
 */
export function valueLines(values: readonly string[], texts: readonly string[] = []): string {
  return values.map((value, i) => `<br>${inCode(value)}${texts[i] ? `: ${texts[i]}` : ''}`).join('');
}

/** A tab can't be seen, and a bar ends a cell unless it is escaped by whoever writes the table. */
function inCode(value: string): string {
  return `\`${value.replaceAll('\t', '\\t')}\``;
}
