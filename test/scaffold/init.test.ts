import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, type InitOptions, problemOf, runInit } from '../../src/cli/init.ts';
import { Exit, type Io } from '../../src/cli/io.ts';
import { loadPlan } from '../../src/plan/read.ts';
import { initQuestions } from '../../src/scaffold/questions.ts';
import { type Said, testIo } from '../world.ts';

let folder: string;
let said: Said;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csplan-init-'));
  said = { out: '', err: '' };
});
afterEach(() => rmSync(folder, { recursive: true }));

function world(more: Partial<Io> = {}): Io {
  const world = testIo({ cwd: folder, now: () => new Date(0), ...more });
  said = world.said;
  return world.io;
}

const noQuestions: Ask = () => {
  throw new Error('nothing should be asked');
};

const init = (path: string | undefined, options: InitOptions, io = world(), ask = noQuestions) =>
  runInit(path, options, io, ask);

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

function allFiles(at = folder): string[] {
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('answers', () => {
  const of = (name: string) => initQuestions.find(question => question.name === name)!;

  test.each([
    ['July', 7],
    ['may', 5],
    ['sept', 9],
    ['12', 12],
  ])('%s is the month %i', (written, month) => {
    expect(of('fiscalYearStart').read(written)).toBe(month);
  });

  test('a word that is no month, and an hour that is no zone', () => {
    expect(problemOf(of('fiscalYearStart'), 'Juli')).toContain('is no month');
    expect(problemOf(of('fiscalYearStart'), 'ma')).toContain('is no month');
    expect(problemOf(of('timezone'), 'EST')).toContain('for example America/New_York');
    expect(problemOf(of('timezone'), 'America/New_York')).toBeUndefined();
  });
});

describe('csplan init', () => {
  test('writes a plan that can be loaded, its schemas, the configuration and .gitignore', async () => {
    mkdirSync(join(folder, '.git'));
    expect(await init('plans/permits', { yes: true, title: 'Permits: 2027' })).toBe(Exit.ok);
    const { plan, findings } = await loadPlan('plans/permits', folder);
    expect(findings).toEqual([]);
    expect(plan).toMatchObject({ id: 'permits', title: 'Permits: 2027', status: 'draft', depth: 'core' });
    const [, schema] = /\$schema=(\S+)/.exec(read('plans/permits/plan.yaml'))!;
    expect(JSON.parse(read(join('plans/permits', schema!)))).toHaveProperty('properties.goals');
    expect(read('plans/permits/.gitignore')).toContain('\ndata/\n');
    expect(read('csplan.config.yaml')).toContain("root: true\nplans:\n  - 'plans/*'\n");
    expect(allFiles().filter(path => path.endsWith('.tmp'))).toEqual([]);
  });

  test('says what was written, what comes next, and a message for the commit', async () => {
    await init('plans/permits', { yes: true, unit: 'Permits' });
    expect(said.out).toMatch(/^Written:\n {2}plans\/permits\/plan\.yaml /);
    expect(said.out).toContain('\n  csplan lint plans/permits\n');
    expect(said.out).toContain('\n  Start the customer service plan of Permits\n');
  });

  test('every $ref of the schemas leads to a file beside them', async () => {
    await init('.', { yes: true });
    for (const name of readdirSync(join(folder, '.csplan/schemas')))
      for (const [, target] of read(`.csplan/schemas/${name}`).matchAll(/"\$ref": "([^#"]+)/g))
        expect(readdirSync(join(folder, '.csplan/schemas'))).toContain(target);
  });

  test('names the folder after the unit where none is given', async () => {
    await init(undefined, { yes: true, unit: 'Solid Waste' });
    expect(allFiles()).toContain('plans/solid-waste/plan.yaml');
  });

  test('a plan in the current folder is named after it', async () => {
    await init('.', { yes: true });
    const { plan, findings } = await loadPlan('.', folder);
    expect(findings).toEqual([]);
    expect(plan.id).toMatch(/^csplan-init-/);
    expect(read('csplan.config.yaml')).toContain('  - .\n'.replace('- .', "- '.'"));
  });

  test('without a folder and a name it can not', async () => {
    await expect(init(undefined, { yes: true })).rejects.toThrow('There is no folder');
    expect(allFiles()).toEqual([]);
  });

  test('a second plan shares what is there', async () => {
    mkdirSync(join(folder, '.git'));
    await init('plans/permits', { yes: true });
    const before = read('csplan.config.yaml');
    await init('plans/parks', { yes: true });
    expect(read('csplan.config.yaml')).toBe(before);
    expect(said.err).toBe('');
    await init('elsewhere', { yes: true });
    expect(said.err).toContain('Add elsewhere to the plans of csplan.config.yaml');
    expect(said.out).not.toContain('plans/parks/csplan.config.yaml');
  });

  test.each(['plan.yaml', 'plan.yml', 'goals.yaml', 'kpis.yml'])(
    'never overwrites: %s is in the way',
    async name => {
      put(`plans/permits/${name}`, 'mine');
      const before = allFiles();
      await expect(init('plans/permits', { yes: true })).rejects.toThrow(name);
      expect(allFiles()).toEqual(before);
      expect(read(`plans/permits/${name}`)).toBe('mine');
    },
  );

  test('leaves a .gitignore as it is and says what it lacks', async () => {
    put('plans/permits/.gitignore', '*.log\n');
    await init('plans/permits', { yes: true });
    expect(read('plans/permits/.gitignore')).toBe('*.log\n');
    expect(said.err).toContain('add the line data/');
  });

  test('a file in place of the folder is said so', async () => {
    put('plans', 'a file');
    await expect(init('plans', { yes: true })).rejects.toThrow('plans is not a folder');
  });

  test('an answer that can not be read stops before anything is written', async () => {
    await expect(init('plan', { yes: true, start: 'soon' })).rejects.toThrow('"soon" is not a date');
    await expect(init('plan', { yes: true, start: '2027-07-01', end: '2027-06-30' })).rejects.toThrow(
      'before it starts',
    );
    await expect(init('plan', { yes: true, mayChange: 'shifts' })).rejects.toThrow('no owner is given');
    expect(allFiles()).toEqual([]);
  });
});

