/** What a closed quarter keeps of contacts and findings, and what a report makes of it without any export. */
import { expect, it } from 'vitest';
import type { Evaluation } from '../../../src/kpi/evaluation.ts';
import { closing } from '../../../src/kpi/results/close.ts';
import { ClosedPeriods } from '../../../src/kpi/results/closed-periods.ts';
import { parseResults } from '../../../src/kpi/results/parse.ts';
import { resultsText } from '../../../src/kpi/results/write.ts';
import type { Row } from '../table.ts';
import { type ContactPlan, natureOf, only, valuesOf } from './contacts.ts';

const plan: ContactPlan = {
  interactions: [
    { id: 'calls', source: 'calls', reason: 'topic', channel: 'way', resolved: 'done' },
    { id: 'mails', source: 'mails', reason: 'topic' },
  ],
  voc: { findings: [{ id: 'f-wait', heard_in: { source: 'calls', where: { topic: 'wait' } } }] },
  sources: {
    calls: { complete: { from: '2025-10-01', to: '2026-12-31' } },
    mails: { personal: true, complete: { from: '2025-10-01', to: '2026-12-31' } },
  },
};

const quarters = ['2025-11', '2026-02', '2026-05', '2026-08', '2026-11'];
const calls: Row[] = quarters.flatMap((quarter, i) =>
  ['wait', 'bill', ...(i === 3 ? ['strike'] : [])].flatMap((topic, j) =>
    Array.from({ length: 12 + 3 * i + 5 * j }, (_, k) => ({
      created_at: `${quarter}-10`,
      done: k % 4 === 0 ? null : `${quarter}-2${k % 9}`,
      topic,
      way: k % 3 ? 'phone' : 'web',
    })),
  ),
);
// Four mails about a refund are too few to be told.
const mails: Row[] = quarters.flatMap(quarter =>
  ['bill', 'date', 'refund'].flatMap((topic, j) =>
    Array.from({ length: [30, 14, 4][j]! }, () => ({ created_at: `${quarter}-10`, topic })),
  ),
);
const written = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

/** The files of the quarters, each closed from the exports. */
async function closed(): Promise<ClosedPeriods> {
  const files = [];
  for (const period of written) {
    const record = { closed: new ClosedPeriods([]), closing: true, version: '0.2.0' };
    const { drafts } = await natureOf(plan, { calls, mails }, { period, record });
    // The exports of tests have no bytes to hash.
    const rows = drafts.map(draft => ({ ...draft, sources: [] }));
    const text = resultsText(closing([], rows).rows({ asOf: '2027-01-05', version: '0.2.0', note: null }));
    files.push(parseResults(text, `results/${period}.csv`, 'f'.repeat(64)));
  }
  return new ClosedPeriods(files);
}

/** What a reader sees of contacts and findings. */
function seen({ nature }: Evaluation) {
  return {
    interactions: nature.interactions.map(({ received, resolved, active, columns }) => ({
      series: [valuesOf(received), valuesOf(resolved), valuesOf(active)],
      ages: active?.current.outcomes,
      columns: columns.map(({ column, categories, movers }) => ({
        column,
        movers,
        categories: categories.map(
          ({ label, now, series, changeFromPrevious, changeFromLastYear, withheld }) => ({
            label,
            n: now.n,
            series,
            withheld,
            changes: [changeFromPrevious?.difference, changeFromLastYear?.difference],
          }),
        ),
      })),
    })),
    findings: nature.findings.map(({ id, said, of, change }) => [
      id,
      valuesOf(said),
      valuesOf(of),
      change?.difference,
    ]),
  };
}

it('is the same without the exports, byte for byte what is withheld included', async () => {
  const record = { closed: await closed(), closing: false, version: '0.2.0' };
  const now = seen(await natureOf(plan, { calls, mails }));
  expect(seen(await natureOf(plan, {}, { record }))).toEqual(now);
  const [ofCalls, ofMails] = now.interactions;
  // By hand: 24 waited and 29 had a bill in 2026-Q4; every fourth stays open, from quarter to quarter.
  expect(ofCalls!.columns[0]!.categories.map(({ label, n }) => [label, n])).toEqual([
    ['bill', 29],
    ['wait', 24],
    ['strike', 0],
  ]);
  expect(ofCalls!.columns[0]!.movers[0]).toBe('strike');
  expect(ofMails!.columns[0]!.categories.map(({ label, n }) => [label, n])).toEqual([
    ['bill', 30],
    ['date', null],
    ['refund', null],
  ]);
});

it('a quarter of somebody else has no reasons, and none are made up for it', async () => {
  const files = (await closed()).files.map(file => ({
    ...file,
    rows: file.rows.filter(({ breakdown }) => breakdown === null),
  }));
  const record = { closed: new ClosedPeriods(files), closing: false, version: '0.2.0' };
  const { interactions } = (await natureOf(plan, {}, { record })).nature;
  expect(interactions[0]!.received.current.value).toBe(53);
  expect(interactions[0]!.columns[0]!.categories).toEqual([]);
});

it('one kind of contacts is found by its id alone', async () => {
  const record = { closed: await closed(), closing: false, version: '0.2.0' };
  const other = { ...plan, interactions: [{ ...plan.interactions![0]!, id: 'phone' }] };
  expect(only(await natureOf(other, {}, { record })).received.current.value).toBeNull();
});
