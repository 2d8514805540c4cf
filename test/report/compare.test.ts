/** Two reports compared: what differs, and what made it so. */
import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../src/report/diff/check.ts';
import { compare } from '../../src/report/diff/compare.ts';
import { diffFormats } from '../../src/report/diff/formats.ts';
import {
  causesText,
  detailWords,
  differenceWords,
  figureWords,
  isChanged,
} from '../../src/report/diff/words.ts';
import type { GoalRecord, KpiRecord, Provenance } from '../../src/report/provenance.ts';
import { hostileTexts } from './hostile.ts';

const goal: GoalRecord = {
  id: 'g',
  part: null,
  unit: 'percent',
  value: 75,
  course: { gte: 74, lte: null },
  target: { gte: 82, lte: null, period: 'FY27-Q4 (Apr–Jun 2027)', hold: 1 },
  due: '2027-06-30',
  status: 'on-course',
  closed: null,
};

function kpi(more: Partial<KpiRecord> = {}): KpiRecord {
  return {
    id: 'on-time',
    name: 'On time',
    section: 'kpis',
    unit: 'percent',
    shownIn: null,
    stat: 'share',
    definition: 'd1',
    scope: null,
    sources: ['requests'],
    figure: { value: 75, numerator: 180, n: 240, small: null },
    recorded: false,
    status: 'on-course',
    goals: [goal],
    leftOut: [{ label: 'without a date', count: 3 }],
    series: { '2026-Q1': 70, '2026-Q2': 71, '2026-Q3': 75 },
    ...more,
  };
}

function report(kpis: KpiRecord[] | null = [kpi()], more: Partial<Provenance> = {}): Provenance {
  return {
    plan: { id: 'p', path: 'plans/p' },
    period: { id: '2026-Q3', label: 'FY27-Q1 (Jul–Sep 2026)', start: '2026-07-01', end: '2026-10-01' },
    asOf: '2026-10-15',
    version: '0.1.0',
    fingerprint: 'f1',
    inputs: [
      { kind: 'source', name: 'requests', sha256: 'r1' },
      { kind: 'source', name: 'calls', sha256: 'c1' },
    ],
    kpis,
    ...more,
  };
}

const inputs = (requests: string, calls: string, results?: string): Provenance['inputs'] => [
  { kind: 'source', name: 'requests', sha256: requests },
  { kind: 'source', name: 'calls', sha256: calls },
  ...(results ? [{ kind: 'results' as const, name: 'results/', sha256: results }] : []),
];

/** The one KPI of both. */
function change(before: Provenance, after: Provenance) {
  const [only, ...others] = compare(before, after).kpis!;
  expect(others).toEqual([]);
  return only!;
}

const other = { figure: { value: 75.1, numerator: 181, n: 241, small: null } };

describe('causes', () => {
  test.each([
    ['the exports of its own source', report([kpi(other)], { inputs: inputs('r2', 'c1') }), ['data']],
    [
      'the exports of another source, which it joins',
      report([kpi(other)], { inputs: inputs('r1', 'c2') }),
      ['data'],
    ],
    ['its definition', report([kpi({ ...other, definition: 'd2' })], { fingerprint: 'f2' }), ['definition']],
    ["the plan's own filter", report([kpi({ ...other, scope: 's' })], { fingerprint: 'f2' }), ['scope']],
    ['something else in the plan', report([kpi(other)], { fingerprint: 'f2' }), ['plan']],
    ['only csplan', report([kpi(other)], { version: '0.2.0' }), ['version']],
    ['the day', report([kpi(other)], { asOf: '2026-11-01' }), ['as-of']],
    [
      'definition and exports at once',
      report([kpi({ ...other, definition: 'd2' })], { fingerprint: 'f2', inputs: inputs('r2', 'c1') }),
      ['definition', 'data'],
    ],
    ['nothing', report([kpi(other)]), []],
  ] as const)('%s', (_, after, causes) => {
    expect(change(report(), after).causes).toEqual(causes);
  });

  test('another source that has changed is no cause where its own has', () => {
    const after = report([kpi({ ...other, sources: ['calls'] })], {
      inputs: inputs('r2', 'c1'),
      fingerprint: 'f2',
    });
    expect(change(report([kpi({ sources: ['calls'] })]), after).causes).toEqual(['data']);
    expect(
      change(
        report([kpi({ sources: ['calls'] })]),
        report([kpi({ ...other, sources: ['calls'] })], { inputs: inputs('r1', 'c2') }),
      ).causes,
    ).toEqual(['data']);
  });

  test('a closed period that was closed again is data for what comes from it', () => {
    const before = report([kpi({ recorded: true })], { inputs: inputs('r1', 'c1', 'x1') });
    const after = report([kpi({ ...other, recorded: true })], { inputs: inputs('r1', 'c1', 'x2') });
    expect(causesText(change(before, after))).toBe('the exports have changed');
  });

  test('two periods: that, and what else is another', () => {
    const next = { period: { id: '2026-Q4', label: '2026-Q4', start: '2026-10-01', end: '2027-01-01' } };
    expect(change(report(), report([kpi(other)], next)).causes).toEqual(['period']);
    const redefined = change(
      report(),
      report([kpi({ ...other, definition: 'd2' })], { ...next, fingerprint: 'f2' }),
    );
    expect(causesText(redefined)).toBe('another period, the definition has changed');
    expect(differenceWords(redefined)).toBe('');
    expect(detailWords(redefined)[0]).toContain("can't be compared");
  });
});

