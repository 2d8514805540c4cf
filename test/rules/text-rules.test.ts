/** What the text rules make of single sentences, of what the plan and the configuration say of words, and of anything at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { rules } from '../../src/rules/generated/registry.ts';
import { choicesOf } from '../lint/configurations.ts';
import { lintText } from './plans.ts';

const textRules = rules.filter(({ id }) => /^text\/|^goal\/(?:activity|other-area|two-measures)$/.test(id));

/** What is found in a goal's statement: rules with the words they point to. */
function found(statement: string, more: Record<string, unknown> = {}, config = 'rules: {}\n'): string[] {
  const { plan, ...goal } = more as { plan?: object };
  const text = stringify(
    {
      csplan: 1,
      id: 'a',
      status: 'active',
      ...plan,
      goals: [{ id: 'g', statement, ...goal }],
    },
    { lineWidth: 0 },
  );
  const { diagnostics } = lintText(text, { choices: choicesOf(config), rules: textRules });
  return diagnostics.map(({ ruleId, range }) => `${ruleId}: ${text.slice(range.start, range.end)}`);
}

describe('two measures', () => {
  test.each([
    [
      'Increase satisfaction to 80 % and reduce the cost of a call to 4 dollars.',
      'reduce the cost of a call to 4 dollars',
    ],
    [
      'Answer 80 % of calls within 30 seconds and 90 % of emails within one day.',
      '90 % of emails within one day',
    ],
    ['Reach a CSAT of 4.5 and a response time of 2 hours by December 2027.', 'a response time of 2 hours'],
    [
      'Answer calls within 30 seconds while keeping satisfaction above 85 %.',
      'keeping satisfaction above 85 %',
    ],
    ['Process permits within 10 days; keep errors under 2 %.', 'keep errors under 2 %'],
    ['80 % of calls in 45 seconds, 95 % of emails in 2 days.', '95 % of emails in 2 days'],
    ['Raise NPS to 30 as well as retention to 92 %.', 'retention to 92 %'],
    ['Cut waiting times and complaints by 20 %.', 'complaints by 20 %'],
    ['CSAT 4.6, NPS 35.', 'NPS 35'],
    ['Lost letters under 2 %, late replies under 5 %.', 'late replies under 5 %'],
    ['Right bills for 98 % of homes, with 90 % of homes read on time.', '90 % of homes read on time'],
    ['Answer calls within 45 seconds and e-mails within 4 hours.', 'e-mails within 4 hours'],
    ['Cut costs by 5 % while improving satisfaction.', 'improving satisfaction'],
    ['Shorter queues and fewer mistakes at the desk.', 'fewer mistakes at the desk'],
    ['Warmer rooms, better food.', 'better food'],
    [
      'Answer 80 % of calls within 30 seconds. Resolve 90 % of tickets within a day.',
      'Resolve 90 % of tickets within a day',
    ],
  ])('%s', (statement, second) => {
    expect(found(statement)).toContain(`goal/two-measures: ${second}`);
  });

  test.each([
    'Answer and resolve 90 % of requests within 5 days.',
    'Repair potholes and street lights within 5 days in 90 % of cases.',
    'Have 80 % of callers reach an agent and get an answer within 2 minutes.',
    'Answer between 80 and 90 % of calls within 45 seconds.',
    'Reduce missed collections to 2 % in 2027 and 1 % in 2028.',
    'Close 80 % of cases within 4 hours and 30 minutes.',
    'Bring the median time to delivery to 3 days and keep it there.',
    'Help 75 % of visitors who ask and need a form filled in within 15 minutes.',
    'Reduce complaints about costs and errors to 30 a quarter.',
    'Bring contacts per employee and quarter to 2.4.',
    'Answer calls within 45 seconds, 80 % of the time.',
    'Answer 75 % of calls within 45 seconds, up from 62 %.',
    'Answer 75 % of calls within 45 seconds and sustain this for at least 2 quarters.',
    'Repair 80 % of lamps at first and 90 % later.',
    'Close 80 % of tickets, 30 % of them at once.',
    'For orders over 50 dollars, 95 % of parcels arrive undamaged.',
    'Have at least 40 % of riders pay by phone, with at least 20 % in every district.',
    'Lower the error rate to 2 %, less than half of what it was.',
    'Confirm orders within 1 day and in full within 5 days.',
    'Answer 80 % of calls within 45 seconds and all within 2 minutes.',
  ])('one: %s', statement => {
    expect(found(statement)).toEqual([]);
  });
});

