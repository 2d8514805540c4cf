/**
 * Whatever the forms of a report of a survey show, nothing that one of them withholds follows from all of them
 * together by adding and subtracting.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceAccount } from '../../src/data/batch.ts';
import type { readSource } from '../../src/data/source.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import { readPeriod } from '../../src/kpi/periods.ts';
import type { Filter, Goal, Kpi, Plan } from '../../src/plan/generated/types.ts';
import { calendarYear } from '../../src/plan/period.ts';
import { renderCsv } from '../../src/report/csv.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { type ReportModel, reportModel } from '../../src/report/model.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import { renderXlsx } from '../../src/report/xlsx.ts';
import { Known } from '../kpi/known.ts';
import { reading } from '../kpi/table.ts';
import { type Reported, type Told, toldInCsv, toldInMarkdown, toldInXlsx } from './told.ts';

interface Answer {
  month: string;
  team: string;
  channel: string;
  valid: boolean;
}

const months = Array.from({ length: 15 }, (_, i) =>
  new Date(Date.UTC(2025, 6 + i, 1)).toISOString().slice(0, 7),
);
const teams = ['a', 'b', 'c'];
const channels = ['phone', 'mail'];

/** Every kind of answer there could be: what a reader doesn't know is how many there are of each. */
const kinds: Answer[] = months.flatMap(month =>
  teams.flatMap(team =>
    channels.flatMap(channel => [true, false].map(valid => ({ month, team, channel, valid }))),
  ),
);
const equation = (holds: (answer: Answer) => boolean) => kinds.map(kind => (holds(kind) ? 1 : 0));

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

/** A survey with answers of every team by every channel in the last month, of some few and of others many. */
const recent: fc.Arbitrary<Answer[]> = fc
  .tuple(
    survey,
    fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 10, max: 40 })), {
      minLength: teams.length * channels.length,
      maxLength: teams.length * channels.length,
    }),
  )
  .map(([others, sizes]) => [
    ...others,
    ...teams.flatMap((team, i) =>
      channels.flatMap((channel, j) =>
        Array.from({ length: sizes[i * channels.length + j]! }, (_, k) => ({
          month: '2026-09',
          team,
          channel,
          valid: k % 7 !== 6,
        })),
      ),
    ),
  ]);

/** How the answers lie in files. */
const filings: Record<string, (answer: Answer) => string> = {
  'one file': () => 'all.csv',
  'a file per month': ({ month }) => `${month}.csv`,
  'a file per team': ({ team }) => `${team}.csv`,
};

type Counts = 'valid' | 'all';

/** A KPI with what it counts, told without the program that is tested. */
interface KnownKpi {
  kpi: Kpi;
  counts: Counts;
  /** The answers that its `where` takes. */
  takes(answer: Answer): boolean;
}

/** Several KPIs over the same answers, cut and spaced in different ways. */
const kpis = [
  {
    id: 'score',
    measure: { kind: 'nps', column: 'score' },
    by: ['team', 'channel'],
    frequency: 'quarterly',
    counts: 'valid',
  },
  {
    id: 'monthly',
    measure: { kind: 'nps', column: 'score' },
    by: ['team'],
    frequency: 'monthly',
    counts: 'valid',
  },
  {
    id: 'mean',
    measure: { kind: 'mean', column: 'score' },
    by: ['channel'],
    frequency: 'quarterly',
    counts: 'valid',
  },
  { id: 'answers', measure: { kind: 'count' }, by: ['team'], frequency: 'monthly', counts: 'all' },
].map(
  ({ counts, ...kpi }): KnownKpi => ({
    kpi: { source: 'survey', anchor: 'rated_at', ...kpi } as Kpi,
    counts: counts as Counts,
    takes: () => true,
  }),
);

/** Filters that lie in each other, apart, and across. */
const filters: { where: Filter | undefined; takes(answer: Answer): boolean }[] = [
  { where: undefined, takes: () => true },
  { where: { channel: 'phone' }, takes: ({ channel }) => channel === 'phone' },
  { where: { channel: { not: 'phone' } }, takes: ({ channel }) => channel !== 'phone' },
  { where: { team: 'a' }, takes: ({ team }) => team === 'a' },
  { where: { team: 'b' }, takes: ({ team }) => team === 'b' },
  { where: { team: 'c' }, takes: ({ team }) => team === 'c' },
  { where: { team: ['a', 'b'] }, takes: ({ team }) => team !== 'c' },
  {
    where: { team: { not: 'a' }, channel: 'mail' },
    takes: ({ team, channel }) => team !== 'a' && channel === 'mail',
  },
];

