import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { applyEdits } from '../../src/diagnostic/text.ts';
import { lintOrganization } from '../../src/lint/lint-organization.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { nextNode } from '../../src/lint/next-node.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { parseOrganization } from '../../src/plan/organization.ts';
import { toPointer } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';
import { cleanPlan, lintText, today } from '../rules/plans.ts';
import { choicesOf } from './configurations.ts';

const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');

/** The plan without a due date and with this comment above a line. */
const above = (line: string, comment: string, text = noDue): string =>
  text.replace(line, `${/^ */.exec(line)![0]}${comment}\n${line}`);

const shown = ({ ruleId, severity, file, range, message, help }: Diagnostic, text: string) => ({
  [`${severity} ${ruleId}`]: message,
  at: text.slice(range.start, range.end),
  help,
  file,
});

function outcome(text: string, options = {}) {
  const { diagnostics, suppressed } = lintText(text, options);
  return {
    found: diagnostics.map(({ ruleId }) => ruleId),
    suppressed: suppressed.map(({ ruleId, suppression }) => [ruleId, suppression.kind, suppression.reason]),
  };
}

const hidden = [['goal/no-due', 'comment', 'the council decides in May']];
const suppress = '# csplan-disable-next goal/no-due -- the council decides in May';

describe('a comment suppresses', () => {
  test.each([
    ['above the entry', above('  due:\n', suppress)],
    ['above what holds the entry', above('- id: g-answer', suppress)],
    ['above the section', above('goals:', suppress)],
    ['with other comments and blank lines between', above('  due:\n', `${suppress}\n\n  # another`)],
    ['in the whole file', `# csplan-disable-file goal/no-due -- the council decides in May\n${noDue}`],
    [
      'in the whole file, from its end',
      `${noDue}# csplan-disable-file goal/no-due -- the council decides in May`,
    ],
    [
      'among others',
      above('  due:\n', '# csplan-disable-next goal/no-baseline, goal/no-due -- the council decides in May'),
    ],
    ['where the entry itself is absent', above('- id: g-answer', suppress, noDue.replace('  due:\n', ''))],
    ['with Windows line ends', above('  due:\n', suppress).replaceAll('\n', '\r\n')],
  ])('%s', (_, text) => {
    const { found, suppressed } = outcome(text);
    expect(suppressed).toEqual(hidden);
    expect(found.filter(id => id !== 'suppression/unused')).toEqual([]);
  });

  test('nothing above it, beside it or behind what it stands above', () => {
    for (const line of ['  owner: contact-centre-manager\n  because', 'kpis:', 'csplan: 1'])
      expect(outcome(above(line, suppress)).suppressed).toEqual([]);
  });

  test('the nearest of several serves; the other is not used', () => {
    const text = above(
      'goals:',
      '# csplan-disable-next goal/no-due -- all of them',
      above('  due:\n', suppress),
    );
    expect(outcome(text)).toEqual({ found: ['suppression/unused'], suppressed: hidden });
  });

  test('in the section file it stands in, by the place in the plan', () => {
    const texts = {
      'plan.yaml': 'csplan: 1\nid: a\nstatus: active\n',
      'goals.yaml': '# csplan-disable-next goal/no-due -- why not\n- id: one\n- id: two\n',
    };
    const { diagnostics, suppressed } = lintPlan(planFromTexts(texts), {
      facts: { today, traits: () => undefined, lacks: () => undefined },
    });
    expect(suppressed.map(({ ruleId, anchor }) => [ruleId, anchor])).toEqual([
      ['goal/no-due', '/goals[id=one]/due'],
    ]);
    expect(diagnostics.filter(({ ruleId }) => ruleId === 'goal/no-due').map(({ anchor }) => anchor)).toEqual([
      '/goals[id=two]/due',
    ]);
  });

  test('what an aliased entry lacks, where the comment stands above the alias', () => {
    const { tree } = parseYaml('p.yaml', 'a: &x {b: 1}\nc:\n# here\n- *x\n- d\n');
    expect(nextNode(tree!, 20)?.steps).toEqual(['c', 0]);
  });
});

