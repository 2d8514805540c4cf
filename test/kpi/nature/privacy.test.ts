/** Contacts of sources about persons: nothing withheld follows from what is shown, here or in KPIs of the same rows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell, Evaluation } from '../../../src/kpi/evaluation.ts';
import { Known } from '../known.ts';
import type { Row } from '../table.ts';
import { natureOf, only } from './contacts.ts';

/** Days of which the middle ones of quarters are used: at a quarter's end they are 46 days old. */
const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const middles = ['2026-02-15', '2026-05-15', '2026-08-15', '2026-11-15'];
const reasons = ['a', 'b', 'c'];

interface Contact {
  opened: number;
  /** 4: never. */
  closed: number;
  reason: string;
}

/** Every kind of contact there could be: what a reader doesn't know is how many there are of each. */
const kinds: Contact[] = quarters.flatMap((_, opened) =>
  [0, 1, 2, 3, 4]
    .filter(closed => closed >= opened)
    .flatMap(closed => reasons.map(reason => ({ opened, closed, reason }))),
);

const contacts: fc.Arbitrary<Contact[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      n: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 40 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map(lumps => lumps.flatMap(({ kind, n }) => Array.from({ length: n }, () => kind)));

type Holds = (contact: Contact) => boolean;

/** A cell of the report and the contacts it is made of; those of a part of it, where it tells them. */
interface Claim {
  cell: Pick<Cell, 'n' | 'small'>;
  holds: Holds;
  parts?: Holds[];
}

const quarterOf = (period: { id: string }) => quarters.indexOf(period.id);

function claims({ nature, kpis }: Evaluation): Claim[] {
  const found = only({ nature } as Evaluation);
  const openAfter =
    (q: number): Holds =>
    ({ opened, closed }) =>
      opened <= q && closed > q;
  const active = [found.active!, kpis[0]!].flatMap(({ series }) =>
    series
      .filter(({ coverage }) => coverage !== 'none')
      .map((cell): Claim => {
        const q = quarterOf(cell.period);
        const parts: Holds[] = [
          contact => openAfter(q)(contact) && contact.opened === q,
          contact => openAfter(q)(contact) && contact.opened < q,
        ];
        return { cell, holds: openAfter(q), parts };
      }),
  );
  const flows = (['received', 'resolved'] as const).flatMap(which =>
    found[which]!.series.filter(({ coverage }) => coverage !== 'none').map((cell): Claim => {
      const q = quarterOf(cell.period);
      return { cell, holds: ({ opened, closed }) => (which === 'received' ? opened : closed) === q };
    }),
  );
  const groups = found.columns[0]!.categories.flatMap(({ label, now, series }) => {
    const at =
      (q: number): Holds =>
      ({ opened, reason }) =>
        opened === q && reason === label;
    // Of earlier quarters a figure is shown or not; why not is not told.
    const earlier = series
      .slice(-quarters.length, -1)
      .map((n, q): Claim => ({ cell: { n, small: n === null ? 'withheld' : null }, holds: at(q) }));
    return [{ cell: now, holds: at(3) }, ...earlier];
  });
  return [...active, ...flows, ...groups];
}

const equation = (holds: Holds) => kinds.map(kind => (holds(kind) ? 1 : 0));

it('nothing withheld follows by adding and subtracting, from what flows in and out either', async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(contacts, async all => {
      const rows: Row[] = all.map(({ opened, closed, reason }) => ({
        created_at: middles[opened]!,
        done: middles[closed] ?? null,
        reason,
      }));
      const evaluation = await natureOf(
        {
          interactions: [{ id: 'cases', source: 'cases', reason: 'reason', resolved: 'done' }],
          kpis: [
            {
              id: 'open',
              source: 'cases',
              measure: { kind: 'backlog', opened: 'created_at', closed: 'done' },
              by: ['reason'],
            },
          ],
          sources: { cases: { personal: true, complete: { from: '2026-01-01', to: '2026-12-31' } } },
        },
        { cases: rows },
      );
      const known = new Known();
      const { received, resolved, active } = only(evaluation);
      const results = [received, resolved!, active!, ...evaluation.kpis];
      // The number of rows of the files is told, unless it would tell too much.
      if (!results.some(({ rowsWithheld }) => rowsWithheld)) known.add(equation(() => true));
      const found = claims(evaluation);
      for (const { cell, holds, parts } of found) {
        if (cell.small === 'withheld') continue;
        const n = all.filter(holds).length;
        expect(cell.n).toBe(n);
        if (n > 0) expect(n).toBeGreaterThanOrEqual(10);
        for (const told of [holds, ...(parts ?? [])]) known.add(equation(told));
        // Of nothing there is nothing of any kind.
        if (n === 0) for (const kind of kinds.filter(holds)) known.add(equation(one => one === kind));
      }
      for (const { cell, holds } of found) {
        if (cell.small !== 'withheld') continue;
        // What hides others may follow where those don't: of ten and more anybody may know.
        const n = all.filter(holds).length;
        if (n === 0 || n >= 10) continue;
        hidden++;
        expect(known.tells(equation(holds))).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
  expect(hidden).toBeGreaterThan(300);
});

it('a survey is counted, and its small groups are not told', async () => {
  const rows = [12, 11, 5].flatMap((n, i) =>
    Array.from({ length: n }, () => ({ created_at: '2026-11-15', reason: reasons[i]! })),
  );
  const found = only(
    await natureOf(
      {
        interactions: [{ id: 'forms', source: 'forms', reason: 'reason' }],
        sources: { forms: { kind: 'survey' } },
      },
      { forms: rows },
    ),
  );
  expect(found.columns[0]!.categories.map(({ label, now, withheld }) => [label, now.n, withheld])).toEqual([
    ['a', 12, false],
    ['b', null, true],
    ['c', null, true],
  ]);
});
