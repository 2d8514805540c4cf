import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, type Node, parse, parseDocument, stringify } from 'yaml';
import { runInit } from '../../src/cli/init.ts';
import { fieldAt, folders, sections } from '../../src/plan/fields.ts';
import { cleanFullPlan } from '../rules/plans.ts';
import { testIo } from '../world.ts';
import { type Editor, type Position, startEditor } from './language-server.ts';

let folder: string;
let editor: Editor;

/** A repository as `csplan init` leaves it, open in an editor. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csplan-editor-'));
  await runInit('plans/permits', { yes: true, title: 'Permits' }, testIo({ cwd: folder }).io);
  editor = await startEditor(folder);
});

afterAll(async () => {
  await editor.close();
  rmSync(folder, { recursive: true });
});

function modeline(schema: string, up: string): string {
  return `# yaml-language-server: $schema=${up}.csplan/schemas/${schema}.schema.json\n`;
}

interface PlanFile {
  path: string;
  /** Steps to the part of the plan that it holds. */
  mount: string[];
  text: string;
}

/** The complete plan with every section in a file of its own, every review and guide too. */
function splitPlan(): PlanFile[] {
  const plan = parse(cleanFullPlan) as Record<string, unknown>;
  const ofSection = sections.flatMap((section): PlanFile[] => {
    const value = plan[section];
    if (!(folders as readonly string[]).includes(section))
      return [
        {
          path: `plans/permits/${section}.yaml`,
          mount: [section],
          text: modeline(section, '../../') + stringify(value),
        },
      ];
    return (value as unknown[]).map((entry, i) => ({
      path: `plans/permits/${section}/${i}.yaml`,
      mount: [section, '*'],
      text: modeline(section.replace(/s$/, ''), '../../../') + stringify(entry),
    }));
  });
  const header = Object.fromEntries(
    Object.entries(plan).filter(([key]) => !(sections as readonly string[]).includes(key)),
  );
  const text = modeline('plan', '../../') + stringify(header);
  return [{ path: 'plans/permits/plan.yaml', mount: [], text }, ...ofSection];
}

interface Key {
  name: string;
  /** Of the field table. */
  steps: string[];
  at: Position;
}

/** Every key of a file whose field is known, in the middle of the key. */
function keysOf({ text, mount }: PlanFile): Key[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const below = (node: unknown, steps: string[]): Key[] => {
    if (isSeq(node)) return node.items.flatMap(item => below(item, [...steps, '*']));
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      const name = String(key);
      const { line, col } = lines.linePos((key as Node).range![0] + 1);
      const own = [...steps, name];
      const inside = below(value, own);
      return isScalar(key)
        ? [{ name, steps: own, at: { line: line - 1, character: col - 1 } }, ...inside]
        : inside;
    });
  };
  return below(contents, mount);
}

const files = splitPlan();
const bare = (text: string): string => text.replace(/\s+/g, ' ');

describe('a plan in files, each with its schema', () => {
  test('has reviews and guides among them', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'plans/permits/goals.yaml',
        'plans/permits/reviews/0.yaml',
        'plans/permits/guides/0.yaml',
      ]),
    );
  });

  test.each(files.map(file => [file.path, file] as const))(
    '%s: nothing is wrong, and each key says what it is',
    async (path, file) => {
      expect(await editor.write(path, file.text)).toEqual([]);
      const keys = keysOf(file).flatMap(({ steps, at }) => {
        const description = fieldAt(steps)?.description;
        // A measure says which one it is, and what it holds is told by its kind.
        return description === undefined || steps.includes('measure') ? [] : [{ steps, at, description }];
      });
      expect(keys.length).toBeGreaterThan(0);
      const shown = await Promise.all(keys.map(({ at }) => editor.hover(path, at)));
      for (const [i, { steps, description }] of keys.entries())
        expect([steps.join('/'), bare(shown[i]!)]).toEqual([
          steps.join('/'),
          expect.stringContaining(bare(description)),
        ]);
    },
  );
});

const goals = modeline('goals', '../../');

test('a measure says what it counts', async () => {
  const text = `${modeline('kpis', '../../')}- id: k\n  measure: {kind: nps, column: Score}\n`;
  await editor.write('plans/permits/kpis.yaml', text);
  expect(await editor.hover('plans/permits/kpis.yaml', { line: 2, character: 5 })).toMatch(
    /^Net promoter score: /,
  );
});

test('a field with few values shows what each means', async () => {
  await editor.write(
    'plans/permits/plan.yaml',
    `${modeline('plan', '../../')}csplan: 1\nid: a\nstatus: draft\n`,
  );
  const shown = await editor.hover('plans/permits/plan.yaml', { line: 3, character: 3 });
  expect(shown).toMatch(/^Whether the plan is in force, which says how loudly lint speaks\.\n/);
  expect(shown).toContain('* `draft`: Being written: findings are at most warnings.\n');
  expect(shown).toContain('* `retired`: Over: findings are notes.\n');
});

