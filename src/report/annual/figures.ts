/** A year as counts: what page one of an annual statement begins with. */
import type { HealthFigure } from '../meeting/health.ts';
import type { AnnualPart } from './annual.ts';

/** Without those that there is nothing to count for. */
export function annualFigures(annual: AnnualPart): HealthFigure[] {
  const { goals, promises, done, notDone, received, notReceived } = annual;
  const figure = (id: HealthFigure['id'], label: string, good: number, of: number) => ({
    id,
    label,
    good,
    of,
  });
  const judged = goals.filter(({ status }) => status === 'met' || status === 'missed');
  const total = (of: readonly { kept: number; of: number }[], which: 'kept' | 'of') =>
    of.reduce((sum, promise) => sum + promise[which], 0);
  return [
    figure('goals', 'goals met', judged.filter(({ status }) => status === 'met').length, judged.length),
    figure('commitments', 'times a promise was kept', total(promises, 'kept'), total(promises, 'of')),
    figure('actions', 'actions done that fell due', done.length, done.length + notDone.length),
    figure('grants', 'promised to us, received', received.length, received.length + notReceived.length),
  ].filter(({ of }) => of > 0);
}
