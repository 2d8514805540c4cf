/** The documents that others need: what each says, and what it must not say. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/plan/generated/types.ts';
import type { CommitmentRow } from '../../../src/report/commitments.ts';
import { documentMarkdown } from '../../../src/report/document/markdown.ts';
import type { DocumentModel } from '../../../src/report/document/model.ts';
import { publicPage } from '../../../src/report/document/parts/public-page.ts';
import { roleCards } from '../../../src/report/document/parts/role-cards.ts';
import { staffDigest } from '../../../src/report/document/parts/staff-digest.ts';
import { staffSummary } from '../../../src/report/document/parts/staff-summary.ts';
import { toolkit } from '../../../src/report/document/parts/toolkit.ts';
import { reworded } from './hostile-plan.ts';
import { blocksOf, factsOf, planAt, planOf, tell, told, words } from './told.ts';

/** The city's plan in which every text is a word of its own, so that it can be told where each word comes from. */
async function markedCity(): Promise<{ plan: Plan; from: Map<string, string> }> {
  let i = 0;
  const plan = reworded(await planAt('examples/city-311'), () => `word${i++}x`);
  const from = new Map<string, string>();
  const look = (value: unknown, pointer: string): void => {
    if (typeof value === 'string' && /^word\d+x$/.test(value))
      from.set(value, pointer.replace(/\/\d+/g, '/*'));
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) look(inner, `${pointer}/${key}`);
  };
  look(plan, '');
  return { plan, from };
}

function placesIn(model: DocumentModel, from: Map<string, string>): string[] {
  const found = documentMarkdown(model).match(/word\d+x/g) ?? [];
  return [...new Set(found.map(word => from.get(word)!))].sort();
}

describe('what may not be read there', () => {
  test('the public page has promises, released findings with their answers, and where to turn to; nothing else', async () => {
    const { plan, from } = await markedCity();
    plan.voc!.findings![0]!.released = true;
    const row: CommitmentRow = {
      id: 'dated',
      text: '',
      owner: 'A secret owner',
      state: 'kept',
      measuredBy: { id: 'on-time', name: 'On time', unit: 'percent', shownIn: null },
      target: { gte: 70, lte: null },
      value: 75,
      provisional: false,
      record: { kept: 1, of: 1 },
    };
    const page = publicPage(tell(plan), { label: '1 Jul – 30 Sep 2026', rows: [row] });
    expect(placesIn(page, from)).toEqual([
      '/commitments/*/contact',
      '/commitments/*/limits',
      '/commitments/*/remedy',
      '/commitments/*/sla/availability',
      '/commitments/*/sla/hours',
      '/commitments/*/text',
      '/complaints/how',
      '/feedback_url',
      '/initiatives/*/benefit/customer',
      '/initiatives/*/title',
      '/unit/name',
      '/unit/parent',
      // Of a released finding that was declined.
      '/voc/findings/*/reason',
      '/voc/findings/*/text',
    ]);
    expect(documentMarkdown(page)).not.toContain('A secret owner');
    const released = plan.voc!.findings!.filter(finding => finding.released).map(finding => finding.text);
    expect(
      documentMarkdown(page)
        .match(/word\d+x/g)!
        .filter(word => from.get(word) === '/voc/findings/*/text'),
    ).toEqual(released);
  });

  test.each([
    ['toolkit', toolkit],
    ['role-cards', roleCards],
    ['staff-summary', staffSummary],
    ['staff-digest', staffDigest],
  ] as const)('no finding that is not released is worded or named in the %s', async (_, make) => {
    const { plan } = await markedCity();
    const text = documentMarkdown(make(tell(plan)));
    for (const finding of plan.voc!.findings!)
      if (!finding.released) expect(text).not.toContain(finding.text!);
    expect(text).not.toMatch(/\bF\d\b/);
    expect(text.length).toBeGreaterThan(300);
  });

  test('drafts say so at their top, the others don’t', async () => {
    const city = tell(await planAt('examples/city-311'));
    for (const draft of [staffDigest(city), publicPage(city, undefined)])
      expect(documentMarkdown(draft).split('\n\n').slice(0, 4).join()).toMatch(
        /> \*\*Draft\.\*\* .*culture\.communications/,
      );
    for (const other of [toolkit(city), roleCards(city), staffSummary(city)])
      expect(other.notice).toBeUndefined();
  });
});

