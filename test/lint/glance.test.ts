/** A glance at a plan's text leaves out none that a rule would have said something of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { Glance } from '../../src/lint/glance.ts';
import { PlansTogether } from '../../src/lint/plans-together.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { cleanFullPlan, cleanPlan, ofUnit } from '../rules/plans.ts';

const read = (path: string, text: string) => planFromTexts({ [`${path}/plan.yaml`]: text }, path);

const withUnit = (name: string): string =>
  cleanFullPlan.replace(/^unit:\n.*\n.*\n/m, `unit: {name: ${name}}\n`);
const lines = withUnit('Permits  OFFICE').split('\n');
const unlikes = {
  licences: ofUnit('licences', withUnit('x')).split('\n'),
  parks: ofUnit('parks', withUnit('x')).split('\n'),
};

/** The plan in other words from a line on, in another style of YAML. */
const other = fc
  .record({
    words: fc.constantFrom('licences' as const, 'parks' as const),
    from: fc.nat(900),
    lineWidth: fc.constantFrom(0, 30, 80),
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    keepsId: fc.boolean(),
    keepsUnit: fc.boolean(),
    windows: fc.boolean(),
  })
  .map(({ words, from, keepsId, keepsUnit, windows, ...style }) => {
    const unlike = unlikes[words];
    const mixed = lines.map((line, i) => (i < 8 || i > from ? line : unlike[i]!)).join('\n');
    const value = parse(mixed);
    if (!keepsId) value.id = words;
    if (!keepsUnit) value.unit = { name: words };
    return stringify(value, style).replaceAll('\n', windows ? '\r\n' : '\n');
  });

test('whatever is alike, has the id or the unit is looked at', () => {
  const own = read('own', cleanFullPlan);
  const glance = new Glance([own]);
  let alike = 0;
  fc.assert(
    fc.property(other, text => {
      const document = read('other', text);
      const together = new PlansTogether(
        [
          { document, since: '1' },
          { document: own, since: '2' },
        ],
        true,
      );
      const [older] = together.factsOf('own').older;
      const isConcerned =
        together.factsOf('own').alike(0.2) !== undefined ||
        older!.plan.id === own.plan.id ||
        older!.unit === together.plans[1]!.unit;
      if (isConcerned) expect(glance.concerns([text])).toBe(true);
      if (isConcerned) alike++;
    }),
    { numRuns: 80 },
  );
  expect(alike).toBeGreaterThan(30);
}, 120_000);

test('most plans of a repository are not', () => {
  const glance = new Glance([read('own', cleanPlan)]);
  const parks = ofUnit('parks').replaceAll('permits', 'parks');
  expect(glance.concerns([parks])).toBe(false);
  expect(glance.concerns([cleanPlan])).toBe(true);
  // Part of its wording stands in each of two files.
  const halfway = cleanPlan.replace('id: permits', 'id: x').replace('Permits office', 'X').split('\n');
  const halves = [halfway.slice(0, 50), halfway.slice(50)].map(part =>
    part.join('\n').replaceAll('permits', 'x'),
  );
  expect(glance.concerns(halves)).toBe(true);
});