describe('the questions', () => {
  test('only what was not given is asked, and a skipped one is a gap', async () => {
    const asked: string[] = [];
    const ask: Ask = async ({ name }) => {
      asked.push(name);
      return name === 'owner' ? 'Permits Manager' : '';
    };
    await init('plan', { title: 'Permits' }, world({ interactive: true }), ask);
    expect(asked).toEqual(initQuestions.map(({ name }) => name).filter(name => name !== 'title'));
    const { plan } = await loadPlan('plan', folder);
    expect(plan).toMatchObject({ title: 'Permits', accountable: 'permits-manager', customers: null });
  });

  test('what nobody owns is not asked about', async () => {
    const asked: string[] = [];
    const ask: Ask = async ({ name }) => {
      asked.push(name);
      return '';
    };
    await init('plan', {}, world({ interactive: true }), ask);
    expect(asked).not.toContain('mayChange');
  });

  test('--yes asks nothing, nor does a run without a terminal', async () => {
    await init('one', { yes: true }, world({ interactive: true }));
    await init('two', {});
    expect(allFiles()).toContain('two/plan.yaml');
  });

  test('breaking off writes nothing', async () => {
    const ask: Ask = async () => {
      throw Object.assign(new Error('closed'), { name: 'ExitPromptError' });
    };
    expect(await init('plan', {}, world({ interactive: true }), ask)).toBe(Exit.interrupted);
    expect(allFiles()).toEqual([]);
  });

  test('an answer that can not be read says why at once', () => {
    const start = initQuestions.find(({ name }) => name === 'start')!;
    expect(problemOf(start, 'soon')).toContain('year-month-day');
    expect(problemOf(start, '2027-01-01')).toBeUndefined();
    expect(problemOf(start, '2027-01-01', { end: '2026-12-31' })).toContain('before it starts');
  });
});
