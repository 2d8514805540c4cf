/** `csplan explain S2-5b`: what of csplan serves a demand on a plan, and why where nothing does. */
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine, wrapped } from '../diagnostic/visible.ts';
import type { Way } from '../plan/demands.ts';
import { placeName } from '../plan/fields.ts';
import { isServed, reportParts, type Served, served } from './coverage.ts';
import { Exit, type Io } from './io.ts';

/** @throws CannotDo where there is no such demand */
export async function runExplainDemand(id: string, _options: object, io: Io): Promise<number> {
  const one = served(id);
  if (!one)
    throw new CannotDo(
      `There is no demand "${visibleLine(id)}".`,
      `They are S0-1 to S4-14 and RB1 to RB53, some with a letter (S2-5b). A finding, a rule and a field name those that they serve.`,
    );
  io.out(`${explained(one, io.columns ?? 90).join('\n')}\n`);
  return Exit.ok;
}

const indent = 11;

function explained(one: Served, columns: number): string[] {
  const { id, demand, fields, rules, questions, measures } = one;
  const line = (name: string, texts: readonly string[]): string[] =>
    texts
      .flatMap(text => wrapped(text, Math.max(columns - indent, 30)))
      .map((text, i) => (i ? '' : name).padEnd(indent) + text);
  const also = (way: Way): string[] => (demand.also?.[way] === undefined ? [] : [demand.also[way]]);
  const report = [
    ...measures.map(kind => `a KPI with the measure ${kind}`),
    ...(demand.report ?? []).map(part => reportParts[part as keyof typeof reportParts] ?? part),
    ...also('report'),
  ];
  const missing = demand.by.filter(way => !isServed(one, way)).flatMap(way => demand.not?.[way] ?? []);
  return [
    id,
    ...wrapped(demand.says, columns),
    '',
    ...line('Fields', [...fields.map(({ path }) => placeName(path)), ...also('field'), ...also('event')]),
    ...line('Rules', [...rules.map(({ id, summary }) => `${id}: ${summary}`), ...also('rule')]),
    ...line('Asked', [...questions, ...also('question')]),
    ...line('Report', report),
    ...line('Missing', missing),
  ];
}