describe('what differs', () => {
  test('nothing, where nothing does', () => {
    const found = change(report(), report());
    expect(isChanged(found)).toBe(false);
    expect(found).toMatchObject({ differs: false, causes: [], goals: [], leftOut: [], restated: [] });
  });

  test('the figure, with what it was taken of', () => {
    const found = change(report(), report([kpi(other)]));
    expect([figureWords(found.before!, null), figureWords(found.after!, null)]).toEqual([
      '75.0 % (180 of 240)',
      '75.1 % (181 of 241)',
    ]);
    expect(differenceWords(found)).toBe('+0.1 points');
    const rowsOnly = change(
      report(),
      report([kpi({ figure: { value: 75, numerator: 189, n: 252, small: null } })]),
    );
    expect(rowsOnly.differs).toBe(true);
  });

  test('a figure that is withheld now, and one that is none', () => {
    const hidden = change(
      report(),
      report([kpi({ figure: { value: null, numerator: null, n: null, small: 'withheld' } })]),
    );
    expect([hidden.differs, figureWords(hidden.after!, null)]).toEqual([true, 'withheld']);
    const none = change(
      report(),
      report([kpi({ figure: { value: null, numerator: 0, n: 0, small: null } })]),
    );
    expect(figureWords(none.after!, null)).toBe('–');
  });

  test('what binary arithmetic leaves behind is no difference', () => {
    const found = change(
      report(),
      report([kpi({ figure: { value: 75 + 1e-11, numerator: 180, n: 240, small: null } })]),
    );
    expect(found.differs).toBe(false);
  });

  test('goals that were moved, are new or are gone; a course that goes on is no change', () => {
    const moved: GoalRecord = { ...goal, target: { ...goal.target!, gte: 80 }, due: '2027-09-30' };
    expect(detailWords(change(report(), report([kpi({ goals: [moved] })])))).toEqual([
      'Goal g: target ≥ 82.0 % in FY27-Q4 → target ≥ 80.0 % in FY27-Q4; due 30 Jun 2027 → 30 Sep 2027.',
    ]);
    expect(detailWords(change(report(), report([kpi({ goals: [{ ...goal, closed: 'dropped' }] })])))).toEqual(
      ['Goal g: open → dropped.'],
    );
    expect(detailWords(change(report([kpi({ goals: [] })]), report()))).toEqual([
      'Goal g is new: target ≥ 82.0 % in FY27-Q4.',
    ]);
    expect(
      change(report(), report([kpi({ goals: [{ ...goal, course: { gte: 76, lte: null }, value: 76 }] })]))
        .goals,
    ).toEqual([]);
    expect(change(report(), report([kpi({ goals: null })])).goals).toEqual([]);
  });

  test('rows left out for other reasons, statuses, earlier periods', () => {
    const found = change(
      report(),
      report([
        kpi({
          status: 'behind',
          leftOut: [{ label: 'not rated', count: 2 }],
          series: { '2026-Q1': 70, '2026-Q2': 71.4, '2026-Q3': 75 },
        }),
      ]),
    );
    expect(detailWords(found)).toEqual([
      'Status: on course → behind.',
      'Rows left out, without a date: 3 → 0; not rated: 0 → 2.',
      'Earlier periods read otherwise: 2026-Q2: 71.0 % → 71.4 %.',
    ]);
  });

  test('the period of the earlier report, in the later one', () => {
    const next = { period: { id: '2026-Q4', label: '2026-Q4', start: '2026-10-01', end: '2027-01-01' } };
    const after = report(
      [kpi({ ...other, series: { '2026-Q2': 71, '2026-Q3': 74, '2026-Q4': 75.1 } })],
      next,
    );
    expect(change(report(), after).restated).toEqual([{ period: '2026-Q3', before: 75, after: 74 }]);
  });

  test('KPIs that are new or gone, in the order of the later report', () => {
    const found = compare(report([kpi(), kpi({ id: 'old' })]), report([kpi({ id: 'new' }), kpi()])).kpis!;
    expect(found.map(({ id, before, after }) => [id, Boolean(before), Boolean(after)])).toEqual([
      ['new', false, true],
      ['on-time', true, true],
      ['old', true, false],
    ]);
  });

  test('a name, also where one of the two has ids only', () => {
    expect(change(report([kpi({ name: 'on-time' })]), report()).name).toBe('On time');
    expect(change(report(), report([kpi({ name: 'on-time' })])).name).toBe('On time');
  });

  test('inputs', () => {
    expect(compare(report(), report([kpi()], { inputs: inputs('r2', 'c1', 'x') })).inputs).toEqual([
      { kind: 'source', name: 'requests', is: 'changed' },
      { kind: 'results', name: 'results/', is: 'new' },
    ]);
    expect(compare(report(), report([kpi()], { inputs: [] })).inputs.map(({ is }) => is)).toEqual([
      'gone',
      'gone',
    ]);
  });
});

