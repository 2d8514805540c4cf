/** A plan's versions against what git itself says of each commit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readLog } from '../../src/git/log.ts';
import { ObjectReader } from '../../src/git/objects.ts';
import { definitionOf } from '../../src/kpi/definition.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { commitOf, Past } from '../../src/past/past.ts';
import { readPast } from '../../src/past/read-past.ts';
import { LogByPlace, mostSteps, type PlanPlace, planPatterns, trailOf } from '../../src/past/trail.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import { type Repository, repositoryOf } from '../git/repository.ts';
import { cleanPlan, lintText, today } from '../rules/plans.ts';

async function pastOf({ path }: Repository, place: PlanPlace): Promise<Past | undefined> {
  const log = await readLog(path, '2020-01-01', planPatterns([place.header]));
  const objects = new ObjectReader(path, 1_000_000);
  const past = await readPast(new LogByPlace(log!, '2020-01-01'), place, names => objects.read(names));
  objects.close();
  return past;
}

/** Files of a version, without the key that all of them have. */
const filesOf = (version: Past['versions'][number]) => Object.fromEntries(version.files);

describe('the versions of a plan', () => {
  test('are those that git shows, through edits, moves, splits, removals and merges', async () => {
    const step = fc.constantFrom(
      'edit',
      'goals',
      'drop goals',
      'review',
      'move',
      'extension',
      'other',
      'merge',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 12 }),
        fc.context(),
        async (steps, context) => {
          const repository = repositoryOf({ 'readme.md': '' });
          repository.commit('2026-01-01');
          let folder = 'plans/a';
          let header = 'plan.yaml';
          repository.write(`${folder}/${header}`, `${cleanPlan}x-round: 0\n`);
          repository.commit('2026-01-02');
          for (const [i, what] of steps.entries()) {
            const change = (): void => {
              if (what === 'goals') repository.write(`${folder}/goals.yaml`, `- id: g-${i}\n`);
              else if (what === 'drop goals')
                repository.git('rm', '-q', '--ignore-unmatch', `${folder}/goals.yaml`);
              else if (what === 'review')
                repository.write(`${folder}/reviews/r-${i}.yaml`, `period: 2026-Q${(i % 4) + 1}\n`);
              else if (what === 'other') repository.write(`plans/other/plan.yaml`, `id: other-${i}\n`);
              else repository.write(`${folder}/${header}`, `${cleanPlan}x-round: ${i + 1}\n`);
            };
            if (what === 'move') {
              repository.git('mv', folder, `plans/unit-${i}`);
              folder = `plans/unit-${i}`;
            } else if (what === 'extension') {
              const other = header === 'plan.yaml' ? 'plan.yml' : 'plan.yaml';
              repository.git('mv', `${folder}/${header}`, `${folder}/${other}`);
              header = other;
            } else if (what === 'merge') {
              repository.git('checkout', '-q', '-b', `b-${i}`);
              change();
              repository.commit(`2026-02-${String(i + 1).padStart(2, '0')}`);
              repository.git('checkout', '-q', 'main');
              repository.git('merge', '-q', '--no-ff', '-m', 'Merge', `b-${i}`);
            } else change();
            repository.commit(`2026-02-${String(i + 1).padStart(2, '0')}`);
          }
          const past = (await pastOf(repository, { header: `${folder}/${header}`, others: [] }))!;
          const commits = repository
            .git('log', '--first-parent', '--reverse', '--format=%H')
            .trim()
            .split('\n');
          /** The folder that holds the plan with this id, at each commit. */
          const shown = commits.flatMap(hash => {
            const names = repository
              .git('ls-tree', '-r', '--name-only', '-z', hash)
              .split('\0')
              .filter(Boolean);
            const at = names.find(name => /\/plan\.ya?ml$/.test(name) && !name.startsWith('plans/other/'));
            if (!at) return [];
            const inside = at.slice(0, at.lastIndexOf('/') + 1);
            const files = names.filter(name => name.startsWith(inside));
            const texts = files.map((name): [string, string] => [
              name === at ? 'plan.yaml' : name.slice(inside.length),
              repository.git('show', `${hash}:${name}`),
            ]);
            return [{ hash, files: Object.fromEntries(texts) }];
          });
          context.log(JSON.stringify(past.versions.map(({ at }) => at)));
          const told = past.versions.map(version => ({
            hash: commitOf(version.at)?.hash,
            files: filesOf(version),
          }));
          // A commit that changes nothing of the plan is no version of it.
          for (const { hash, files } of told)
            expect(files).toEqual(shown.find(one => one.hash === hash)!.files);
          const changes = shown.filter(
            (one, i) =>
              JSON.stringify(Object.entries(one.files).sort()) !==
              JSON.stringify(Object.entries(shown[i - 1]?.files ?? {}).sort()),
          );
          const told0 = new Set(told.map(({ hash }) => hash));
          for (const { hash } of changes) expect(told0.has(hash), hash).toBe(true);
          expect(told.at(-1)!.files).toEqual(shown.at(-1)!.files);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  test('names of any kind', async () => {
    const folder = 'plans/a b\t"ü"\n:x\x01/\x02';
    const repository = repositoryOf({ [`${folder}/plan.yaml`]: cleanPlan, [`${folder}/goals.yaml`]: '[]\n' });
    repository.commit('2026-01-01');
    repository.git('mv', folder, 'plans/[a]*?\\{b}');
    repository.commit('2026-01-02');
    const past = await pastOf(repository, { header: 'plans/[a]*?\\{b}/plan.yaml', others: [] });
    expect(past!.versions.map(({ at }) => commitOf(at)?.date)).toEqual(['2026-01-01', '2026-01-02']);
    expect([...past!.versions[1]!.files.keys()].sort()).toEqual(['goals.yaml', 'plan.yaml']);
  });

  test('older than the log: what the first change found there, and what none of them touched', async () => {
    const repository = repositoryOf({
      'p/plan.yaml': cleanPlan,
      'p/goals.yaml': '[]\n',
      'p/kpis.yaml': '[]\n',
    });
    repository.commit('2019-01-01');
    repository.write('p/goals.yaml', '- id: g\n');
    repository.commit('2026-01-02');
    const past = await pastOf(repository, {
      header: 'p/plan.yaml',
      others: ['p/goals.yaml', 'p/kpis.yaml', 'p/voc.yaml'],
    });
    expect(past!.birth).toBeUndefined();
    expect(past!.versions.map(filesOf)).toEqual([
      { 'plan.yaml': cleanPlan, 'goals.yaml': '[]\n', 'kpis.yaml': '[]\n' },
      { 'plan.yaml': cleanPlan, 'goals.yaml': '- id: g\n', 'kpis.yaml': '[]\n' },
    ]);
  });

  test('a plan that was removed and came again begins where it came again; one that is gone has no past', async () => {
    const repository = repositoryOf({ 'p/plan.yaml': cleanPlan });
    repository.commit('2026-01-01');
    repository.git('rm', '-q', 'p/plan.yaml');
    repository.commit('2026-01-02');
    repository.write('p/plan.yaml', cleanPlan);
    const place = { header: 'p/plan.yaml', others: [] };
    expect((await pastOf(repository, place))!.versions).toEqual([]);
    repository.commit('2026-01-03');
    expect((await pastOf(repository, place))!.birth?.date).toBe('2026-01-03');
  });

  test('a file too large is no text', async () => {
    const repository = repositoryOf({
      'p/plan.yaml': cleanPlan,
      'p/channels.yaml': `# ${'x'.repeat(1_000_000)}\n`,
    });
    repository.commit('2026-01-01');
    const past = await pastOf(repository, { header: 'p/plan.yaml', others: [] });
    expect([past!.versions[0]!.files.get('channels.yaml'), past!.versions[0]!.value('channels')]).toEqual([
      null,
      undefined,
    ]);
    expect(past!.versions[0]!.value('status')).toBe('active');
  });

  test('of very many, the last ones', () => {
    const blob = (i: number) => ({ path: 'plan.yaml', id: String(i) });
    const log = Array.from({ length: mostSteps + 500 }, (_, i) => ({
      hash: String(i),
      date: '2026-01-01',
      authors: [],
      isMerge: false,
      changes: [{ before: blob(i + 1), after: blob(i) }],
    }));
    const { steps } = trailOf(new LogByPlace(log, '2020-01-01'), { header: 'plan.yaml', others: [] });
    expect([steps.length, steps[0]!.at, steps.at(-1)!.files.get('plan.yaml')]).toEqual([
      mostSteps,
      { before: '2026-01-01' },
      '0',
    ]);
  });
});

describe('whatever stood in a plan', () => {
  const versions = (texts: readonly string[]) =>
    texts.map((text, i) => ({
      at: { hash: `${i}`.repeat(40), date: `2026-12-${10 + i}`, authors: [`a${i}`], isMerge: false },
      files: new Map([['plan.yaml', text]]),
    }));
  const gitRules = rules.filter(({ needs }) => needs === 'git');

  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, '', 0, -1, [], {}, [null], [[]], '2027-02-30', '75 %', [{ id: 'g-answer' }], {
      id: 'x',
    }),
  );
  const paths: string[][] = [];
  const collect = (node: unknown, at: string[]): void => {
    paths.push(at);
    if (typeof node === 'object' && node !== null)
      for (const [key, inner] of Object.entries(node)) collect(inner, [...at, key]);
  };
  collect(
    {
      ...parse(cleanPlan),
      reviews: [{ period: '2026-Q4', decisions: [{ id: 'd', about: { goal: 'g-answer' } }] }],
    },
    [],
  );

  const mutated = fc
    .array(fc.tuple(fc.constantFrom(...paths.slice(1)), value), { maxLength: 3 })
    .map(changes => {
      const plan = parse(cleanPlan);
      for (const [path, changed] of changes) {
        let at = plan;
        for (const key of path.slice(0, -1)) at = at?.[key];
        if (typeof at === 'object' && at !== null) at[path.at(-1)!] = changed;
      }
      return stringify(plan);
    });
  const text = fc.oneof(
    { weight: 4, arbitrary: mutated },
    fc.string(),
    fc
      .tuple(mutated, fc.nat(3000), fc.string())
      .map(([plan, at, noise]) => plan.slice(0, at) + noise + plan.slice(at)),
  );

  test('its rules never fail, point into the text, and say the same twice', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), mutated, (before, now) => {
        const git = { past: new Past(versions(before), versions(before).at(-1)!.at), definitionOf };
        const facts = { today, traits, lacks, git };
        const { diagnostics } = lintText(now, { facts, rules: gitRules });
        const own = diagnostics.filter(({ ruleId }) => gitRules.some(({ id }) => id === ruleId));
        for (const { range } of own)
          expect(range.start >= 0 && range.start <= range.end && range.end <= now.length).toBe(true);
        found += own.length;
        expect(lintText(now, { facts, rules: gitRules }).diagnostics).toEqual(diagnostics);
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(10);
  }, 120_000);

  test('a version that is the same in other words has changed nothing', () => {
    const respelt = stringify(parse(cleanPlan), { collectionStyle: 'block', lineWidth: 40, nullStr: '' });
    const past = new Past(versions([cleanPlan, respelt]), undefined);
    const document = planFromTexts({ 'plan.yaml': cleanPlan });
    for (const key of Object.keys(parse(cleanPlan)))
      expect(past.since(key, document)!.at, key).toBe(past.versions[0]!.at);
  });
});
