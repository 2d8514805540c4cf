import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

/** Lower rooms never import higher ones, and rooms of one height don't import each other. */
const heights: Record<string, number> = {
  cli: 6,
  scaffold: 5,
  lint: 4,
  report: 4,
  rules: 3,
  kpi: 3,
  past: 2,
  data: 2,
  plan: 1,
  git: 1,
  diagnostic: 0,
};

function sources(folder = src): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  target: string;
  dynamic: boolean;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'/g,
  ))
    found.push({ target: match[2] ?? match[3]!, dynamic: false, typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(/(?<!typeof )\bimport\(\s*'([^']+)'\s*\)/g))
    found.push({ target: match[1]!, dynamic: true, typeOnly: false });
  return found;
}

function room(path: string): string {
  return relative(src, path).split(/[\\/]/)[0]!;
}

describe('imports run one way', () => {
  const files = sources().filter(file => room(file) in heights);
  test('there are files to check', () => expect(files.length).toBeGreaterThan(30));

  test.each(files.map(file => [relative(root, file), file]))('%s', (_, file) => {
    const own = room(file);
    for (const { target } of importsOf(file)) {
      if (!target.startsWith('.')) continue;
      const path = resolve(dirname(file), target);
      const other = room(path);
      if (other === own || !(other in heights)) continue;
      expect(`${own} (${heights[own]}) imports ${other} (${heights[other]}) from ${target}`).toSatisfy(
        () => heights[other]! < heights[own]!,
      );
    }
  });
});

describe('cores are pure', () => {
  /** The few modules below cli/ that may touch the world. */
  const readers = [
    'plan/read.ts',
    'plan/config.ts',
    'data/open.ts',
    'kpi/results/read.ts',
    'data/holiday-file.ts',
    'git/run-git.ts',
  ];
  const forbidden =
    /from '(node:(fs|child_process|process|os)[^']*|chalk|inquirer)'|\bconsole\.|(?<![.\w])process\.\w|Math\.random|new Date\(\)|Date\.now\(/;

  const files = sources().filter(file => room(file) in heights && room(file) !== 'cli');
  test.each(files.map(file => [relative(src, file).replaceAll('\\', '/'), file]))('%s', (name, file) => {
    if (readers.includes(name)) return;
    expect(forbidden.exec(readFileSync(file, 'utf8'))?.[0]).toBeUndefined();
  });

  test('the readers exist', () => {
    for (const reader of readers) expect(existsSync(join(src, reader)), reader).toBe(true);
  });
});

/** Packages that a module loads before any of its dynamic imports runs. */
function packagesLoaded(entry: string, follow: (item: Import) => boolean): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const go = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const item of importsOf(file)) {
      if (item.typeOnly || !follow(item)) continue;
      if (item.target.startsWith('.')) go(resolve(dirname(file), item.target));
      else if (!item.target.startsWith('node:'))
        packages.add(item.target.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1'));
    }
  };
  go(entry);
  return packages;
}

describe('what a command loads', () => {
  const eager = (item: Import): boolean => !item.dynamic;
  test('the start loads commander alone', () => {
    expect([...packagesLoaded(join(src, 'main.ts'), eager)]).toEqual(['commander']);
  });
  test('lint never loads inquirer, csv-parse or a chart', () => {
    const loaded = packagesLoaded(join(src, 'cli/lint.ts'), item => item.target !== './lint-figures.ts');
    for (const name of ['inquirer', 'csv-parse', 're2js', 'd3-scale', 'd3-shape'])
      expect(loaded).not.toContain(name);
  });
  test('with --data it does, by one import; closed periods alone need no csv-parse either', () => {
    const byHand = importsOf(join(src, 'cli/lint-facts.ts')).filter(item => item.dynamic);
    expect(byHand.map(item => item.target)).toEqual(['./lint-figures.ts']);
    const figures = join(src, 'cli/lint-figures.ts');
    expect(packagesLoaded(figures, () => true)).toContain('csv-parse');
    for (const name of ['inquirer', 'csv-parse', 're2js', 'd3-scale', 'd3-shape'])
      expect(packagesLoaded(figures, eager)).not.toContain(name);
  });
  test('report loads a form when it is asked for: neither charts nor the writer of workbooks before', () => {
    const loaded = packagesLoaded(join(src, 'cli/report.ts'), eager);
    for (const name of ['hucre', 'fflate', 'd3-scale', 'd3-shape']) expect(loaded).not.toContain(name);
    const forms = packagesLoaded(join(src, 'report/formats.ts'), () => true);
    for (const name of ['hucre', 'fflate', 'd3-scale']) expect(forms).toContain(name);
  });
  test('render reads exports for the public page alone, by one import', () => {
    const render = join(src, 'cli/render.ts');
    expect(
      importsOf(render)
        .filter(item => item.dynamic)
        .map(item => item.target),
    ).toEqual(['./render-figures.ts']);
    for (const name of ['inquirer', 'csv-parse', 're2js'])
      expect(packagesLoaded(render, eager)).not.toContain(name);
  });
  test('the yaml package is known to one module', () => {
    const users = sources()
      .filter(file => room(file) !== 'build')
      .filter(file => importsOf(file).some(item => item.target === 'yaml'));
    expect(users.map(file => relative(root, file))).toEqual(['src/plan/yaml.ts']);
  });
});