describe('numbers that contradict the fields', () => {
  const share = {
    baseline: { value: '62.9 %', period: '2026-Q4' },
    target: { gte: '75 %', period: '2027-Q3' },
    due: '2027-09-30',
  };
  const count = {
    baseline: { value: 5000, period: '2026-Q4' },
    target: { lte: 4000, period: '2027-Q4' },
    due: '2027-12-31',
  };
  test.each([
    ['from 63 % to 75 %', share, undefined],
    ['from 70 % to 75 %', share, '70 %'],
    ['lose at most 25 % of calls', share, undefined],
    ['in nine of ten cases', share, 'nine of ten'],
    ['12 percentage points more than now', share, undefined],
    ['before October 2027', share, undefined],
    ['by 1 October 2027', share, undefined],
    ['by 31 December 2027', share, '31 December 2027'],
    ['75 % (62.9 % in 2026)', share, undefined],
    ['75 %, better than in May 2024', share, undefined],
    ['by 20 % to 4,000 calls', count, undefined],
    ['by a fifth', count, undefined],
    ['by 1000 calls', count, undefined],
    ['by a third', count, 'by a third'],
    ['to 3,500 calls', count, '3,500'],
    ['with 12 agents to 4,000 calls', count, undefined],
    ['from 5,200 to 4,000 calls', count, '5,200'],
    ['by 1 October 2027 at the latest', share, undefined],
    ['in October 2027', share, 'October 2027'],
    ['to $3,500', count, '3,500'],
    ['from $5,000 to $4,000', count, undefined],
    ['to 4 000 in the 0161 area', count, undefined],
    ['of people over 65s and aged 16 to 24', count, undefined],
    ['below those from 8:00 to 18:00', count, undefined],
    ['to floors 3 and 4, and from the 42 bus', count, undefined],
    ['from Windows 11, to Room 9', count, undefined],
  ])('%s', (words, fields, stray) => {
    const statement = `Calls: ${words}.`;
    expect(found(statement, fields).filter(one => one.startsWith('text/stray-number'))).toEqual(
      stray === undefined ? [] : [`text/stray-number: ${stray}`],
    );
  });

  test('a number in words is one where it counts what the KPI counts', () => {
    const kpis = [{ id: 'k', name: 'Steps to a permit' }];
    const goal = { kpi: 'k', target: { lte: 6, period: '2027-Q4' }, plan: { kpis } };
    expect(found('Get a permit in five steps.', goal)).toEqual(['text/stray-number: five']);
    expect(found('Get a permit in six steps.', goal)).toEqual([]);
    expect(found('Get a permit at five desks.', goal)).toEqual([]);
  });

  test('times of two units are one', () => {
    const goal = { target: { lte: '90m', period: '2027-Q4' } };
    expect(found('Reply in 1 hour 30 minutes.', goal)).toEqual([]);
    expect(found('Reply in 1 hour 20 minutes.', goal)).toEqual(['text/stray-number: 1 hour 20 minutes']);
    expect(found('Reply on the 24 hour line in 1.5 hours.', goal)).toEqual([]);
  });

  test('there is nothing to contradict in a goal without a target and a due date', () => {
    expect(found('Answer 80 % of calls within 45 seconds by June 2026.')).toEqual([]);
  });

  test('a target of several periods in a row reaches to the last of them', () => {
    const target = { gte: '75 %', period: '2027-Q3', hold: 2 };
    expect(found('Answer 75 % of calls by December 2027.', { target, due: '2027-09-30' })).toEqual([]);
  });
});

describe('what the plan and the configuration say of words', () => {
  const statement = 'Answer calls promptly and with synergy where possible.';
  test('without either', () => {
    expect(found(statement)).toEqual(['text/hollow: promptly', 'text/escape: where possible']);
  });
  test('terms of the glossary mean something', () => {
    const glossary = { Promptly: 'Within 45 seconds.', 'where possible': 'When all posts are filled.' };
    expect(found(statement, { plan: { glossary } })).toEqual([]);
  });
  test('words to leave alone, and words of their own', () => {
    expect(found(statement, {}, "rules: {text/hollow: [warning, {except: 'promptly'}]}\n")).toEqual([
      'text/escape: where possible',
    ]);
    expect(
      found(
        statement,
        {},
        "rules: {text/hollow: [warning, {also: 'leverage, with synergy', except: 'promptly,,'}]}\n",
      ),
    ).toEqual(['text/hollow: with synergy', 'text/escape: where possible']);
  });
  test('more words for a built-in area', () => {
    const goal = { area: 'access' };
    expect(found('Have 75 % of residents satisfied at the night desk.', goal)).toEqual([
      'goal/other-area: satisfied',
    ]);
    expect(
      found('Have 75 % of residents satisfied at the night desk.', {
        ...goal,
        plan: { areas: { access: ['night desk'] } },
      }),
    ).toEqual([]);
  });
  test('an area that nobody explains is not judged', () => {
    const plan = { areas: { constructor: [] } };
    expect(found('Have 75 % of residents satisfied.', { area: 'constructor', plan })).toEqual([]);
  });
});

test('names are no praise', () => {
  expect(found('Answer the calls of the Friendly Streets programme.')).toEqual([]);
  expect(found('Friendly answers to all callers.')).toEqual(['text/hollow: Friendly']);
  expect(found('Provide World Class, FRIENDLY SERVICE.')).not.toEqual([]);
});

test('whatever is written, each finding points to words within the text', () => {
  const words = fc.constantFrom(
    ...'as where possible etc. timely improve and by of in 5 % 45 seconds three four June 2027 Q3 FY27 "quoted" `code` ( ; — \u0130 ß \ud83d\ude00 to from'.split(
      ' ',
    ),
    'answer calls',
    '\n',
    ' #',
    "'",
    '"',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 40 }).map(parts => parts.join(' ')),
  );
  const fields = { area: 'access', kpi: 'k', target: { gte: '75 %', period: '2027-Q3' }, due: '2027-09-30' };
  fc.assert(
    fc.property(text, statement => {
      const yaml = stringify({
        csplan: 1,
        id: 'a',
        status: 'active',
        goals: [{ id: 'g', statement, ...fields }],
      });
      for (const { ruleId, range } of lintText(yaml, { rules: textRules }).diagnostics) {
        if (!textRules.some(({ id }) => id === ruleId)) continue;
        expect(range.start).toBeGreaterThanOrEqual(yaml.indexOf('statement:'));
        expect(range.end).toBeLessThanOrEqual(yaml.indexOf('area:'));
        expect(range.end).toBeGreaterThan(range.start);
      }
    }),
    { numRuns: 200 },
  );
});
