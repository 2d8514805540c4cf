import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('the packed tarball, installed in an empty folder', () => {
  let folder: string;
  const csplan = (...argv: string[]) =>
    spawnSync(process.execPath, [join(folder, 'node_modules/csplan/bin/csplan.js'), ...argv], {
      cwd: folder,
      encoding: 'utf8',
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'csplan-tarball-'));
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], {
      cwd: folder,
      stdio: 'ignore',
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what a user needs and no more', () => {
    const files: string[] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )[0].files.map((file: { path: string }) => file.path);
    expect(
      files.filter(
        path => !/^(bin|dist|schemas|docs)\/|^(README|CHANGELOG|SECURITY)\.md$|^package\.json$/.test(path),
      ),
    ).toEqual([]);
    expect(files).toContain('dist/THIRD-PARTY-LICENSES.txt');
    expect(files).toContain('schemas/plan.schema.json');
  });

  test('runs: version, init, lint, report', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(csplan('--version').stdout).toBe(`${version}\n`);
    const init = csplan('init', 'plans/unit', '--yes', '--title', 'Our plan', '--unit', 'Unit');
    expect(init.status, init.stderr).toBe(0);
    const lint = csplan('lint', 'plans/unit');
    expect(lint.stdout).toContain('plans/unit/plan.yaml');
    expect(lint.stderr).toBe('');
  });

  test('a fault of csplan itself would show no stack', () => {
    expect(csplan('lint', 'nowhere').stderr).toMatch(/^csplan: There is no nowhere\./);
  });
});
