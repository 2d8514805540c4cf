/** The portfolio's model and its forms, from evaluations made by hand. */
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Evaluation, KpiResult, Status } from '../../src/kpi/evaluation.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { parsePeriod, shift } from '../../src/plan/period.ts';
import { renderPortfolioHtml } from '../../src/report/portfolio/html.ts';
import { renderPortfolioJson } from '../../src/report/portfolio/json.ts';
import { renderPortfolioMarkdown } from '../../src/report/portfolio/markdown.ts';
import { type PlanEntry, planEntry } from '../../src/report/portfolio/plan-entry.ts';
import { type Portfolio, type PortfolioInput, portfolio } from '../../src/report/portfolio/portfolio.ts';
import { renderPortfolioTerminal } from '../../src/report/portfolio/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import * as make from './fixture.ts';
import { hostileTexts } from './hostile.ts';
import { mistakesBy } from './published-schema.ts';

function planOf(unit: string | null, more: Partial<Plan> = {}): Plan {
  return make.plan({
    status: 'active',
    title: `Plan of ${unit}`,
    unit: { name: unit },
    ...more,
  } as Partial<Plan>);
}

function entry(
  unit: string | null,
  kpis: KpiResult[],
  plan: Partial<Plan> = {},
  more: Partial<Evaluation> = {},
): PlanEntry {
  return planEntry(planOf(unit, plan), `plans/${unit ?? 'none'}`, make.evaluation(kpis, more));
}

function share(id: string, per1000: number, more: Partial<KpiResult> = {}): KpiResult {
  return make.kpi(id, make.series([make.share(500, 1000), make.share(per1000, 1000)]), more);
}

function of(plans: PlanEntry[], more: Partial<PortfolioInput> = {}): Portfolio {
  return portfolio({ plans, unread: [], units: null, asOf: '2026-10-15', version: '0.2.0', ...more });
}

describe('side by side', () => {
  const hash = 'a'.repeat(64);

  test('figures of one definition, the best first, with what each is short of it', () => {
    const { compared } = of([
      entry('Parks', [share('on-time', 612, { definitionHash: hash, name: 'On time' })]),
      entry('Water', [share('by-date', 820, { definitionHash: hash, name: 'By its date' })]),
      entry('Streets', [share('on-time', 700, { definitionHash: hash, name: 'On time' })]),
    ]);
    expect(compared).toHaveLength(1);
    expect(compared[0]!.name).toBe('On time');
    expect(
      compared[0]!.rows.map(({ plan, measure, gap }) => [
        plan.unit,
        measure.cell.value,
        gap && Math.round(gap * 10) / 10,
      ]),
    ).toEqual([
      ['Water', 82, 0],
      ['Streets', 70, -12],
      ['Parks', 61.2, -20.8],
    ]);
  });

  test('where lower is better the lowest is the best', () => {
    const wait = (value: number) =>
      make.kpi('wait', make.series([make.cell(value)]), {
        unit: 'seconds',
        better: 'lower',
        stat: 'median',
        definitionHash: hash,
      });
    const [measure] = of([entry('A', [wait(90)]), entry('B', [wait(45)])]).compared;
    expect(measure!.rows.map(({ plan, gap }) => [plan.unit, gap])).toEqual([
      ['B', 0],
      ['A', 45],
    ]);
  });

  test('counts have no best: how many there are follows from the size of a unit', () => {
    const open = (value: number) =>
      make.kpi('open', make.series([make.cell(value)]), {
        unit: 'count',
        better: 'lower',
        stat: 'count',
        definitionHash: hash,
      });
    const [measure] = of([entry('B', [open(3)]), entry('A', [open(900)])]).compared;
    expect(measure!.better).toBeNull();
    expect(measure!.rows.map(({ plan, gap }) => [plan.unit, gap])).toEqual([
      ['A', null],
      ['B', null],
    ]);
  });

  test('another definition, statistic or period is another figure', () => {
    const other = shift(make.quarter, -1, make.calendar);
    const earlier = make.series([make.share(600, 1000)], other);
    const { compared } = of([
      entry('A', [share('k', 700, { definitionHash: hash })]),
      entry('B', [share('k', 700, { definitionHash: 'b'.repeat(64) })]),
      entry('C', [share('k', 700, { definitionHash: hash, stat: 'mean' })]),
      entry('D', [make.kpi('k', earlier, { definitionHash: hash })], {}, { period: other }),
      entry('E', [
        share('k', 700, { definitionHash: hash }),
        share('k2', 700, { definitionHash: 'c'.repeat(64) }),
      ]),
    ]);
    expect(compared.map(({ rows }) => rows.map(({ plan }) => plan.unit))).toEqual([['A', 'E']]);
  });

  test('a plan is not compared with itself, nor numbers typed in under other names, nor what has no measure', () => {
    const typed = (name: string) => share('t', 700, { definitionHash: hash, datedBy: 'typed', name });
    expect(of([entry('A', [share('a', 1), share('b', 2)])]).compared).toEqual([]);
    expect(of([entry('A', [typed('Visits')]), entry('B', [typed('Letters')])]).compared).toEqual([]);
    expect(of([entry('A', [typed('Visits')]), entry('B', [typed('Visits')])]).compared).toHaveLength(1);
    expect(
      of([entry('A', [share('a', 1, { measure: '' })]), entry('B', [share('a', 1, { measure: '' })])])
        .compared,
    ).toEqual([]);
  });

  test('a withheld figure and one of too few rows are no benchmark and stand last', () => {
    const withheld = make.kpi('k', make.series([make.withheld]), { definitionHash: hash });
    const few = make.kpi('k', make.series([make.share(8, 8, { small: 'too-few' })]), {
      definitionHash: hash,
    });
    const model = of([
      entry('A', [withheld]),
      entry('B', [few]),
      entry('C', [share('k', 500, { definitionHash: hash })]),
    ]);
    expect(model.compared[0]!.rows.map(({ plan, gap }) => [plan.unit, gap])).toEqual([
      ['C', 0],
      ['A', null],
      ['B', null],
    ]);
    expect(renderPortfolioMarkdown(model)).toContain('withheld');
    expect(renderPortfolioMarkdown(model)).toContain('\\[100.0 %\\]');
  });

  test('where fewer than two plans have a figure nothing is compared', () => {
    const none = make.kpi('k', make.series([make.cell(null)]), { definitionHash: hash });
    const one = share('k', 500, { definitionHash: hash });
    expect(of([entry('A', [none]), entry('B', [none])]).compared).toEqual([]);
    expect(of([entry('A', [none]), entry('B', [one])]).compared).toEqual([]);
    expect(of([entry('A', [none]), entry('B', [one]), entry('C', [one])]).compared).toHaveLength(1);
  });

  test('retired plans are listed and compared with nobody', () => {
    const model = of([
      entry('A', [share('k', 700, { definitionHash: hash, status: 'missed' })], { status: 'retired' }),
      entry('B', [share('k', 600, { definitionHash: hash })]),
    ]);
    expect(model.plans.map(({ unit }) => unit)).toEqual(['A', 'B']);
    expect(model.compared).toEqual([]);
    expect(model.behind).toEqual([]);
  });
});

