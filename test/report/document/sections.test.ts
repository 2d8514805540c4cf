/** Sections of a plan, each against what a person would write down for it by hand. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { openQuestions, ownKeys } from '../../../src/report/document/asking.ts';
import { datedIn } from '../../../src/report/document/dated.ts';
import { documentMarkdown } from '../../../src/report/document/markdown.ts';
import type { GuideRun, TreeNode } from '../../../src/report/document/model.ts';
import { attributes } from '../../../src/report/document/sections/attributes.ts';
import { authority } from '../../../src/report/document/sections/authority.ts';
import { goals } from '../../../src/report/document/sections/goals.ts';
import { guides } from '../../../src/report/document/sections/guides.ts';
import { handoffs } from '../../../src/report/document/sections/handoffs.ts';
import { blueprints, journeys } from '../../../src/report/document/sections/journeys.ts';
import { lineOfSight } from '../../../src/report/document/sections/line-of-sight.ts';
import { listening } from '../../../src/report/document/sections/listening.ts';
import { ownerSheet } from '../../../src/report/document/sections/people.ts';
import { buyIn, complaints } from '../../../src/report/document/sections/promises.ts';
import { reviewCalendar } from '../../../src/report/document/sections/reviews.ts';
import { findings } from '../../../src/report/document/sections/studies.ts';
import { team } from '../../../src/report/document/sections/team.ts';
import { timeline } from '../../../src/report/document/sections/timeline.ts';
import { traceability } from '../../../src/report/document/sections/traceability.ts';
import { vision } from '../../../src/report/document/sections/vision.ts';
import { wholePlan } from '../../../src/report/document/whole-plan.ts';
import { factsOf, first, flat, planOf, told, words } from './told.ts';

const roles = [
  { id: 'agent', title: 'Agent' },
  { id: 'crew', title: 'Crew' },
  { id: 'chief', title: 'Chief' },
];

/** The rows of a table as words. */
function rowsOf(blocks: Parameters<typeof first>[0], caption?: string): string[][] {
  const table = flat(blocks).find(
    block => block.is === 'table' && (!caption || block.caption.includes(caption)),
  );
  if (table?.is !== 'table') throw new Error(`There is no table ${caption ?? ''}.`);
  return table.rows.map(row => row.map(words));
}

/** A tree as indented lines. */
function linesOf(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap(({ title, note, children }) => [
    `${' '.repeat(depth)}${[words(title), note && words(note)].filter(Boolean).join(' / ')}`,
    ...linesOf(children, depth + 1),
  ]);
}

describe('line of sight', () => {
  const plan: Partial<Plan> = {
    vision: { statement: 'A date that holds.' },
    objectives: [{ id: 'word', text: 'Keep our word.' }],
    kpis: [{ id: 'on-time', name: 'On time' }],
    goals: [
      { id: 'g1', statement: 'Be on time.', kpi: 'on-time', objective: 'word' },
      { id: 'g2', statement: 'Be kind.' },
    ],
    initiatives: [
      {
        id: 'i1',
        title: 'The board',
        serves: ['g1', 'g2'],
        actions: [
          { id: 'a1', do: 'Buy it', due: '2026-11-01', status: 'done' },
          { id: 'a2', do: 'Hang it', due: '2026-11-02' },
          { id: 'a3', do: 'Burn it', status: 'dropped' },
        ],
      },
      { id: 'i2', title: 'Cake' },
    ],
  };

  test('from the vision to the action; actions stand where their initiative is met first', () => {
    const tree = first(lineOfSight(told(plan)), 'tree');
    expect(tree.root).toBe('A date that holds.');
    expect(tree.levels).toEqual(['Objective', 'Goal and its measure', 'Initiative', 'Action']);
    expect(linesOf(tree.nodes)).toEqual([
      'Keep our word.',
      ' Be on time. / Measured by On time',
      '  The board',
      '   (good) done: Buy it / 1 Nov 2026',
      '   (bad) overdue: Hang it / 2 Nov 2026',
      'No objective of the house yet',
      ' Be kind. / (bad) no measure',
      '  The board / Its actions stand above.',
      '',
      ' (bad) No goal',
      '  Cake',
    ]);
  });

  test('without objectives goals stand first; a goal without an initiative says so', () => {
    const tree = first(lineOfSight(told({ goals: [{ id: 'g', statement: 'Be kind.' }] })), 'tree');
    expect(tree.levels).toEqual(['Goal and its measure', 'Initiative', 'Action']);
    expect(linesOf(tree.nodes)).toEqual(['Be kind. / (bad) no measure', ' (bad) no initiative']);
  });
});

