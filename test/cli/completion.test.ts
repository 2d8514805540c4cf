/** `csplan completion`: the scripts, asked by the shells they are for. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/lint/formats/formats.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import { type Folder, folderOf } from '../e2e/run.ts';

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

function ran(shell: string, folder: Folder, script: string): string {
  const { stdout, stderr, status } = spawnSync(shell, ['-c', script], { cwd: folder.path, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** A folder with a plan and the script. */
async function folderWith(shell: string): Promise<Folder> {
  const folder = folderOf({ 'plans/water/plan.yaml': '', 'goal/no-due': '' });
  const { code, out } = await folder.run('completion', shell);
  expect(code).toBe(0);
  folder.write('script', out);
  return folder;
}

const ids = (start: string): string[] => rules.map(({ id }) => id).filter(id => id.startsWith(start));

/** What is typed, and what is proposed for its last word: at least these, and none of those. */
const cases: readonly { typed: string[]; among: string[]; not?: string[] }[] = [
  { typed: [''], among: ['lint', 'report', 'explain', 'data', 'completion'], not: ['infer', '--help'] },
  { typed: ['config', ''], among: ['print'], not: ['lint'] },
  { typed: ['data', 'in'], among: ['infer'], not: ['init'] },
  { typed: ['--no-color', 'lint', '--fix'], among: ['--fix', '--fix-unsafe', '--fix-dry-run'] },
  { typed: ['lint', '--fail-on', ''], among: ['error', 'warning', 'info'], not: ['missed'] },
  { typed: ['report', '--fail-on', ''], among: ['missed', 'restated'], not: ['error'] },
  { typed: ['lint', '--format', ''], among: [...formatNames] },
  { typed: ['lint', '--only', 'goal/no-'], among: ids('goal/no-'), not: ['goal/leap'] },
  { typed: ['lint', '--skip', 'goal/*,owner/v'], among: ['goal/*,owner/vacant'] },
  { typed: ['explain', 'unit/'], among: ids('unit/'), not: ['plan/placeholder'] },
  { typed: ['data', 'infer', '--date-order', ''], among: ['dmy', 'mdy'] },
  { typed: ['completion', ''], among: ['bash', 'zsh', 'fish'] },
];

describe.skipIf(!has('bash'))('bash', () => {
  const asked = (words: readonly string[]): string =>
    `source ./script
COMP_WORDS=(csplan ${words.map(word => `'${word}'`).join(' ')}) COMP_CWORD=${words.length}
_csplan
printf '%s\\n' "\${COMPREPLY[@]}"`;

  test('proposes what can be typed', async () => {
    const folder = await folderWith('bash');
    for (const { typed, among, not = [] } of cases) {
      const proposed = ran('bash', folder, asked(typed)).split('\n');
      expect(proposed, typed.join(' ')).toEqual(expect.arrayContaining(among));
      for (const word of not) expect(proposed).not.toContain(word);
    }
  });

  test('an equals sign parts words there; a pattern stays one; files are left to the shell', async () => {
    const folder = await folderWith('bash');
    expect(ran('bash', folder, asked(['lint', '--fail-on', '=', 'e']))).toBe('error\n');
    expect(ran('bash', folder, asked(['lint', '--fail-on', '=']))).toBe('error\nwarning\ninfo\n');
    expect(ran('bash', folder, asked(['lint', '--only', 'goal/*']))).toBe('goal/*\n');
    expect(ran('bash', folder, asked(['lint', 'pl']))).toBe('\n');
    expect(ran('bash', folder, asked(['report', '--out', 'pl']))).toBe('plans\n');
  });
});

describe.skipIf(!has('fish'))('fish', () => {
  test('proposes what can be typed, with what it does', async () => {
    const folder = await folderWith('fish');
    for (const { typed, among, not = [] } of cases) {
      const out = ran('fish', folder, `source ./script; complete -C 'csplan ${typed.join(' ')}'`);
      const proposed = out.split('\n').map(line => line.split('\t')[0]);
      expect(proposed, typed.join(' ')).toEqual(expect.arrayContaining(among));
      for (const word of not) expect(proposed).not.toContain(word);
    }
    expect(ran('fish', folder, "source ./script; complete -C 'csplan lin'")).toBe('lint\tcheck plans\n');
    expect(ran('fish', folder, "source ./script; complete -C 'csplan lint pl'")).toMatch(/^plans\//);
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  test('reads its script, which hands each command to the system of completion', async () => {
    const folder = await folderWith('zsh');
    const out = ran(
      'zsh',
      folder,
      'autoload -U compinit; compinit -u -D; source ./script; print $_comps[csplan]',
    );
    expect(out).toBe('_csplan\n');
  });
});

test('for the shell of the user, and for no other', async () => {
  const folder = folderOf({}, { env: { SHELL: '/usr/local/bin/fish' } });
  expect((await folder.run('completion')).out).toMatch(/^# Completion of csplan \S+ for fish\./);
  const { code, err } = await folderOf({}, { env: { SHELL: '/bin/csh' } }).run('completion');
  expect([code, err]).toEqual([2, 'csplan: Which shell is it for?\n  Name one of bash, zsh, fish.\n']);
  expect((await folder.run('completion', 'bahs')).err).toBe(
    'csplan: csplan has no completion for "bahs".\n  Did you mean csplan completion bash? Name one of bash, zsh, fish.\n',
  );
});
