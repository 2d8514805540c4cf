import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleDocuments, exampleYear } from '../../src/build/example-data.ts';
import type { Io } from '../../src/cli/io.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import type { Evaluation, KpiResult } from '../../src/kpi/evaluation.ts';
import type { CategoryColumn, InteractionResult } from '../../src/kpi/nature/nature.ts';
import { fiscalCalendar, readPeriod } from '../../src/kpi/periods.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { findConfig } from '../../src/plan/config.ts';
import { chosen } from '../../src/plan/config-cascade.ts';
import { loadPlan } from '../../src/plan/read.ts';
import { testIo } from '../world.ts';
import {
  city311,
  cityContacts,
  median,
  type Share,
  type Span,
  saasContacts,
  saasSupport,
  span,
} from './independent.ts';

const root = join(import.meta.dirname, '../..');

const percent = ({ good, of }: Share) => (100 * good) / of;

/** KPI → its value in csplan's unit, computed without csplan. */
const independent: Record<string, Record<string, (period: Span) => number>> = {
  'city-311': {
    'on-time': period => percent(city311.onTime(period)),
    'days-to-close': period => median(city311.daysToClose(period)) * 86400,
    'answered-in-45s': period => percent(city311.answeredIn45s(period)),
    satisfied: period => percent(city311.satisfied(period)),
    'open-requests': city311.open,
    'inspection-days': period => median(city311.inspectionDays(period)) * 86400,
    'license-days': period => median(city311.licenseDays(period)) * 86400,
    'requests-received': city311.received,
    'hung-up': period => percent(city311.hungUp(period)),
  },
  'saas-support': {
    'first-reply': period => median(saasSupport.firstReplies(period)) * 60,
    'solved-in-time': period => percent(saasSupport.solvedWithin(period)),
    'one-reply': period => percent(saasSupport.firstContact(period)),
    'rated-good': period => percent(saasSupport.good(period)),
    recommend: period => {
      const { promoters, detractors, of } = saasSupport.nps(period);
      return (100 * (promoters - detractors)) / of;
    },
  },
};

/** KPI → rows below the line. */
const counted: Record<string, Record<string, (period: Span) => number>> = {
  'city-311': {
    'on-time': period => city311.onTime(period).of,
    'days-to-close': period => city311.daysToClose(period).length,
    'answered-in-45s': period => city311.answeredIn45s(period).of,
    satisfied: period => city311.satisfied(period).of,
    'open-requests': city311.open,
    'inspection-days': period => city311.inspectionDays(period).length,
    'license-days': period => city311.licenseDays(period).length,
    'requests-received': city311.received,
    'hung-up': period => city311.hungUp(period).of,
  },
  'saas-support': {
    'first-reply': period => saasSupport.firstReplies(period).length,
    'solved-in-time': period => saasSupport.solvedWithin(period).of,
    'one-reply': period => saasSupport.firstContact(period).of,
    'rated-good': period => saasSupport.good(period).of,
    recommend: period => saasSupport.nps(period).of,
  },
};