describe('statuses', () => {
  test('those of plans in force are counted, and what is missed stands before what is behind', () => {
    const of3 = (status: Status, i: number) => share(`k${i}`, 500, { status, definitionHash: `${i}` });
    const model = of([
      entry('A', [of3('behind', 1), of3('met', 2), of3('near', 3)]),
      entry('B', [of3('missed', 4), of3('met', 5)]),
      entry('C', [of3('behind', 6)], { status: 'draft' }),
    ]);
    expect(model.header.statuses).toEqual([
      { status: 'met', kpis: 2 },
      { status: 'near', kpis: 1 },
      { status: 'behind', kpis: 1 },
      { status: 'missed', kpis: 1 },
    ]);
    expect(model.behind.map(({ plan, measure }) => [plan.unit, measure.status])).toEqual([
      ['B', 'missed'],
      ['A', 'behind'],
    ]);
  });

  test('watched measures have none', () => {
    const model = of([entry('A', [], {}, { watch: [share('w', 500, { status: 'no-course' })] })]);
    expect(model.header.statuses).toEqual([]);
    expect(model.plans[0]!.measures).toHaveLength(1);
  });
});

describe('silence', () => {
  const reasons = (plan: Partial<Plan>, kpis = [share('k', 500)], asOf = '2026-10-15') =>
    entry('A', kpis, plan, { asOf }).silence.map(({ words }) => words);
  const held = (date: string) => ({ reviews: [{ period: 'FY26-Q4', date }] }) as Partial<Plan>;

  test('no figure, and which is the newest', () => {
    const cells = make.series([make.share(5, 10), make.share(5, 10), make.cell(null)]);
    expect(reasons({}, [make.kpi('k', cells)])).toEqual([
      'No KPI has a figure for FY27-Q1 (Jul–Sep 2026); the newest is of FY26-Q4 (Apr–Jun 2026).',
    ]);
  });

  test('a withheld figure is one', () => {
    expect(reasons({}, [make.kpi('k', make.series([make.withheld]))])).toEqual([]);
  });

  // 184 days before 15 October 2026: 15 of October, 30, 31, 31, 30 and 31 back to May, and 16 of April.
  test.each([
    ['2026-04-14', []],
    [
      '2026-04-13',
      ['It is active, and nothing was heard of it since the review of 2026-04-13: 185 days by 2026-10-15.'],
    ],
  ])('the last review on %s', (date, words) => {
    expect(reasons(held(date))).toEqual(words);
  });

  test('no review since it began, where reviews are recorded', () => {
    const term = { start: '2026-01-01', end: '2027-12-31' };
    expect(reasons({ term, depth: 'service' })).toEqual([
      'It is active, and nothing was heard of it since it began on 2026-01-01: 287 days by 2026-10-15.',
    ]);
    expect(reasons({ term: { ...term, start: '2026-08-01' }, depth: 'service' })).toEqual([]);
    expect(reasons({ term })).toEqual([]);
  });

  test('a term that is over', () => {
    expect(reasons({ term: { start: '2025-01-01', end: '2026-09-30' } })).toEqual([
      'It ended on 30 Sep 2026 and is still marked as active.',
    ]);
  });

  test('only plans in force can be silent', () => {
    const none = [make.kpi('k', make.series([make.cell(null)]))];
    expect(reasons({ status: 'draft' }, none)).toEqual([]);
    expect(reasons({ status: 'retired' }, none)).toEqual([]);
    expect(reasons({}, none)).toHaveLength(1);
  });
});

