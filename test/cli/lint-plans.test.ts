/** What lint says of plans beside one another: copies, ids and units, each file read once. */
import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { rules } from '../../src/rules/generated/registry.ts';
import { type Folder, folderOf } from '../e2e/run.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';

/** Paths of the files that were read, each as often as it was. */
const reads: string[] = [];

vi.mock('node:fs/promises', async original => {
  const fs = await original<typeof import('node:fs/promises')>();
  const readFile = async (path: string, ...more: []) => {
    const text = await fs.readFile(path, ...more);
    reads.push(String(path));
    return text;
  };
  return { ...fs, readFile };
});

beforeEach(() => {
  reads.length = 0;
});

const at = ['--as-of', '2027-02-01'];
/** What the past of these plans says is another matter. */
const besides = ['--skip', rules.flatMap(({ id, needs }) => (needs === 'git' ? [id] : [])).join(',')];
/** The clean plan, handed in by another unit. */
const copied = (id: string): string =>
  cleanPlan.replace(/^id: .*$/m, `id: ${id}`).replace(/^unit: .*$/m, `unit: {name: ${id}}`);

interface Found {
  ruleId: string;
  severity: string;
  message: string;
  file: string;
  range: { start: { line: number } };
  related: { file: string; range: { start: { line: number } } }[];
}

async function found(folder: Folder, ...args: string[]): Promise<Found[]> {
  const { out, err } = await folder.run('lint', ...at, ...besides, '--format', 'json', ...args);
  expect(out, err).not.toBe('');
  return JSON.parse(out).diagnostics;
}

/** `file rule`, and where it is related to something `→ file`. */
async function told(folder: Folder, ...args: string[]): Promise<string[]> {
  return (await found(folder, ...args)).map(({ file, ruleId, related }) =>
    [file, ruleId, ...related.map(other => `→ ${other.file}`)].join(' '),
  );
}

function committed(folder: Folder, date: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.org', ...args], {
      cwd: folder.path,
      stdio: 'ignore',
      env: { ...process.env, GIT_COMMITTER_DATE: `${date}T12:00:00Z`, GIT_AUTHOR_DATE: `${date}T12:00:00Z` },
    });
  if (!folder.files().some(name => name.startsWith('.git/'))) git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', date);
}

