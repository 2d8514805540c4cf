import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { type Rule, visit } from '../../src/rules/rule.ts';
import { cleanPlan, lintText, overlaid, today } from '../rules/plans.ts';
import { choicesOf } from './configurations.ts';

const found = (text: string, settings = {}) =>
  lintText(text, { choices: choicesOf(stringify({ rules: settings })) }).diagnostics.map(
    ({ ruleId, severity }) => `${severity} ${ruleId}`,
  );

const noDue = overlaid('goals:\n- id: g-answer\n  due:\n');
const as = (status: string, text: string) => text.replace('status: active', `status: ${status}`);

describe('how loudly', () => {
  test('an error in an active plan, a warning in a draft, a note in a retired plan', () => {
    expect(found(noDue)).toEqual(['error goal/no-due']);
    expect(found(as('draft', noDue))).toEqual(['warning goal/no-due']);
    expect(found(noDue.replace('status: active\n', ''))).toEqual(['warning goal/no-due']);
    expect(found(as('retired', noDue))).toEqual(['info goal/no-due']);
  });

  test('what the schema and the references say stays an error in a draft', () => {
    expect(found(as('draft', overlaid('goals:\n- id: g-answer\n  ownr: contact-centre-manager\n')))).toEqual([
      'error schema/unknown-field',
    ]);
    expect(found(as('draft', overlaid('goals:\n- id: g-answer\n  owner: nobody-known\n')))).toEqual([
      'error reference/unknown',
    ]);
  });

  test('the configuration sets a severity or turns a rule off', () => {
    expect(found(noDue, { 'goal/no-due': 'off' })).toEqual([]);
    expect(found(noDue, { 'goal/no-due': 'info' })).toEqual(['info goal/no-due']);
    const noBaseline = overlaid('goals:\n- id: g-answer\n  baseline:\n');
    expect(found(noBaseline, { 'goal/no-baseline': 'error' })).toEqual(['error goal/no-baseline']);
    expect(found(as('draft', noBaseline), { 'goal/no-baseline': 'error' })).toEqual([
      'warning goal/no-baseline',
    ]);
  });

  test('raising a rule leaves its milder cases mild, lowering it lowers them too', () => {
    const twoAreas = overlaid('goals:\n- id: g-answer\n  area: [access, quality]\n');
    expect(found(twoAreas, { 'goal/not-one-area': 'error' })).toEqual(['warning goal/not-one-area']);
    expect(found(twoAreas, { 'goal/not-one-area': 'info' })).toEqual(['info goal/not-one-area']);
  });

  test('what depends on today is a note, whatever the settings', () => {
    const oneReview = overlaid('review_dates: [2027-04-15]\n');
    expect(found(oneReview, { 'review/too-few-ahead': 'error' })).toEqual(['info review/too-few-ahead']);
  });
});

describe('one mistake, one finding', () => {
  test.each([
    ['a date that is none', 'goals:\n- id: g-answer\n  due: soon\n', ['error schema/date']],
    [
      'a baseline that is no amount',
      'goals:\n- id: g-answer\n  baseline: {value: three in four, period: 2026-Q4}\n',
      ['error schema/format'],
    ],
    [
      'a measure of no kind',
      'kpis:\n- id: service-level\n  measure: {kind: magic}\n',
      ['error schema/not-allowed'],
    ],
    ['initiatives that are a number', 'initiatives: 4\n', ['error schema/wrong-type']],
    ['an owner that no role has', 'accountable: nobody-known\n', ['error reference/unknown']],
    ['goals that nobody wrote', 'goals:\n', ['error plan/empty-section', 'error reference/unknown']],
  ])('%s', (_, part, expected) => {
    expect(found(overlaid(part)).sort()).toEqual([...expected].sort());
  });
});

test('a misspelt field is one mistake, not a field too many and one too few', () => {
  expect(found(cleanPlan.replace('due: 2027-09-30', 'duee: 2027-09-30'))).toEqual([
    'error schema/unknown-field',
  ]);
  expect(found(cleanPlan.replace('vision:', 'visoin:'))).toEqual(['error schema/unknown-field']);
});