test('units without a plan, whatever their capitals and spaces; a retired plan is none', () => {
  const plans = [entry('Public  Works', []), entry('Water', [], { status: 'retired' })];
  expect(of(plans, { units: ['public works', 'Water', 'Parks'] }).unitsWithoutPlan).toEqual([
    'Water',
    'Parks',
  ]);
  expect(of(plans).unitsWithoutPlan).toBeNull();
});

test('what is late and what was promised, counted by hand', () => {
  const plan = {
    initiatives: [
      {
        id: 'i',
        actions: [
          { id: 'a', due: '2026-10-14' },
          { id: 'b', due: '2026-10-16' },
          { id: 'c', due: '2026-01-01', status: 'done' },
        ],
      },
    ],
    buy_in: [
      {
        by: 'deputy',
        grants: [
          { id: 'x', what: 'x', due: '2026-01-01' },
          { id: 'y', what: 'y', due: '2027-01-01' },
        ],
      },
    ],
    reviews: [
      {
        period: 'FY26-Q4',
        date: '2026-08-01',
        follow_ups: [
          { id: 'f', due: '2026-09-01' },
          { id: 'g', due: '2026-09-01', done: '2026-08-30' },
        ],
      },
    ],
    review_dates: ['2026-08-01', '2027-02-01', '2026-11-01'],
  } as unknown as Partial<Plan>;
  const found = entry('A', [], plan);
  expect(found.late).toEqual({ actions: 1, grants: 1, followUps: 1 });
  expect([found.lastReview, found.nextReview]).toEqual(['2026-08-01', '2026-11-01']);
});

describe('asked of leaders', () => {
  const plan = {
    roles: [{ id: 'deputy', title: 'Deputy Mayor' }],
    buy_in: [
      {
        by: 'deputy',
        grants: [
          { id: 'x', what: 'A van', due: '2026-10-05' },
          { id: 'y', what: 'Two phones', due: '2026-11-01' },
          { id: 'z', what: 'A desk', due: '2026-10-01', received: '2026-10-02' },
        ],
      },
    ],
    reviews: [
      {
        period: '2026-Q3',
        asks: [
          {
            id: 'a',
            text: 'An inspector',
            of: 'deputy',
            by: '2027-01-15',
            cost: { amount: 4200, unit: 'USD' },
          },
          { id: 'b', text: 'A sign', of: 'deputy', answer: 'granted' },
          { id: 'c', text: 'A tower', of: 'deputy', answer: 'refused' },
          { id: 'd', text: 'Overtime', of: 'deputy', by: '2026-11-01', answer: 'later' },
        ],
      },
      // Of a later period than the page's: not asked yet.
      { period: '2026-Q4', asks: [{ id: 'e', text: 'A bell', of: 'deputy' }] },
    ],
  } as unknown as Partial<Plan>;

  test('what is late, and what has no answer or was put off; nothing that was given or refused', () => {
    const { asked } = of([entry('Parks', [], plan)]);
    expect(asked.map(({ ask }) => [ask.kind, ask.text, ask.of, ask.due, ask.daysLate, ask.putOff])).toEqual([
      ['grant', 'A van', 'Deputy Mayor', '2026-10-05', 10, false],
      ['ask', 'Overtime', 'Deputy Mayor', '2026-11-01', 0, true],
      ['ask', 'An inspector', 'Deputy Mayor', '2027-01-15', 0, false],
    ]);
  });

  test('in words, in every form', () => {
    const model = of([entry('Parks', [], plan)]);
    const page = renderPortfolioTerminal(model, { width: 80, ascii: false, palette: noColours });
    expect(page).toContain('  Parks: A van\n    Deputy Mayor; due 5 Oct 2026, 10 days late\n');
    expect(renderPortfolioMarkdown(model)).toContain(
      '| Parks | Overtime | Deputy Mayor | Asked, needed by 1 Nov 2026, put off |',
    );
    expect(renderPortfolioHtml(model)).toContain(
      '<span class="bad">Promised, due 5 Oct 2026, 10 days late</span>',
    );
  });

  test('of plans in force alone', () => {
    expect(of([entry('Parks', [], { ...plan, status: 'draft' })]).asked).toEqual([]);
  });
});