describe('a plan that is nearly the same as another', () => {
  test('is reported on the younger of the two, whichever path comes first', async () => {
    const folder = folderOf({ 'plans/water/plan.yaml': copied('water') });
    committed(folder, '2026-03-01');
    folder.write('plans/parks/plan.yaml', ofUnit('parks'));
    folder.write('plans/fleet/plan.yaml', copied('fleet'));
    committed(folder, '2026-09-01');
    const [only, ...others] = await found(folder);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      ruleId: 'plan/near-duplicate',
      severity: 'warning',
      file: 'plans/fleet/plan.yaml',
      range: { start: { line: 2 } },
      message: '100 % of the wording of this plan and of plans/water is the same.',
      related: [{ file: 'plans/water/plan.yaml', range: { start: { line: 2 } } }],
    });
  });

  test('a plan that was moved is as old as before; one that is not committed is the youngest', async () => {
    const folder = folderOf({ 'plans/old/plan.yaml': copied('water') });
    committed(folder, '2026-03-01');
    folder.write('plans/fleet/plan.yaml', copied('fleet'));
    committed(folder, '2026-09-01');
    execFileSync('git', ['mv', 'plans/old', 'plans/water'], { cwd: folder.path });
    committed(folder, '2026-10-01');
    folder.write('plans/accounts/plan.yaml', copied('accounts'));
    expect(await told(folder)).toEqual([
      'plans/accounts/plan.yaml plan/near-duplicate → plans/water/plan.yaml',
      'plans/fleet/plan.yaml plan/near-duplicate → plans/water/plan.yaml',
    ]);
  });

  test('outside of git it is the one whose path comes later', async () => {
    const folder = folderOf({ 'plans/b/plan.yaml': copied('b'), 'plans/a/plan.yaml': copied('a') });
    expect(await told(folder)).toEqual(['plans/b/plan.yaml plan/near-duplicate → plans/a/plan.yaml']);
    expect(await told(folder, 'plans/b')).toEqual([]);
  });

  test('--changed compares what changed with all plans, and tells of these alone', async () => {
    const folder = folderOf({ 'plans/a/plan.yaml': copied('a'), 'plans/b/plan.yaml': copied('b') });
    committed(folder, '2026-03-01');
    folder.write('plans/c/plan.yaml', copied('c'));
    expect(await told(folder, '--changed')).toEqual([
      'plans/c/plan.yaml plan/near-duplicate → plans/a/plan.yaml',
    ]);
  });

  test('--changed is not stopped by another plan that can not be read', async () => {
    const folder = folderOf({
      'csplan.config.yaml': 'plans: [plans/a, plans/notes.md]\n',
      'plans/notes.md': '',
      'plans/a/plan.yaml': copied('a'),
    });
    committed(folder, '2026-03-01');
    folder.write('plans/a/plan.yaml', `${copied('a')}# more\n`);
    expect((await folder.run('lint', '--changed', ...at)).code).toBe(0);
    expect((await folder.run('lint', ...at)).code).toBe(2);
  });

  test('the share that counts, the severity and whether it runs at all are set as for any rule', async () => {
    // Of the second plan the last lines are in words of its own.
    const half = ofUnit('b').split('\n');
    const mixed = copied('b')
      .split('\n')
      .map((line, i) => (i > 95 ? half[i] : line))
      .join('\n');
    const files = { 'plans/a/plan.yaml': copied('a'), 'plans/b/plan.yaml': mixed };
    const share = Number(/^(\d+) %/.exec((await found(folderOf(files)))[0]?.message ?? '')?.[1]);
    expect(share).toBeGreaterThan(50);
    expect(share).toBeLessThan(90);
    const withRule = (setting: string) =>
      found(folderOf({ ...files, 'csplan.config.yaml': `rules: {plan/near-duplicate: ${setting}}\n` }));
    expect((await withRule(`[error, {share: ${share}}]`)).map(({ severity }) => severity)).toEqual(['error']);
    expect(await withRule(`[error, {share: ${share + 1}}]`)).toEqual([]);
    expect(await withRule('off')).toEqual([]);
  });
});

describe('such a finding is', () => {
  const comment = '# csplan-disable-next plan/near-duplicate -- one office under two names until July\n';
  const withComment = (text: string): string => text.replace(/^id:/m, `${comment}id:`);

  test('suppressed by a comment; one that suppresses nothing is told where all plans are looked at', async () => {
    const folder = folderOf({
      'plans/a/plan.yaml': copied('a'),
      'plans/b/plan.yaml': withComment(copied('b')),
    });
    expect(await told(folder)).toEqual([]);
    folder.write('plans/b/plan.yaml', withComment(ofUnit('b')));
    expect(await told(folder, 'plans/b')).toEqual([]);
    expect(await told(folder, 'plans/a', 'plans/b')).toEqual([]);
    expect(await told(folder)).toEqual(['plans/b/plan.yaml suppression/unused → plans/b/plan.yaml']);
  });

  test('kept in the baseline, from which a run without the older plan does not take it', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      'plans/a/plan.yaml': copied('a'),
      'plans/b/plan.yaml': copied('b'),
      'plans/c/plan.yaml': ofUnit('c'),
    });
    await folder.run('lint', ...at, '--update-baseline');
    const entry = '"file": "plans/b/plan.yaml", "ruleId": "plan/near-duplicate", "anchor": "/id", "n": 1';
    expect(folder.read('.csplan-baseline.json')).toBe(`[\n  {${entry}}\n]\n`);
    expect(await told(folder)).toEqual([]);
    for (const some of [['plans/b'], ['plans/b', 'plans/c']]) {
      expect((await folder.run('lint', ...at, ...some)).err).toBe('');
      expect((await folder.run('lint', ...at, ...some, '--prune-baseline')).err).toContain('as it was');
      expect((await folder.run('lint', ...at, ...some, '--update-baseline')).err).toContain('as it was');
    }
    folder.write('plans/b/plan.yaml', ofUnit('b'));
    expect((await folder.run('lint', ...at, '--prune-baseline')).err).toContain('no finding any more');
  });

  test('in every format with its place in both files', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      'plans/a/plan.yaml': copied('a'),
      'plans/b/plan.yaml': copied('b'),
    });
    const { out } = await folder.run('lint', ...at);
    expect(out).toContain('plans/b/plan.yaml:2:5  plan/near-duplicate');
    expect(out).toContain('see    plans/a/plan.yaml:2:5  The other plan.');
    const sarif = JSON.parse((await folder.run('lint', ...at, '--format', 'sarif')).out);
    const { region, artifactLocation } = sarif.runs[0].results[0].relatedLocations[0].physicalLocation;
    expect([artifactLocation.uri, region.startLine, region.startColumn]).toEqual(['plans/a/plan.yaml', 2, 5]);
  });
});

