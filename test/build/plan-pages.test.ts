import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldExample, sectionExamples } from '../../src/build/plan-examples.ts';
import { planPages, shownFields } from '../../src/build/plan-pages.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { sections } from '../../src/plan/fields.ts';
import { fields } from '../../src/plan/generated/fields.ts';

const pages = planPages();
const shown = shownFields();

test('there is a page for the header and for every section', () => {
  expect([...pages.keys()].sort()).toEqual(
    ['README', 'header', ...sections].map(name => `docs/plan/${name}.md`).sort(),
  );
});

test('the list of pages names each section with its depth', () => {
  const list = pages.get('docs/plan/README.md')!;
  expect(list).toContain('| [goals](goals.md) | core | What is to be reached');
  expect(list).toContain('| [commitments](commitments.md) | service | ');
  expect(list).toContain('| [guides](guides.md) | full | ');
  for (const section of sections) expect(list).toContain(`| [${section}](${section}.md) |`);
});

test('a field stands on its page with meaning, question, example, depth and what it serves', () => {
  expect(pages.get('docs/plan/goals.md')).toContain(
    "| `due` | The day by which the target's first period has closed.<br>*By which day has it to be reached?* | `2027-09-30` | core | [S3-2b](../coverage.md#s3-2b) |",
  );
});

test('it says what it refers to', () => {
  expect(pages.get('docs/plan/goals.md')).toContain(
    'The role that owns the goal. Refers to a [role](roles.md).',
  );
  expect(pages.get('docs/plan/voc.md')).toContain(
    'Refers to a [segment](customers.md) or a [role](roles.md).',
  );
});

test('a page says what of it several plans can share', () => {
  const link = 'can stand in [organization.yaml](../organization.md#what-a-plan-takes) for several plans.\n';
  expect(pages.get('docs/plan/objectives.md')).toContain(`. It ${link}`);
  expect(pages.get('docs/plan/benchmarks.md')).toContain(`. Of it \`norms\` ${link}`);
  expect(pages.get('docs/plan/header.md')).toContain(
    `\nOf it \`mission\`, \`values\`, \`calendar\`, \`areas\` ${link}`,
  );
  expect(pages.get('docs/plan/goals.md')).not.toContain('organization.yaml');
});

test('it lists what it can be, each value with its meaning', () => {
  expect(pages.get('docs/plan/header.md')).toContain(
    '| `status` | Whether the plan is in force, which says how loudly lint speaks.<br>`draft`: Being written: findings are at most warnings.<br>`active`: In force: findings count as written.<br>`retired`: Over: findings are notes.<br>',
  );
});

test('an example of the section stands above its fields, and what depth full adds', () => {
  expect(pages.get('docs/plan/vision.md')).toContain(
    '## Example\n\n```yaml\nvision:\n  statement: Whoever calls about a permit has a true answer the same day.\n',
  );
  expect(pages.get('docs/plan/sources.md')).toContain(
    'What depth full adds to it:\n\n```yaml\nsources:\n  permits:',
  );
});

test('every section has an example', () => {
  expect(sections.filter(name => Object.keys(sectionExamples(name)).length === 0)).toEqual([]);
  for (const name of sections) expect(pages.get(`docs/plan/${name}.md`)).toContain(`\`\`\`yaml\n${name}:\n`);
});

test('every field that holds no other has an example', () => {
  const paths = [...shown.keys()];
  const leaves = paths.filter(path => !paths.some(other => other.startsWith(`${path}/`)));
  expect(leaves.length).toBeGreaterThan(300);
  expect(leaves.filter(path => fieldExample(path) === undefined)).toEqual([]);
});

test('the schemas accept the plan with the fields that no other example has', () => {
  const file = join(import.meta.dirname, '../../src/build/examples/rare-fields.yaml');
  const { findings } = planFromTexts({
    'plan.yaml': readFileSync(file, 'utf8'),
    'organization.yaml': 'csplan: 1\nid: city\nmeasures:\n  service-level: {measure: {kind: count}}\n',
  });
  expect(findings.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([]);
});

describe('an example value', () => {
  test.each([
    ['/goals/*/target', '{gte: 75 %, period: 2027-Q3}'],
    ['/goals/*/target/gte', '75 %'],
    ['/roles/*/id', 'commissioner'],
    ['/status', 'active'],
    ['/sources/*/files', 'data/calls-*.csv'],
  ])('%s is written as plans write it: %s', (path, text) => {
    expect(fieldExample(path)).toBe(text);
  });

  test('is cut after a word where none is short', () => {
    expect(fieldExample('/buy_in/*/grants')).toBe(
      '[{id: two-posts, what: Two posts on the phones for a year, …',
    );
  });

  test('of a watched measure is that of a KPI where watched measures have none', () => {
    expect(fieldExample('/watch/*/min_sample')).toBe('50');
  });

  test('is not made up where there is none', () => {
    expect(fieldExample('/goals/*/nonsense')).toBeUndefined();
  });
});

test('whatever has a description is shown, but for entries, measures, filters and halves of amounts', () => {
  const left = fields
    .filter(({ path, description }) => description && !shown.has(path))
    .map(({ path }) => path);
  const allowed = /\/\*$|\/(measure|where|only|slice|exclude)\/|\/(amount|unit)$|^$/;
  expect(left.filter(path => !allowed.test(path))).toEqual([]);
});