describe('what a comment speaks for', () => {
  const node = (text: string) => {
    const { tree, comments } = parseYaml('p.yaml', text);
    const found = nextNode(tree!, comments[0]!.range.end);
    return found && [toPointer(found.steps), text.slice(found.range.start, found.range.end)];
  };
  test.each([
    ['# c\na: 1\nb: 2\n', ['/a', 'a: 1']],
    ['a: 1\n# c\nb: 2\n', ['/b', 'b: 2']],
    ['a:\n  b: 1\n  # c\nd: 2\n', ['/d', 'd: 2']],
    ['a:\n# c\n- b: 1\n  c: 2\n- d\n', ['/a/0', '- b: 1\n  c: 2']],
    ['a:\n-\n  # c\n  b: 1\n  c: 2\n', ['/a/0/b', 'b: 1']],
    ['a:\n- b\n# c\n- d\n', ['/a/1', '- d']],
    ['a:\n  # c\n  text\nb: 1\n', ['/a', 'text']],
    ['a:\n  # c\n  [1, 2]\n', ['/a', '[1, 2]']],
    ['a: [\n  # c\n  1, 2]\n', ['/a/0', '1']],
    ['a:\n  # c\nb:\n', ['/b', 'b:']],
    ['# c\n- 1\n- 2\n', ['/0', '- 1']],
    ['# c\ntext\n', ['', 'text']],
    ['a: 1\n# c\n', undefined],
    ['a:\n  - - 1\n    # c\n    - 2\n', ['/a/0/1', '- 2']],
    ['a: >\n  x\n# c\n? b\n: 1\n', ['/b', 'b\n: 1']],
  ])('%j', (text, expected) => {
    expect(node(text)).toEqual(expected);
  });
});

