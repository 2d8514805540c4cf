import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, KpiResult } from '../../src/kpi/evaluation.ts';
import { nodeOf, protect, sumWithRest } from '../../src/kpi/privacy.ts';
import { Known } from './known.ts';
import { evaluated, type Row } from './table.ts';

describe('protect', () => {
  const withheld = (sizes: number[], total?: number) => {
    const parts = sizes.map(n => nodeOf(n, n));
    const whole = nodeOf(total ?? sizes.reduce((sum, n) => sum + n, 0), 1);
    protect([sumWithRest(whole, parts)]);
    return parts.filter(part => part.withheld).map(({ n }) => n);
  };

  it('withholds the next smallest beside a single small one', () => {
    expect(withheld([50, 5, 12, 30])).toEqual([5, 12]);
    expect(withheld([50, 12, 30])).toEqual([]);
  });

  it('withholds until the hidden ones are ten together', () => {
    expect(withheld([50, 3, 4, 12])).toEqual([3, 4, 12]);
    expect(withheld([50, 6, 7, 12])).toEqual([6, 7]);
  });

  it('withholds a part whose remainder is small', () => {
    expect(withheld([95], 100)).toEqual([95]);
    expect(withheld([50, 45], 100)).toEqual([45]);
    expect(withheld([60], 100)).toEqual([]);
    expect(withheld([100], 100)).toEqual([]);
  });

  it('hides the parts of what is hidden', () => {
    const whole = nodeOf(60, 60);
    const parts = [nodeOf(20, 20), nodeOf(40, 40)];
    whole.withheld = true;
    protect([{ total: whole, parts }]);
    expect(parts.every(part => part.withheld)).toBe(true);
  });

  it('leaves alone what has no rows', () => {
    expect(withheld([0, 40, 60])).toEqual([]);
    expect(nodeOf(0, 5).withheld).toBe(true);
  });
});

const months = Array.from({ length: 15 }, (_, i) =>
  new Date(Date.UTC(2025, 6 + i, 1)).toISOString().slice(0, 7),
);
const teams = ['a', 'b', 'c', 'd'];
const channels = ['phone', 'mail', 'chat'];

interface Answer {
  month: string;
  team: string;
  channel: string;
  valid: boolean;
}

/** A survey of some 300 answers, lumpy enough for small cells everywhere. */
const survey: fc.Arbitrary<Answer[]> = fc
  .array(
    fc.record({
      month: fc.constantFrom(...months),
      team: fc.constantFrom(...teams),
      channel: fc.constantFrom(...channels),
      valid: fc.boolean(),
      n: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 40 })),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(lumps => lumps.flatMap(({ n, ...answer }) => Array.from({ length: n }, () => answer)));

function result(
  answers: readonly Answer[],
  frequency: 'monthly' | 'quarterly',
  source: object,
): Promise<KpiResult> {
  const rows: Row[] = answers.map(({ month, team, channel, valid }) => ({
    rated_at: `${month}-15`,
    team,
    channel,
    score: valid ? 9 : null,
  }));
  return evaluated({
    kpi: {
      measure: { kind: 'nps', column: 'score' },
      by: [{ column: 'team', top: 3 }, 'channel'],
      frequency,
    },
    rows,
    source: { columns: { rated_at: 'When' }, ...source },
    goals: [
      { kpi: { id: 'kpi', slice: { channel: 'phone' } }, target: { gte: 50, period: '2026-Q4' } },
      { kpi: { id: 'kpi', slice: { channel: 'mail' } }, target: { gte: 50, period: '2026-Q4' } },
    ],
  });
}

/** A cell of the result and the answers it is made of. */
interface Claim {
  cell: Cell;
  holds(answer: Answer): boolean;
}

function claims(result: KpiResult): Claim[] {
  const inPeriod =
    ({ start, end }: { start: string; end: string }) =>
    (answer: Answer) =>
      `${answer.month}-15` >= start && `${answer.month}-15` < end;
  const periods = [result.current, result.previous, result.lastYear, ...result.series].filter(
    cell => cell !== null,
  );
  const ofPeriods = periods.map(cell => ({ cell, holds: inPeriod(cell.period) }));
  const ofGroups = result.breakdowns.flatMap(({ column, groups }) => {
    const value = (answer: Answer) => answer[column as 'team' | 'channel'];
    const labels = groups.map(({ label }) => label);
    return groups.map(cell => ({
      cell,
      holds: (answer: Answer) =>
        inPeriod(result.current.period)(answer) &&
        (cell.label === 'others' ? !labels.includes(value(answer)) : value(answer) === cell.label),
    }));
  });
  const ofSlices = result.goals.flatMap((goal, i) =>
    goal.series.map(cell => ({
      cell,
      holds: (answer: Answer) => inPeriod(cell.period)(answer) && answer.channel === ['phone', 'mail'][i],
    })),
  );
  return [...ofPeriods, ...ofGroups, ...ofSlices];
}

