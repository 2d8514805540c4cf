import type { Source } from '../plan/generated/types.ts';
import { FileText, sniff } from './file-text.ts';
import { labelHeaders } from './header.ts';
import { Layout } from './layout.ts';
import type { ExportFile } from './open.ts';
import { resolved } from './presets/index.ts';

/** The labels of a file's header, from its first rows alone. */
export async function headersOf(file: ExportFile, source: Source): Promise<string[]> {
  const format = resolved(source).format ?? {};
  const text = new FileText(file, await sniff(file, format), undefined);
  const layout = new Layout(format, file.shown, () => {});
  for await (const _ of layout.data(text.records())) break;
  return labelHeaders(layout.header?.cells ?? []).headers;
}
