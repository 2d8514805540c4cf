import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigReader, findConfig } from '../../src/plan/config.ts';
import { chosen, rootConfig } from '../../src/plan/config-cascade.ts';
import { type Folder, folderOf } from '../e2e/run.ts';

const config = 'csplan.config.yaml';

/** A repository: the cascade ends at its `.git`. */
function repository(contents: Record<string, string>): Folder {
  return folderOf({ '.git/HEAD': '', ...contents });
}

const load = (folder: Folder, start: string) => findConfig(join(folder.path, start), folder.path);

/** Its files, the strongest first; those above a `root: true` in brackets. */
async function filesFrom(folder: Folder, start: string): Promise<string[]> {
  const { layers } = await load(folder, start);
  return layers.flatMap(({ files, counts }) => files.map(({ file }) => (counts ? file : `(${file})`)));
}

async function findingsFrom(folder: Folder, start: string): Promise<string[]> {
  const { layers } = await load(folder, start);
  return layers
    .flatMap(({ files }) => files)
    .flatMap(({ findings, source }) =>
      findings.map(
        ({ file, severity, ruleId, message, help, range }) =>
          `${file} [${source.slice(range)}] ${severity} ${ruleId}: ${message} ${help}`,
      ),
    );
}

describe('the cascade', () => {
  test('goes from the folder up to the git root', async () => {
    const folder = repository({
      [config]: 'plans: [units/*]\nas_of: 2027-01-01\n',
      [`units/${config}`]: 'as_of: 2027-02-01\n',
      [`units/a/${config}`]: 'rules:\n',
      'units/b/plan.yaml': '',
    });
    expect(await filesFrom(folder, 'units/a')).toEqual([
      'units/a/csplan.config.yaml',
      'units/csplan.config.yaml',
      'csplan.config.yaml',
    ]);
    const loaded = await load(folder, 'units/b');
    expect(chosen(loaded, 'as_of')).toMatchObject({ value: '2027-02-01', by: { file: `units/${config}` } });
    expect(chosen(loaded, 'plans')).toMatchObject({ value: ['units/*'], by: { folder: folder.path } });
    expect(chosen(loaded, 'units')).toBeUndefined();
    expect(rootConfig(loaded)?.file).toBe(config);
  });

  test('a repository inside another has nothing from above', async () => {
    const folder = repository({
      [config]: 'rules:\n',
      'inner/.git/HEAD': '',
      [`inner/${config}`]: 'rules:\n',
    });
    expect(await filesFrom(folder, 'inner')).toEqual(['inner/csplan.config.yaml']);
  });

  test('`root: true` ends it, but for what the repository locks', async () => {
    const folder = repository({
      [config]: 'locked: [goal/no-due]\n',
      [`a/${config}`]: 'root: true\n',
      [`a/b/${config}`]: 'rules:\n',
    });
    expect(await filesFrom(folder, 'a/b')).toEqual([
      'a/b/csplan.config.yaml',
      'a/csplan.config.yaml',
      '(csplan.config.yaml)',
    ]);
    expect(rootConfig(await load(folder, 'a/b'))?.file).toBe('a/csplan.config.yaml');
  });

  test('outside of git `root: true` is the end', async () => {
    const folder = folderOf({ [config]: 'root: true\n', [`a/${config}`]: 'root: true\n', 'b/plan.yaml': '' });
    expect(await filesFrom(folder, 'a')).toEqual(['a/csplan.config.yaml']);
    expect(await filesFrom(folder, 'b')).toEqual(['csplan.config.yaml']);
  });

  test('no configuration at all', async () => {
    const folder = repository({ 'a/plan.yaml': '' });
    expect(await load(folder, 'a')).toEqual({ layers: [], start: join(folder.path, 'a') });
  });

  test('one that can not be read ends the run', async () => {
    const folder = repository({});
    mkdirSync(join(folder.path, config));
    await expect(load(folder, '.')).rejects.toThrow("csplan.config.yaml can't be read: it is a folder.");
  });

  test('a byte order mark is no mistake', async () => {
    expect(await findingsFrom(repository({ [config]: '\uFEFFroot: true\n' }), '.')).toEqual([]);
  });

  test('each file is read once for all plans', async () => {
    const folder = repository({ [config]: 'rules:\n', 'a/plan.yaml': '', 'b/plan.yaml': '' });
    const reader = new ConfigReader(folder.path);
    const first = await findConfig(join(folder.path, 'a'), folder.path, reader);
    folder.write(config, 'broken: [');
    const second = await findConfig(join(folder.path, 'b'), folder.path, reader);
    expect(second.layers[0]!.files[0]!.source).toBe(first.layers[0]!.files[0]!.source);
  });
});

