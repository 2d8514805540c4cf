/** The guards that measures have by themselves, where the columns of the source allow it. */
import type { Source } from '../plan/generated/types.ts';
import type { GuardSpec } from './measure.ts';

/** Fast work that has to be done again: the share reopened, where the source says how often. */
export function reopenGuard(source: Source): GuardSpec | undefined {
  return has(source, 'reopens')
    ? { name: 'share reopened', measure: { kind: 'reopen', reopens: 'reopens' } }
    : undefined;
}

/** Ratings of the happy few: the share that answered, where the source says whom was asked. */
export function responseGuard(column: string, source: Source): GuardSpec | undefined {
  return has(source, 'sent_at')
    ? {
        name: 'response rate',
        measure: { kind: 'response_rate', sent: 'sent_at', answered: column },
        anchor: 'sent_at',
      }
    : undefined;
}

/** Promises that lie so far ahead that they are easily kept: the median time promised. */
export function promiseGuard(promised: string | undefined, source: Source): GuardSpec | undefined {
  const made = 'created_at';
  return promised !== undefined && promised !== made && has(source, made)
    ? {
        name: 'median time promised',
        measure: { kind: 'duration', from: made, to: promised },
        stat: 'median',
      }
    : undefined;
}

function has({ columns }: Source, name: string): boolean {
  return columns !== undefined && Object.hasOwn(columns, name);
}