test('a goal: its course in one line, its findings with their words', () => {
  const known = factsOf(
    goals(
      told({
        voc: { findings: [{ id: 'f1', text: 'We wait.' }] },
        goals: [
          {
            id: 'g',
            statement: 'Be on time.',
            kpi: { id: 'k', slice: { channel: 'phone' }, stat: 'p90' },
            baseline: { value: '71 %', period: '2026-Q2' },
            milestones: [{ period: '2026-Q4', gte: '75 %' }],
            target: { gte: '80 %', lte: '90 %', period: '2027-Q2', hold: 2 },
            because: ['f1'],
            due: null,
          },
        ],
      }),
    ),
  );
  expect(known).toEqual({
    'Measured by': 'k · only where "channel" is phone · statistic p90',
    Course: '71 % (2026-Q2) → at least 75 % (2026-Q4) → between 80 % and 90 % (2027-Q2), held for 2 periods',
    Due: '? By which day has it to be reached?',
    Because: 'F1 We wait.',
  });
});

test('the time line: bars from an action’s start, else its initiative’s; what is late on the day', () => {
  const drawn = first(
    timeline(
      told({
        roles,
        term: { start: '2026-09-10', end: '2027-01-31' },
        initiatives: [
          {
            id: 'i',
            title: 'The board',
            owner: 'chief',
            start: '2026-10-01',
            actions: [
              { id: 'a', do: 'Buy it', due: '2026-11-19', owner: 'crew' },
              { id: 'b', do: 'Hang it', start: '2026-11-20', due: '2026-12-31', status: 'doing' },
              { id: 'c', do: 'Praise it', due: '2026-02-30' },
            ],
          },
        ],
      }),
    ),
    'timeline',
  );
  expect({ from: drawn.from, to: drawn.to, today: drawn.today }).toEqual({
    from: '2026-09-10',
    to: '2027-02-01',
    today: '2026-11-20',
  });
  expect(
    drawn.rows.map(({ title, owner, start, due, state }) => [words(title), owner, start, due, state]),
  ).toEqual([
    ['The board', 'Chief', '2026-10-01', '2026-12-31', null],
    ['Buy it', 'Crew', '2026-10-01', '2026-11-19', 'overdue'],
    ['Hang it', '', '2026-11-20', '2026-12-31', 'doing'],
    // The thirtieth of February is no day that could be drawn.
    ['Praise it', '', '2026-10-01', null, 'overdue'],
  ]);
});

test('mission and values of the house stand beside the vision', () => {
  const house = { mission: 'A city that keeps its word.', values: ['Plain words', 'On time'] };
  const blocks = vision(told({ vision: null, ...house }));
  expect(factsOf(blocks)).toEqual({ Mission: 'A city that keeps its word.', Values: 'Plain words\nOn time' });
  expect(words(first(blocks, 'paragraph').text)).toBe(
    '? Where is the service to go, and what stands in the way?',
  );
});

