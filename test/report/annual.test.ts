/** The annual statement of FY26 (July 2025 to June 2026), of a small plan whose figures are counted by hand. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parsePeriod, shift } from '../../src/plan/period.ts';
import { annualPromises } from '../../src/report/annual/promises.ts';
import { deliveredWhen, promiseRecord } from '../../src/report/annual/words.ts';
import { renderCsv } from '../../src/report/csv.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { effectWords } from '../../src/report/promise-lines.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import { current, kpi, last, plan, annualReport as statement, year } from './annual-report.ts';
import * as make from './fixture.ts';

const { share } = make;

const report = statement();
const annual = report.annual!;

test('goals of the year: judged by their quarter; dropped ones too, no others', () => {
  expect(annual).toMatchObject({ year: 'FY26', over: true });
  expect(annual.goals).toMatchObject([
    {
      id: 'g-met',
      status: 'met',
      kpi: 'On time',
      target: 'at least 75.0 % in FY26-Q4',
      figure: '80.0 % in FY26-Q4',
      owner: 'Contact centre manager',
    },
    { id: 'g-dropped', closed: { is: 'dropped', on: '2025-11-03' }, target: null },
  ]);
});

test('actions: done in the year by the day, those without a day by their due date; overdue ones', () => {
  expect(annual.done.map(({ id }) => id)).toEqual(['a-early', 'a-late', 'a-unsaid']);
  expect(annual.notDone.map(({ id }) => id)).toEqual(['a-open']);
  expect(annual.done.map(deliveredWhen)).toEqual([
    '20 Aug 2025 (due 1 Sep 2025)',
    '4 Sep 2025 (due 1 Sep 2025, 3 days late)',
    'done, nobody wrote when (due 1 Mar 2026)',
  ]);
});

test('promises to customers over the periods of the year that are over', () => {
  expect(annual.promises).toMatchObject([{ kept: 2, of: 3, promised: 'at least 60.0 %' }]);
  expect(promiseRecord(annual.promises[0]!)).toBe(
    'FY26-Q1 60.0 % kept, FY26-Q2 70.0 % kept, FY26-Q3 50.0 % not kept',
  );
});

test('a promise of which no period lies in the year was not in force in it', () => {
  const after = { ...make.quarter, start: '2026-07-01', end: '2026-10-01' };
  const promise = (period: typeof make.quarter) => ({
    ...{ id: 'p', text: 'p', owner: null, status: 'in-force' as const, target: null },
    measured: { id: 'k', name: 'K', unit: 'count' as const, shownIn: null },
    periods: [{ period, value: 1, kept: true, provisional: false }],
  });
  const inYear = { ...after, start: '2026-04-01', end: '2026-07-01' };
  expect(annualPromises([promise(after)], year)).toEqual([]);
  expect(annualPromises([promise(inYear)], year)).toMatchObject([{ kept: 1, of: 1 }]);
});

test('a year is compared with the year before alone', () => {
  for (const form of [renderMarkdown(report), renderHtml(report)])
    expect(form).not.toContain('Since a year ago');
  expect(renderMarkdown(report)).toContain('Since the period before');
});

test('what is judged by the period of its baseline has not moved since', () => {
  const effect = {
    ...{ goal: 'g', kpi: 'On time', unit: 'percent' as const, shownIn: null, sharedWith: [] },
    ...{ from: { value: 71, period: 'FY26-Q4 (Apr–Jun 2026)' }, to: 71, toPeriod: 'FY26-Q4' },
    ...{ difference: 0, better: null, chance: null },
  };
  expect(effectWords(effect)).toBe('On time: 71.0 % in FY26-Q4, where it starts from');
  expect(effectWords({ ...effect, toPeriod: 'FY27-Q1' })).toContain('as in FY26-Q4');
});

test('grants, decisions and initiatives of the year', () => {
  expect(annual.received.map(({ id }) => id)).toEqual(['in']);
  expect(annual.notReceived.map(({ id }) => id)).toEqual(['late']);
  expect(annual.decisions.map(({ id }) => id)).toEqual(['d-in']);
  expect(annual.initiatives.map(({ id }) => id)).toEqual(['i']);
});

test('next: carried over, in the year after, later, undated; each by its day', () => {
  expect(annual.next.map(({ when, kind, what, due }) => [when, kind, what, due])).toEqual([
    ['carried-over', 'grant', 'A van', '2026-01-15'],
    ['carried-over', 'action', 'Overdue', '2026-05-01'],
    ['next-year', 'review', 'Review', '2026-09-15'],
    ['next-year', 'grant', 'A phone', '2026-10-01'],
    ['next-year', 'action', 'Next', '2026-12-01'],
    ['next-year', 'goal', 'Close 85 % in April to June 2027.', '2027-06-30'],
    ['later', 'review', 'Review', '2027-07-20'],
    ['later', 'action', 'Later', '2027-09-01'],
    ['undated', 'action', 'Some day', null],
  ]);
});

test('page one counts the year', () => {
  expect(report.pageOne.health.map(({ id, good, of }) => [id, good, of])).toEqual([
    ['kpis', 1, 1],
    ['goals', 1, 1],
    ['commitments', 2, 3],
    ['actions', 3, 4],
    ['grants', 1, 2],
    ['follow-ups', 1, 1],
  ]);
  expect(report.pageOne.kpis[0]!.sentence).toBe(
    'For FY26-Q4 (80.0 %): on its course of at least 78.0 %. The year (65.0 %): down 10.0 points from the year before (worse).',
  );
});

describe('in every form', () => {
  const html = renderHtml(report).replaceAll('\u00a0', ' ');
  const markdown = renderMarkdown(report);
  const terminal = renderTerminal(report, { width: 110, ascii: false, palette: noColours });

  test('it says what it is', () => {
    for (const form of [html, markdown, terminal]) {
      expect(form).toContain('Annual statement: Licences and Inspections: customer service plan');
      expect(form).toContain('FY26 in figures');
      expect(form).toContain('To deliver next');
    }
    const quarter = renderMarkdown(make.model(make.evaluation([]), plan));
    expect(quarter).not.toMatch(/Annual statement|in figures|Delivered in|To deliver next/);
  });

  test('the KPI over the quarters, the year and the year before', () => {
    expect(markdown).toContain(
      '| On time | 60.0 % | 70.0 % | 50.0 % | 80.0 % | 65.0 % | 75.0 % | −10.0 points, worse |',
    );
    expect(html).toMatch(/FY26-Q1.*FY26-Q4.*Year before/s);
  });

  test('the year’s value stands apart from the quarter that is judged, its course and its status', () => {
    // 80.0 % of FY26-Q4 is on the course of 78 %; the 65.0 % of the year would not be.
    expect(markdown).toContain('| KPI | Judged by | Course | Status | Year |');
    expect(markdown).toContain('| On time | 80.0 % (FY26-Q4) | ≥ 78.0 % | ● on course | 65.0 % |');
    expect(terminal).toMatch(/Scorecard +judged +course +year/);
    expect(terminal).toMatch(/on course +80\.0 % +≥ 78\.0 % +65\.0 %[^\n]*\n +judged by FY26-Q4/);
    expect(terminal).toContain('● On time  80.0 %  on course');
    expect(html).toMatch(/Judged by.*Course.*Status.*Year.*80\.0 %<br><span class="quiet">FY26-Q4/s);
    expect(report.scorecard[0]).toMatchObject({
      cell: { value: 65 },
      judged: { of: 'FY26-Q4', cell: { value: 80 }, course: { gte: 78 } },
    });
    const [head, ...lines] = parse(renderCsv(report)) as string[][];
    const at = (line: string[], ...names: string[]) => names.map(name => line[head!.indexOf(name)]);
    const told = lines.map(line => at(line, 'goal', 'period', 'value', 'course_gte', 'status'));
    expect(told).toContainEqual(['', '2026-Q2', '80', '78', 'on-course']);
    expect(told).toContainEqual(['', 'FY26', '65', '', '']);
    expect(told).toContainEqual(['g-met', '2026-Q2', '80', '75', 'met']);
  });

  test('a goal’s line on the terminal begins with what became of it', () => {
    expect(terminal).toMatch(/\n +met; On time: 80\.0 % in FY26-Q4; target at least 75\.0 % in FY26-Q4\n/);
    const missed = renderTerminal(statement(kpi({ goals: [{ ...kpi().goals[0]!, status: 'missed' }] })), {
      ...{ width: 110, ascii: false, palette: noColours },
    });
    expect(missed).toMatch(/\n +missed; On time: 80\.0 % in FY26-Q4; target/);
  });

  test('whether last year’s money helped', () => {
    const words = 'On time: 80.0 % in FY26-Q4, up 20.0 points since FY26-Q1 (better, may be chance) – ';
    expect(html).toContain(`${words}<b>moved the wanted way; that may be chance</b>`);
    expect(markdown).toContain(`${words}**moved the wanted way; that may be chance**`);
    expect(markdown).toContain('granted: 1 of 2 received; planned: 40\u202f000 USD; spent: 12\u202f000 USD');
    expect(html).toContain('That alone does not prove a cause.');
  });

  test('the parts stand behind page one, in front of the scorecard', () => {
    const order = markdown.match(/^## .*/gm)!;
    expect(order.indexOf('## Delivered in FY26')).toBe(order.indexOf('## Next reviews') + 1);
    expect(order.indexOf('## Scorecard')).toBe(order.indexOf('## To deliver next') + 1);
  });
});

