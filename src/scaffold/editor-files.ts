/** Where editors find the schemas of a plan's files. */

/** From the folder that several plans share. */
export const schemaFolder = '.csplan/schemas';

/** The first line by which an editor finds a file's schema. @param schema path from the file */
export function schemaLine(schema: string): string {
  return `# yaml-language-server: $schema=${schema}`;
}

/** The text with that line at its start, unless a line names a schema already. */
export function withSchemaLine(text: string, schema: string): string {
  if (/^\s*#\s*yaml-language-server:\s*\$schema=/m.test(text)) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return `${mark}${schemaLine(schema)}${newline}${text.slice(mark.length)}`;
}