test('contents of the Markdown lead to headings, as a code host names them', async () => {
  const markdown = documentMarkdown(
    wholePlan(
      told({
        objectives: [{ id: 'o', text: 'Goals' }],
        strategies: [{ id: 's', text: 'Goals' }],
        goals: [{ id: 'g', statement: 'Goals' }],
      }),
    ),
  );
  // Three headings are called Goals: the strategy, the section and the goal itself, in this order.
  expect(markdown.match(/^#+ Goals$/gm)).toEqual(['#### Goals', '### Goals', '#### Goals']);
  expect(markdown).toContain('  - [Goals](#goals-1)');
  expect(markdown).toContain('- [Where we are going](#where-we-are-going)');
});

describe('handoffs', () => {
  const chain: Partial<Plan> = {
    roles,
    commitments: [{ id: 'four', text: 'Done in four days.', within: '4d' }],
    handoffs: [
      { id: 'h1', from: 'agent', to: 'crew', accept_within: '12h', resolve_within: '1d', toward: 'four' },
      { id: 'h2', from: 'crew', to: 'chief', accept_within: '12h', resolve_within: '1d', toward: 'four' },
      { id: 'h3', from: 'agent', to: 'chief', resolve_within: '9d' },
    ],
  };

  test('limits along the way are added up and held against the promise', () => {
    // 12 h + 1 d + 12 h + 1 d = 3 d of 4 d.
    const sum = first(handoffs(told(chain)), 'limits');
    expect(sum.sentence).toBe('The limits add up to 3 days: 1 day to spare.');
    expect(sum.parts.map(({ seconds }) => seconds / 3600)).toEqual([12, 24, 12, 24]);
    expect(sum.promised).toBe(4 * 86400);
  });

  test.each([
    ['2d', 'The limits add up to 3 days: 1 day more than is promised.'],
    ['3d', 'The limits add up to 3 days: all that is promised, with nothing to spare.'],
    [null, 'The limits add up to 3 days; the promise says no limit that they could be held against.'],
  ])('promised within %s', (within, sentence) => {
    const plan = { ...chain, commitments: [{ id: 'four', text: 'Done.', within }] };
    expect(first(handoffs(told(plan)), 'limits').sentence).toBe(sentence);
  });
});

test('skills against roles: what was found of what is needed, and the gap', () => {
  const rows = rowsOf(
    team(
      told({
        roles,
        team: {
          skills: [
            { id: 'calm', name: 'Calm', kind: 'service' },
            { id: 'code', name: 'The code' },
          ],
          matrix: [
            { role: 'agent', skill: 'calm', now: 2, later: 3, assessed: 3, on: '2026-05-26' },
            { role: 'agent', skill: 'code', now: 1, later: 2, assessed: 1 },
            { role: 'crew', skill: 'code', now: 3, later: 3, assessed: 1 },
            { role: 'crew', skill: 'calm', now: 1 },
          ],
        },
      }),
    ),
  );
  expect(rows).toEqual([
    ['Calm (service)', '(good) 3 of 3\n26 May 2026', '(none) ? of 1'],
    ['The code', '(near) 1 of 2 later', '(bad) 1 of 3 now'],
  ]);
});

test('authority: issues against roles with their limits, and who is beyond', () => {
  const blocks = authority(
    told({
      roles,
      authority: [
        {
          id: 'date',
          issue: 'A date has passed.',
          unit: 'days',
          levels: [
            { who: 'agent', may: 'Give a new one.', limit: 5 },
            { who: 'crew', may: 'Move others.' },
          ],
          beyond: 'chief',
        },
      ],
    }),
  );
  expect(rowsOf(blocks)).toEqual([
    ['Agent', '5 days'],
    ['Crew', 'no limit'],
    ['Chief', 'beyond that'],
  ]);
  expect(first(blocks, 'list').items.map(words)).toEqual([
    'Agent: Give a new one. up to 5 days',
    'Crew: Move others.',
  ]);
});

test('importance against performance: divided at the means, the most important first', () => {
  const blocks = attributes(
    told({
      voc: {
        attributes: [
          { id: 'kind', text: 'Kind.', importance: 3, performance: 5 },
          { id: 'date', text: 'A date.', importance: 5, performance: 2, self_rating: 3.5 },
          { id: 'fast', text: 'Fast.', importance: 4, performance: 4.4 },
          { id: 'bell', text: 'A bell.', importance: 2, performance: 1 },
          { id: 'new', text: 'New.', importance: null },
        ],
      },
    }),
  );
  // Means: (3 + 5 + 4 + 2) / 4 = 3.5 and (5 + 2 + 4.4 + 1) / 4 = 3.1.
  expect(first(blocks, 'importance').means).toEqual({ importance: 3.5, performance: 3.1 });
  expect(rowsOf(blocks).map(row => [row[0], row[1], row[4], row[5]])).toEqual([
    ['1', 'A date.', '3.5 (+1.5)', '(bad) work on it first'],
    ['2', 'Fast.', '', '(good) keep it up'],
    ['3', 'Kind.', '', '(none) more than is asked'],
    ['4', 'A bell.', '', '(near) can wait'],
    ['5', 'New.', '', ''],
  ]);
});

test('listening: every group by every way, and who is not heard', () => {
  const rows = rowsOf(
    listening(
      told({
        customers: [
          { id: 'residents', name: 'Residents' },
          { id: 'owners', name: 'Owners' },
        ],
        roles,
        voc: {
          studies: [{ id: 's', of: ['owners'], date: '2026-03-01' }],
          methods: [
            { id: 'm1', kind: 'survey', of: ['residents', 'agent'], every: 'continuous', phases: ['after'] },
            { id: 'm2', kind: 'focus-group', of: ['residents'] },
          ],
        },
      }),
    ),
    'Who is heard',
  );
  expect(rows).toEqual([
    ['Residents', 'all the time · after', 'at no fixed time', ''],
    ['Owners (bad) not heard again and again', '', '', '1 Mar 2026'],
    ['Agent', 'all the time · after', '', ''],
  ]);
});

test('findings: surprises, much for little work, and what came of each', () => {
  const plan: Partial<Plan> = {
    voc: {
      findings: [
        { id: 'f1', text: 'We wait.', impact: 'high', effort: 'low', surprise: true, status: 'accepted' },
        { id: 'f2', text: 'Kind.', kind: 'praise', status: 'done', reason: 'Told.' },
        { id: 'f3', text: 'Sundays.', status: 'declined', reason: 'Too few.' },
        { id: 'f4', text: 'A bell.' },
        { id: 'f5', text: 'A rule.', status: 'accepted' },
        { id: 'f6', text: 'Lost.', status: 'accepted' },
      ],
    },
    goals: [{ id: 'g', statement: 'Be on time.', because: ['f1'] }],
    initiatives: [{ id: 'i', title: 'The board', because: ['f1'] }],
    policies: [{ id: 'p', because: ['f5'] }],
  };
  expect(factsOf(findings(told(plan)))).toEqual({ Surprises: 'F1', 'Much for little work': 'F1' });
  const blocks = traceability(told(plan));
  expect(first(blocks, 'table').columns.map(({ code }) => code)).toEqual([undefined, 'G1', 'I1', undefined]);
  expect(rowsOf(blocks)).toEqual([
    ['F1 We wait.', '●', '●', '(near) being answered'],
    ['F2 Kind.', '', '', '(good) answered Told.'],
    ['F3 Sundays.', '', '', '(none) declined Too few.'],
    ['F4 A bell.', '', '', '(bad) nothing yet'],
    ['F5 A rule.', '', '', '(near) in a rule or a promise'],
    ['F6 Lost.', '', '', '(bad) nothing cites it'],
  ]);
});

test('a table with many columns is told in several, each with the names of its rows', () => {
  const issue = (i: number) => ({
    id: `Issue ${i}`,
    levels: [0, 1, 2, 3, 4, 5, 6, 7].map(j => ({ who: `r${j}`, limit: 10 * i + j })),
  });
  const tables = flat(authority(told({ authority: [1, 2, 3, 4, 5, 6, 7, 8].map(issue) }))).flatMap(block =>
    block.is === 'table' ? [block] : [],
  );
  expect(tables.map(({ columns }) => columns.map(({ title }) => title))).toEqual([
    ['Issue', 'r0', 'r1', 'r2', 'r3'],
    ['Issue', 'r4', 'r5', 'r6', 'r7'],
  ]);
  expect(tables[1]!.rows[1]!.map(words)).toEqual(['Issue 2', '24', '25', '26', '27']);
});

describe('grids', () => {
  const stage = (i: number) => ({ id: `s${i}`, name: `Stage ${i}`, activities: [`Does ${i}`] });

  test('a journey of six stages is two bands of three; lanes that nothing fills are left out', () => {
    const blocks = flat(journeys(told({ journeys: [{ id: 'j', stages: [1, 2, 3, 4, 5, 6].map(stage) }] })));
    const grids = blocks.flatMap(block => (block.is === 'grid' ? [block] : []));
    expect(grids.map(({ columns }) => columns.map(({ title }) => title))).toEqual([
      ['Stage 1', 'Stage 2', 'Stage 3'],
      ['Stage 4', 'Stage 5', 'Stage 6'],
    ]);
    expect(grids.map(({ lanes }) => lanes.map(({ title }) => title))).toEqual([['Does'], ['Does']]);
  });

  test('behind a touchpoint stand its stage, its channel and what customers don’t see', () => {
    const grid = first(
      blueprints(
        told({
          roles,
          channels: [{ id: 'phone', name: 'The line' }],
          journeys: [
            {
              id: 'j',
              title: 'A fence',
              stages: [
                { id: 'ask', name: 'Asks', touchpoints: [{ id: 't', what: 'The call.', channel: 'phone' }] },
              ],
            },
          ],
          blueprints: [
            {
              id: 'b',
              journey: 'j',
              steps: [{ touchpoint: 't', front: 'Listens.', back: 'Writes.', by: 'agent' }],
            },
          ],
        }),
      ),
      'grid',
    );
    expect(grid.columns[0]!.title).toBe('Asks');
    expect(
      grid.lanes.map(({ title, border }, i) => [title, border, ...grid.columns[0]!.cells[i]!.map(words)]),
    ).toEqual([
      ['Customer meets', undefined, 'The call.\nThe line'],
      ['Frontstage', undefined, 'Listens.'],
      ['Backstage', 'line of visibility', 'Writes.'],
      ['Done by', undefined, 'Agent'],
    ]);
  });
});

describe('guides', () => {
  /** Steps as `number text`, branches indented below. */
  function outline({ steps }: GuideRun, depth = 0): string[] {
    const pad = ' '.repeat(depth);
    return steps.flatMap(({ number, text, notes, branches }) => [
      `${pad}${number} ${[words(text), ...notes.map(words)].join(' / ')}`,
      ...branches.flatMap(({ answer, next }) =>
        next === null || typeof next === 'number'
          ? [`${pad} ${answer} → ${next}`]
          : [`${pad} ${answer}`, ...outline(next, depth + 2)],
      ),
    ]);
  }

  function outlineOf(
    nodes: NonNullable<NonNullable<Plan['guides']>[number]['nodes']>,
    start = 'a',
  ): string[] {
    const { runs } = first(guides(told({ guides: [{ id: 'g', start, nodes }] })), 'guide');
    return runs.flatMap(run => [...(run.title ? [`- ${run.title}`] : []), ...outline(run)]);
  }

  test('steps are numbered as they are met; one that is met again is named by its number', () => {
    expect(
      outlineOf({
        a: {
          ask: 'Closed?',
          answers: [
            { is: 'yes', to: 'b' },
            { is: 'no', to: 'c' },
            { is: 'lost', to: 'nowhere' },
          ],
        },
        b: { say: 'Thank them.', to: 'd' },
        c: { say: 'Look again.', to: 'a' },
        d: { say: 'Hang up.', end: 'resolved', discretion: 'Say more.' },
        e: { say: 'Sing.' },
      }),
    ).toEqual([
      '1 Closed?',
      ' yes',
      '  2 Thank them.',
      '  3 Hang up. / You decide: Say more. / (good) resolved',
      ' no',
      '  4 Look again. / Go on with step 1.',
      ' lost → null',
      '- No step leads here',
      '5 Sing.',
    ]);
  });

  test('what lies too deep stands by itself', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `q${i}`,
        {
          ask: `Q${i}?`,
          answers: [
            { is: 'on', to: `q${i + 1}` },
            { is: 'back', to: 'q0' },
          ],
        },
      ]),
    );
    const lines = outlineOf(nodes, 'q0');
    expect(lines.filter(line => line.startsWith('- '))).toEqual(['- From above']);
    expect(lines).toContain('6 Q5?');
    expect(lines.find(line => line.includes('on → 6'))).toBe('         on → 6');
  });

  test('a chain of thousands of steps is no depth', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`n${i}`, { say: `S${i}`, to: `n${i + 1}` }]),
    );
    expect(outlineOf(nodes, 'n0')).toHaveLength(5000);
  });
});