describe('what is wrong with a comment', () => {
  /** The findings, and the text after the fix of the first. */
  function told(text: string, options = {}) {
    const { diagnostics } = lintText(text, options);
    const fixed = diagnostics[0]?.fix && applyEdits(text, diagnostics[0].fix.edits);
    return { told: diagnostics.map(found => shown(found, text)), fixed };
  }

  test('no reason: it suppresses, and that is an error', () => {
    const comment = '# csplan-disable-next goal/no-due';
    expect(told(above('  due:\n', comment)).told).toEqual([
      {
        'error suppression/no-reason': 'This comment suppresses goal/no-due without a reason.',
        at: comment,
        help: 'Write the reason behind two hyphens: # csplan-disable-next goal/no-due -- the council decides in May',
        file: 'plan.yaml',
      },
    ]);
    const unmarked = above('  due:\n', '# csplan-disable-next goal/no-due in May');
    expect(told(unmarked)).toMatchObject({
      told: [{ help: 'Put two hyphens in front of the reason.' }],
      fixed: unmarked.replace('no-due in May', 'no-due -- in May'),
    });
  });

  test('a rule that is none, and no rule', () => {
    const text = above('  due:\n', '# csplan-disable-next goal/no-deu -- in May');
    const { told: findings, fixed } = told(text);
    expect(findings[0]).toEqual({
      'warning suppression/unknown-rule': 'There is no rule "goal/no-deu" that this comment could suppress.',
      at: 'goal/no-deu',
      help: 'Did you mean "goal/no-due"?',
      file: 'plan.yaml',
    });
    expect(findings[1]).toHaveProperty('error goal/no-due');
    expect(fixed).toBe(text.replace('no-deu', 'no-due'));
    expect(told(above('  due:\n', '# csplan-disable-next no-due -- in May')).told[0]?.help).toBe(
      'Did you mean "goal/no-due"?',
    );
    expect(told(above('  due:\n', '# csplan-disable-next goal/* -- in May')).told[0]?.help).toBe(
      'Name each rule, as its finding does.',
    );
    expect(told(above('  id: g', '# csplan-disable-next -- in May', cleanPlan)).told).toEqual([]);
    expect(told(above('- id: g-answer', '# csplan-disable-next -- in May', cleanPlan)).told).toMatchObject([
      { 'warning suppression/no-rule': 'This comment names no rule, so it suppresses nothing.' },
    ]);
  });

  test('what is always reported, and what is locked', () => {
    const wrong = above('  due:\n', '# csplan-disable-next schema/date -- in May').replace(
      '  due:\n',
      '  due: soon\n',
    );
    expect(told(wrong).told).toMatchObject([
      {
        'error suppression/not-allowed': '"schema/date" is always reported; no comment suppresses it.',
        at: 'schema/date',
      },
      { at: 'soon' },
    ]);
    const locked = { choices: choicesOf('locked: [goal/no-due]\n') };
    expect(told(above('  due:\n', suppress), locked).told).toMatchObject([
      {
        'error suppression/not-allowed':
          '"goal/no-due" is locked for all plans, so no comment suppresses it.',
        at: 'goal/no-due',
      },
      { at: 'due' },
    ]);
    // A reason is not asked for where none would do.
    expect(told(above('  due:\n', '# csplan-disable-next goal/no-due'), locked).told).toMatchObject([
      { at: 'goal/no-due' },
      { at: 'due' },
    ]);
    expect(
      outcome(above('goals:', '# csplan-disable-next suppression/unused -- no', cleanPlan)).found,
    ).toEqual(['suppression/not-allowed']);
  });

  test('it stands behind something', () => {
    const text = noDue.replace('  due:\n', `  due:  ${suppress}\n`);
    const { diagnostics } = lintText(text);
    expect(diagnostics.map(found => shown(found, text))).toMatchObject([
      { at: 'due' },
      {
        'warning suppression/misplaced': 'This comment stands behind something, so it suppresses nothing.',
        at: suppress,
        help: 'Write it on a line of its own, above the entry that it speaks for.',
      },
    ]);
    expect(applyEdits(text, diagnostics[1]!.fix!.edits)).toBe(above('  due:\n', suppress));
    const windows = lintText(text.replaceAll('\n', '\r\n'));
    const fix = windows.diagnostics.find(({ ruleId }) => ruleId === 'suppression/misplaced')!.fix!;
    expect(applyEdits(text.replaceAll('\n', '\r\n'), fix.edits)).toBe(
      above('  due:\n', suppress).replaceAll('\n', '\r\n'),
    );
  });

  test('it has no space behind its # and stands behind a sentence: one finding', () => {
    const text = cleanPlan.replace(
      'do: Try the',
      'do: Try the line #csplan-disable-next action/no-due\n    x-old: the',
    );
    expect(outcome(text).found).toEqual(['suppression/misplaced']);
  });

  test('nothing follows it', () => {
    expect(told(`${cleanPlan}${suppress}`).told).toMatchObject([
      { 'warning suppression/misplaced': 'Nothing follows this comment, so it suppresses nothing.' },
    ]);
  });

  test('it is misspelt', () => {
    const text = above('goals:', '# csplan-ignore goal/no-due -- in May', cleanPlan);
    expect(told(text)).toEqual({
      told: [
        {
          'warning suppression/misspelt':
            '"csplan-ignore" is nothing that csplan knows, so this comment suppresses nothing.',
          at: 'csplan-ignore',
          help: 'Did you mean "csplan-disable-next"? It stands on a line of its own, above the entry that it speaks for.',
          file: 'plan.yaml',
        },
      ],
      fixed: text.replace('csplan-ignore', 'csplan-disable-next'),
    });
    const behind = cleanPlan.replace('goals:\n', 'goals: # csplan-disable-line goal/no-due\n');
    expect(told(behind)).toMatchObject({ told: [{ at: 'csplan-disable-line' }], fixed: undefined });
    const ended = `${cleanPlan}# csplan-enable goal/no-due\n`;
    expect(told(ended).told).toMatchObject([
      { help: 'A suppression ends with the entry that it stands above; delete the comment.' },
    ]);
  });
});

