/** docs/lint.md: what it tells people to run can be run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatNames } from '../../src/lint/formats/formats.ts';
import { cleanPlan } from '../rules/plans.ts';
import { folderOf } from './run.ts';

const page = readFileSync('docs/lint.md', 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, name, text]) => (name === language ? [text!] : []));
/** Every command on the page, in blocks, in workflows and in the text. */
const commands = [
  ...new Set(
    [...page.matchAll(/(?:npx )?csplan (lint\b[^`\n]*|explain [^`\n]*)/g)].map(([, args]) => args!.trim()),
  ),
];

describe('docs/lint.md', () => {
  test.each(commands)('csplan %s', async command => {
    const [args = '', file] = command.split(' < ');
    const folder = folderOf(
      {
        'plans/water/plan.yaml': cleanPlan,
        'plans/water/goals.yaml': '',
        'organization.yaml': 'csplan: 1\nid: a\n',
      },
      { stdin: async () => (file ? '' : cleanPlan) },
    );
    folder.write('plans/water/data/readme.md', '');
    const git = (...argv: string[]): void => {
      const identity = ['-c', 'user.name=n', '-c', 'user.email=n@example.org'];
      execFileSync('git', [...identity, ...argv], { cwd: folder.path, stdio: 'ignore' });
    };
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'Plans');
    git('tag', 'v1.2');
    const argv = (args.match(/'[^']*'|\S+/g) ?? []).map(arg => arg.replace(/^'|'$/g, ''));
    const { code, err } = await folder.run(...argv);
    expect([err, [0, 1].includes(code)]).toEqual([expect.not.stringContaining('csplan: '), true]);
  });

  test('there are commands', () => {
    expect(commands.length).toBeGreaterThan(12);
    expect(commands).toContain('lint --format github --format markdown=comment.md');
  });

  test('its workflows and settings are YAML', () => {
    const written = blocks('yaml');
    expect(written).toHaveLength(3);
    for (const text of written) for (const { errors } of parseAllDocuments(text)) expect(errors).toEqual([]);
  });

  test('every format has its row', () => {
    for (const format of formatNames) expect(page).toMatch(new RegExp(`^\\| \`${format}\` \\|`, 'm'));
  });
});