describe('the public page', () => {
  const plan: Partial<Plan> = {
    commitments: [
      { id: 'kept', text: 'A date for everyone.', kpi: 'k', limits: 'Not in storms.' },
      { id: 'draft', text: 'A pony.', status: 'draft' },
      { id: 'gone', text: 'A bell.', status: 'withdrawn' },
      { id: 'open', text: 'An answer.', within: '2d' },
    ],
    voc: {
      findings: [
        { id: 'f1', text: 'We wait.', released: true, status: 'accepted' },
        { id: 'f2', text: 'Sundays.', released: true, status: 'declined', reason: 'Too few would come.' },
        { id: 'f3', text: 'Kind people.', released: true, kind: 'praise' },
        { id: 'f4', text: 'A secret.', status: 'accepted' },
      ],
    },
    initiatives: [
      {
        id: 'i1',
        title: 'The board',
        because: ['f1'],
        status: 'running',
        benefit: { customer: 'A date that holds.' },
      },
      { id: 'i2', title: 'The pony', because: ['f1'], status: 'dropped' },
    ],
  };
  const row = (more: Partial<CommitmentRow>): CommitmentRow => ({
    id: 'kept',
    text: 'A date for everyone.',
    owner: null,
    state: 'kept',
    measuredBy: { id: 'k', name: 'Dates kept', unit: 'percent', shownIn: null },
    target: { gte: 70, lte: null },
    value: 75.31,
    provisional: false,
    record: { kept: 3, of: 4 },
    ...more,
  });
  const keptOf = (more: Partial<CommitmentRow>): string => {
    const page = publicPage(told(plan), { label: '1 Jul – 30 Sep 2026', rows: [row(more)] });
    return factsOf([blocksOf(page)[0]!])['How far we keep it']!;
  };

  test('promises in force, each with its figure and its record', () => {
    const page = publicPage(told(plan), { label: '1 Jul – 30 Sep 2026', rows: [row({})] });
    const entries = blocksOf(page).flatMap(block => (block.is === 'entry' ? [words(block.title)] : []));
    expect(entries).toEqual(['A date for everyone.', 'An answer.']);
    expect(keptOf({})).toBe(
      '(good) kept · 75.3 %, promised: at least 70.0 %\nDates kept · kept in 3 of 4 periods',
    );
    expect(keptOf({ record: { kept: 1, of: 1 } })).toBe(
      '(good) kept · 75.3 %, promised: at least 70.0 %\nDates kept',
    );
    expect(keptOf({ state: 'not-kept', value: 60, provisional: true })).toContain(
      '(bad) not kept · 60.0 %, promised: at least 70.0 % · provisional',
    );
  });

  test('a figure of too few or of a part of the period is not shown', () => {
    expect(keptOf({ state: 'no-figure', value: 33.3 })).toBe('No figure for this period');
    expect(keptOf({ state: 'not-measured', measuredBy: null, value: null })).toBe('Not measured yet');
    const without = publicPage(told(plan), undefined);
    expect(factsOf([blocksOf(without)[0]!])['How far we keep it']).toBe('Not measured yet');
  });

  test('a time that is kept in the median is promised to half of them', () => {
    const soon = (stat: string | undefined): string | undefined => {
      const measure = { kind: 'duration' as const, from: 'a', to: 'b' };
      const page = publicPage(
        told({
          commitments: [{ id: 'c', text: 'An answer.', within: '2d', kpi: 'k' }],
          watch: [{ id: 'k', name: 'Days', measure, ...(stat && { stat }) }],
        }),
        undefined,
      );
      return factsOf([blocksOf(page)[0]!])['How soon'];
    };
    expect(soon(undefined)).toBe('half of them within 2 days');
    expect(soon('p90')).toBe('90 of 100 within 2 days');
    expect(soon('mean')).toBe('within 2 days');
  });

  test('you said, we did', () => {
    const quotes = blocksOf(publicPage(told(plan), undefined)).flatMap(block =>
      block.is === 'quote' ? [[block.text, words(block.from)]] : [],
    );
    expect(quotes).toEqual([
      ['We wait.', 'We are at it: The board\nA date that holds.'],
      ['Sundays.', 'We decided against it. Too few would come.'],
      ['Kind people.', 'Thank you.'],
    ]);
  });
});

test('a card: what the role may do, answers for and has to do next', () => {
  const cards = roleCards(
    told({
      accountable: 'chief',
      review_dates: ['2026-09-01', '2026-12-01'],
      roles: [
        {
          id: 'chief',
          title: 'Chief',
          people: 2,
          team: 'Inspections',
          may_change: ['routes', 'shifts'],
          criterion: 'Dates kept.',
          briefed: { plan: { date: '2026-06-18', reached: 22 } },
        },
        { id: 'agent', title: 'Agent', may_change: null },
      ],
      authority: [
        {
          id: 'x',
          issue: 'A date has passed.',
          unit: 'days',
          levels: [{ who: 'chief', may: 'Give another.', limit: 21 }],
        },
      ],
      handoffs: [{ id: 'h', from: 'agent', to: 'chief', when: 'Somebody has to come.', accept_within: '1d' }],
      initiatives: [
        {
          id: 'i',
          title: 'The board',
          owner: 'chief',
          actions: [{ id: 'a', do: 'Hang it', due: '2026-11-01' }],
        },
      ],
      team: {
        skills: [{ id: 's', name: 'Calm' }],
        matrix: [{ role: 'chief', skill: 's', now: 2, later: 3 }],
        training: [{ id: 't', title: 'A week', audience: ['chief'], next: '2027-01-13' }],
      },
    }),
  );
  const [chief, agent] = cards.chapters[0]!.sections;
  expect(chief!.title).toBe('Chief');
  expect(factsOf(chief!.blocks)).toEqual({
    'You may change': 'routes\nshifts',
    'You may settle': 'A date has passed. Give another. Up to 21 days.',
    'You are judged by': 'Dates kept.',
    'You answer for': 'Plan: its numbers\nInitiative: The board\nAction: Hang it',
    'You take over': 'from Agent: Somebody has to come. · taken over within 1 day',
    'Your next dates': '1 Nov 2026 Hang it (bad) overdue\n1 Dec 2026 Quarterly review',
    'Your trainings': 'A week · 13 Jan 2027',
    'Your skills, 0 to 3': 'Calm · now 2, later 3',
    'You were briefed on': 'the plan: 18 Jun 2026, 22 reached',
  });
  expect(factsOf(agent!.blocks)).toEqual({
    'You may change': '? What may this role change by itself, without asking anybody?',
    'You hand over': 'to Chief: Somebody has to come.',
  });
});

