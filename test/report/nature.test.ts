/** The nature of issues as a value and in every form, by figures worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { Category, CategoryColumn, InteractionResult } from '../../src/kpi/nature/nature.ts';
import type { Plan } from '../../src/plan/generated/types.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { moversNote, moversShown } from '../../src/report/nature/words.ts';
import { textBar } from '../../src/report/sparkline.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import * as make from './fixture.ts';

const { category } = make;

function modelOf(interactions: InteractionResult[], plan: Partial<Plan> = {}): ReportModel {
  return make.model(
    make.evaluation([], { nature: { interactions, findings: [] } }),
    make.plan({ customers: [{ id: 'residents', name: 'Residents' }], ...plan }),
  );
}

/** 100 contacts with these reasons. */
function withReasons(categories: Category[], more: Partial<CategoryColumn> = {}): InteractionResult {
  return make.contacts('calls', {
    columns: [{ column: 'topic', of: 'reason', categories, movers: [], ...more }],
  });
}

const terminal = (model: ReportModel) =>
  renderTerminal(model, { width: 100, ascii: false, palette: noColours });
const forms: [string, (model: ReportModel) => string][] = [
  ['HTML', renderHtml],
  ['Markdown', renderMarkdown],
  ['terminal', terminal],
];

describe('reasons', () => {
  const [interaction] = modelOf([make.contacts('calls')]).nature.interactions;
  const [reasons, channels] = interaction!.columns;

  test('their shares, alone and together', () =>
    expect(reasons!.rows.map(({ name, n, share, cumulative }) => [name, n, share, cumulative])).toEqual([
      ['bill', 50, 50, 50],
      ['date', 30, 30, 80],
      ['strike', 20, 20, 100],
    ]));

  test('channels by the name that the plan gives them, however they are written', () => {
    const plan = {
      channels: [
        { id: 'phone', name: 'Our own line' },
        { id: 'web-form', name: 'Web' },
      ],
    };
    const named = modelOf([make.contacts('calls')], plan).nature.interactions[0]!.columns[1]!;
    expect(channels!.rows.map(({ name }) => name)).toEqual(['phone', 'web']);
    expect(named.rows.map(({ label, name }) => [label, name])).toEqual([
      ['phone', 'Our own line'],
      ['web', 'Web'],
    ]);
  });

  test.each(forms)('%s names the three largest and what changed most', (_, render) => {
    const text = render(modelOf([make.contacts('calls')]));
    for (const reason of ['bill', 'date', 'strike']) expect(text).toContain(reason);
    expect(text).toMatch(/[Cc]hanged most/);
    expect(text).toMatch(/\+20/);
  });

  test('what there was only earlier is no bar, but may have changed most', () => {
    const gone = withReasons([category('bill', [60, 100]), category('gone', [40, 0])], { movers: ['gone'] });
    const [column] = modelOf([gone]).nature.interactions[0]!.columns;
    expect(column!.rows.map(({ name }) => name)).toEqual(['bill']);
    expect(column!.movers.map(({ name, n }) => [name, n])).toEqual([['gone', 0]]);
    expect(terminal(modelOf([gone]))).toContain('changed most: gone 0 (−40 since the quarter before)');
  });
});

describe('withheld reasons', () => {
  const model = modelOf([
    withReasons([category('bill', [70, 70]), category('a', [10, null]), category('b', [20, null])]),
  ]);

  test('have no share, and nothing is summed up beyond them', () =>
    expect(model.nature.interactions[0]!.columns[0]!.rows).toMatchObject([
      { name: 'bill', n: 70, share: 70, cumulative: 70 },
      { name: 'a', n: null, share: null, cumulative: null, withheld: true },
      { name: 'b', n: null, share: null, cumulative: null, withheld: true },
    ]));

  test('are said to be withheld, in HTML and Markdown', () => {
    expect(renderHtml(model)).toMatch(/>withheld</);
    expect(renderHtml(model)).toContain('Withheld: fewer than ten contacts');
    expect(renderMarkdown(model)).toContain('| a | withheld | – | – | – |');
  });

  test('all of them leave nothing to draw, and no hole', () => {
    const all = modelOf([withReasons([category('a', [null]), category('b', [null])])]);
    expect(renderHtml(all)).toContain('There is nothing to draw.');
    expect(renderHtml(all)).not.toContain('class="chart pareto');
  });
});