describe('contacts', () => {
  const contacts = (more: Partial<KpiRecord> = {}) =>
    report([], {
      contacts: [
        kpi({
          ...{ id: 'interactions/calls', name: 'Calls', section: 'interactions', unit: 'count' },
          ...{ stat: 'received', status: null, goals: [], leftOut: [], series: {} },
          figure: { value: 100, numerator: null, n: 100, small: null },
          ...more,
        }),
      ],
    });
  const by = (...rows: [string, number | null][]): Partial<KpiRecord> => ({
    categories: [{ column: 'topic', rows: rows.map(([label, n]) => ({ label, n })) }],
  });
  const categories = (before: Partial<KpiRecord>, after: Partial<KpiRecord>) =>
    compare(contacts(before), contacts(after)).contacts![0]!.categories;
  const labels = (before: Partial<KpiRecord>, after: Partial<KpiRecord>) =>
    categories(before, after).flatMap(({ rows }) =>
      rows.map(({ label, before, after }) => [label, before.n, after.n]),
    );

  test('the largest difference first; one that is not named there was not', () => {
    expect(labels(by(['a', 50], ['b', 30], ['c', 20]), by(['a', 49], ['b', 30], ['d', 21]))).toEqual([
      ['d', 0, 21],
      ['c', 20, 0],
      ['a', 50, 49],
    ]);
  });

  test('where the rest is gathered, one that is not named is not known', () => {
    expect(labels(by(['a', 50], ['others', 50]), by(['a', 50], ['b', 10], ['others', 40]))).toEqual([
      ['others', 50, 40],
      ['b', null, 10],
    ]);
  });

  test('none where one of the two has no figure or tells none', () => {
    const none = { figure: { value: null, numerator: null, n: null, small: null } };
    expect(categories(by(['a', 50]), { ...by(), ...none })).toEqual([]);
    expect(categories(by(['a', 50]), {})).toEqual([]);
  });

  test('many are named up to eight', () => {
    const many = (n: number) =>
      by(...Array.from({ length: 11 }, (_, i): [string, number] => [`r${i}`, n + i]));
    const [change] = compare(contacts(many(1)), contacts(many(2))).contacts!;
    expect(detailWords(change!)[0]).toMatch(/^By topic: r0 1 → 2; .*; r7 8 → 9; and 3 more\.$/);
  });

  test('an implied kind of contacts whose export is gone can not be checked', () => {
    const now = report([], { contacts: [], inputs: inputs('r1', 'c1').slice(1) });
    const bytes = (text: string, provenance: Provenance) => ({
      content: Buffer.from(text),
      provenance,
      lines: () => [text],
    });
    const verdict = verdictOn(bytes('a', contacts()), bytes('b', now));
    expect([verdict.restated.length, verdict.unchecked.length]).toEqual([0, 1]);
    const removed = verdictOn(bytes('a', contacts()), bytes('b', report([], { contacts: [] })));
    expect([removed.restated.length, removed.unchecked.length]).toEqual([1, 0]);
  });
});