test('a year that is not over: so far, nothing to compare with, what is still due in it', () => {
  const provisional = { ...current, provisional: true };
  const part = kpi({ current: provisional, changeFromPrevious: null });
  const open = statement(part, { asOf: '2026-04-20', provisional: true });
  expect(open.annual).toMatchObject({ over: false });
  expect(open.annual!.kpis[0]!.change).toBeNull();
  expect(open.pageOne.kpis[0]!.sentence).toContain(
    'The year (65.0 %): not complete yet, so there is nothing to compare it with.',
  );
  expect(open.annual!.next.filter(({ when }) => when === 'this-year').map(({ what }) => what)).toEqual([
    'Overdue',
    'Afterwards',
    'Close 75 % in April to June 2026.',
  ]);
  const markdown = renderMarkdown(open);
  expect(markdown).toContain('Year so far');
  expect(markdown).toContain('Provisional:');
  expect(markdown).toContain('The year is not over: each stands where its last whole period left it.');
});

describe('a year that the exports know a part of is compared with nothing', () => {
  const before = make.at(shift(year, -1, make.calendar), share(300, 400));
  const said = (more: object) =>
    statement(kpi({ changeFromPrevious: null, ...more })).pageOne.kpis[0]!.sentence.replace(
      /^.*The year \(65\.0 %\): /,
      '',
    );
  const part = { ...current, provisional: true };
  test.each([
    ['2026-02-13', 'its rows end on 13 Feb 2026, so there is nothing to compare it with.'],
    [null, "the exports don't cover the whole year, so there is nothing to compare it with."],
  ])('whose newest row is of %s', (dataUntil, words) => {
    // The year has ended when the report is made: it is not that it is not over.
    expect(said({ current: part, dataUntil })).toBe(words);
  });
  test('nor is a whole one with it', () => {
    expect(said({ previous: { ...before, coverage: 'partial' } })).toBe(
      "the exports don't cover the whole year before, so there is nothing to compare it with.",
    );
  });
});