test('two plans of one id or one unit', async () => {
  const sameId = ofUnit('fleet').replace('id: fleet', 'id: parks');
  const sameUnit = ofUnit('garage').replace('name: garage', 'name: Parks');
  const folder = folderOf({ 'plans/parks/plan.yaml': ofUnit('parks') });
  committed(folder, '2026-03-01');
  folder.write('plans/fleet/plan.yaml', sameId);
  folder.write('plans/garage/plan.yaml', sameUnit);
  expect(await told(folder)).toEqual([
    'plans/fleet/plan.yaml plan/id-twice → plans/parks/plan.yaml',
    'plans/garage/plan.yaml unit/several-plans → plans/parks/plan.yaml',
  ]);
});

describe('units without a plan', () => {
  const units = 'units:\n- Water\n- Parks\n- Fleet\n';
  const folder = (config = units, files: Record<string, string> = {}) =>
    folderOf({
      '.git/HEAD': '',
      'csplan.config.yaml': config,
      'plans/water/plan.yaml': ofUnit('water'),
      'plans/parks/plan.yaml': ofUnit('parks'),
      ...files,
    });

  test('at their line, where all plans of the configuration are checked', async () => {
    for (const paths of [[], ['plans/'], ['plans/water', 'plans/parks'], ['plans/*/plan.yaml']]) {
      const [only, ...others] = await found(folder(), ...paths);
      expect(others).toEqual([]);
      expect(only).toMatchObject({
        ruleId: 'unit/no-plan',
        severity: 'warning',
        message: '"Fleet" has no plan.',
        help: 'Write one: csplan init plans/fleet. If the unit needs none, delete this line.',
        file: 'csplan.config.yaml',
        range: { start: { line: 4, column: 3 } },
        anchor: '/units[Fleet]',
      });
    }
    for (const paths of [['plans/water'], ['csplan.config.yaml']])
      expect(await told(folder(), ...paths)).toEqual([]);
  });

  test('not where a plan is left out, or can not be read', async () => {
    const other = { 'elsewhere/fleet/plan.yaml': ofUnit('fleet') };
    expect(await told(folder(units, other), 'plans')).toEqual([]);
    expect(await told(folder(`plans: [plans/*]\n${units}`, other), 'plans')).toEqual([
      'csplan.config.yaml unit/no-plan',
    ]);
    const broken = folder(units, {
      'plans/fleet/plan.yaml': 'csplan: 1\nid: fleet\nunit: {name: [Fleet]}\n',
    });
    expect((await told(broken)).filter(line => line.includes('unit/'))).toEqual([]);
  });

  test('a name that is nearly that of a unit is asked about', async () => {
    const near = folder(units, {
      'plans/fleet/plan.yaml': ofUnit('fleet').replace('name: fleet', 'name: Fleets'),
    });
    const [only] = await found(near);
    expect(only).toMatchObject({
      message: '"Fleet" has no plan.',
      help: 'plans/fleet is a plan of "Fleets". Did you mean that? Then write the same name in both places.',
      related: [{ file: 'plans/fleet/plan.yaml' }],
    });
  });

  test('set, left out, suppressed and kept in the baseline like other findings', async () => {
    expect(await told(folder(`${units}rules: {unit/no-plan: off}\n`))).toEqual([]);
    const error = folder(`${units}rules: {unit/no-plan: error}\n`);
    expect((await error.run('lint', ...at)).code).toBe(1);
    expect(await told(error, '--skip', 'unit/no-plan')).toEqual([]);
    expect(await told(error, '--only', 'goal/*')).toEqual([]);
    const reason = '# csplan-disable-next unit/no-plan -- founded in May\n';
    expect(await told(folder(units.replace('- Fleet', `${reason}- Fleet`)))).toEqual([]);
    expect(await told(folder(units.replace('- Water', `${reason}- Water`)))).toEqual([
      'csplan.config.yaml suppression/unused → csplan.config.yaml',
      'csplan.config.yaml unit/no-plan',
    ]);
    await error.run('lint', ...at, '--update-baseline');
    expect(error.read('.csplan-baseline.json')).toContain('"anchor": "/units[Fleet]"');
    expect((await error.run('lint', ...at)).code).toBe(0);
    error.write('csplan.config.yaml', `units: [New, Fleet, Water, Parks]\n`);
    expect((await found(error)).map(({ message }) => message)).toEqual(['"New" has no plan.']);
  });

  test('a configuration further down speaks for the plans below it', async () => {
    const nested = folder('units: [Water, Parks]\n', {
      'plans/csplan.config.yaml': 'units: [Water, Parks, Sewers]\n',
    });
    expect(await told(nested)).toEqual(['plans/csplan.config.yaml unit/no-plan']);
  });
});

