/** The calendar, read back by a parser of somebody else's. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../src/diagnostic/visible.ts';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { calendarFile } from '../../../src/report/document/calendar-file.ts';
import { hostileTexts } from '../hostile.ts';
import { planAt, planOf, tell, told } from './told.ts';

function entriesOf(text: string, kind: 'vevent' | 'vtodo') {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(kind).map(entry => ({
    uid: String(entry.getFirstPropertyValue('uid')),
    summary: String(entry.getFirstPropertyValue('summary')),
    description: String(entry.getFirstPropertyValue('description')),
    start: entry.getFirstPropertyValue('dtstart')?.toString(),
    end: entry.getFirstPropertyValue('dtend')?.toString(),
    due: entry.getFirstPropertyValue('due')?.toString(),
    status: entry.getFirstPropertyValue('status')?.toString(),
    completed: entry.getFirstPropertyValue('completed')?.toString(),
    stamp: entry.getFirstPropertyValue('dtstamp')?.toString(),
  }));
}

const plan: Partial<Plan> = {
  title: 'Permits; and more',
  roles: [{ id: 'chief', title: 'Chief, Inspections' }],
  accountable: 'chief',
  review_dates: ['2027-03-02', '2026-12-31'],
  initiatives: [
    {
      id: 'i',
      owner: 'chief',
      start: '2026-10-01',
      actions: [
        {
          id: 'a',
          do: 'Buy it',
          due: '2026-12-01',
          done_when: 'It is there.',
          status: 'doing',
          start: '2026-11-01',
        },
        { id: 'b', do: 'Hang it', due: '2026-10-15', status: 'done', done: '2026-10-14' },
        { id: 'c', do: 'Burn it', due: '2026-12-02', status: 'dropped' },
        { id: 'd', do: 'Some day' },
        { id: 'e', do: 'Backwards', start: '2026-12-24', due: '2026-12-03' },
      ],
    },
  ],
  reviews: [{ period: '2026-Q3', follow_ups: [{ id: 'f', do: 'Ask.', due: '2027-01-05', owner: null }] }],
  team: { training: [{ id: 't', title: 'Learn', next: '2026-12-09', owner: 'chief' }] },
  policies: [{ id: 'p', title: 'One answer', review_by: '2027-06-30' }],
  goals: [{ id: 'g', statement: 'No to-do', due: '2027-06-30' }],
};

describe('a plan’s dates', () => {
  const text = calendarFile(told(plan))!;

  test('reviews are events of a day', () => {
    expect(entriesOf(text, 'vevent')).toEqual([
      expect.objectContaining({
        uid: 'review.2026-12-31@permits.csplan',
        summary: 'Review: Permits; and more',
        description: 'Chief, Inspections speaks to the results.',
        start: '2026-12-31',
        end: '2027-01-01',
        stamp: '2026-11-20T00:00:00Z',
      }),
      expect.objectContaining({ start: '2027-03-02', end: '2027-03-03' }),
    ]);
  });

  test('actions, follow-ups, trainings and policies are to-dos with their state, by date', () => {
    const entries = entriesOf(text, 'vtodo');
    expect(
      entries.map(({ uid, summary, start, due, status }) => [uid.split('@')[0], summary, start, due, status]),
    ).toEqual([
      ['action.b', 'Hang it', undefined, '2026-10-15', 'COMPLETED'],
      ['action.a', 'Buy it', '2026-11-01', '2026-12-01', 'IN-PROCESS'],
      ['action.c', 'Burn it', undefined, '2026-12-02', 'CANCELLED'],
      ['action.e', 'Backwards', undefined, '2026-12-03', 'NEEDS-ACTION'],
      ['training.t', 'Training: Learn', undefined, '2026-12-09', 'NEEDS-ACTION'],
      ['follow-up.f', 'Follow-up: Ask.', undefined, '2027-01-05', 'NEEDS-ACTION'],
      ['policy.p', 'Look at the policy: One answer', undefined, '2027-06-30', 'NEEDS-ACTION'],
    ]);
    expect(entries[0]!.completed).toBe('2026-10-14T00:00:00Z');
    expect(entries[1]!.description).toBe('By: Chief, Inspections\nDone when: It is there.');
    expect(entries[5]!.description).toBe('Nobody has it yet.');
  });

  test('another day changes the stamp and no UID', () => {
    const later = calendarFile(tell(planOf(plan), { asOf: '2027-01-01' }))!;
    expect(entriesOf(later, 'vtodo').map(({ uid }) => uid)).toEqual(
      entriesOf(text, 'vtodo').map(({ uid }) => uid),
    );
    expect(later.replaceAll('20270101T', '20261120T')).toBe(text);
  });

  test('a plan without a date has no calendar', () => {
    expect(calendarFile(told({ goals: [{ id: 'g', due: '2027-01-01' }] }))).toBeNull();
  });

  test('two things with one id are two entries', () => {
    const twice = calendarFile(
      told({
        policies: [
          { id: 'p', review_by: '2027-01-01' },
          { id: 'p', review_by: '2027-01-02' },
        ],
      }),
    )!;
    expect(entriesOf(twice, 'vtodo').map(({ uid }) => uid.split('@')[0])).toEqual(['policy.p', 'policy.p.2']);
  });
});

/** RFC 5545, 3.1: lines end with CRLF and have at most 75 octets. */
function assertLines(text: string): void {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
}

function withText(text: string): Plan {
  return planOf({
    title: text,
    review_dates: ['2027-01-01'],
    roles: [{ id: 'chief', title: text }],
    initiatives: [
      { id: 'i', owner: 'chief', actions: [{ id: 'a', do: text, due: '2027-01-01', done_when: text }] },
    ],
  });
}

test('every example, in lines that calendars read', async () => {
  for (const example of ['examples/city-311', 'examples/saas-support']) {
    const text = calendarFile(tell(await planAt(example)))!;
    assertLines(text);
    expect(entriesOf(text, 'vevent')).toHaveLength(4);
    const uids = entriesOf(text, 'vtodo').map(({ uid }) => uid);
    expect(uids.length).toBeGreaterThan(5);
    expect(new Set(uids).size).toBe(uids.length);
  }
});

test.each(hostileTexts)('%j comes back as it was written', text => {
  const file = calendarFile(tell(withText(text)))!;
  assertLines(file);
  expect(entriesOf(file, 'vtodo')[0]!.summary).toBe(visible(text).trim());
});

test('so does any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), text => {
      fc.pre(visible(text).trim() !== '');
      const file = calendarFile(tell(withText(text)))!;
      assertLines(file);
      const [entry] = entriesOf(file, 'vtodo');
      expect(entry!.summary).toBe(visible(text).trim());
      expect(entriesOf(file, 'vtodo')).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