/** Every kind of answer there could be: what a reader doesn't know is how many there are of each. */
const kinds: Answer[] = months.flatMap(month =>
  teams.flatMap(team =>
    channels.flatMap(channel => [true, false].map(valid => ({ month, team, channel, valid }))),
  ),
);
const equation = (holds: (answer: Answer) => boolean) => kinds.map(kind => (holds(kind) ? 1 : 0));

describe('in a survey', () => {
  it.each(['monthly', 'quarterly'] as const)(
    'nothing withheld follows from what is shown (%s)',
    async frequency => {
      let hidden = 0;
      await fc.assert(
        fc.asyncProperty(survey, async answers => {
          const found = claims(await result(answers, frequency, { kind: 'survey' }));
          const known = new Known();
          // The number of rows of the files is told.
          known.add(equation(() => true));
          for (const { cell, holds } of found) {
            if (cell.small === 'withheld') continue;
            const mine = answers.filter(holds);
            expect(cell.n).toBe(mine.filter(({ valid }) => valid).length);
            if (mine.length > 0) expect(cell.n).toBeGreaterThanOrEqual(10);
            known.add(equation(answer => holds(answer) && answer.valid));
            known.add(equation(answer => holds(answer) && !answer.valid));
          }
          for (const { cell, holds } of found) {
            if (cell.small !== 'withheld') continue;
            hidden++;
            expect(cell).toMatchObject({ value: null, n: null, numerator: null, outcomes: [], leftOut: [] });
            expect(known.tells(equation(answer => holds(answer) && answer.valid))).toBe(false);
          }
        }),
        { numRuns: 120 },
      );
      expect(hidden).toBeGreaterThan(500);
    },
  );

  it('withholds where persons are concerned, and nowhere else', async () => {
    const answers = Array.from({ length: 25 }, (_, i) => ({
      month: '2026-08',
      team: i < 4 ? 'a' : i < 15 ? 'b' : 'c',
      channel: 'chat',
      valid: true,
    }));
    const groups = async (source: object) =>
      (await result(answers, 'quarterly', source)).breakdowns[0]!.groups.map(({ label, n }) => [label, n]);
    expect(await groups({})).toEqual([
      ['b', 11],
      ['c', 10],
      ['a', 4],
    ]);
    // a is small; c, the next smallest, goes with it. What is withheld stands last, by name.
    expect(await groups({ personal: true })).toEqual([
      ['b', 11],
      ['a', null],
      ['c', null],
    ]);
    expect(await groups({ kind: 'survey' })).toEqual([
      ['b', 11],
      ['a', null],
      ['c', null],
    ]);
  });

  it('withholds one stock wherever it stands', async () => {
    const stock = Array.from({ length: 30 }, (_, i) => ({
      opened: '2026-05-01',
      closed: i < 25 ? '2026-09-03' : null,
    }));
    const found = await evaluated({
      kpi: { measure: { kind: 'backlog', opened: 'opened', closed: 'closed' }, frequency: 'monthly' },
      rows: stock,
      source: { personal: true, complete: { from: '2026-05-01', to: '2026-09-30' } },
    });
    // 30 were open until August, five at the end of September and thus of the quarter.
    expect(found.current).toMatchObject({ small: 'withheld', n: null });
    expect(found.series.slice(-3).map(({ n }) => n)).toEqual([30, 30, null]);
  });

  it('says nothing of a small period, its changes or its goals', async () => {
    const answers = Array.from({ length: 9 }, () => ({
      month: '2026-08',
      team: 'a',
      channel: 'phone',
      valid: true,
    }));
    const found = await result(answers, 'quarterly', { kind: 'survey' });
    expect(found.current).toMatchObject({ small: 'withheld', value: null, n: null });
    // The first goal is about the nine on the phone; of the second there are none.
    expect(found.goals.map(({ status }) => status)).toEqual(['too-few', 'no-data']);
    expect(found.notes.join(' ')).not.toMatch(/\b9\b/);
  });
});