test('the owner sheet: nobody’s things first, then each role with what it answers for', () => {
  const rows = (caption: string): string[][] =>
    rowsOf(
      ownerSheet(
        told({
          roles,
          accountable: 'chief',
          goals: [
            { id: 'g1', statement: 'Be on time.', owner: 'chief', due: '2027-06-30' },
            { id: 'g2', statement: 'Be kind.' },
            { id: 'g3', statement: 'Was kind.', status: 'met' },
          ],
          initiatives: [
            {
              id: 'i',
              title: 'The board',
              owner: 'crew',
              actions: [
                { id: 'a1', do: 'Buy it', due: '2026-12-01' },
                { id: 'a2', do: 'Bought', status: 'done' },
              ],
            },
          ],
        }),
      ),
      caption,
    );
  expect(rows('Without anybody')).toEqual([['(bad) nobody', 'Goal: Be kind.']]);
  expect(rows('What each role')).toEqual([
    ['Crew', 'Initiative: The board\nAction: Buy it (1 Dec 2026)'],
    ['Chief', 'Plan: its numbers\nGoal: Be on time. (30 Jun 2027)'],
  ]);
});

test('the calendar: reviews held, missed and ahead; what is due, by date, and what is late', () => {
  const calendar = reviewCalendar(
    told({
      roles,
      review_dates: ['2026-12-01', '2026-09-15', '2026-06-01'],
      reviews: [
        { period: '2026-Q2', date: '2026-09-15', follow_ups: [{ id: 'fu', do: 'Ask.', due: '2026-11-01' }] },
      ],
      initiatives: [
        { id: 'i', owner: 'crew', actions: [{ id: 'a', do: 'Buy it', due: '2026-10-01', status: 'done' }] },
      ],
      policies: [{ id: 'p', title: 'One answer', review_by: '2027-01-01', owner: 'chief' }],
    }),
  );
  expect(rowsOf(calendar, 'spoken to')).toEqual([
    ['1 Jun 2026', '(bad) not held, or not written down', ''],
    ['15 Sep 2026', '(good) held', '2026-Q2'],
    ['1 Dec 2026', '(none) ahead', ''],
  ]);
  expect(rowsOf(calendar, 'due when')).toEqual([
    ['1 Nov 2026\n(bad) overdue', 'Ask.', 'Follow-up', '(bad) nobody'],
    ['1 Jan 2027', 'One answer', 'Look at the policy', 'Chief'],
  ]);
});

