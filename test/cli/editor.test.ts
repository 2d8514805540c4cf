import { expect, test } from 'vitest';
import { editorSchemas } from '../../src/scaffold/editor-schemas.ts';
import { folderOf } from '../e2e/run.ts';

const plan = 'csplan: 1\nid: permits\norganization: city\n';

const next =
  '\nNext: open the folder in an editor that knows schemas of YAML files, for example VS Code with the extension\n"YAML" by Red Hat.\n';

test('csplan editor writes the schemas, and into each file a first line that names its own', async () => {
  const folder = folderOf({
    'csplan.config.yaml': 'root: true\nplans: [plans/*]\n',
    'organization.yaml': 'csplan: 1\nid: city\n',
    'plans/permits/plan.yaml': plan,
    'plans/permits/goals.yaml': '# Goals\n- id: g\n',
    'plans/permits/reviews/2026-Q4.yaml': 'period: 2026-Q4\n',
    'plans/permits/guides/late.yaml': 'id: late\n',
  });
  const { code, out, err } = await folder.run('editor');
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(`Written:
  .csplan/schemas/                    the schemas of this csplan
  plans/permits/plan.yaml             a first line that names its schema
  plans/permits/goals.yaml            a first line that names its schema
  plans/permits/guides/late.yaml      a first line that names its schema
  plans/permits/reviews/2026-Q4.yaml  a first line that names its schema
  organization.yaml                   a first line that names its schema
  csplan.config.yaml                  a first line that names its schema
${next}`);
  const firstLine = (path: string): string => folder.read(path).split('\n')[0]!;
  expect(firstLine('plans/permits/plan.yaml')).toBe(
    '# yaml-language-server: $schema=../../.csplan/schemas/plan.schema.json',
  );
  expect(firstLine('plans/permits/reviews/2026-Q4.yaml')).toBe(
    '# yaml-language-server: $schema=../../../.csplan/schemas/review.schema.json',
  );
  expect(firstLine('plans/permits/guides/late.yaml')).toMatch(/\/guide\.schema\.json$/);
  expect(firstLine('organization.yaml')).toBe(
    '# yaml-language-server: $schema=.csplan/schemas/organization.schema.json',
  );
  expect(firstLine('csplan.config.yaml')).toBe(
    '# yaml-language-server: $schema=.csplan/schemas/config.schema.json',
  );
  expect(folder.read('plans/permits/goals.yaml')).toBe(
    '# yaml-language-server: $schema=../../.csplan/schemas/goals.schema.json\n# Goals\n- id: g\n',
  );
  for (const name of editorSchemas().keys())
    expect(JSON.parse(folder.read(`.csplan/schemas/${name}`))).toHaveProperty('description');
});

test('a second time there is nothing to write', async () => {
  const folder = folderOf({ 'plan.yaml': 'csplan: 1\nid: a\n' });
  await folder.run('editor');
  const before = folder.read('plan.yaml');
  expect(await folder.run('editor')).toEqual({
    code: 0,
    out: 'Nothing to write: the schemas are those of this csplan, and every file names its own.\n',
    err: '',
  });
  expect(folder.read('plan.yaml')).toBe(before);
});

test('schemas of another csplan are replaced, and so is nothing else', async () => {
  const line = '# yaml-language-server: $schema=elsewhere/plan.schema.json\n';
  const folder = folderOf({
    'plan.yaml': `${line}csplan: 1\nid: a\n`,
    '.csplan/schemas/goals.schema.json': '{}\n',
  });
  const { out } = await folder.run('editor', '.');
  expect(out).toBe(`Written:\n  .csplan/schemas/  the schemas of this csplan\n${next}`);
  expect(folder.read('.csplan/schemas/goals.schema.json')).toContain('What is to be reached');
  expect(folder.read('plan.yaml')).toBe(`${line}csplan: 1\nid: a\n`);
});

test.each([
  ['\r\n as lines end', 'csplan: 1\r\nid: a\r\n', '# …\r\ncsplan: 1\r\nid: a\r\n'],
  ['a byte order mark', '\uFEFFcsplan: 1\nid: a\n', '\uFEFF# …\ncsplan: 1\nid: a\n'],
  ['a document marker', '---\ncsplan: 1\nid: a\n', '# …\n---\ncsplan: 1\nid: a\n'],
  ['YAML that is none', 'csplan: [1\n', '# …\ncsplan: [1\n'],
])('a file with %s keeps it', async (_, before, after) => {
  const folder = folderOf({ 'plan.yaml': before });
  expect((await folder.run('editor')).code).toBe(0);
  expect(folder.read('plan.yaml')).toBe(
    after.replace('…', 'yaml-language-server: $schema=.csplan/schemas/plan.schema.json'),
  );
});

test('the line changes nothing that lint finds', async () => {
  const folder = folderOf({ 'plan.yaml': 'csplan: 1\nid: a\nstatus: active\n' });
  const before = JSON.parse((await folder.run('lint', '--format', 'json')).out);
  await folder.run('editor');
  const after = JSON.parse((await folder.run('lint', '--format', 'json')).out);
  const told = ({ diagnostics }: { diagnostics: { ruleId: string; pointer: string }[] }): string[] =>
    diagnostics.map(({ ruleId, pointer }) => `${ruleId} ${pointer}`);
  expect(told(before).length).toBeGreaterThan(3);
  expect(told(after)).toEqual(told(before));
});

test('without a plan there is nothing to do it for', async () => {
  const { code, out, err } = await folderOf({}).run('editor');
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^csplan: There is no plan here/);
});
