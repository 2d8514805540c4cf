/** A proposed source with its KPIs, put into a plan. */
import { resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Suggestion } from '../kpi/explain/suggest.ts';
import type { PlanDocument } from '../plan/document.ts';
import { insertBlock } from '../plan/edit.ts';
import type { Io } from './io.ts';
import { kpiLines } from './proposal-text.ts';
import { type Replacement, replaceFiles } from './replace-files.ts';

/** Puts the source, and KPIs, into the plan's files; everything else in them stays byte for byte. */
export async function writeIntoPlan(
  plan: PlanDocument,
  id: string,
  yaml: string,
  kpis: readonly Suggestion[],
  io: Io,
): Promise<void> {
  if (Object.hasOwn(plan.plan.sources ?? {}, id))
    throw new CannotDo(
      `The plan has a source "${id}" already; nothing was written.`,
      'Give this one another name with --source, or change that one by hand.',
    );
  const entry = yaml.replace(/^ {2}/gm, '');
  const items = kpis.flatMap(kpi => kpiLines(kpi, id));
  const changed = new Map<string, Replacement>();
  const put = (section: 'sources' | 'kpis', block: string) => {
    const { steps, file } = placeOf(plan, section);
    const { path, text } = file.source;
    const before = changed.get(path)?.after ?? text;
    changed.set(path, {
      path: resolve(io.cwd, path),
      shown: path,
      before: text,
      after: inserted(before, steps, block, section),
    });
  };
  put('sources', entry);
  if (items.length) put('kpis', items.join('\n'));
  await replaceFiles([...changed.values()]);
  const names = [...changed.keys()].map(visible).join(', ');
  const kpi = kpis[0]?.kpi.id;
  const next = kpi
    ? `csplan explain ${kpi} --plan ${visible(plan.path)}   shows where its number comes from`
    : `csplan data check ${visible(plan.path)}   shows how its files read`;
  io.err(
    `\nWritten: source "${id}"${items.length ? ` and ${kpis.length} ${kpis.length === 1 ? 'KPI' : 'KPIs'}` : ''} in ${names}\nNext: ${next}\n`,
  );
}

/** The file that holds a section, and the section's place in it. */
function placeOf(
  plan: PlanDocument,
  section: string,
): { steps: string[]; file: PlanDocument['files'][number] } {
  const own = plan.files.find(({ mount }) => mount.length === 1 && mount[0] === section);
  return own ? { steps: [], file: own } : { steps: [section], file: plan.files[0]! };
}

function inserted(text: string, steps: string[], block: string, section: string): string {
  try {
    return insertBlock(text, steps, block);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CannotDo(
      `The ${section} can't be added by csplan: ${error.message}`,
      'Copy them from the output into the plan.',
    );
  }
}
