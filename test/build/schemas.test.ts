import { describe, expect, test } from 'vitest';
import { fieldTable } from '../../src/build/fields.ts';
import { readSchemas, resolveRef, type Schema } from '../../src/build/schemas.ts';
import { demands } from '../../src/plan/generated/demands.ts';
import { fields } from '../../src/plan/generated/fields.ts';

const schemas = readSchemas();

interface Place {
  at: string;
  file: string;
  schema: Schema;
}

/** Every schema inside a file, with where it stands. */
function placesOf(file: string, value: unknown, at = file): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => placesOf(file, inner, `${at}/${key}`));
  return Array.isArray(value) ? inside : [{ at, file, schema: value as Schema }, ...inside];
}

const places = [...schemas].flatMap(([file, schema]) => placesOf(file, schema));

const properties = places
  .filter(({ schema }) => typeof schema.properties === 'object')
  .flatMap(({ at, file, schema }) =>
    Object.entries(schema.properties as Record<string, Schema>).map(([name, property]) => ({
      at: `${at}/${name}`,
      file,
      schema: property,
    })),
  );

/** Its own description, or that of what it refers to. */
function descriptionOf({ file, schema }: Omit<Place, 'at'>): unknown {
  if (schema.description !== undefined || typeof schema.$ref !== 'string') return schema.description;
  return descriptionOf(resolveRef(schemas, file, schema.$ref));
}

describe('what an editor shows comes from the schemas', () => {
  test('there is something to look at', () => {
    expect(properties.length).toBeGreaterThan(400);
    expect(places.filter(({ schema }) => Array.isArray(schema.enum)).length).toBeGreaterThan(40);
  });

  test('every property says what it means, in a sentence', () => {
    const silent = properties.filter(place => !/[.?)]$/.test(String(descriptionOf(place) ?? '')));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  test('every value of an enum says what it means', () => {
    const enums = places.filter(({ schema }) => Array.isArray(schema.enum));
    const silent = enums.filter(({ schema }) => {
      const { enum: values, enumDescriptions: texts } = schema as {
        enum: unknown[];
        enumDescriptions?: unknown;
      };
      return (
        !Array.isArray(texts) ||
        texts.length !== values.length ||
        texts.some(text => typeof text !== 'string' || !/[.?)]$/.test(text))
      );
    });
    expect(silent.map(({ at }) => at)).toEqual([]);
  });
});

describe('what the schemas say beyond shape', () => {
  test('every depth is one that a plan can have', () => {
    const said = places.flatMap(({ at, schema }) => ('x-depth' in schema ? [[at, schema['x-depth']]] : []));
    expect(said.filter(([, depth]) => !['core', 'service', 'full'].includes(String(depth)))).toEqual([]);
  });

  test('every section names its depth', () => {
    const { properties: top } = schemas.get('plan.schema.json') as { properties: Record<string, Schema> };
    const sections = Object.values(top).flatMap(({ $ref }) =>
      typeof $ref === 'string' && !$ref.includes('#') ? [$ref] : [],
    );
    expect(sections.filter(file => schemas.get(file)?.['x-depth'] === undefined)).toEqual([]);
  });

  test('every demand that a field serves is one', () => {
    const cited = places.flatMap(({ at, schema }) =>
      ((schema['x-serves'] ?? []) as string[]).map(id => [at, id] as const),
    );
    expect(cited.filter(([, id]) => !Object.hasOwn(demands, id))).toEqual([]);
  });
});

describe('the depth of a field', () => {
  const plan = (section: Schema): Map<string, Schema> =>
    new Map<string, Schema>([
      ['plan.schema.json', { properties: { section: { $ref: 'section.schema.json' }, header: {} } }],
      ['section.schema.json', section],
    ]);
  const depths = (section: Schema): Record<string, string> =>
    Object.fromEntries(fieldTable(plan(section)).map(({ path, depth }) => [path, depth]));

  test("is the section's, unless the field says its own", () => {
    const section = {
      'x-depth': 'service',
      properties: { plain: {}, deep: { 'x-depth': 'full', properties: { inside: {} } } },
    };
    expect(depths(section)).toEqual({
      '': 'core',
      '/section': 'service',
      '/section/plain': 'service',
      '/section/deep': 'full',
      '/section/deep/inside': 'full',
      '/header': 'core',
    });
  });

  test('beside a reference it counts more than the depth of what is referred to', () => {
    const section = {
      'x-depth': 'service',
      properties: {
        one: { $ref: '#/definitions/deep', 'x-depth': 'core' },
        other: { $ref: '#/definitions/deep' },
      },
      definitions: { deep: { 'x-depth': 'full', oneOf: [{ properties: { inside: {} } }, { type: 'null' }] } },
    };
    expect(depths(section)).toMatchObject({
      '/section/one': 'core',
      '/section/one/inside': 'core',
      '/section/other': 'full',
      '/section/other/inside': 'full',
    });
  });

  test.each([
    ['/goals/*/due', 'core'],
    ['/goals/*/objective', 'service'],
    ['/commitments/*/text', 'service'],
    ['/guides/*/nodes/*/ask', 'full'],
    ['/title', 'core'],
  ])('%s is of depth %s', (path, depth) => {
    expect(fields.find(field => field.path === path)?.depth).toBe(depth);
  });
});
