/** The published schema of the JSON report: what csplan writes keeps it, and holds nothing that it doesn't name. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { renderJson } from '../../src/report/json.ts';
import { testIo } from '../world.ts';
import { extremes } from './extremes.ts';
import { mistakesBy, publishedSchema } from './published-schema.ts';

const root = join(import.meta.dirname, '../..');
const mistakes = mistakesBy('report');

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
  const found = mistakes(JSON.stringify({ ...report, header: { ...header, title: 7, extra: asOf } }));
  const messages = found.map(({ instancePath, message }) => `${instancePath} ${message}`);
  expect(messages.sort()).toEqual([
    '/header must NOT have additional properties',
    "/header must have required property 'asOf'",
    '/header/title must be string',
  ]);
});

test('its version is the one that reports carry', () => {
  const schema = publishedSchema('report');
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.required).toContain('csplanReport');
  expect(schema.properties.csplanReport.const).toBe(1);
});