describe('the engine', () => {
  const rule = (check: Rule['check'], more: Partial<Rule> = {}): Rule => ({
    id: 'test/rule',
    depth: 'core',
    severity: 'error',
    summary: 'A test.',
    why: 'It is tested.',
    serves: ['S4-2'],
    since: '0.1.0',
    examples: { invalid: '', valid: '' },
    check,
    ...more,
  });
  const pointers = (text: string, ...rules: Rule[]): string[] => {
    const seen: string[] = [];
    const recording = rules.map(one => ({
      ...one,
      check: one.check.map(visitor => ({ ...visitor, visit: (_: never, at: string) => void seen.push(at) })),
    }));
    lintPlan(planFromTexts({ 'plan.yaml': text }), {
      facts: { today, traits: () => undefined, lacks: () => undefined },
      rules: recording,
    });
    return seen;
  };
  const nothing = (): void => {};

  test('visits each place of a pattern, parents first, and no gap', () => {
    const text =
      'csplan: 1\nid: a\ngoals:\n- {id: one, due: 2027-01-01}\n- {id: two, due: }\nglossary: {x/y: A thing}\n';
    expect(
      pointers(
        text,
        rule([
          visit('/goals/*/due', nothing),
          visit('/goals/*', nothing),
          visit('/goals', nothing),
          visit('', nothing),
          visit('/glossary/*', nothing),
        ]),
      ),
    ).toEqual(['', '/goals', '/goals/0', '/goals/0/due', '/goals/1', '/glossary/x~1y']);
  });

  test('visits nothing at or below what the schema rejects', () => {
    const text = 'csplan: 1\nid: a\ngoals:\n- {id: one, due: never}\n- 7\n- {id: three}\n';
    expect(pointers(text, rule([visit('/goals/*', nothing), visit('/goals/*/due', nothing)]))).toEqual([
      '/goals/0',
      '/goals/2',
    ]);
  });

  test('does not run a rule while a section that it reads is rejected', () => {
    const text = 'csplan: 1\nid: a\ngoals: [{id: one}]\nkpis: [{id: k, frequency: often}]\n';
    expect(pointers(text, rule([visit('/goals/*', nothing)], { reads: ['/kpis'] }))).toEqual([]);
    expect(pointers(text, rule([visit('/goals/*', nothing)], { reads: ['/voc'] }))).toEqual(['/goals/0']);
  });

  test('shows rules the plan without what is rejected, others keeping their positions', () => {
    const text = 'csplan: 1\nid: a\ngoals:\n- {id: one, due: never}\n- 7\n- {id: three, because: [ok, 5]}\n';
    let plan: unknown;
    const look = rule([
      visit('', (value, _, context) => {
        plan = [value, context.plan];
      }),
    ]);
    lintPlan(planFromTexts({ 'plan.yaml': text }), {
      facts: { today, traits: () => undefined, lacks: () => undefined },
      rules: [look],
    });
    const expected = { csplan: 1, id: 'a', goals: [{ id: 'one' }, {}, { id: 'three', because: ['ok'] }] };
    expect(JSON.parse(JSON.stringify(plan))).toEqual([expected, expected]);
  });

  test('leaves out rules of other sizes', () => {
    const check = [visit('', nothing)];
    const text = 'csplan: 1\nid: a\nunit: {size: team}\n';
    expect(pointers(text, rule(check, { notFor: ['team'] }))).toEqual([]);
    expect(pointers(text, rule(check, { notFor: ['organization'] }))).toEqual(['']);
  });

  test('what deeper depths would find is counted, as far as it is loud', () => {
    const reporting = (id: string, depth: Rule['depth'], more: Partial<Rule> = {}) =>
      rule([visit('', (_plan, at, { report }) => report({ at, message: 'It lacks.' }))], {
        id,
        depth,
        ...more,
      });
    const rules = [
      reporting('test/core', 'core'),
      reporting('test/service', 'service'),
      reporting('test/off', 'service'),
      reporting('test/figures', 'service', { needs: 'data' }),
      reporting('test/full', 'full'),
      reporting('test/full-too', 'full'),
    ];
    const choices = {
      locked: new Set<string>(),
      of: ({ id }: Rule) => ({ options: {}, ...(id === 'test/off' && { level: 'off' as const }) }),
    };
    const result = lintPlan(planFromTexts({ 'plan.yaml': 'csplan: 1\nid: a\nkpis: [{id: k}]\n' }), {
      facts: { today, traits: () => undefined, lacks: () => undefined },
      rules,
      choices,
    });
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['test/core']);
    expect(result.deeper).toEqual([
      { depth: 'service', count: 1 },
      { depth: 'full', count: 3 },
    ]);
    expect(result.notRun).toEqual([]);
  });

  test('names newer rules that are held back to notes', () => {
    const reporting = (id: string, more: Partial<Rule> = {}) =>
      rule([visit('', (_plan, at, { report }) => report({ at, message: 'It lacks.' }))], {
        id,
        since: '0.2.0',
        ...more,
      });
    const rules = [
      reporting('test/new'),
      reporting('test/old', { since: '0.1.0' }),
      reporting('test/clock', { clock: true }),
      reporting('test/mild', { severity: 'info' }),
    ];
    const result = lintPlan(planFromTexts({ 'plan.yaml': 'csplan: 1\nid: a\nstatus: active\n' }), {
      facts: { today, traits: () => undefined, lacks: () => undefined },
      rules,
      choices: choicesOf('rules_as_of: 0.1\n'),
    });
    expect(result.diagnostics.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual([
      'info test/clock',
      'info test/mild',
      'info test/new',
      'error test/old',
    ]);
    expect(result.newer).toEqual(['test/new']);
  });

  test('a finding has its place, pointer, anchor and reason; a gap its question', () => {
    const [finding] = lintText(noDue).diagnostics;
    expect(noDue.slice(finding!.range.start, finding!.range.end)).toBe('due');
    expect(finding).toMatchObject({
      file: 'plan.yaml',
      pointer: '/goals/0/due',
      anchor: '/goals[id=g-answer]/due',
      help: 'Fill in `due:`. By which day has it to be reached?',
      why: expect.stringContaining('never late'),
      serves: ['S3-2b'],
    });
  });

  test('section files have their own places, and counts are counted', () => {
    const document = planFromTexts({
      'plan.yaml': 'csplan: 1\nid: a\nstatus: active\n',
      'goals.yaml': '- id: one\n  due:\n',
    });
    const result = lintPlan(document, { facts: { today, traits: () => undefined, lacks: () => undefined } });
    const due = result.diagnostics.find(({ ruleId }) => ruleId === 'goal/no-due');
    expect(due).toMatchObject({ file: 'goals.yaml', range: { start: 12, end: 15 }, pointer: '/goals/0/due' });
    expect(result.counts.error + result.counts.warning + result.counts.info).toBe(result.diagnostics.length);
    expect([...result.sources.keys()]).toEqual(['plan.yaml', 'goals.yaml']);
  });

  test('a plan of nothing has at most ten findings as a draft', () => {
    expect(lintText('csplan: 1\nid: a\n').diagnostics.length).toBeLessThanOrEqual(10);
  });
});

