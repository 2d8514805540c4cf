import { describe, expect, test } from 'vitest';
import { visibleLine } from '../../../src/diagnostic/visible.ts';
import { github } from '../../../src/lint/formats/github.ts';
import { hostile, hostilePath, hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

describe('github', () => {
  test('writes one command a finding, with place, reason and next step', () => {
    expect(
      github(
        runOf(
          'plans/a/goals.yaml',
          'id: a\ndue:\n',
          {
            message: 'No due date.',
            why: 'It is never late.',
            help: 'By which day?',
            range: { start: 6, end: 9 },
          },
          { severity: 'warning', range: { start: 0, end: 8 } },
          { severity: 'info' },
        ),
        setting,
      ),
    ).toBe(`::notice file=plans/a/goals.yaml,line=1,col=1,endLine=1,endColumn=2,title=goal/no-due::Wrong.
::warning file=plans/a/goals.yaml,line=1,col=1,endLine=2,title=goal/no-due::Wrong.
::error file=plans/a/goals.yaml,line=2,col=1,endLine=2,endColumn=4,title=goal/no-due::No due date.%0AIt is never late.%0ABy which day?
1 error, 1 warning, 1 info in 1 plan.
`);
  });

  test('hostile text cannot end a property, a command or a line', () => {
    const lines = github(runOf(hostilePath, 'id: a\n', { message: hostile, help: hostile }), setting).split(
      '\n',
    );
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      '::error file=plans/a%2Cb%3Ac%25⟨U+001B⟩[2J .yaml,line=1,col=1,endLine=1,endColumn=2,title=goal/no-due::' +
        `${[hostile, hostile].map(text => visibleLine(text).replaceAll('%', '%25')).join('%0A')}`,
    );
  });

  test('reads back as it was said, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = github(runSaying(text, `plans/${text.replaceAll('/', '-')}.yaml`), setting);
      expect(written).not.toMatch(unseen);
      const commands = written.split('\n').flatMap(line => readCommand(line) ?? []);
      const said = visibleLine(text);
      expect(commands).toEqual([
        {
          command: 'error',
          properties: expect.objectContaining({
            file: visibleLine(`plans/${text.replaceAll('/', '-')}.yaml`),
            title: 'goal/no-due',
          }),
          message: [said, said, said].join('\n'),
        },
      ]);
    }
  });

  test('paths start from the top of the repository', () => {
    const written = github(runOf('goals.yaml', 'id: a\n', {}), {
      fromRoot: file => `plans/water/${file}`,
    });
    expect(written).toContain('::error file=plans/water/goals.yaml,');
  });

  test('says that GitHub shows ten of a kind', () => {
    const of = (count: number): string =>
      github(runOf('a.yaml', 'id: a\n', ...Array.from({ length: count }, () => ({}))), setting);
    expect(of(10)).not.toContain('GitHub shows');
    expect(of(11)).toContain(
      '\n11 errors in 1 plan.\nGitHub shows 10 annotations of each kind for a step; this log and the other formats have all.\n',
    );
  });

  test('a hostile path of an organization is one line of the summary', () => {
    const run = runOf('a.yaml', '');
    const above = { ...run.plans[0]!, path: 'x\n::error::y/organization.yaml' };
    expect(github({ ...run, plans: [], organizations: [above] }, setting).split('\n')).toHaveLength(2);
  });
});

/** A line as the runner of GitHub Actions reads it: a command begins with :: and its parts are unescaped. */
function readCommand(line: string) {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const [, command = '', properties = ''] = /^(\S+) ?(.*)$/s.exec(trimmed.slice(2, end)) ?? [];
  const unescaped = (text: string): string =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',');
  const pairs = properties.split(',').map(pair => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescaped(pair.slice(at + 1)).replaceAll('%25', '%')];
  });
  const message = trimmed
    .slice(end + 2)
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
  return { command, properties: Object.fromEntries(pairs), message };
}
