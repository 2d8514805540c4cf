import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { assemblePlan } from '../../src/plan/assemble.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { corePlan } from '../../src/scaffold/core-plan.ts';
import { type Answers, initQuestions, readAnswer } from '../../src/scaffold/questions.ts';

const today = '2027-01-10';

function planOf(answers: Answers): PlanDocument {
  return assemblePlan('plan', '/plan', [
    { path: 'plan.yaml', text: corePlan('permits', answers, './plan.schema.json') },
  ]);
}

function findingsOf(document: PlanDocument) {
  return lintPlan(document, { facts: { today, traits, lacks } }).diagnostics;
}

/** A no-break space that begins a line of somebody's text is reported as well; it is theirs. */
const isOfTheFile = ({ ruleId }: { ruleId: string }) => ruleId !== 'yaml/no-break-space';

/** Pointers of keys that hold nothing. */
function gapsIn(value: unknown, pointer = ''): string[] {
  if (value === null) return [pointer];
  if (typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, item]) => gapsIn(item, `${pointer}/${key}`));
}

/** Text as people type it, and as nobody should: YAML's own characters, several lines, any code point. */
const wording = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        ' ',
        '#',
        ':',
        '-',
        '?',
        '!',
        '&',
        '*',
        '%',
        '@',
        '`',
        '|',
        '>',
        "'",
        '"',
        '\\',
        '\n',
        '\t',
        '{',
        '}',
        '[',
        ']',
        ',',
        'a',
        'é',
        '\u00a0',
        '\u2028',
        '\u0085',
        '\ufeff',
        '0',
        '1',
        'e',
      ),
    }),
    fc.constantFrom(
      'yes',
      'on',
      'null',
      '~',
      '02134',
      '1e3',
      '08:00',
      '2027-01-01',
      '---',
      '...',
      'a: b',
      'a #b',
      '- a',
      '=',
      '<<',
      '0x1f',
      '.5',
      'TRUE',
      'x'.repeat(300),
      'word '.repeat(60),
    ),
  )
  .map(text => text.trim())
  .filter(text => text !== '');

const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(`${min}T00:00:00Z`), max: new Date(`${max}T00:00:00Z`), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));

const answering: fc.Arbitrary<Answers> = fc.record(
  {
    title: wording,
    unit: wording,
    size: fc.constantFrom('team', 'department', 'organization'),
    parent: wording,
    timezone: fc.constantFrom('America/New_York', 'Europe/Dublin', 'UTC'),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
    start: day('2026-01-01', '2026-12-31'),
    end: day('2027-06-01', '2028-12-31'),
    owner: wording,
    mayChange: wording,
    sponsor: wording,
    customers: wording,
    colleagues: wording,
    reviewDates: fc.array(day('2027-02-01', '2027-12-31'), { minLength: 2, maxLength: 4 }),
  },
  { requiredKeys: [] },
);

describe('a new plan', () => {
  test('holds every answer as it was given', () => {
    fc.assert(
      fc.property(answering, answers => {
        const { plan, findings } = planOf(answers);
        expect(findings.filter(isOfTheFile)).toEqual([]);
        const owner = answers.owner === undefined ? undefined : plan.roles?.[0];
        const external = plan.customers?.find(({ kind }) => kind === 'external');
        const internal = plan.customers?.find(({ kind }) => kind === 'internal');
        const sponsor = plan.roles?.find(({ id }) => id === plan.sponsor);
        const read: Answers = {
          title: plan.title ?? undefined,
          unit: plan.unit?.name ?? undefined,
          size: plan.unit?.size,
          parent: plan.unit?.parent ?? undefined,
          timezone: plan.calendar?.timezone,
          fiscalYearStart: plan.calendar?.fiscal_year_start,
          start: plan.term?.start ?? undefined,
          end: plan.term?.end ?? undefined,
          owner: owner?.title ?? undefined,
          mayChange: (owner?.may_change as string | null | undefined) ?? undefined,
          sponsor: sponsor?.title ?? undefined,
          customers: external?.name ?? undefined,
          colleagues: internal?.name ?? undefined,
          reviewDates: plan.review_dates ?? undefined,
        };
        const { mayChange, ...others } = answers;
        expect(read).toEqual(answers.owner === undefined ? others : answers);
      }),
      { numRuns: 200 },
    );
  });

  test('is linted for exactly its gaps, ten at most', () => {
    fc.assert(
      fc.property(answering, answers => {
        const document = planOf(answers);
        fc.pre(document.findings.every(isOfTheFile));
        // An answer like TBD or --- is one that lint reports as well.
        const reported = findingsOf(document)
          .filter(({ ruleId }) => ruleId !== 'plan/placeholder')
          .map(({ pointer }) => pointer);
        expect(reported.sort()).toEqual(gapsIn(document.plan).sort());
        expect(reported.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 200 },
    );
  });

  test('asks its question above each gap', () => {
    const text = corePlan('permits', { owner: 'Permits Manager' }, './plan.schema.json');
    expect(text).toContain(
      '    # What may this role change by itself, without asking anybody?\n    may_change:\n',
    );
  });

  test('names the role of an owner who is also the sponsor once', () => {
    const { plan } = planOf({ owner: 'Director', sponsor: 'Director' });
    expect(plan.roles).toHaveLength(1);
    expect(plan.sponsor).toBe(plan.accountable);
  });

  test('keeps two titles apart that make the same id', () => {
    const { plan, findings } = planOf({ owner: 'Head, Permits', sponsor: 'Head Permits' });
    expect(plan.roles?.map(({ id }) => id)).toEqual(['head-permits', 'head-permits-2']);
    expect(findings).toEqual([]);
  });
});

describe('answers', () => {
  const read = (name: string, text: string) =>
    readAnswer(initQuestions.find(question => question.name === name)!, text);

  test('blank is no answer', () => expect(read('title', '  ')).toBeUndefined());

  test('dates are sorted whatever stands between them', () =>
    expect(read('reviewDates', '2027-07-20; 2027-04-20,2027-10-19')).toEqual([
      '2027-04-20',
      '2027-07-20',
      '2027-10-19',
    ]));

  test.each([
    ['start', '2027-02-30'],
    ['start', '1.2.2027'],
    ['start', '2027-2-1'],
    ['reviewDates', '2027-04-20 soon'],
    ['fiscalYearStart', '0'],
    ['fiscalYearStart', 'Juli'],
    ['timezone', 'America/New York'],
    ['size', 'huge'],
  ])('%s: %s is refused with the value', (name, text) =>
    expect(() => read(name, text)).toThrow(text.split(' ').at(-1)!),
  );

  test('every question has its text', () => {
    for (const { name, question } of initQuestions)
      expect([name, question]).toEqual([name, expect.stringMatching(/\?|\.$/)]);
    expect(initQuestions.length).toBeLessThanOrEqual(15);
  });
});