describe('a comment that suppresses nothing', () => {
  const unused = (text: string, options = {}) =>
    lintText(text, options).diagnostics.filter(({ ruleId }) => ruleId === 'suppression/unused');
  const mended = (text: string) => applyEdits(text, unused(text)[0]!.fix!.edits);

  test('is told with what it speaks for, and deleted with its line', () => {
    const text = above('  due: 2027-09-30\n', suppress, cleanPlan);
    const [found] = unused(text);
    expect(shown(found!, text)).toEqual({
      'warning suppression/unused': 'There is nothing of goal/no-due to suppress there.',
      at: suppress,
      help: 'Delete the comment, or move it above what it was meant for.',
      file: 'plan.yaml',
    });
    const [place] = found!.related!;
    expect(text.slice(place!.range.start, place!.range.end)).toBe('due: 2027-09-30');
    expect([found!.anchor, found!.fix!.safe]).toEqual(['/goals[id=g-answer]/due', true]);
    expect(mended(text)).toBe(cleanPlan);
    expect(mended(text.replaceAll('\n', '\r\n'))).toBe(cleanPlan.replaceAll('\n', '\r\n'));
  });

  test('keeps what else it names, and the line it stands behind', () => {
    const both = above('  due:\n', '# csplan-disable-next goal/no-baseline, goal/no-due -- in May');
    expect(unused(both)[0]!.message).toBe('There is nothing of goal/no-baseline to suppress there.');
    expect(mended(both)).toBe(both.replace('goal/no-baseline, goal/no-due', 'goal/no-due'));
    const trailing = cleanPlan.replace('csplan: 1\n', 'csplan: 1  # csplan-disable-file goal/no-due -- x\n');
    expect(unused(trailing)[0]!.message).toBe('There is nothing of goal/no-due to suppress in this file.');
    expect(mended(trailing)).toBe(cleanPlan);
    expect(mended(`${cleanPlan}  # csplan-disable-file goal/no-due -- x`)).toBe(cleanPlan);
  });

  test('is not told where it is not known: no figures, today, a rule that is off, a plan that can not be read', () => {
    for (const id of ['kpi/stale-data', 'goal/already-met', 'review/too-few-ahead'])
      expect(unused(above('goals:', `# csplan-disable-next ${id} -- x`, cleanPlan))).toEqual([]);
    const comment = above('kpis:', suppress, cleanPlan);
    expect(unused(comment)).toHaveLength(1);
    expect(unused(comment, { choices: choicesOf('rules: {goal/no-due: off}\n') })).toEqual([]);
    expect(unused(comment.replace('due: 2027-09-30', 'due: soon'))).toEqual([]);
    expect(unused(comment.replace('owner: contact-centre-manager', 'owner: nobody'))).toEqual([]);
  });
});

describe('organization.yaml', () => {
  const shared = (comment: string) => `csplan: 1
id: city
${comment}
roles:
- id: officer
  title: Officer
`;

  test('what is wrong with its comments is found there; which are unused is not known', () => {
    const lint = (comment: string) => {
      const text = shared(comment);
      const { diagnostics } = lintOrganization(parseOrganization('organization.yaml', '/', text));
      return diagnostics.map(({ ruleId, message }) => [ruleId, message]);
    };
    expect(lint('# csplan-disable-next owner/no-authority -- they have none')).toEqual([]);
    expect(lint('# csplan-disable-next owner/no-authority')).toEqual([
      ['suppression/no-reason', 'This comment suppresses owner/no-authority without a reason.'],
    ]);
  });
});
