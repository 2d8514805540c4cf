/** What a person corrects in a proposal. */
import { CannotDo } from '../../diagnostic/faults.ts';
import type { ColumnTypeName } from '../../plan/generated/types.ts';
import type { DurationUnit } from '../duration-text.ts';
import { timeFormat } from '../time-format.ts';
import type { ColumnEvidence, Kind } from './column-evidence.ts';
import { isPersonalHeader, nameOf, roles, wordsOf } from './header-words.ts';
import type { Proposal, ProposedColumn } from './proposal.ts';

/** What a column holds, as a person says it. */
export type Held =
  | { kind: 'text' | 'number' | 'boolean' }
  /** Without a format csplan finds it on each reading. */
  | { kind: 'date'; format?: string | string[] }
  /** Without a unit the values say it themselves: `1:30:00`, `2d 4h`. */
  | { kind: 'duration'; unit?: DurationUnit };

const types: Record<Held['kind'], ColumnTypeName | undefined> = {
  text: undefined,
  number: 'number',
  boolean: 'boolean',
  date: 'datetime',
  duration: 'duration',
};

const asSaid = 'as you say';

/** The column with what it holds; whether it is personal stays as it was. */
export function holding(column: ProposedColumn, held: Held): ProposedColumn {
  const { type: _type, format: _format, unit: _unit, ...rest } = column.definition;
  const type = types[held.kind];
  const definition = {
    ...(type ? { type } : {}),
    ...('format' in held && held.format !== undefined ? { format: held.format } : {}),
    ...('unit' in held && held.unit !== undefined ? { unit: held.unit } : {}),
    ...rest,
  };
  return { ...column, kind: held.kind, definition, because: asSaid };
}

export function markedPersonal(column: ProposedColumn, isPersonal: boolean): ProposedColumn {
  const { personal: _, ...rest } = column.definition;
  return { ...column, definition: isPersonal ? { ...rest, personal: true } : rest, because: asSaid };
}

export function replaced(proposal: Proposal, old: ProposedColumn, by: ProposedColumn): Proposal {
  return { ...proposal, columns: proposal.columns.map(column => (column === old ? by : column)) };
}

/** Under another name; where it is the key, or tells which row of a case counts, it stays that. */
export function renamed(proposal: Proposal, column: ProposedColumn, name: string): Proposal {
  const { key, keep } = proposal;
  return {
    ...replaced(proposal, column, { ...column, name }),
    key: key?.name === column.name ? { ...key, name } : key,
    keep: keep?.last === column.name ? { last: name } : keep,
  };
}

/** Its header can still be used, as the key for one, and it can be named again. */
export function without(proposal: Proposal, column: ProposedColumn): Proposal {
  const { key, keep } = proposal;
  const [header] = column.headers as [string];
  return {
    ...proposal,
    columns: proposal.columns.filter(other => other !== column),
    others: [...proposal.others, { header, because: 'left out', evidence: column.evidence }],
    key: key?.name === column.name ? { ...key, name: header } : key,
    keep: keep?.last === column.name ? undefined : keep,
  };
}

/** A column that csplan had no name for. */
export function withColumn(proposal: Proposal, column: ProposedColumn): Proposal {
  return {
    ...proposal,
    columns: [...proposal.columns, column],
    others: proposal.others.filter(({ header }) => header !== column.headers[0]),
  };
}

/** As text, until it is said what it holds. */
export function columnOf({ header, evidence }: Proposal['others'][number], name: string): ProposedColumn {
  const isPersonal = evidence.isMail || isPersonalHeader(header, false);
  const definition = isPersonal ? { personal: true } : {};
  return { name, headers: [header], kind: 'text', definition, because: asSaid, evidence };
}

/** The name that csplan's own measures look for under such a header, where it is free; else one made of the header. */
export function suggestedName(header: string, kind: Kind, proposal: Proposal): string {
  const words = wordsOf(header);
  const names = [...proposal.columns, ...proposal.ofPreset].map(({ name }) => name);
  const role = roles.find(
    one =>
      one.kinds.includes(kind) &&
      !names.includes(one.name) &&
      one.words.some(word => word.test(words)) &&
      !one.not?.test(words),
  );
  return role?.name ?? nameOf(header);
}

/** The formats that read the column's dates, by day first and by month first; one where both are the same. */
export function dateFormats(evidence: ColumnEvidence): string[][] {
  const all = (['day-first', 'month-first'] as const)
    .map(order => evidence.datesIn(order).formats)
    .filter(formats => formats.length > 0);
  return all.filter((formats, i) => all.findIndex(other => other.join() === formats.join()) === i);
}

/** Why a format can't be that of the column, in sentences; undefined where it can. No personal value is shown. */
export function formatProblem(pattern: string, { definition, evidence }: ProposedColumn): string | undefined {
  try {
    const format = timeFormat(pattern.trim());
    const { samples } = evidence;
    if (samples.length === 0 || samples.some(text => !Number.isNaN(format.parse(text)))) return undefined;
    const example = definition.personal ? '' : `, for example "${samples[0]}"`;
    return `None of its first values reads so${example}.`;
  } catch (error) {
    if (error instanceof CannotDo) return [error.message, error.help].filter(Boolean).join(' ');
    throw error;
  }
}