describe('extends', () => {
  test('puts files under the one that extends them: the later first, theirs behind them', async () => {
    const folder = repository({
      [config]: 'rules:\n',
      [`a/${config}`]: 'extends: [../shared/base.yaml, ../shared/strict.yaml]\n',
      'shared/base.yaml': 'extends: ./common.yaml\n',
      'shared/strict.yaml': 'extends: [common.yaml]\n',
      'shared/common.yaml': 'rules:\n',
    });
    expect(await filesFrom(folder, 'a')).toEqual([
      'a/csplan.config.yaml',
      'shared/strict.yaml',
      'shared/common.yaml',
      'shared/base.yaml',
      'csplan.config.yaml',
    ]);
    expect(await findingsFrom(folder, 'a')).toEqual([]);
  });

  test('many paths to one file are one file', async () => {
    const chain = Array.from({ length: 40 }, (_, i) => [
      `s/${i}.yaml`,
      i < 39 ? `extends: [${i + 1}.yaml, ./${i + 1}.yaml]\n` : 'rules:\n',
    ]);
    const folder = repository({ [config]: 'extends: s/0.yaml\n', ...Object.fromEntries(chain) });
    expect(await filesFrom(folder, '.')).toHaveLength(41);
  });

  test.each([
    [
      'nope.yaml',
      'There is no file "nope.yaml". Paths start from this file\'s folder. Correct the path or delete the line.',
    ],
    ['shared/strct.yaml', 'There is no file "shared/strct.yaml". Did you mean "shared/strict.yaml"?'],
    ['shared', '"shared" is not a file. Name the file in it, such as shared/csplan.config.yaml.'],
    [
      '../outside.yaml',
      '"../outside.yaml" leads out of the repository. Copy the settings into a file of this repository; elsewhere they could change without a commit here.',
    ],
    [
      'link.yaml',
      '"link.yaml" leads out of the repository. Copy the settings into a file of this repository; elsewhere they could change without a commit here.',
    ],
    [
      'https://example.org/strict.yaml',
      '"https://example.org/strict.yaml" is not a path that starts from this file\'s folder. Copy the settings into a file of this repository and write the path to it, such as ../strict.yaml.',
    ],
    [
      '/etc/passwd',
      '"/etc/passwd" is not a path that starts from this file\'s folder. Copy the settings into a file of this repository and write the path to it, such as ../strict.yaml.',
    ],
    ['csplan.config.yaml', 'This configuration extends itself. Delete the line.'],
    [
      'shared/circle.yaml',
      'This leads in a circle: ../csplan.config.yaml comes back to this file by its own `extends`. Delete one of the two; the file that others build on extends none of them.',
    ],
  ])('%s', async (path, expected) => {
    const folder = folderOf({
      'outside.yaml': 'rules:\n',
      'repo/.git/HEAD': '',
      [`repo/${config}`]: `rules: {}\nextends: [shared/strict.yaml, '${path}']\n`,
      'repo/shared/strict.yaml': 'rules:\n',
      'repo/shared/circle.yaml': `extends: ../${config}\n`,
    });
    symlinkSync('../outside.yaml', join(folder.path, 'repo/link.yaml'));
    const found = await findingsFrom(folder, 'repo');
    const inCircle = path === 'shared/circle.yaml';
    expect(found).toEqual([
      inCircle
        ? `repo/shared/circle.yaml [../${config}] error config/extends: ${expected}`
        : `repo/${config} ['${path}'] error config/extends: ${expected}`,
    ]);
    // The rest of the list holds.
    expect(await filesFrom(folder, 'repo')).toContain('repo/shared/strict.yaml');
  });
});

