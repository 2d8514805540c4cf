/** Figures of a survey that count different rows, and what one leaves of another. */
import { describe, expect, it, test } from 'vitest';
import { Deduction } from '../../src/kpi/deduction.ts';
import type { Evaluation } from '../../src/kpi/evaluation.ts';
import { RowKinds } from '../../src/kpi/row-kinds.ts';
import type { Kpi } from '../../src/plan/generated/types.ts';
import { natureOf } from './nature/contacts.ts';
import type { Row } from './table.ts';

const nps = { kind: 'nps', column: 'score' } as const;

/** So many answers by each channel, in the quarter that is asked for. */
function answers(byChannel: Record<string, number>, more: Row = {}): Row[] {
  return Object.entries(byChannel).flatMap(([channel, n]) =>
    Array.from({ length: n }, () => ({ rated_at: '2026-11-15', channel, score: 9, ...more })),
  );
}

function evaluated(rows: readonly Row[], kpis: readonly Partial<Kpi>[]): Promise<Evaluation> {
  return natureOf(
    {
      kpis: kpis.map((kpi, i) => ({
        id: `kpi-${i}`,
        source: 'survey',
        anchor: 'rated_at',
        measure: nps,
        ...kpi,
      })),
      sources: { survey: { kind: 'survey' } },
    },
    { survey: rows },
  );
}

const sizes = ({ kpis }: Evaluation) => kpis.map(({ current }) => current.n);

describe('what a KPI leaves of another', () => {
  test('a small rest: the smaller of the two is withheld', async () => {
    const all = {};
    const phone = { where: { channel: 'phone' } };
    expect(sizes(await evaluated(answers({ phone: 40, mail: 9 }), [all, phone]))).toEqual([49, null]);
    expect(sizes(await evaluated(answers({ phone: 40, mail: 10 }), [all, phone]))).toEqual([50, 40]);
    expect(sizes(await evaluated(answers({ phone: 40 }), [all, phone]))).toEqual([40, 40]);
  });

  test('whatever the measures, and however the filters are written', async () => {
    const rows = answers({ phone: 40, chat: 20, mail: 3 });
    const count = { measure: { kind: 'count' } as const };
    const most = { where: { channel: { not: 'mail' } } };
    expect(sizes(await evaluated(rows, [count, most]))).toEqual([63, null]);
    // The two that take the same rows hide each other.
    const same = { ...count, where: { channel: ['chat', 'phone'] } };
    expect(sizes(await evaluated(rows, [{}, most, same]))).toEqual([63, null, null]);
  });

  test('groups, and parts of goals, leave rests too', async () => {
    const rows = [
      ...answers({ phone: 30, mail: 4 }, { team: 'a' }),
      ...answers({ phone: 25, mail: 30 }, { team: 'b' }),
    ];
    const { kpis } = await evaluated(rows, [{ by: ['team'] }, { by: ['team'], where: { channel: 'phone' } }]);
    const groups = kpis.map(({ breakdowns }) => breakdowns[0]!.groups.map(({ label, n }) => [label, n]));
    expect(groups[0]).toEqual([
      ['b', 55],
      ['a', 34],
    ]);
    // Of 34 answers of team a four came by mail.
    expect(groups[1]!.every(([, n]) => n === null)).toBe(true);
  });

  test('several KPIs leave a small rest of another, shown or not', async () => {
    const rows = answers({ phone: 40, chat: 20, mail: 3 });
    const by = (channel: string) => ({ where: { channel } });
    expect(sizes(await evaluated(rows, [{}, by('phone'), by('chat')]))).toEqual([63, 40, null]);
    expect(sizes(await evaluated(rows, [{}, by('phone'), by('chat'), by('mail')]))).toEqual([
      63,
      40,
      null,
      null,
    ]);
  });

  test('what lies across tells nothing', async () => {
    const rows = [
      ...answers({ phone: 20, mail: 15 }, { team: 'a' }),
      ...answers({ phone: 18, mail: 15 }, { team: 'b' }),
    ];
    // 38 and 35 answers, of which 20 are the same.
    const kpis = [{ where: { channel: 'phone' } }, { where: { team: 'a' } }];
    expect(sizes(await evaluated(rows, kpis))).toEqual([38, 35]);
  });

  test('answers without a score are no rest, for each figure says how many it leaves out', async () => {
    const rows = answers({ phone: 40 }).map((row, i) => ({ ...row, ease: i < 3 ? null : 7 }));
    const kpis = [
      { measure: { kind: 'count' } as const },
      {},
      { measure: { kind: 'nps', column: 'ease' } as const },
    ];
    expect(sizes(await evaluated(rows, kpis))).toEqual([40, 40, 37]);
  });

  test('shares of the same good rows, of which one leaves some out by `of`', async () => {
    const rows = answers({ phone: 40, mail: 4 });
    const good = { score: { gte: 9 } };
    const kpis = [
      { measure: { kind: 'share', good } as const },
      { measure: { kind: 'share', good, of: { channel: 'phone' } } as const },
    ];
    expect(sizes(await evaluated(rows, kpis))).toEqual([44, null]);
  });

  test('records are counted, and nothing is withheld', async () => {
    const { kpis } = await natureOf(
      {
        kpis: [{}, { where: { channel: 'phone' } }].map((kpi, i) => ({
          id: `kpi-${i}`,
          source: 'cases',
          anchor: 'rated_at',
          measure: { kind: 'count' },
          ...kpi,
        })),
      },
      { cases: answers({ phone: 40, mail: 3 }) },
    );
    expect(kpis.map(({ current }) => current.n)).toEqual([43, 40]);
  });
});

describe('deduction', () => {
  it('names what a set follows from', () => {
    const told = new Deduction(4, 3);
    told.tell([1]);
    told.tell([2, 3]);
    told.tell([0, 1, 2, 3]);
    expect(told.follows([0])).toEqual([0, 1, 2]);
    expect(told.follows([0, 1])).toEqual([1, 2]);
    expect(told.follows([2])).toBeUndefined();
    expect(told.follows([1])).toEqual([0]);
  });

  it('knows halves: three sums of two tell each of three', () => {
    const told = new Deduction(3, 3);
    for (const pair of [
      [0, 1],
      [1, 2],
      [0, 2],
    ])
      told.tell(pair);
    for (const one of [0, 1, 2]) expect(told.follows([one])).toEqual([0, 1, 2]);
  });
});

it('rows are of one kind where they stand in the same sets', () => {
  const kinds = new RowKinds();
  const [a, b] = [kinds.newSets(1), kinds.newSets(1)];
  kinds.begin(5, 'source');
  for (const row of [0, 1, 2]) kinds.put(row, a);
  for (const row of [2, 3]) kinds.put(row, b);
  kinds.end();
  kinds.begin(1, 'source');
  kinds.put(0, a);
  kinds.end();
  expect(
    [kinds.kindsOf([a]), kinds.kindsOf([b]), kinds.ofSource('source')].map(set => kinds.sizeOf(set)),
  ).toEqual([4, 2, 6]);
  expect(kinds.sizeOf(kinds.kindsOf([a, b]))).toBe(5);
  // After a batch no row is meant.
  kinds.put(0, b);
  expect(kinds.sizeOf(kinds.kindsOf([b]))).toBe(2);
});
