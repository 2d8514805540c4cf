/** The same inputs give the same bytes, wherever the machine stands and whatever language it speaks. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatNames } from '../../src/report/formats.ts';

const root = join(import.meta.dirname, '../..');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Every file of the reports of both examples, written by the program as it is installed. */
function written(env: Record<string, string>): Map<string, Buffer> {
  const out = mkdtempSync(join(tmpdir(), 'csplan-bytes-'));
  folders.push(out);
  const plans = ['examples/city-311', 'examples/saas-support'];
  const run = spawnSync(
    process.execPath,
    ['bin/csplan.js', 'report', ...plans, '--format', formatNames.join(','), '--out', out],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } },
  );
  expect([run.status, run.stderr.includes('csplan:')]).toEqual([0, false]);
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(name => /\.\w+$/.test(name));
  return new Map(files.sort().map(name => [name.replaceAll('\\', '/'), readFileSync(join(out, name))]));
}

describe('the reports of both examples', () => {
  const here = written({ TZ: 'UTC', LC_ALL: 'C' });

  test('two plans in five forms', () => {
    expect([...here.keys()]).toEqual(
      ['customer-support', 'licenses-and-inspections'].flatMap(plan =>
        [...formatNames].sort().map(format => `${plan}/2026-Q3.${format}`),
      ),
    );
  });

  test.each([
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
    { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
  ])('%j', env => {
    const there = written(env);
    const differing = [...here]
      .filter(([name, bytes]) => !there.get(name)?.equals(bytes))
      .map(([name]) => name);
    expect(differing).toEqual([]);
    expect(there.size).toBe(here.size);
  });

  test('they are what the repository has', () => {
    const committed = readFileSync(join(root, 'examples/city-311/reports/2026-Q3.html'));
    expect(here.get('licenses-and-inspections/2026-Q3.html')!.equals(committed)).toBe(true);
  });

  test('the HTML of the city stays below 500 kB', () => {
    expect(here.get('licenses-and-inspections/2026-Q3.html')!.length).toBeLessThan(500_000);
  });
});