describe('what can stand somewhere is proposed', () => {
  const proposed = async (path: string, text: string): Promise<Record<string, string | undefined>> => {
    await editor.write(path, text.replace('|', ''));
    const before = text.slice(0, text.indexOf('|')).split('\n');
    const at = { line: before.length - 1, character: before.at(-1)!.length };
    const proposals = await editor.complete(path, at);
    return Object.fromEntries(proposals.map(({ label, text }) => [label, text]));
  };

  test('fields of a goal, with their descriptions', async () => {
    const fields = await proposed('plans/permits/goals.yaml', `${goals}- id: g\n  |\n`);
    expect(Object.keys(fields).sort()).toEqual(
      Object.keys(JSON.parse(readFileSync('schemas/goals.schema.json', 'utf8')).items.properties)
        .filter(name => name !== 'id')
        .sort(),
    );
    expect(fields).toMatchObject({
      due: "The day by which the target's first period has closed.",
      owner: 'The role that owns the goal.',
      kpi: expect.stringMatching(/^The one KPI that tells whether it is reached/),
    });
  });

  test('sections, in plan.yaml', async () => {
    const fields = await proposed(
      'plans/permits/plan.yaml',
      `${modeline('plan', '../../')}csplan: 1\nid: a\n|\n`,
    );
    expect(Object.keys(fields)).toEqual(expect.arrayContaining([...sections]));
  });

  test.each([
    [
      'plans/permits/plan.yaml',
      `${modeline('plan', '../../')}csplan: 1\nid: a\nunit:\n  size: |\n`,
      {
        team: 'A few people: nobody is asked for a separate analyst.',
        department: 'One unit with one accountable role.',
        organization: 'Several units, with one accountable role each.',
      },
    ],
    [
      'plans/permits/goals.yaml',
      `${goals}- id: g\n  status: |\n`,
      {
        open: 'Still being worked for.',
        met: 'Reached and closed.',
        missed: 'Not reached by its due date, and closed.',
        dropped: 'Given up before its due date.',
      },
    ],
    [
      'plans/permits/reviews/2026-Q4.yaml',
      `${modeline('review', '../../../')}period: 2026-Q4\nasks:\n  - id: a\n    answer: |\n`,
      {
        granted: 'It was promised; write it as a grant in buy_in.',
        refused: 'It was refused; say why.',
        later: 'It was put off.',
        null: 'Not known yet.',
      },
    ],
    [
      'plans/permits/guides/g.yaml',
      `${modeline('guide', '../../../')}id: g\npurpose: |\n`,
      {
        'call-script': 'For the people who talk to customers.',
        'self-service': 'For customers themselves.',
        management: 'For those who decide.',
        null: 'Not known yet.',
      },
    ],
  ])('%s: values, with what they mean', async (path, text, values) => {
    expect(await proposed(path, text)).toEqual(values);
  });

  test('every measure, with what it counts', async () => {
    const path = 'plans/permits/kpis.yaml';
    const kinds = await proposed(path, `${modeline('kpis', '../../')}- id: k\n  measure:\n    kind: |\n`);
    const pages = readdirSync('docs/kpi').filter(name => name !== 'README.md');
    expect(Object.keys(kinds).sort()).toEqual(pages.map(name => name.replace('.md', '')).sort());
    expect(kinds).toMatchObject({ count: 'How many rows.', share: expect.stringMatching(/\.$/) });
  });
});

describe('what is wrong is marked', () => {
  test.each([
    ['plans/permits/goals.yaml', `${goals}- id: g\n  stauts: open\n`, 2, 'Property stauts is not allowed.'],
    ['plans/permits/goals.yaml', `${goals}- id: g\n  due: 31.12.2027\n`, 2, 'String is not a RFC3339 date.'],
    [
      'plans/permits/goals.yaml',
      `${goals}- id: g\n  status: opn\n`,
      2,
      'Value is not accepted. Valid values: "open", "met", "missed", "dropped".',
    ],
    [
      'plans/permits/goals.yaml',
      `${goals}- id: Answer calls\n`,
      1,
      'A short name in kebab-case, unique among its kind in the plan: lower-case letters, digits and hyphens.',
    ],
    [
      'plans/permits/reviews/2026-Q4.yaml',
      `${modeline('review', '../../../')}period: 2026-Q5\n`,
      1,
      'A period: 2026-Q4 (calendar quarter), FY27-Q2 (fiscal quarter), 2027-01 (month), 2027 (year) or FY27 (fiscal year).',
    ],
    [
      'plans/permits/guides/g.yaml',
      `${modeline('guide', '../../../')}id: g\nnodes: [a]\n`,
      2,
      expect.stringMatching(/^Incorrect type\./),
    ],
    ['plans/permits/plan.yaml', `${modeline('plan', '../../')}csplan: 1\n`, 1, 'Missing property "id".'],
  ])('in %s', async (path, text, line, message) => {
    const problems = await editor.write(path, text);
    expect(problems.map(({ range, message }) => [range.start.line, message])).toEqual([[line, message]]);
  });

  test('what the first line names the wrong schema for is marked too', async () => {
    const problems = await editor.write(
      'plans/permits/goals.yaml',
      `${modeline('vision', '../../')}- id: g\n`,
    );
    expect(problems.map(({ message }) => message)).toEqual(['Incorrect type. Expected one of object, null.']);
  });
});

test('the plan that init wrote has nothing wrong with it, and explains itself', async () => {
  const path = 'plans/permits/plan.yaml';
  const text = readFileSync(join(folder, path), 'utf8');
  expect(await editor.write(path, text)).toEqual([]);
  const line = text.split('\n').findIndex(one => one.startsWith('goals:'));
  expect(await editor.hover(path, { line, character: 1 })).toMatch(/^What is to be reached, by when/);
});

describe('the files around plans have their schemas too', () => {
  test('organization.yaml', async () => {
    const text = `${modeline('organization', '')}csplan: 1\nid: city\nroles:\n  - id: owner\n`;
    expect(await editor.write('organization.yaml', text)).toEqual([]);
    expect(await editor.hover('organization.yaml', { line: 3, character: 1 })).toMatch(
      /^Roles that every plan can name/,
    );
  });

  test('csplan.config.yaml', async () => {
    const text = `${modeline('config', '')}rules:\n  goal/no-due: of\n`;
    const problems = await editor.write('csplan.config.yaml', text);
    expect(problems.map(({ range, message }) => [range.start.line, message])).toEqual([
      [2, 'Value is not accepted. Valid values: "off", "info", "warning", "error".'],
    ]);
  });
});