describe.each(Object.keys(independent))('examples/%s', name => {
  const path = `examples/${name}`;
  let asOf: string;
  let evaluation: Evaluation;

  beforeAll(async () => {
    const { plan, folder } = await loadPlan(path, root);
    asOf = chosen(await findConfig(folder, root), 'as_of')!.value;
    const period = readPeriod(undefined, asOf, fiscalCalendar(plan.calendar));
    evaluation = await evaluate({ plan, folder, root: folder, period, asOf });
  });

  test('has no finding', async () => {
    const { diagnostics } = lintPlan(await loadPlan(path, root), { facts: { today: asOf, traits, lacks } });
    expect(diagnostics.map(({ ruleId, pointer, message }) => ({ ruleId, pointer, message }))).toEqual([]);
  });

  /** Computed from rows: numbers that were typed into the plan are checked by nobody but their author. */
  const ofRows = (): KpiResult[] =>
    [...evaluation.kpis, ...evaluation.watch].filter(({ measure }) => measure !== 'input');
  const kpiOf = (id: string): KpiResult => ofRows().find(kpi => kpi.id === id)!;

  test('every KPI and every watched measure is checked', () =>
    expect(
      ofRows()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(independent[name]!).sort()));

  test.each(Object.keys(independent[name]!))(
    '%s equals its independent computation, in every period shown',
    id => {
      const { current, previous, lastYear, series } = kpiOf(id);
      for (const cell of [current, previous, lastYear, ...series]) {
        if (!cell || cell.coverage === 'none') continue;
        const period = span(cell.period.start, cell.period.end);
        expect({ period: cell.period.id, value: cell.value!.toFixed(9), n: cell.n }).toEqual({
          period: cell.period.id,
          value: independent[name]![id]!(period).toFixed(9),
          n: counted[name]![id]!(period),
        });
      }
    },
  );

  test('every baseline is the value of its period, rounded', () => {
    for (const { id, unit, goals } of evaluation.kpis)
      for (const { baseline } of goals) {
        const { value, period } = baseline!;
        const truth = independent[name]![id]!(span(period.start, period.end));
        const digits = unit === 'percent' || unit === 'points' ? 1 : 0;
        expect([id, value.toFixed(digits)]).toEqual([id, truth.toFixed(digits)]);
      }
  });

  test('shows every standing: on course, near and behind', () =>
    expect(new Set(evaluation.kpis.map(({ status }) => status))).toEqual(
      new Set(['on-course', 'near', 'behind']),
    ));

  describe('its report', () => {
    let out: string;
    beforeAll(() => {
      out = mkdtempSync(join(tmpdir(), 'csplan-example-'));
    });
    afterAll(() => rmSync(out, { recursive: true }));

    test('is what the command writes today, byte for byte', async () => {
      const { runReport } = await import('../../src/cli/report.ts');
      for (const which of name === 'city-311' ? [{}, exampleYear] : [{}])
        expect(await runReport([path], { ...which, format: 'md,html', out }, world())).toBe(0);
      const committed = join(root, path, 'reports');
      expect(readdirSync(out).sort()).toEqual(readdirSync(committed).sort());
      for (const file of readdirSync(out))
        expect(readFileSync(join(out, file), 'utf8')).toBe(readFileSync(join(committed, file), 'utf8'));
    });
  });
});

