import { CellState } from '../../data/batch.ts';
import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';

export const resolutionRate: Measure<'resolution_rate'> = {
  kind: 'resolution_rate',
  summary:
    'How many were closed of those that came in. As a flow: closed in the period over opened in the period. As a cohort: of those opened in the period, the share closed by its end.',
  edgeCases: [
    'As a flow it exceeds 100 % where old cases are closed as well; each side counts by its own date.',
    'As a cohort, what was opened late in the period has had little time; it counts as not closed until a later period, which has its own cohort.',
    'As a cohort, a row whose closing date cannot be read is left out and counted.',
    'Without any opened in the period there is no number.',
  ],
  serves: ['S3-6d'],
  defaults: { basis: 'flow' },
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: ({ basis }) => ({
    unit: 'percent',
    min: 0,
    ...(basis === 'cohort' && { max: 100 }),
    better: 'higher',
  }),
  anchors: ({ opened }) => [opened],
  parts: ({ opened, closed, basis }) =>
    basis === 'cohort'
      ? undefined
      : {
          numerator: { measure: { kind: 'count' }, anchor: closed },
          denominator: { measure: { kind: 'count' }, anchor: opened },
          per: 100,
          inOwnWords: true,
        },
  sentence: ({ opened, closed, basis }) =>
    basis === 'cohort'
      ? `The share of rows opened in the period (${named(opened)}) that were closed by its end (${named(closed)})`
      : `The rows closed in the period (${named(closed)}) for every 100 opened in it (${named(opened)})`,
  formula: ({ basis }) =>
    basis === 'cohort'
      ? 'opened in the period and closed by its end / opened in the period'
      : 'closed in the period / opened in the period',
  needs: ({ opened, closed }) => [need(opened, 'instant'), need(closed, 'instant')],
  outcomes: () => [
    { label: 'closed', weight: 1 },
    { label: 'still open', weight: 0 },
  ],
  reasons: ({ opened, closed }) => [...absence(opened), `can't read ${named(closed)}`],
  read: ({ opened, closed }, rows) => {
    const from = rows.instant(opened);
    const to = rows.instant(closed);
    return {
      outcome: (row, end) => {
        if (!isOk(from, row)) return absent(from, row, 0);
        if (to.state[row] === CellState.unreadable) return -3;
        return isOk(to, row) && to.values[row]! < end ? 0 : 1;
      },
    };
  },
};