test('grants: received by the day, late, to come', () => {
  const rows = rowsOf(
    buyIn(
      told({
        roles,
        buy_in: [
          {
            by: 'chief',
            grants: [
              { id: 'x', what: 'Money', due: '2026-11-01' },
              { id: 'y', what: 'People', due: '2027-01-01' },
              { id: 'z', what: 'Time', received: '2026-11-20' },
              { id: 'w', what: 'Room', due: '2026-10-01', received: '2026-12-24' },
            ],
          },
        ],
      }),
    ),
  );
  expect(rows.map(([what, , state]) => [what, state])).toEqual([
    ['Money', '(bad) late'],
    ['People', '(none) to come'],
    ['Time', '(good) received 20 Nov 2026'],
    ['Room', '(bad) late'],
  ]);
});

test('complaints: the stages and how long all of them may take', () => {
  const blocks = complaints(
    told({
      complaints: {
        stages: [
          { stage: 'receive', within: '1d' },
          { stage: 'close', within: '36h' },
        ],
      },
    }),
  );
  expect(rowsOf(blocks)).toEqual([
    ['1. Receive', '1 day', ''],
    ['2. Close', '1 day 12 hours', ''],
  ]);
  expect(words(first(blocks, 'paragraph').text)).toBe('All stages together: at most 2 days 12 hours.');
});