describe('a run over many plans', () => {
  function repository(): Folder {
    const files: Record<string, string> = {
      'csplan.config.yaml': 'units: [u-a, u-z]\n',
      'organization.yaml': 'csplan: 1\nid: city\ntitle: City\n',
    };
    for (const letter of 'abcdefgh') {
      const text = letter > 'e' ? copied(`u-${letter}`) : ofUnit(`u-${letter}`);
      files[`plans/${letter}/plan.yaml`] = text.replace('csplan: 1\n', 'csplan: 1\norganization: city\n');
    }
    return folderOf(files);
  }

  test('reads each file once', async () => {
    const folder = repository();
    committed(folder, '2026-03-01');
    folder.write('plans/a/plan.yaml', `${folder.read('plans/a/plan.yaml')}# more\n`);
    for (const more of [[], ['plans/'], ['--changed'], ['--fix']]) {
      reads.length = 0;
      await folder.run('lint', ...at, ...more);
      const plans = reads
        .map(path => relative(folder.path, path).replaceAll('\\', '/'))
        .filter(name => /\.ya?ml$/.test(name));
      expect(plans.sort()).toEqual([
        'csplan.config.yaml',
        'organization.yaml',
        ...[...'abcdefgh'].map(letter => `plans/${letter}/plan.yaml`),
      ]);
    }
  });

  test('tells the same from run to run and however the plans are named, in the order of paths', async () => {
    const folder = repository();
    const first = await folder.run('lint', ...at, ...besides);
    const [tally] = first.out.split('\n').filter(line => / in .* of 8 plans/.test(line));
    expect(tally).toBe('3 warnings in 2 of 8 plans and csplan.config.yaml.');
    const names = [...'hgfedcba'].map(letter => `plans/${letter}`);
    for (const paths of [[], ['plans'], names, [...names, 'plans/c', 'plans']])
      expect((await folder.run('lint', ...at, ...besides, ...paths)).out).toBe(first.out);
    const places = [...first.out.matchAll(/^ {2}(plans\/.)\/plan\.yaml:\d+:\d+ {2}/gm)].map(
      match => match[1],
    );
    expect(places).toEqual(['plans/g', 'plans/h']);
  });
});
