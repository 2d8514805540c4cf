import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemas } from '../../src/plan/generated/schemas.ts';
import { editorSchemas } from '../../src/scaffold/editor-schemas.ts';
import { cleanFullPlan } from '../rules/plans.ts';

type Schema = Record<string, unknown>;

/** Whether a plan has the shape that a set of schemas wants. */
function judge(set: Iterable<[string, unknown]>): (value: unknown) => boolean {
  const ajv = new Ajv({ strict: false, discriminator: true });
  (addFormats as unknown as (ajv: Ajv, formats: string[]) => void)(ajv, ['date']);
  for (const [name, schema] of set) ajv.addSchema(schema as object, `csplan:///${name}`);
  return ajv.getSchema('csplan:///plan.schema.json') as (value: unknown) => boolean;
}

const accepts = judge(Object.entries(schemas));
const acceptsInEditor = judge(editorSchemas());
const plan = parse(cleanFullPlan) as object;

/** Every place of a value, as steps from the root. */
function placesIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function changed(place: readonly string[], replacement: unknown): unknown {
  const [last, ...above] = [...place].reverse();
  if (last === undefined) return replacement;
  const copy = structuredClone(plan);
  const parent = above.reverse().reduce<Schema>((inside, step) => inside[step] as Schema, copy as Schema);
  parent[last] = replacement;
  return copy;
}

describe('the schemas for editors', () => {
  test('accept the complete plan, as the others do', () => {
    expect([accepts(plan), acceptsInEditor(plan)]).toEqual([true, true]);
  });

  test('say of any plan what the others say of it', () => {
    const place = fc.constantFrom(...placesIn(plan));
    const value = fc.oneof(
      fc.constantFrom('core', 'g-answer', '2027-09-30', '2026-Q4', '75 %', 3, 2.5, true, null, [], {}),
      fc.constantFrom({ amount: 4, unit: 'hours' }, { kind: 'count' }, { kind: 'nps' }, ['a', 'b'], {
        id: 'x',
      }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(place, value, (at, replacement) => {
        const tried = changed(at, replacement);
        expect(acceptsInEditor(tried)).toBe(accepts(tried));
      }),
      { numRuns: 2000 },
    );
  });

  test('say nothing that csplan alone reads, and no names of types', () => {
    const keywords = new Set<string>();
    const collect = (schema: unknown): void => {
      if (Array.isArray(schema)) schema.forEach(collect);
      else if (typeof schema === 'object' && schema !== null)
        for (const [keyword, value] of Object.entries(schema)) {
          keywords.add(keyword);
          if (!['properties', 'patternProperties', 'definitions'].includes(keyword)) collect(value);
          else Object.values(value as object).forEach(collect);
        }
    };
    for (const [, schema] of editorSchemas()) collect(schema);
    expect([...keywords].filter(keyword => /^x-|^title$|^discriminator$/.test(keyword))).toEqual([]);
    expect([...keywords]).toEqual(
      expect.arrayContaining(['description', 'enumDescriptions', 'oneOf', '$ref']),
    );
  });

  test("say at each alternative what the field is, with the field's words", () => {
    const goals = editorSchemas().get('goals.schema.json') as {
      items: { properties: Record<string, Schema> };
    };
    const { owner, due, target } = goals.items.properties;
    const described = { description: 'The role that owns the goal.' };
    expect(owner!.oneOf).toEqual([expect.objectContaining(described), { type: 'null', ...described }]);
    expect(due!.description).toBe("The day by which the target's first period has closed.");
    const { gte } = (target as { properties: Record<string, Schema> }).properties;
    expect(JSON.stringify(gte)).not.toContain('definitions/quantityOrGap');
    expect(gte!.oneOf).toHaveLength(2);
  });

  test('explain a text of the wrong form by what the form is', () => {
    const { definitions } = editorSchemas().get('definitions.schema.json') as { definitions: Schema };
    expect(definitions.period).toMatchObject({
      patternErrorMessage: expect.stringMatching(/^A period: 2026-Q4 \(calendar quarter\)/),
    });
  });
});