describe('a year before the plan began', () => {
  const later = { ...plan, term: { start: '2026-07-01', end: '2028-06-30' } };
  const baseline = { value: 80, period: last };
  const target = { period: parsePeriod('FY27-Q4', make.calendar)!, gte: 85, lte: null, hold: 1 };
  const judged = {
    cell: make.series([share(80, 100)], last)[0]!,
    course: { period: last, gte: 80, lte: null },
  };
  const goals = [make.goal('g', [], 'no-course', { baseline, target, judged })];
  const of = kpi({ goals, status: 'no-course' });
  const model = make.model(make.evaluation([of], { period: year, asOf: '2026-07-20' }), later);

  test('says so, and counts nothing as on course', () => {
    expect(model.pageOne.firstResults).toBe(
      'The plan (FY27) began on 1 Jul 2026, after FY26: its goals, grants and initiatives are not of this year.',
    );
    expect(model.pageOne.health.map(({ id }) => id)).not.toContain('kpis');
    expect(model.pageOne.kpis[0]!.sentence).toMatch(
      /^For FY26-Q4 \(80\.0 %\): before the plan: FY26-Q4 is where it starts from\./,
    );
  });

  test('leaves out what had not begun by its end; what comes next is still told', () => {
    // Of the grants the phone is due in October 2026; no initiative of the plan says that it began in the year.
    expect(model.grants.map(({ id }) => id)).not.toContain('next');
    expect(model.grants).toHaveLength(3);
    expect([model.initiatives, model.actions, model.annual!.initiatives]).toEqual([[], [], []]);
    expect(model.annual!.next.map(({ what }) => what)).toContain('A phone');
  });
});

test('what is withheld is withheld there too', () => {
  const hidden = make.series([make.withheld, share(70, 100), make.withheld, share(80, 100)], last);
  const report = statement(kpi({ quarters: hidden, current: make.at(year, make.withheld) }));
  expect(renderMarkdown(report)).toContain('| On time | withheld | 70.0 % | withheld | 80.0 % | withheld |');
});

test('an empty plan', () => {
  const empty = make.model(
    make.evaluation([], { period: year, asOf: '2026-07-20', sources: [] }),
    make.plan(),
  );
  for (const form of [renderHtml(empty), renderMarkdown(empty)]) {
    expect(form).toContain('No goal was due in the year.');
    expect(form).toContain('No action was done or fell due in the year.');
    expect(form).toContain('The plan names nothing that is to be delivered next.');
  }
});

test('the year takes the review of its last quarter, while it is not over of its latest', () => {
  const review = (period: string) => ({ period, comments: { k: `Said of ${period}.` } });
  const comment = (periods: string[], asOf: string) =>
    make.model(
      make.evaluation([kpi()], { period: year, asOf }),
      make.plan({ calendar: { fiscal_year_start: 7 }, reviews: periods.map(review) }),
    ).kpis[0]!.comment;
  const all = ['FY26-Q1', 'FY26-Q4', '2026-Q1', 'FY25-Q4'];
  expect(comment([...all, 'FY26'], '2026-07-20')).toBe('Said of FY26.');
  expect(comment(all, '2026-07-20')).toBe('Said of FY26-Q4.');
  expect(comment(['FY26-Q1', '2026-Q1', 'FY25-Q4'], '2026-04-20')).toBe('Said of 2026-Q1.');
  expect(comment(['FY26-Q1', 'FY25-Q4'], '2026-07-20')).toBeNull();
});