describe('verdicts on a file', () => {
  const bytes = (text: string, provenance = report()) => ({
    content: Buffer.from(text),
    provenance,
    lines: () => text.split('\n'),
  });

  test('same bytes', () => {
    expect(verdictOn(bytes('a'), bytes('a')).is).toBe('same-bytes');
  });

  test('the same inputs and other bytes: the first line that differs', () => {
    expect(verdictOn(bytes('a\nb\nc'), bytes('a\nB\nc'))).toMatchObject({
      is: 'other-bytes',
      difference: { line: 2, file: 'b', now: 'B' },
    });
    expect(verdictOn(bytes('a'), bytes('a\nb')).difference).toEqual({ line: 2, file: undefined, now: 'b' });
  });

  test('a figure in the record that nothing explains is no other input', () => {
    expect(verdictOn(bytes('a', report([kpi(other)])), bytes('b')).is).toBe('other-bytes');
  });

  test.each([
    ['plan', { fingerprint: 'f2' }],
    ['csplan', { version: '9' }],
    ['exports', { inputs: inputs('r2', 'c1') }],
    ['closed periods', { inputs: inputs('r1', 'c1', 'x') }],
  ])('other inputs: %s', (_, more) => {
    expect(verdictOn(bytes('a'), bytes('b', report([kpi()], more)))).toMatchObject({
      is: 'other-inputs',
      restated: [],
      unchecked: [],
    });
  });

  test('an export that is gone: from closed periods, else it can not be checked', () => {
    const gone = { inputs: inputs('r1', 'c1').slice(1) };
    const none = { value: null, numerator: 0, n: 0, small: null };
    const empty = verdictOn(bytes('a'), bytes('b', report([kpi({ figure: none })], gone)));
    expect([empty.restated.length, empty.unchecked.length]).toEqual([0, 1]);
    const closed = verdictOn(bytes('a'), bytes('b', report([kpi({ recorded: true })], gone)));
    expect([closed.restated.length, closed.unchecked.length]).toEqual([0, 0]);
    const lost = verdictOn(bytes('a'), bytes('b', report([kpi({ figure: none })])));
    expect([lost.restated.length, lost.unchecked.length]).toEqual([1, 0]);
  });
});

describe('forms', () => {
  const hostile = compare(
    report(
      hostileTexts.map((text, i) => kpi({ id: `k${i}`, name: text, leftOut: [{ label: text, count: 1 }] })),
    ),
    report(hostileTexts.map((text, i) => kpi({ ...other, id: `k${i}`, name: text, leftOut: [] }))),
  );
  const count = (n: number) =>
    kpi({
      id: 'interactions/calls',
      categories: hostileTexts.map(column => ({
        column,
        rows: hostileTexts.slice(0, 8).map(label => ({ label, n })),
      })),
    });
  hostile.contacts = compare(
    report([], { contacts: [count(1)] }),
    report([], { contacts: [count(2)] }),
  ).contacts;

  test.each([40, 80, 120])('the terminal in %i columns', width => {
    const text = diffFormats.pretty(hostile, width);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u200b\u202a-\u202e]/u);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  test('Markdown: data is text', () => {
    const markdown = diffFormats.md(hostile, 80).replaceAll('<br>', '');
    expect(markdown).not.toMatch(/<[a-z!/]|@[\w-]|#\d|:\/\//i);
    expect(markdown).not.toMatch(/(?!\n)[\p{Cc}\u200b\u202a-\u202e]/u);
  });

  test('JSON is versioned and has everything', () => {
    const json = JSON.parse(diffFormats.json(hostile, 80));
    expect(json.csplanReportDiff).toBe(1);
    expect(json.kpis).toHaveLength(hostileTexts.length);
  });

  test('nothing differs, and a file that tells no figures', () => {
    expect(diffFormats.pretty(compare(report(), report()), 80)).toContain(
      'Both were made of the same plan and the same files.\n\n1 KPI reads the same in both.\n',
    );
    expect(diffFormats.md(compare(report(null), report()), 80)).toContain(
      'The first has no room for its figures',
    );
  });
});