describe('the digest', () => {
  const plan = planOf({
    term: { start: '2026-07-01' },
    culture: {
      communications: [{ id: 'd', kind: 'staff-digest', sent: ['2026-10-01', '2026-08-01', '2026-12-24'] }],
    },
    voc: {
      studies: [
        { id: 's1', date: '2026-05-01' },
        { id: 's2', date: '2026-11-01' },
      ],
      findings: [
        { id: 'f1', text: 'Kind.', kind: 'praise', released: true, study: 's1', status: 'done' },
        { id: 'f2', text: 'Secretly kind.', kind: 'praise', study: 's2' },
        { id: 'f3', text: 'We wait.', kind: 'pain', study: 's2', status: 'accepted', released: true },
      ],
      staff_input: {
        needs: [
          { id: 'n1', text: 'Chargers.', delivered: '2026-10-20' },
          { id: 'n2', text: 'Notes.', answered: '2026-10-02', response: 'In March.' },
        ],
      },
    },
    initiatives: [
      {
        id: 'i',
        status: 'running',
        because: ['f3'],
        actions: [
          { id: 'a1', do: 'Before', done: '2026-10-01', status: 'done', due: '2026-10-01' },
          { id: 'a2', do: 'After', done: '2026-11-02', status: 'done', due: '2026-11-02' },
          { id: 'a3', do: 'Soon', due: '2026-12-01' },
          { id: 'a4', do: 'Late', due: '2027-06-01' },
        ],
      },
    ],
    reviews: [{ period: '2026-Q3', date: '2026-10-15', decisions: [{ id: 'x', text: 'More crews.' }] }],
    team: { training: [{ id: 't', title: 'A week', next: '2027-01-13' }] },
  });
  const digest = staffDigest(tell(plan));

  test('what changed since the last one that was sent, the latest first', () => {
    const chapter = digest.chapters.find(({ id }) => id === 'changed')!;
    expect(chapter.title).toBe('What changed since 1 Oct 2026');
    const [list] = chapter.sections[0]!.blocks;
    expect(list!.is === 'list' && list!.items.map(words)).toEqual([
      '2 Nov 2026 Done: After',
      '20 Oct 2026 Delivered: Chargers.',
      '15 Oct 2026 Decided: More crews.',
      '2 Oct 2026 You said: Notes. We answered: In March.',
    ]);
  });

  test('released praise in its words, all findings in numbers, what comes within ninety days', () => {
    const blocks = blocksOf(digest);
    expect(blocks.flatMap(block => (block.is === 'quote' ? [block.text] : []))).toEqual(['Kind.']);
    const table = blocks.find(block => block.is === 'table');
    expect(table?.is === 'table' && table.rows.map(row => row.map(words))).toEqual([
      // all, new, no answer yet, being answered, answered, declined
      ['Pains', '1', '1', '0', '1', '0', '0'],
      ['Praise', '2', '1', '1', '0', '1', '0'],
      ['All', '3', '2', '1', '1', '1', '0'],
    ]);
    const next = digest.chapters.find(({ id }) => id === 'next')!.sections[0]!.blocks[0]!;
    expect(next.is === 'list' && next.items.map(words)).toEqual([
      '1 Dec 2026 Soon',
      '13 Jan 2027 Training: A week',
    ]);
  });
});

test('the summary says why, what changes and what each can do, in this order', async () => {
  const city = staffSummary(tell(await planAt('examples/city-311')));
  expect(city.chapters.map(({ title }) => title)).toEqual([
    'Why we do this',
    'What we want to reach',
    'What changes',
    'What you can do',
    'Say what you think',
  ]);
  const text = documentMarkdown(city);
  // 37 + 24 + 212 + 9 + 31 people.
  expect(text).toContain('We asked 313 people, in 5 studies.');
  expect(text).toContain('a date, by up to five days');
  expect(text).not.toMatch(/KPI|baseline|\$48,000/);
});

test('the toolkit names what the plan has nothing of', async () => {
  const small = toolkit(tell(await planAt('examples/saas-support')));
  expect(small.chapters).toEqual([]);
  expect(small.closing).toEqual([
    'Not in the plan yet: what we promise, how we work, who may settle what, handing over, guides.',
  ]);
});