test('the documents of the city are what the command writes today, byte for byte', async () => {
  const { runRender } = await import('../../src/cli/render.ts');
  const out = mkdtempSync(join(tmpdir(), 'csplan-documents-'));
  try {
    const { io } = testIo({ cwd: root });
    expect(await runRender(['examples/city-311'], { ...exampleDocuments, out }, io)).toBe(0);
    const committed = join(root, 'examples/city-311/documents');
    expect(readdirSync(out).sort()).toEqual(readdirSync(committed).sort());
    for (const file of readdirSync(out))
      expect(readFileSync(join(out, file), 'utf8')).toBe(readFileSync(join(committed, file), 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

describe('what people got in touch about', () => {
  const natureOf = async (path: string, written: string) => {
    const { plan, folder } = await loadPlan(path, root);
    const period = readPeriod(written, '2026-11-20', fiscalCalendar(plan.calendar));
    return (await evaluate({ plan, folder, root: folder, period, asOf: '2026-11-20', nature: true })).nature;
  };
  const spanOf = ({ period }: { period: { start: string; end: string } }) => span(period.start, period.end);
  /** Rows of a column's current period. */
  const now = (column: CategoryColumn) =>
    Object.fromEntries(column.categories.map(({ label, now }) => [label, now.n]));

  test.each(['FY27-Q1', 'FY26-Q3'])('city-311 in %s equals an independent count', async written => {
    const { interactions, findings } = await natureOf('examples/city-311', written);
    const [requests, calls] = interactions as [InteractionResult, InteractionResult];
    for (const [i, cell] of requests.received.series.entries()) {
      if (cell.coverage === 'none') continue;
      const at = spanOf(cell);
      expect([cell.period.id, cell.value]).toEqual([cell.period.id, city311.received(at)]);
      expect(requests.resolved!.series[i]!.value).toBe(cityContacts.resolved(at));
      expect(requests.active!.series[i]!.outcomes.map(({ count }) => count)).toEqual(cityContacts.active(at));
      for (const { label, series } of requests.columns[0]!.categories)
        expect([label, series[i]]).toEqual([label, cityContacts.types(at)[label] ?? 0]);
    }
    const period = spanOf(requests.received.current);
    expect(now(requests.columns[0]!)).toMatchObject(cityContacts.types(period));
    // The plan calls what comes from the app and the form by its own names.
    const { Phone: phone, API: app, Web: web, Email: email, Internal } = cityContacts.channels(period);
    expect(now(requests.columns[1]!)).toEqual({ phone, app, web, email, Internal });
    expect(now(calls.columns[0]!)).toEqual(cityContacts.topics(period));
    const heard = Object.fromEntries(findings.map(({ id, said, of }) => [id, { said, of }]));
    const answers = cityContacts.comments(period, /different answer/i);
    if (answers.good >= 10) expect(heard['f-two-answers']!.said.current.n).toBe(answers.good);
    else expect(heard['f-two-answers']!.said.current).toMatchObject({ n: null, small: 'withheld' });
    expect(heard['f-two-answers']!.of.current.n).toBe(answers.of);
    const { good, of } = city311.hungUp(period);
    expect([heard['f-wait']!.said.current.n, heard['f-wait']!.of.current.n]).toEqual([good, of]);
  });

  test('saas-support, which says nothing of contacts, by what its KPIs read', async () => {
    const { interactions } = await natureOf('examples/saas-support', '2026-Q3');
    const [tickets] = interactions as [InteractionResult];
    expect(interactions).toHaveLength(1);
    expect(tickets.columns.map(({ column }) => column)).toEqual(['group', 'priority']);
    const period = spanOf(tickets.received.current);
    expect(now(tickets.columns[0]!)).toEqual(saasContacts.groups(period));
    expect(tickets.resolved!.current.value).toBe(saasContacts.solved(period));
    expect(tickets.active!.current.value).toBe(saasContacts.open(period));
  });
});

describe('what the exports hold beside good rows', () => {
  const evaluated = async (path: string) => {
    const { plan, folder } = await loadPlan(path, root);
    const period = readPeriod('2026-Q3', '2026-11-20', fiscalCalendar(plan.calendar));
    return evaluate({ plan, folder, root: folder, period, asOf: '2026-11-20' });
  };

  test('city-311: requests that two exports hold, other agencies, blank rows', async () => {
    const { sources } = await evaluated('examples/city-311');
    const leftOut = (source: string, reason: 'duplicate-key' | 'not-only' | 'blank-row') =>
      sources.find(({ id }) => id === source)!.files.map(file => file.leftOut[reason]?.count ?? 0);
    const lines = (file: string) =>
      readFileSync(join(root, 'examples/city-311', file), 'utf8')
        .split(/\r?\n/)
        .slice(1, -1);
    const numbers = ['FY25', 'FY26', 'FY27-Q1'].map(year =>
      lines(`data/requests/${year}.csv`)
        .filter(line => line.includes(',Licenses and Inspections,'))
        .map(line => line.split(',')[0]),
    );
    const repeated = (i: number) => numbers[i]!.filter(number => numbers[i + 1]!.includes(number)).length;
    expect(leftOut('requests', 'duplicate-key')).toEqual([repeated(0), repeated(1), 0]);
    expect(repeated(0)).toBeGreaterThan(30);
    expect(leftOut('requests', 'not-only').every(count => count > 0)).toBe(true);
    expect(leftOut('survey', 'blank-row')).toEqual([12]);
  });

  test('saas-support: tickets without a rating, a score off the scale, an answer without one', async () => {
    const { kpis } = await evaluated('examples/saas-support');
    const leftOut = (id: string) =>
      kpis.find(kpi => kpi.id === id)!.current.leftOut.map(({ count }) => count);
    const solved = saasSupport.firstContact(span('2026-07-01', '2026-10-01')).of;
    const rated = saasSupport.good(span('2026-07-01', '2026-10-01')).of;
    expect(leftOut('rated-good')).toEqual([solved - rated]);
    expect(leftOut('recommend')).toEqual([1, 1]);
  });
});

function world(): Io {
  return testIo({ cwd: root, now: () => new Date('2026-11-20T12:00:00Z') }).io;
}