describe('five hundred reasons', () => {
  const many = Array.from({ length: 500 }, (_, i) => category(`Reason ${i} ${'x'.repeat(i % 70)}`, [1]));
  const model = modelOf([withReasons([category('bill', [40]), ...many, category('others', [60])])]);
  const page = renderHtml(model);

  test('are twelve bars and one for the rest', () => {
    const [wide] = /<svg class="chart pareto wide"[\s\S]*?<\/svg>/.exec(page)!;
    expect(wide.match(/class="name"/g)).toHaveLength(13);
    // 501 reasons and a rest that is gathered already, less the twelve: 489 ones and 60.
    expect(wide).toContain('489 and more others');
    expect(wide).toContain(`>${489 + 60}<`);
  });

  test('are forty rows of a table, and all of them JSON', () => {
    expect(page).toContain('40 of 502');
    expect(JSON.parse(renderJson(model)).nature.interactions[0].columns[0].rows).toHaveLength(502);
    expect(page.length).toBeLessThan(150_000);
  });
});

describe('a journey', () => {
  const stage = (counted_as: string[]) => ({
    journeys: [
      {
        id: 'j',
        stages: [
          {
            id: 'wait',
            name: 'Waits',
            emotion: -2,
            contact_reasons: [{ id: 'r', text: 'Where is it?', often: 'One in three', counted_as }],
            touchpoints: [
              { id: 'call', what: 'The call', score: 2.2, measured_by: 'answered' },
              { id: 'form', what: 'The form' },
            ],
          },
        ],
      },
    ],
  });
  const reasonOf = (counted: string[], interaction = make.contacts('calls')) => {
    const [journey] = modelOf([interaction], stage(counted)).nature.journeys;
    return { ...journey!.stages[0]!.reasons[0]!, notes: journey!.notes };
  };

  test('counts a reason by all of its values', () =>
    expect(reasonOf(['date', 'strike']).contacts).toMatchObject([
      {
        of: 'Contacts calls',
        n: 50,
        share: 50,
        previous: 25,
        lastYear: 20,
        series: [20, 20, 20, 20, 20, 20, 25, 50],
      },
    ]));

  test('tells nothing of a sum with a part that is withheld, or that was gathered', () => {
    const hidden = withReasons([category('a', [80]), category('b', [null])]);
    expect(reasonOf(['a', 'b'], hidden).contacts[0]!.n).toBeNull();
    const cut = withReasons([category('a', [80]), category('others', [20])]);
    expect(reasonOf(['a', 'far down'], cut).contacts[0]!.n).toBeNull();
    expect(reasonOf(['a'], cut).contacts[0]!.n).toBe(80);
    expect(reasonOf(['far down'], cut)).toMatchObject({ contacts: [], notes: [] });
  });

  test('says which value no contact has', () => {
    const { contacts, notes } = reasonOf(['date', 'dtae']);
    expect(contacts[0]!.n).toBe(30);
    expect(notes).toEqual([
      'No contact of this period, or of those it is compared with, has the reason "dtae", under which "Where is it?" is counted. Check its spelling.',
    ]);
  });

  test('shows the measure of a touchpoint, and says that a score is the plan’s own', () => {
    const answered = make.kpi('answered', make.series([make.share(60, 100), make.share(70, 100)]), {
      name: 'Calls answered',
    });
    const nature = { interactions: [make.contacts('calls')], findings: [] };
    const model = make.model(make.evaluation([answered], { nature }), make.plan(stage([])));
    const [call, form] = model.nature.journeys[0]!.stages[0]!.touchpoints;
    expect(call).toMatchObject({ score: 2.2, measured: { name: 'Calls answered', cell: { value: 70 } } });
    expect(form).toMatchObject({ score: null, measured: null });
    for (const [name, render] of forms.slice(0, 2))
      expect([name, /2\.2 of 5, as the plan says/.test(render(model))]).toEqual([name, true]);
    // Nobody counted it: what the plan says of it stands there.
    expect(renderMarkdown(model)).toContain('Where is it?<br>One in three, as the plan says');
    expect(renderMarkdown(model)).toContain('| angry |');
  });
});

describe('received, resolved, active', () => {
  const model = modelOf([make.contacts('calls')]);

  test('by period, with the ages of what is active', () => {
    const { periods, ages } = model.nature.interactions[0]!;
    expect(ages).toHaveLength(4);
    expect(periods).toHaveLength(8);
    expect(periods.at(-1)).toMatchObject({ received: 100, resolved: 95, active: 45, byAge: [39, 3, 2, 1] });
  });

  test('are columns from zero', () => {
    const page = renderHtml(model);
    const [flow] = /<svg class="chart columns"[^>]*id?[\s\S]*?<\/svg>/.exec(page)!;
    expect(flow.match(/<rect class="received"/g)).toHaveLength(8);
    const feet = [...flow.matchAll(/<rect [^>]*y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)];
    // All columns stand on one line.
    const ground = feet.map(([, y, height]) => Math.round(Number(y) + Number(height)));
    expect(new Set(ground).size).toBe(1);
    const heights = feet.map(([, , height]) => Number(height));
    // 60 and 100 received, the first and the last but one of sixteen.
    expect(heights[0]! / heights[14]!).toBeCloseTo(60 / 100, 2);
  });

  test('without a date of settling there is what was received', () => {
    const calls = make.contacts('calls', { resolved: null, active: null });
    const page = renderHtml(modelOf([calls]));
    expect(page.match(/class="chart columns"/g)).toHaveLength(1);
    expect(page).not.toContain('class="resolved"');
  });
});

