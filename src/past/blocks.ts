/** A plan file cut into its top-level keys by its lines alone: most versions of a file differ in one of them. */

/** What can make a line mean something that its own key doesn't show: anchors, aliases, directives, odd keys. */
const entangled = /^(?:%|\.\.\.|["'?[{&*!])|^---.*\S.*$|(?:^|[\s[{,])[&*][\w-]/m;

const keyLine = /^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|$)/;

/**
 * The text of each top-level key, from its line to the next one's; undefined where only reading all of the file tells
 * what a key holds.
 */
export function blocksOf(text: string): ReadonlyMap<string, string> | undefined {
  if (entangled.test(text)) return undefined;
  const blocks = new Map<string, string>();
  let name: string | undefined;
  let lines: string[] = [];
  const close = (): void => {
    if (name !== undefined) blocks.set(name, `${lines.join('\n').trimEnd()}\n`);
  };
  for (const line of text.split('\n')) {
    const key = keyLine.exec(line)?.[1];
    if (key !== undefined) {
      if (blocks.has(key) || key === name) return undefined;
      close();
      name = key;
      lines = [];
    } else if (name === undefined && /^[^#\s-]/.test(line)) return undefined;
    lines.push(line);
  }
  close();
  return blocks;
}
