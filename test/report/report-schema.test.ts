/** The published schema of the JSON report: what csplan writes keeps it, and holds nothing that it doesn't name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { renderJson } from '../../src/report/json.ts';
import { testIo } from '../world.ts';
import { extremes } from './extremes.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'schemas/output/report.schema.json'), 'utf8'));

/** The schema lets other keys pass, for readers of newer reports; here none may be there. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(closed(schema) as object);

function mistakes(json: string): unknown {
  return validate(JSON.parse(json)) ? [] : validate.errors?.slice(0, 5);
}

test.each(Object.entries(extremes))('%s', (_, model) => {
  expect(mistakes(renderJson(model()))).toEqual([]);
});

describe.each(['city-311', 'saas-support'])('examples/%s', name => {
  test('its report', async () => {
    const { io, said } = testIo({ cwd: join(root, 'examples', name) });
    expect(await main(['report', '.', '--format', 'json', '--stdout'], io)).toBe(0);
    expect(said.out.length).toBeGreaterThan(50_000);
    expect(mistakes(said.out)).toEqual([]);
  });
});

test('it can fail: a number where a text is due, a key that it does not name, one that is missing', () => {
  const report = JSON.parse(renderJson(extremes['a city']!()));
  const { asOf, ...header } = report.header;
  validate({ ...report, header: { ...header, title: 7, extra: asOf } });
  const messages = validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
  expect(messages?.sort()).toEqual([
    '/header must NOT have additional properties',
    "/header must have required property 'asOf'",
    '/header/title must be string',
  ]);
});

test('its version is the one that reports carry', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.required).toContain('csplanReport');
  expect(schema.properties.csplanReport.const).toBe(1);
});