test('gaps of one kind are one question with their number; keys of one’s own are named', () => {
  const plan = planOf({
    goals: [
      { id: 'g1', due: null },
      { id: 'g2', due: null, owner: null },
    ],
    ...({ 'x-cost-centre': { 'x-inner': 410 } } as object),
  });
  expect(openQuestions(plan)).toEqual([
    { section: 'goals', question: 'By which day has it to be reached?', count: 2 },
    { section: 'goals', question: 'Which role owns the goal?', count: 1 },
  ]);
  expect(ownKeys(plan)).toEqual(['x-cost-centre']);
  expect(words(wholePlan(told({ ...plan })).closing[1]!)).toBe(
    'Keys of your own are not shown: x-cost-centre.',
  );
});

test('what has a date is ordered by it; a day that the calendar doesn’t have is left out', () => {
  const dated = datedIn(
    planOf({
      team: { training: [{ id: 't', title: 'Learn', next: '2026-12-09' }] },
      initiatives: [
        { id: 'i', status: 'dropped', actions: [{ id: 'a', do: 'Buy', due: '2026-12-01' }] },
        { id: 'j', actions: [{ id: 'b', do: 'Hang', due: '2026-02-30' }] },
      ],
    }),
  );
  expect(dated.map(({ kind, id, due, state }) => [kind, id, due, state])).toEqual([
    ['action', 'a', '2026-12-01', 'dropped'],
    ['training', 't', '2026-12-09', 'open'],
  ]);
});