describe('overrides', () => {
  const plans = {
    'plans/a/plan.yaml': '',
    'plans/a/goals.yaml': '',
    'plans/a/data/rows.csv': '',
    'plans/b (old)/plan.yaml': '',
    'plans/notes.md': '',
  };

  test.each([
    ['plans/a', ['plans/a/goals.yaml', 'plans/a/plan.yaml']],
    ['plans/a/', ['plans/a/goals.yaml', 'plans/a/plan.yaml']],
    ['plans/*', ['plans/a/goals.yaml', 'plans/a/plan.yaml', 'plans/b (old)/plan.yaml']],
    ['**/goals.yaml', ['plans/a/goals.yaml']],
    ['plans/{a,c}/plan.yaml', ['plans/a/plan.yaml']],
    ['plans/b (old)', ['plans/b (old)/plan.yaml']],
    ['.', ['plans/a/goals.yaml', 'plans/a/plan.yaml', 'plans/b (old)/plan.yaml']],
  ])('%s means the plan files it matches and those below', async (pattern, expected) => {
    const folder = repository({
      ...plans,
      [config]: `overrides: [{files: '${pattern}', rules: {goal/no-due: off}}]\n`,
    });
    const { layers } = await load(folder, 'plans/a');
    const paths = [...layers[0]!.files[0]!.overridden[0]!].map(path =>
      relative(folder.path, path).replaceAll('\\', '/'),
    );
    expect(paths.sort()).toEqual(expected);
    expect(await findingsFrom(folder, '.')).toEqual([]);
  });

  test.each([
    [
      'plans/c',
      'No plan file matches "plans/c".',
      'Globs start from the folder of this file: plans/permits, plans/*/goals.yaml. Correct it or delete the override.',
    ],
    [
      'plans/a/*.csv',
      'No plan file matches "plans/a/*.csv".',
      'Globs start from the folder of this file: plans/permits, plans/*/goals.yaml. Correct it or delete the override.',
    ],
    [
      '../a',
      '"../a" leads out of the folder of this configuration.',
      'Put the override into a configuration in that folder, or in one above both.',
    ],
    [
      '[',
      'No plan file matches "[".',
      'Globs start from the folder of this file: plans/permits, plans/*/goals.yaml. Correct it or delete the override.',
    ],
  ])('%s matches nothing, which is told', async (pattern, message, help) => {
    const folder = repository({
      ...plans,
      [config]: `overrides:\n- files: [plans/a, '${pattern}']\n  rules: {goal/no-due: off}\n`,
    });
    expect(await findingsFrom(folder, '.')).toEqual([
      `csplan.config.yaml ['${pattern}'] warning config/no-match: ${message} ${help}`,
    ]);
  });

  test('a pattern under plans that matches nothing beside others is told at its line', async () => {
    const folder = repository({ ...plans, [config]: 'plans:\n- plans/*\n- teams/*\n' });
    expect(await findingsFrom(folder, '.')).toEqual([
      'csplan.config.yaml [teams/*] warning config/no-match: No plan matches "teams/*". Globs start from the folder of this file: plans/*, teams/*/plan.yaml. Correct it, or delete it.',
    ]);
  });

  test.each([
    ['[teams/*, plans/a]', ['teams/*']],
    ["[plans/*, 'notes/**', 'plans/*/data/*', 'plans/*/goals.yaml']", ['notes/**', 'plans/*/data/*']],
    // Where nothing matches there is no plan yet; what takes plans out may have none to take.
    ['[teams/*, units/*]', []],
    ["[teams/*, '!plans/old']", []],
    ["[plans/*, '!plans/old']", []],
    ["['plans/{a,b}', 'plans/*/plan.yaml', 'plans/**', plans/*/]", []],
  ])('patterns under plans: %s', async (patterns, unmatched) => {
    const folder = repository({ ...plans, 'notes/a.txt': '', [config]: `plans: ${patterns}\n` });
    const found = await findingsFrom(folder, '.');
    expect(found.map(text => /No plan matches "(.*)"/.exec(text)?.[1])).toEqual(unmatched);
  });

  test('one that the schema rejects leaves the others their place', async () => {
    const folder = repository({
      ...plans,
      [config]: 'overrides:\n- files: plans/a\n- {files: plans/a, rules: {goal/no-due: off}}\n',
    });
    const { layers } = await load(folder, '.');
    expect(layers[0]!.files[0]!.overridden.map(({ size }) => size)).toEqual([0, 2]);
  });
});