describe('whatever stands in a plan', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, '', 'TBD', 0, -1, 1e300, [], {}, [null], [[]], '2027-02-30', '2026-Q4', '75 %', {
      id: 'x',
    }),
  );

  /** Every path in the clean plan. */
  const paths: string[][] = [];
  const collect = (node: unknown, at: string[]): void => {
    paths.push(at);
    if (typeof node === 'object' && node !== null)
      for (const [key, inner] of Object.entries(node)) collect(inner, [...at, key]);
  };
  collect(parse(cleanPlan), []);

  test('linting never fails, points into the text, and gives the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths.slice(1)), value), { minLength: 1, maxLength: 4 }),
        changes => {
          const plan = parse(cleanPlan);
          for (const [path, changed] of changes) put(plan, path, changed);
          const text = stringify(plan);
          const { diagnostics } = lintText(text);
          for (const { range, file, anchor } of diagnostics) {
            expect(range.start >= 0 && range.start <= range.end && range.end <= text.length).toBe(true);
            expect([file, typeof anchor]).toEqual(['plan.yaml', 'string']);
          }
          expect(lintText(text).diagnostics).toEqual(diagnostics);
        },
      ),
      { numRuns: 200 },
    );
  });

  function put(root: unknown, path: readonly string[], value: unknown): void {
    let at = root as Record<string, unknown>;
    for (const step of path.slice(0, -1)) {
      if (typeof at[step] !== 'object' || at[step] === null) return;
      at = at[step] as Record<string, unknown>;
    }
    at[path.at(-1)!] = value;
  }
});
