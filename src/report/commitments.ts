/** Promises kept: every standing promise with how far it was kept, period by period. */
import type { CommitmentResult, Unit } from '../kpi/evaluation.ts';
import { boundsWords } from './cells.ts';
import { formatValue, type ShownIn } from './numbers.ts';
import type { TitleOf } from './owners.ts';
import { lookOf, type Tone } from './status.ts';

export interface CommitmentRow {
  id: string;
  text: string;
  owner: string | null;
  /** `no-figure`: it is measured and the period has none that can be judged; `no-target`: how far is not said. */
  state: 'kept' | 'not-kept' | 'no-figure' | 'no-target' | 'not-measured' | 'draft' | 'withdrawn';
  /** The measure that shows it. */
  measuredBy: { id: string; name: string; unit: Unit; shownIn: ShownIn } | null;
  target: CommitmentResult['target'];
  /** Of the period of the report. */
  value: number | null;
  provisional: boolean;
  /** Of the periods of the series that can be judged and are over: in how many it was kept. */
  record: { kept: number; of: number };
}

/** In the plan's order. */
export function commitmentRows(commitments: readonly CommitmentResult[], titleOf: TitleOf): CommitmentRow[] {
  return commitments.map(({ id, text, owner, status, measured, target, periods }) => {
    const now = periods.at(-1);
    const judged = periods.filter(({ kept, provisional }) => kept !== null && !provisional);
    return {
      ...{ id, text, target },
      owner: titleOf(owner),
      state: status === 'in-force' ? stateOf({ measured, target, kept: now?.kept ?? null }) : status,
      measuredBy: measured,
      value: now?.value ?? null,
      provisional: now?.provisional ?? false,
      record: { kept: judged.filter(({ kept }) => kept).length, of: judged.length },
    };
  });
}

function stateOf({
  measured,
  target,
  kept,
}: Pick<CommitmentResult, 'measured' | 'target'> & { kept: boolean | null }): CommitmentRow['state'] {
  if (!measured) return 'not-measured';
  if (!target) return 'no-target';
  return kept === null ? 'no-figure' : kept ? 'kept' : 'not-kept';
}

const words: Record<CommitmentRow['state'], { word: string; like: Parameters<typeof lookOf>[0] }> = {
  kept: { word: 'kept', like: 'met' },
  'not-kept': { word: 'not kept', like: 'missed' },
  'no-figure': { word: 'no figure', like: 'no-data' },
  'no-target': { word: 'not said how far', like: 'no-data' },
  'not-measured': { word: 'not measured', like: 'no-data' },
  draft: { word: 'not promised yet', like: 'no-course' },
  withdrawn: { word: 'withdrawn', like: 'no-course' },
};

/** Shape, word and tone of a promise's state. */
export function keptLook(state: CommitmentRow['state']): {
  shape: string;
  ascii: string;
  word: string;
  tone: Tone;
} {
  const { word, like } = words[state];
  return { ...lookOf(like), word };
}

/** `Promised: at least 60.0 %`; nothing where nothing is said. */
export function promisedWords({ target, measuredBy }: CommitmentRow): string | undefined {
  return target && measuredBy ? boundsWords(target, measuredBy) : undefined;
}

/** `Calls answered within 45 seconds: 62.9 %`; nothing where nothing is measured. */
export function figureWords({ value, measuredBy, provisional }: CommitmentRow): string | undefined {
  if (!measuredBy) return undefined;
  const figure = value === null ? 'no figure' : formatValue(value, measuredBy);
  return `${measuredBy.name}: ${figure}${provisional ? ' (provisional)' : ''}`;
}

/** `kept in 5 of 6 periods`; nothing where none can be judged. */
export function recordWords({ record }: CommitmentRow): string | undefined {
  return record.of
    ? `kept in ${record.kept} of ${record.of} ${record.of === 1 ? 'period' : 'periods'}`
    : undefined;
}