test('plans stand by the name of their unit, whatever order they came in', () => {
  const plans = ['Water', 'arts', 'Parks'].map(unit => entry(unit, []));
  expect(of(plans).plans.map(({ unit }) => unit)).toEqual(['arts', 'Parks', 'Water']);
  expect(renderPortfolioJson(of([...plans].reverse()))).toBe(renderPortfolioJson(of(plans)));
});

test('different fiscal years make different periods, and each says of how many plans', () => {
  const calendarQuarter = parsePeriod('2026-Q2', { fiscalYearStart: 1, fiscalLabel: 'ending' })!;
  const model = of([entry('A', []), entry('B', []), entry('C', [], {}, { period: calendarQuarter })]);
  expect(model.header.periods.map(({ period, plans }) => [period.id, plans])).toEqual([
    ['2026-Q3', 2],
    ['2026-Q2', 1],
  ]);
  expect(renderPortfolioMarkdown(model)).toContain('(2 plans)');
});

describe('forms', () => {
  const render = (model: Portfolio) => ({
    md: renderPortfolioMarkdown(model),
    html: renderPortfolioHtml(model),
    terminal: renderPortfolioTerminal(model, { width: 80, ascii: false, palette: noColours }),
    ascii: renderPortfolioTerminal(model, { width: 40, ascii: true, palette: noColours }),
  });

  test('nothing at all is a page as well', () => {
    expect(mistakesBy('portfolio')(renderPortfolioJson(of([])))).toEqual([]);
    const forms = render(of([]));
    for (const form of Object.values(forms)) expect(form).toContain('No plan could be read.');
  });

  test('text of plans is text in every form', () => {
    const plans = hostileTexts.map((unit, i) =>
      planEntry(
        planOf(unit, { title: unit, roles: [{ id: 'manager', title: unit }] } as Partial<Plan>),
        `plans/${i}`,
        make.evaluation([
          make.kpi('k', make.series([make.share(30, 60)]), {
            name: unit,
            definition: unit,
            status: 'behind',
            definitionHash: 'e',
          }),
        ]),
      ),
    );
    const model = of(plans, {
      unread: hostileTexts.map(why => ({ path: why, why })),
      units: [...hostileTexts, 'x'],
    });
    expect(mistakesBy('portfolio')(renderPortfolioJson(model))).toEqual([]);
    const forms = render(model);
    expect(forms.html).not.toMatch(/<script|<img|<h1>out|onerror=alert\(1\)>/);
    const page = marked.parse(forms.md, { async: false });
    const tags = new Set([...page.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag!));
    expect([...tags].sort()).toEqual(
      ['br', 'code', 'h1', 'h2', 'h3', 'li', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'].sort(),
    );
    expect(page.replace(/<code>.*?<\/code>/g, '')).not.toMatch(/@everybody|@octocat/);
    for (const form of Object.values(forms))
      expect(form).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\u202a-\u202e]/);
    expect(forms.ascii).toMatch(/^[\n -~]*$/);
  });

  test('no line of the terminal is wider than it', () => {
    const { terminal, ascii } = render(
      of([
        entry('A unit with a name that is much longer than any terminal has room for, really', [
          share('k', 500, { status: 'behind', name: 'n'.repeat(120) }),
        ]),
      ]),
    );
    expect(Math.max(...terminal.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
    expect(Math.max(...ascii.split('\n').map(line => line.length))).toBeLessThanOrEqual(40);
  });
});
