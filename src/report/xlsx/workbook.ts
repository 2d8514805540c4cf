/** Sheets to the bytes of a workbook (ECMA-376): the same bytes on every machine. */
import { unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Sheet } from './sheet.ts';
import { cellText, writable } from './written-sheet.ts';

export interface Workbook {
  title: string;
  /** A line of text for programs that reads the same in XML: people who open the workbook don't see it. */
  machineText: string;
  sheets: readonly Sheet[];
}

export async function workbookBytes({ title, machineText, sheets }: Workbook): Promise<Uint8Array> {
  // Neither when the file was made nor where: the archive's own dates are set below.
  const never = new Date(0);
  const archive = await writeXlsx({
    sheets: sheets.map(writable),
    defaultFont: { name: 'Calibri', size: 11 },
    properties: { title: cellText(title), creator: 'csplan', created: never, modified: never },
  });
  const parts = unzipSync(archive);
  addCustomXml(parts, machineText);
  return zippedAlike(parts);
}

/**
 * Packed anew by a compressor in JavaScript: what Node's own makes of the same bytes differs between its versions and
 * processors. Zip keeps a local time, so the same local time goes into every zone's archive.
 */
function zippedAlike(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12), os: 0 });
}

/** Bytes that a part of a file that somebody hands over may unpack to. */
const largestPart = 1e8;

const machinePart = 'customXml/item1.xml';
const relations = 'xl/_rels/workbook.xml.rels';

/** A custom XML part is where the standard has room for what a program wants to find again (ECMA-376, 15.2.5). */
function addCustomXml(parts: Record<string, Uint8Array>, text: string): void {
  const encoder = new TextEncoder();
  parts[machinePart] = encoder.encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><report xmlns="urn:csplan:report">${text}</report>`,
  );
  const relation =
    '<Relationship Id="csplan" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>';
  const before = new TextDecoder().decode(parts[relations]);
  parts[relations] = encoder.encode(before.replace('</Relationships>', `${relation}</Relationships>`));
}

/** The text that `workbookBytes` was given for programs; undefined where the file is no such workbook. */
export function machineTextOf(content: Uint8Array): string | undefined {
  try {
    const parts = unzipSync(content, {
      filter: ({ name, originalSize }) => name === machinePart && originalSize < largestPart,
    });
    return /<report xmlns="urn:csplan:report">([^<]*)<\/report>/.exec(
      new TextDecoder().decode(parts[machinePart]),
    )?.[1];
  } catch {
    return undefined;
  }
}

/** Each part of the archive, row by row; empty where it is none. */
export function linesOfWorkbook(content: Uint8Array): string[] {
  try {
    return Object.entries(
      unzipSync(content, { filter: ({ originalSize }) => originalSize < largestPart }),
    ).flatMap(([name, bytes]) =>
      new TextDecoder()
        .decode(bytes)
        .split(/(?=<row |<si>)/)
        .map(part => `${name}: ${part}`),
    );
  } catch {
    return [];
  }
}