test('nothing known: a plan that names its contacts is told why, one that does not has no part', () => {
  const nothing = make.counted('interactions/calls', make.series([make.cell(null)]), {
    notes: ['The source "calls" has nothing for it.'],
  });
  const empty = { received: nothing, resolved: null, active: null, columns: [] };
  const told = modelOf([make.contacts('calls', empty)]);
  for (const [name, render] of forms.slice(0, 2))
    expect([name, render(told).includes('has nothing for it.')]).toEqual([name, true]);
  const silent = modelOf([make.contacts('calls', { ...empty, said: false })]);
  expect(silent.nature).toEqual({ interactions: [], journeys: [] });
  for (const [, render] of forms) expect(render(silent)).not.toMatch(/Nature of issues/);
});

test('what is drawn from the KPIs says so', () =>
  expect(renderMarkdown(modelOf([make.contacts('tickets', { said: false, name: null })]))).toContain(
    'The plan says nothing of its "interactions", so these are the rows that its KPIs read.',
  ));

describe('findings', () => {
  const finding = {
    id: 'f',
    text: 'We wait.',
    study: 's',
    impact: 'high',
    effort: 'low',
    surprise: true,
  } as const;
  const studies = [
    { id: 's', title: 'Interviews' },
    {
      id: 's2',
      title: 'Interviews again',
      date: '2026-09-01',
      followup_of: 's',
      same_people: true,
      verdicts: { better: 8, same: 3, worse: 1 },
    },
  ];
  const heard = (counts: (number | null)[], of: (number | null)[]) => {
    const cells = (all: (number | null)[]) =>
      make.series(all.map(n => (n === null ? make.withheld : make.cell(n, { n }))));
    const nature = {
      interactions: [],
      findings: [
        {
          id: 'f',
          said: make.counted('findings/f', cells(counts), { source: 'answers' }),
          of: make.counted('findings/rows/answers/at', cells(of), { source: 'answers' }),
          change: null,
        },
      ],
    };
    return make.model(make.evaluation([], { nature }), make.plan({ voc: { studies, findings: [finding] } }));
  };

  test.each(forms.slice(0, 2))(
    '%s: how many said it again, of how many, and what has become of it',
    (_, render) => {
      const text = render(heard([10, 20, 12], [100, 100, 48])).replaceAll('\u00a0', ' ');
      expect(text).toContain('12 of 48 rows of answers (25.0 %)');
      expect(text).toMatch(
        /Asked again \(the same people\), Interviews again, 1 Sep 2026: 8 better, 3 the same, 1 worse/,
      );
      expect(text).toMatch(/surprise, quick win/);
    },
  );

  test('the drawing follows the share, not how many were asked', () =>
    expect(renderMarkdown(heard([10, 20, 12], [100, 100, 48]))).toContain('▁▆█'));

  test('withheld where so few say it', () =>
    expect(renderMarkdown(heard([20, null], [100, 90]))).toContain(
      'again: withheld: fewer than ten rows of answers say it',
    ));
});

test.each([
  [0, ''],
  [0.001, '▏'],
  [0.05, '█'],
  [0.5, '██████████'],
  [0.52, '██████████▍'],
  [1.5, '████████████████████'],
])('a bar of %d', (part, bar) => expect(textBar(part)).toBe(bar));

test('where nothing moved by more than chance that is said, with the largest change alone', () => {
  const chance = { ...make.unjudged, is: 'no-detectable-change' as const, reason: null };
  const still = (label: string, contacts: number[]) => {
    const one = category(label, contacts);
    return {
      ...one,
      changeFromPrevious: one.changeFromPrevious && { ...one.changeFromPrevious, verdict: chance },
    };
  };
  const model = modelOf([
    withReasons([still('bill', [50, 60]), still('date', [30, 35])], { movers: ['bill', 'date'] }),
  ]);
  const column = model.nature.interactions[0]!.columns[0]!;
  expect(moversShown(column).map(({ name }) => name)).toEqual(['bill']);
  expect(moversNote(column)).toBe('Nothing changed by more than chance; this is the largest change.');
});
