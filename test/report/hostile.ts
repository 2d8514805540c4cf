/** A report whose every text tries to be something else: markup, a mention, a formula, a control code. */
import type { Plan } from '../../src/plan/generated/types.ts';
import * as make from './fixture.ts';

export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '@everybody and @octocat see #12 and GH-7',
  "=cmd|' /C calc'!A0",
  'right\u202eto left\u202c and zero\u200bwidth',
  'escape \u001b[31mred\u001b[0m bell\u0007 null\u0000',
  'a | b | c\nnew line\r\n# heading',
  '```\ncode\n``` and `tick`',
  '</details></table><h1>out</h1>',
  '[link](http://evil.example/) http://evil.example www.evil.example a@evil.example',
  '![image](http://evil.example/x.png) $x^2$ ~~gone~~ **bold** _it_',
  '&lt;b&gt; &amp; <!-- comment -->',
  ']]> <![CDATA[ x',
  'lone \ud800 surrogate',
  `long ${'x'.repeat(300)}`,
  'javascript:alert(1)',
  '1. not a list',
  '- nor this',
];

/** Of the fixture's quarter, or of its year. */
export function hostile(of: 'quarter' | 'year' = 'quarter') {
  const text = hostileTexts;
  const all = hostileTexts.join(' ');
  const period = of === 'year' ? make.year : make.quarter;
  const cells = make.series([make.share(1, 40), make.share(30, 40)]);
  const kpis = hostileTexts.map((text, i) =>
    make.kpi(`k${i}`, cells, {
      name: text,
      definition: text,
      formula: text,
      method: text,
      whyOurs: text,
      owner: 'manager',
      anchor: text,
      notes: [text],
      benchmark: { value: 90, from: text },
      annotations: [{ date: '2026-08-01', text }],
      guard: { name: text, unit: 'count', value: 1, previous: 2 },
      status: 'behind',
      goals: [
        make.goal(`g${i}`, cells, 'behind', {
          statement: text,
          own: { stat: 'share', unit: 'percent', slice: text },
        }),
      ],
      breakdowns: [
        { column: text, groups: hostileTexts.map(label => make.group(label, make.share(20, 40))) },
      ],
      quarters: cells,
      current: {
        ...cells.at(-1)!,
        period,
        outcomes: [{ label: text, count: 3 }],
        leftOut: [{ label: text, count: 4 }],
      },
    }),
  );
  const sources = [
    make.source({
      id: 'requests',
      files: [
        make.file({
          path: all,
          headers: hostileTexts,
          columns: hostileTexts.map(text => ({
            name: text,
            header: text,
            type: 'text' as const,
            missing: 1,
            unreadable: 1,
          })),
          issues: hostileTexts.map(message => ({
            code: 'type-error' as const,
            severity: 'warning' as const,
            message,
            help: message,
            count: 1,
            lines: [3],
          })),
        }),
      ],
    }),
  ];
  const review = (period: string, date: string | null) => ({
    period,
    date,
    aim: all,
    chair: 'manager',
    presented: 'manager',
    attended: ['manager', all],
    comments: Object.fromEntries(hostileTexts.map((text, i) => [`k${i}`, text])),
    asks: hostileTexts.map((text, i) => ({
      id: `ask-${period}-${i}`,
      of: 'manager',
      text: text + period,
      about: { kpi: 'k0' },
      because: ['f0'],
      cost: text,
      by: '2026-09-30',
      answer: i % 2 ? ('later' as const) : null,
      reason: text,
    })),
    decisions: hostileTexts.map((text, i) => ({
      id: `d-${period}-${i}`,
      about: { initiative: 'i' },
      text,
      field: text,
      from: { [text]: text },
      to: [text, null],
      because: ['f0'],
      reason: text,
    })),
    blocked: hostileTexts,
    follow_ups: hostileTexts.map((text, i) => ({
      id: `fu-${period}-${i}`,
      do: text,
      owner: text,
      due: '2026-09-01',
    })),
    answers: { working: all, not_working: all },
    worth_the_time: 2,
  });
  const plan: Plan = make.plan({
    title: all,
    calendar: { fiscal_year_start: 7 },
    term: { start: '2026-07-01' },
    sponsor: 'manager',
    review_dates: ['2026-07-01', '2026-12-01'],
    reviews: [review('FY27-Q1', null), review('FY26-Q4', '2026-07-14')],
    unit: { name: all },
    roles: [{ id: 'manager', title: all }],
    voc: {
      studies: [{ id: 's', title: all }],
      findings: hostileTexts.map((text, i) => ({
        id: `f${i}`,
        text,
        study: 's',
        status: i % 2 ? 'declined' : 'new',
        reason: text,
      })),
    },
    channels: text.map((name, i) => ({ id: `ch${i}`, name })),
    journeys: [
      {
        id: 'j',
        title: all,
        segment: 'residents',
        stages: text.map((name, i) => ({
          id: `s${i}`,
          name,
          contact_reasons: [{ id: `r${i}`, text: name, often: name, counted_as: [name, 'never'] }],
          touchpoints: [{ id: `t${i}`, what: name, score: 2, measured_by: 'k1' }],
          pains: [{ text: name, severity: 'high' as const }],
        })),
      },
    ],
    buy_in: [
      { by: 'manager', grants: hostileTexts.map((what, i) => ({ id: `x${i}`, what, due: '2026-01-01' })) },
    ],
    initiatives: [
      {
        id: 'i',
        title: all,
        owner: 'manager',
        because: ['f0'],
        status: 'running',
        resources: { granted: ['x0', 'x1'], planned: all, spent: all },
        after_launch: { cost: all, stop_when: all },
        serves: ['g0'],
        actions: hostileTexts.map((text, i) => ({
          id: `a${i}`,
          do: text,
          done_when: text,
          due: '2026-09-01',
        })),
      },
    ],
  });
  const interactions = text.map((name, i) =>
    make.contacts(`c${i}`, {
      name,
      received: make.counted(`c${i}`, cells, { definition: name, notes: [name] }),
      columns: [
        {
          column: name,
          of: i % 2 ? 'reason' : 'other',
          categories: text.map(label => make.category(label, [20, 30])),
          movers: text.slice(0, 5),
        },
        {
          column: name,
          of: 'channel',
          categories: text.map(label => make.category(label, [20, 30])),
          movers: [],
        },
      ],
      rate: { measure: 'm', name, each: 100, now: 3, previous: 2, lastYear: null },
    }),
  );
  const findings = text.map((source, i) => ({
    id: `f${i}`,
    said: make.counted(`findings/f${i}`, cells, { source, notes: [source] }),
    of: make.counted(`findings/rows/${i}`, cells, { source }),
    change: null,
  }));
  return make.model(
    make.evaluation(kpis, {
      sources,
      timezone: all,
      period,
      nature: { interactions: interactions.slice(0, 4), findings },
    }),
    plan,
  );
}