/** Plans whose KPIs count different answers. */
const filtering: fc.Arbitrary<KnownKpi[]> = fc
  .array(
    fc.record({
      filter: fc.constantFrom(...filters),
      kind: fc.constantFrom('nps', 'mean', 'count'),
      by: fc.subarray(['team', 'channel'], { maxLength: 1 }),
      frequency: fc.constantFrom('monthly', 'quarterly'),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map(all =>
    all.map(({ filter: { where, takes }, kind, by, frequency }, i): KnownKpi => {
      const measure = kind === 'count' ? { kind } : { kind, column: 'score' };
      const kpi = { id: `kpi${i}`, source: 'survey', anchor: 'rated_at', measure, where, by, frequency };
      return { kpi: kpi as Kpi, counts: kind === 'count' ? 'all' : 'valid', takes };
    }),
  );

const goals = [
  {
    id: 'g-phone',
    kpi: { id: 'score', slice: { channel: 'phone' } },
    target: { gte: 50, period: '2026-Q4' },
  },
  { id: 'g-team', kpi: { id: 'monthly', slice: { team: 'a' } }, target: { gte: 50, period: '2026-Q4' } },
] as Goal[];
const sliced: Record<string, (answer: Answer) => boolean> = {
  'g-phone': ({ channel }) => channel === 'phone',
  'g-team': ({ team }) => team === 'a',
};

/** Findings, and the answers that say them. */
const said: Record<string, { where: Filter; holds(answer: Answer): boolean }> = {
  'by-phone': { where: { channel: 'phone' }, holds: ({ channel }) => channel === 'phone' },
  'not-a': { where: { team: { not: 'a' } }, holds: ({ team }) => team !== 'a' },
};

/** Reads answers as if they lay in these files, with an account of each. */
function filed(answers: readonly Answer[], filing: (answer: Answer) => string): typeof readSource {
  return async request => {
    const rows = answers.map(answer => ({
      ...answer,
      rated_at: `${answer.month}-15`,
      score: answer.valid ? 9 : null,
    }));
    const account = await reading(rows)(request);
    const names = [...new Set(answers.map(filing))].sort();
    const files: SourceAccount['files'] = names.map(path => {
      const own = answers.filter(answer => filing(answer) === path);
      const missing = own.filter(({ valid }) => !valid).length;
      const column = { name: 'score', header: 'score', type: 'number' as const, missing, unreadable: 0 };
      return { ...account.files[0]!, path, read: own.length, used: own.length, columns: [column] };
    });
    return { ...account, files };
  };
}

async function modelOf(
  answers: readonly Answer[],
  filing: (answer: Answer) => string,
  written = '2026-Q3',
  known = kpis,
) {
  const period = readPeriod(written, '2026-10-01', calendarYear);
  const plan: Plan = {
    csplan: 1,
    id: 'plan',
    sources: { survey: { files: '*.csv', kind: 'survey', columns: { rated_at: 'When' } } },
    kpis: known.map(({ kpi }) => kpi),
    goals: known === kpis ? goals : [],
    interactions: [{ id: 'forms', source: 'survey', anchor: 'rated_at', reason: 'team', channel: 'channel' }],
    voc: {
      findings: Object.entries(said).map(([id, { where }]) => ({
        id,
        heard_in: { source: 'survey', where, anchor: 'rated_at' },
      })),
    },
  };
  const evaluation = await evaluate({
    plan,
    folder: '/plan',
    root: '/plan',
    period,
    asOf: period.end,
    nature: true,
    read: filed(answers, filing),
  });
  return reportModel({ plan, evaluation, planPath: 'plan', fingerprint: '', version: '' });
}

/** A number of the report, or that it is withheld, and the answers it is the number of. */
interface Claim {
  n: number | null;
  holds(answer: Answer): boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: the report as any reader of the file has it
type Json = any;

function claims(report: Json, filing: (answer: Answer) => string, known = kpis): Claim[] {
  return [
    ...claimsOfKpis(report, known),
    ...claimsOfContacts(report),
    ...claimsOfFindings(report),
    ...claimsOfFiles(report, filing),
  ];
}

function claimsOfKpis(report: Json, known: readonly KnownKpi[]): Claim[] {
  return report.kpis.flatMap((kpi: Json) => claimsOfKpi(kpi, known.find(one => one.kpi.id === kpi.id)!));
}

function claimsOfKpi(kpi: Json, { counts, takes }: KnownKpi): Claim[] {
  const within =
    ({ start, end }: { start: string; end: string }) =>
    ({ month }: Answer) =>
      `${month}-15` >= start && `${month}-15` < end;
  const ofCell = (cell: Json, holds: (answer: Answer) => boolean): Claim[] => {
    const counted = (answer: Answer) => takes(answer) && holds(answer) && (counts === 'all' || answer.valid);
    const left = (answer: Answer) => takes(answer) && holds(answer) && counts === 'valid' && !answer.valid;
    if (cell.n === null) {
      expect(cell).toMatchObject({
        value: null,
        numerator: null,
        outcomes: [],
        leftOut: [],
        small: 'withheld',
      });
      expect(cell.interval ?? null).toBeNull();
      return [{ n: null, holds: counted }];
    }
    const leftOut = cell.leftOut.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    return [
      { n: cell.n, holds: counted },
      { n: leftOut, holds: left },
    ];
  };
  const periods = [kpi.current, kpi.previous, kpi.lastYear, ...kpi.series, ...(kpi.quarters ?? [])].filter(
    Boolean,
  );
  // The history of a KPI that counts rows is made of such counts.
  const points = kpi.measure === 'count' ? (kpi.process?.points ?? []) : [];
  return [
    ...periods.flatMap(cell => ofCell(cell, within(cell.period))),
    ...points.map(({ period, value }: Json) => ({
      n: value,
      holds: (answer: Answer) => takes(answer) && within(period)(answer),
    })),
    ...kpi.breakdowns.flatMap(({ column, groups }: Json) =>
      groups.flatMap((cell: Json) =>
        ofCell(
          cell,
          answer => within(kpi.current.period)(answer) && answer[column as 'team' | 'channel'] === cell.label,
        ),
      ),
    ),
    ...kpi.goals.flatMap((goal: Json) =>
      [...goal.series, ...(goal.judged ? [goal.judged.cell] : [])].flatMap((cell: Json) =>
        ofCell(cell, answer => within(cell.period)(answer) && sliced[goal.id]!(answer)),
      ),
    ),
  ];
}

/** The annual statement shows the cells of the KPIs and nothing else. */
function expectSameCells(report: Json): void {
  for (const { id, quarters, year, before } of report.annual?.kpis ?? []) {
    const kpi = report.kpis.find((one: Json) => one.id === id);
    const bare = ({ period: _p, provisional: _a, coverage: _c, also: _o, interval: _i, ...cell }: Json) =>
      cell;
    expect(quarters.map(({ cell }: Json) => bare(cell))).toEqual(kpi.quarters.map(bare));
    expect([year, before]).toEqual([kpi.current, kpi.previous]);
  }
}

/** The answers of so many periods before that of the report. */
function periodsBack({ header }: Json): (back: number) => (answer: Answer) => boolean {
  const isYear = header.period.kind === 'year';
  const quarter = (text: string) =>
    Number(text.slice(0, 4)) * 4 + Math.floor((Number(text.slice(5, 7)) - 1) / 3);
  const place = (text: string) => (isYear ? Number(text.slice(0, 4)) : quarter(text));
  return back => answer => place(header.period.start) - place(answer.month) === back;
}

function claimsOfContacts(report: Json): Claim[] {
  const [forms] = report.nature.interactions;
  const within = periodsBack(report);
  const yearAgo = report.header.period.kind === 'year' ? 1 : 4;
  const series = (all: (number | null)[], holds: (answer: Answer) => boolean): Claim[] =>
    all.map((n, i) => ({
      n,
      holds: answer => within(all.length - 1 - i)(answer) && holds(answer),
    }));
  return [
    { n: forms.received.cell.n, holds: within(0) },
    ...series(
      forms.periods.map(({ received }: Json) => received),
      () => true,
    ),
    ...forms.columns.flatMap(({ column, rows }: Json) =>
      rows.flatMap((row: Json) => {
        const holds = (answer: Answer) => answer[column as 'team' | 'channel'] === row.label;
        const earlier = [
          [row.changeFromPrevious, 1],
          [row.changeFromLastYear, yearAgo],
        ].flatMap(([change, back]) =>
          change
            ? [
                {
                  n: row.n - change.difference,
                  holds: (answer: Answer) => within(back)(answer) && holds(answer),
                },
              ]
            : [],
        );
        return [
          { n: row.n, holds: (answer: Answer) => within(0)(answer) && holds(answer) },
          ...series(row.series, holds),
          ...earlier,
        ];
      }),
    ),
  ];
}

function claimsOfFindings(report: Json): Claim[] {
  return report.findings.flatMap(({ id, heard }: Json) =>
    heard.counts.flatMap((one: Json, i: number) => {
      const within = periodsBack(report)(heard.counts.length - 1 - i);
      return [
        { n: one.said, holds: (answer: Answer) => within(answer) && said[id]!.holds(answer) },
        { n: one.of, holds: within },
      ];
    }),
  );
}

function claimsOfFiles({ method }: Json, filing: (answer: Answer) => string): Claim[] {
  const [source] = method.sources;
  const told = (n: number | null | undefined, holds: (answer: Answer) => boolean): Claim[] =>
    typeof n === 'number' ? [{ n, holds }] : [];
  return [
    ...told(method.rows.used, () => true),
    ...told(source.rows?.used, () => true),
    ...source.files.flatMap((file: Json) => {
      const own = (answer: Answer) => filing(answer) === file.path;
      return [
        ...told(file.used, own),
        ...file.columns.flatMap(({ missing }: Json) => told(missing, answer => own(answer) && !answer.valid)),
      ];
    }),
  ];
}

/** What the other forms tell, as claims of the same kind. */
async function claimsOfForms(
  model: ReportModel,
  filing: (answer: Answer) => string,
  known = kpis,
): Promise<Record<string, Claim[]>> {
  const { period } = model.header;
  const forms = {
    csv: toldInCsv(renderCsv(model)),
    xlsx: toldInXlsx(await renderXlsx(model), period),
    markdown: toldInMarkdown(renderMarkdown(model), period),
  };
  return Object.fromEntries(
    Object.entries(forms).map(([form, told]) => [form, told.map(one => claimOf(one, period, filing, known))]),
  );
}

function claimOf(
  told: Told,
  reported: Reported,
  filing: (answer: Answer) => string,
  known: readonly KnownKpi[],
): Claim {
  const within = ({ start, end }: Reported, { month }: Answer) =>
    `${month}-15` >= start && `${month}-15` < end;
  switch (told.of) {
    case 'file':
      return { n: told.n, holds: answer => filing(answer) === told.path };
    case 'said':
      return {
        n: told.n,
        holds: answer => within(told, answer) && said[told.finding]!.holds(answer),
      };
    case 'missing':
      return { n: told.n, holds: answer => filing(answer) === told.path && !answer.valid };
    case 'left out':
      return {
        n: told.n,
        holds: answer =>
          within(reported, answer) &&
          takes(known, told.kpi, answer) &&
          countsOf(known, told.kpi) === 'valid' &&
          !answer.valid,
      };
    case 'figure':
      return {
        n: told.n,
        holds: answer =>
          within(told, answer) &&
          takes(known, told.kpi, answer) &&
          (told.goal === '' || sliced[told.goal]!(answer)) &&
          (told.column === '' || answer[told.column as 'team' | 'channel'] === told.label) &&
          (countsOf(known, told.kpi) === 'all' || answer.valid),
      };
  }
}

/** Contacts are all answers, valid or not. */
function countsOf(known: readonly KnownKpi[], id: string): Counts {
  return known.find(({ kpi }) => kpi.id === id)?.counts ?? 'all';
}

function takes(known: readonly KnownKpi[], id: string, answer: Answer): boolean {
  return known.find(({ kpi }) => kpi.id === id)?.takes(answer) ?? true;
}

/** What a reader of all forms can work out, and every claim made in them. */
async function readAll(
  answers: readonly Answer[],
  filing: (answer: Answer) => string,
  written: string,
  plan = kpis,
) {
  const model = await modelOf(answers, filing, written, plan);
  const report = JSON.parse(renderJson(model));
  expectSameCells(report);
  const forms = await claimsOfForms(model, filing, plan);
  const found = [...claims(report, filing, plan), ...Object.values(forms).flat()];
  const known = new Known();
  for (const { n, holds } of found) {
    if (n === null) continue;
    expect(n).toBe(answers.filter(holds).length);
    known.add(equation(holds));
  }
  return { report, forms, found, known };
}

/** Expects that nothing withheld is known; gives how much is withheld. A period without any answer hides nothing. */
function expectHidden(found: readonly Claim[], known: Known, answers: readonly Answer[]): number {
  const hidden = found.filter(({ n, holds }) => n === null && answers.some(holds));
  for (const { holds } of hidden) expect(known.tells(equation(holds))).toBe(false);
  return hidden.length;
}

describe.each(Object.entries(filings))('of %s', (_, filing) => {
  test.each(['2026-Q3', '2026'])(
    'nothing withheld follows from the rest of a report of %s, in one form or in all of them together',
    async written => {
      let hidden = 0;
      const told: Record<string, number> = {};
      await fc.assert(
        fc.asyncProperty(survey, async answers => {
          const { forms, found, known } = await readAll(answers, filing, written);
          for (const [form, claims] of Object.entries(forms)) told[form] = (told[form] ?? 0) + claims.length;
          hidden += expectHidden(found, known, answers);
        }),
        { numRuns: 50 },
      );
      expect(hidden).toBeGreaterThan(1000);
      for (const form of ['csv', 'xlsx', 'markdown']) expect(told[form]).toBeGreaterThan(400);
    },
    60_000,
  );
});

/** The answers of whole KPIs in the period reported. */
function wholesOf(plan: readonly KnownKpi[], { start, end }: Reported): ((answer: Answer) => boolean)[] {
  return plan.flatMap(({ takes, counts }) => {
    const has = (answer: Answer) =>
      `${answer.month}-15` >= start && `${answer.month}-15` < end && takes(answer);
    return counts === 'all' ? [has] : [has, answer => has(answer) && answer.valid];
  });
}

/** What a set of answers leaves of another when it lies in it, by kinds of answers and not by those there are. */
function leftOf(whole: (answer: Answer) => boolean, parts: readonly ((answer: Answer) => boolean)[]) {
  const areApart = kinds.every(kind => parts.filter(part => part(kind)).length <= (whole(kind) ? 1 : 0));
  return areApart ? (answer: Answer) => whole(answer) && !parts.some(part => part(answer)) : undefined;
}

describe('where KPIs count different answers', () => {
  test.each(['2026-Q3', '2026'])(
    'neither what is withheld nor a small rest of one beside others follows from a report of %s',
    async written => {
      let [hidden, rests] = [0, 0];
      await fc.assert(
        fc.asyncProperty(recent, filtering, async (answers, plan) => {
          const { report, found, known } = await readAll(answers, filings['one file']!, written, plan);
          hidden += expectHidden(found, known, answers);
          const wholes = wholesOf(plan, report.header.period);
          for (const whole of wholes)
            for (const one of wholes)
              for (const other of [() => false, ...wholes]) {
                const rest = leftOf(whole, [one, other]);
                const n = rest ? answers.filter(rest).length : 0;
                // Answers without a score are told as such.
                if (!rest || n === 0 || n >= 10 || !answers.some(answer => rest(answer) && answer.valid))
                  continue;
                rests++;
                expect(known.tells(equation(rest))).toBe(false);
              }
        }),
        { numRuns: 100 },
      );
      expect(hidden).toBeGreaterThan(1000);
      expect(rests).toBeGreaterThan(10);
    },
    120_000,
  );
});

test('the other forms show no count that JSON withholds', async () => {
  // 37 answers in September, of which 31 are valid; 7 of these 31 are of team b.
  const answers = Array.from({ length: 37 }, (_, i) => ({
    month: '2026-09',
    team: i < 7 ? 'b' : 'a',
    channel: 'phone',
    valid: i < 31,
  }));
  const model = await modelOf(answers, filings['a file per team']!);
  const json = renderJson(model);
  expect(JSON.parse(json).kpis[0].breakdowns[0].groups.map(({ n }: Json) => n)).toEqual([null, null]);
  const forms = [
    renderHtml(model).replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, ''),
    renderMarkdown(model),
    renderTerminal(model, { width: 110, ascii: false, palette: noColours }),
  ];
  for (const form of forms) {
    expect(form).toMatch(/withheld/i);
    // Neither group, nor the rows of either file, nor what the one leaves of the other.
    expect(form).not.toMatch(/(?<![\d.,-])(7|24)(?![\d.,]*\d)( of | rows| answers| without)/);
  }
});
