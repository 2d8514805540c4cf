/**
 * Mistakes that a person makes in a plan: each gets one finding, at the line where the slip is, and its help, followed
 * literally, mends it. The plan is the clean one of the rules' tests; each mistake changes one thing in it.
 */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/diagnostic/text.ts';
import { cleanPlan, lintText } from '../rules/plans.ts';

interface Mistake {
  what: string;
  /** What stands in the clean plan. */
  right: string;
  wrong: string;
  rule: string;
  /** What the finding points at, or the start of it. */
  at: string;
  help: string;
  /** The text that the help asks for; `right` where it isn't said. */
  mended?: string;
}

const owner = '  due: 2027-09-30\n  owner: contact-centre-manager\n';
const target = '  target: {gte: 75 %, period: 2027-Q3}\n';

const mistakes: Mistake[] = [
  {
    what: 'a misspelt field',
    right: '  statement: Answer',
    wrong: '  statment: Answer',
    rule: 'schema/unknown-field',
    at: 'statment',
    help: 'Did you mean "statement"?',
  },
  {
    what: 'a misspelt section',
    right: 'goals:\n',
    wrong: 'gaols:\n',
    rule: 'schema/unknown-field',
    at: 'gaols',
    help: 'Did you mean "goals"?',
  },
  {
    what: 'a misspelt value',
    right: 'status: active',
    wrong: 'status: actve',
    rule: 'schema/not-allowed',
    at: 'actve',
    help: 'Did you mean "active"?',
  },
  {
    what: 'a capital letter',
    right: 'status: active',
    wrong: 'status: Active',
    rule: 'schema/not-allowed',
    at: 'Active',
    help: 'Did you mean "active"?',
  },
  {
    what: 'a misspelt role',
    right: owner,
    wrong: owner.replace('centre', 'center'),
    rule: 'reference/unknown',
    at: 'contact-center-manager',
    help: 'Did you mean "contact-centre-manager"?',
  },
  {
    what: 'a title for an id',
    right: owner,
    wrong: owner.replace('contact-centre-manager', 'Contact centre manager'),
    rule: 'schema/format',
    at: 'Contact centre manager',
    help: 'Write contact-centre-manager',
  },
  {
    what: 'a duplicated id',
    right: '- id: inspectors',
    wrong: '- id: residents',
    rule: 'reference/duplicate-id',
    at: 'residents',
    help: 'Give one of them another id.',
  },
  {
    what: 'a line too far in',
    right: '  area: access',
    wrong: '   area: access',
    rule: 'syntax/indentation',
    at: 'area: access',
    help: 'delete one space',
  },
  {
    what: 'a line not far enough in',
    right: '  area: access',
    wrong: ' area: access',
    rule: 'syntax/indentation',
    at: 'area: access',
    help: 'the nearest is column 3',
  },
  {
    what: 'a tab',
    right: '  area: access',
    wrong: '\tarea: access',
    rule: 'yaml/tab',
    at: '\t',
    help: 'Indent with spaces',
  },
  {
    what: 'a missing quote',
    right: '  title: Call back instead',
    wrong: '  title: "Call back instead',
    rule: 'syntax/missing-quote',
    at: '"Call back instead',
    help: 'without quotes',
  },
  {
    what: 'an apostrophe in single quotes',
    right: '  name: Residents\n',
    wrong: "  name: 'Residents' homes'\n",
    rule: 'syntax/text-behind-quote',
    at: "'Residents' homes'",
    help: 'Use double quotes: "Residents\' homes".',
    mended: '  name: "Residents\' homes"\n',
  },
  {
    what: 'a colon in a text',
    right: '  title: Call back instead of holding the line',
    wrong: '  title: Call back: no holding the line',
    rule: 'syntax/colon-in-text',
    at: 'Call back: no',
    help: 'Put the whole text in quotes.',
    mended: "  title: 'Call back: no holding the line'",
  },
  {
    what: 'a missing colon',
    right: '  area: access',
    wrong: '  area access',
    rule: 'syntax/no-colon',
    at: 'area',
    help: 'Write "area: access".',
  },
  {
    what: 'no space behind a colon',
    right: '  area: access',
    wrong: '  area:access',
    rule: 'syntax/no-space',
    at: 'area:',
    help: 'Write "area: access".',
  },
  {
    what: 'no space behind a dash',
    right: '- id: residents',
    wrong: '-id: residents',
    rule: 'syntax/no-space',
    at: '-id',
    help: 'Write "- id:".',
  },
  {
    what: 'a missing dash',
    right: '- id: residents',
    wrong: '  id: residents',
    rule: 'syntax/no-dash',
    at: 'id: residents',
    help: 'Write "- " in front of "id"',
  },
  {
    what: 'a missing bracket',
    right: target,
    wrong: target.replace('}', ''),
    rule: 'syntax/open-bracket',
    at: '{gte: 75 %',
    help: 'Put a } where it ends.',
  },
  {
    what: 'a missing comma',
    right: target,
    wrong: target.replace(',', ''),
    rule: 'syntax/no-comma',
    at: 'period',
    help: 'Put a comma',
  },
  {
    what: 'a no-break space',
    right: '  area: access',
    wrong: '  area:\u00a0access',
    rule: 'yaml/no-break-space',
    at: '\u00a0',
    help: 'Replace it by a space',
  },
  {
    what: 'a German decimal comma in braces',
    right: '{value: 62.9 %,',
    wrong: '{value: 62,9 %,',
    rule: 'yaml/comma-in-braces',
    at: '62,9 %',
    help: '62.9 %',
  },
  {
    what: 'a German decimal comma on a line',
    right: target,
    wrong: '  target:\n    gte: 75,0 %\n    period: 2027-Q3\n',
    rule: 'schema/format',
    at: '75,0 %',
    help: '75.0 %',
    mended: '  target:\n    gte: 75.0 %\n    period: 2027-Q3\n',
  },
  {
    what: 'an American date',
    right: 'due: 2027-09-30',
    wrong: 'due: 9/30/2027',
    rule: 'schema/date',
    at: '9/30/2027',
    help: '2027-09-30',
  },
  {
    what: 'a date that could be two',
    right: 'due: 2027-09-30',
    wrong: 'due: 09/10/2027',
    rule: 'schema/date',
    at: '09/10/2027',
    help: '2027-09-10 or 2027-10-09',
  },
  {
    what: 'a German date',
    right: 'due: 2027-09-30',
    wrong: 'due: 30.09.2027',
    rule: 'schema/date',
    at: '30.09.2027',
    help: '2027-09-30',
  },
  {
    what: 'a date in words',
    right: 'due: 2027-09-30',
    wrong: 'due: September 30, 2027',
    rule: 'schema/date',
    at: 'September 30, 2027',
    help: '2027-09-30',
  },
  {
    what: 'a day that there is not',
    right: 'due: 2027-09-30',
    wrong: 'due: 2027-09-31',
    rule: 'schema/date',
    at: '2027-09-31',
    help: 'Check the day',
  },
  {
    what: 'a quarter in another spelling',
    right: target,
    wrong: target.replace('2027-Q3', 'Q3 2027'),
    rule: 'schema/format',
    at: 'Q3 2027',
    help: 'Write 2027-Q3.',
  },
  {
    what: 'a number sign in a text',
    right: '  title: Call back instead of holding the line',
    wrong: '  title: Call back instead of line #2',
    rule: 'yaml/hash-in-prose',
    at: '#2',
    help: 'Put the whole text in quotes',
    mended: "  title: 'Call back instead of line #2'",
  },
  {
    what: 'a list for one value',
    right: owner,
    wrong: owner.replace('contact-centre-manager', '[contact-centre-manager]'),
    rule: 'schema/wrong-type',
    at: '[contact-centre-manager]',
    help: 'Write contact-centre-manager without the brackets',
  },
  {
    what: 'one value for a list',
    right: `${owner}  because: [f-wait]`,
    wrong: `${owner}  because: f-wait`,
    rule: 'schema/wrong-type',
    at: 'f-wait',
    help: 'Write [f-wait]',
  },
  {
    what: 'yes for a kind',
    right: '  kind: internal',
    wrong: '  kind: yes',
    rule: 'schema/not-allowed',
    at: 'yes',
    help: 'internal: Colleagues inside',
  },
  {
    what: 'a key that stands twice',
    right: '  area: access',
    wrong: '  area: access\n  area: quality',
    rule: 'syntax/duplicate-key',
    at: 'area',
    help: 'Keep one of them',
  },
  {
    what: 'an asterisk before a text',
    right: 'title: Commissioner',
    wrong: 'title: *Commissioner',
    rule: 'yaml/special-character',
    at: '*Commissioner',
    help: 'quotes',
    mended: "title: '*Commissioner'",
  },
  {
    what: 'an at sign before a text',
    right: 'title: Commissioner',
    wrong: 'title: @Commissioner',
    rule: 'yaml/special-character',
    at: '@Commissioner',
    help: 'quotes',
    mended: "title: '@Commissioner'",
  },
  {
    what: 'TBD for an answer',
    right: 'title: Commissioner',
    wrong: 'title: TBD',
    rule: 'plan/placeholder',
    at: 'TBD',
    help: 'Write the answer',
  },
  {
    what: 'a capital letter in an id',
    right: '- id: g-answer',
    wrong: '- id: G-Answer',
    rule: 'schema/format',
    at: 'G-Answer',
    help: 'Write g-answer',
  },
  {
    what: 'a target on the wrong side',
    right: 'gte: 75 %',
    wrong: 'gte: 57 %',
    rule: 'goal/wrong-direction',
    at: '57 %',
    help: 'is one of them mistyped',
  },
  {
    what: 'a target over the scale',
    right: 'gte: 75 %',
    wrong: 'gte: 175 %',
    rule: 'goal/out-of-scale',
    at: '175 %',
    help: 'Check the number',
  },
  {
    what: 'a term of the wrong year',
    right: 'end: 2027-12-31',
    wrong: 'end: 2026-12-31',
    rule: 'schema/term',
    at: '2026-12-31',
    help: 'Check both years',
  },
  {
    what: 'a due date that is still empty',
    right: '  due: 2027-09-30',
    wrong: '  due:',
    rule: 'goal/no-due',
    at: 'due',
    help: 'By which day',
  },
  {
    what: 'a merge that was not finished',
    right: 'goals:\n',
    wrong: '<<<<<<< HEAD\ngoals:\n',
    rule: 'syntax/merge-marks',
    at: '<<<<<<< HEAD',
    help: 'delete the lines',
  },
  {
    what: 'a line of three dashes',
    right: 'goals:\n',
    wrong: '---\ngoals:\n',
    rule: 'syntax/several-documents',
    at: '---',
    help: 'Delete the line',
  },
  {
    what: 'a missing first line',
    right: 'csplan: 1\n',
    wrong: '',
    rule: 'schema/missing-field',
    at: 'id: permits',
    help: 'Write "csplan: 1" as the first line.',
  },
];

describe.each(mistakes)('$what', ({ right, wrong, rule, at, help, mended }) => {
  const text = cleanPlan.replace(right, () => wrong);

  test('gets one finding, where it is', () => {
    expect(cleanPlan).toContain(right);
    const { diagnostics } = lintText(text);
    expect(diagnostics.map(found => found.ruleId)).toEqual([rule]);
    const { range, help: said } = diagnostics[0]!;
    expect(text.slice(range.start, range.end).slice(0, at.length)).toBe(at);
    const near = text.slice(0, range.start).split('\n').length;
    const slip = cleanPlan.slice(0, cleanPlan.indexOf(right)).split('\n').length;
    expect(near - slip).toBeGreaterThanOrEqual(0);
    expect(near - slip).toBeLessThanOrEqual(wrong.split('\n').length);
    expect(said).toContain(help);
  });

  test('is mended by what the help says, and by the fix where there is one', () => {
    const [found] = lintText(text).diagnostics;
    if (found!.fix) expect(lintText(applyEdits(text, found!.fix.edits)).diagnostics).toEqual([]);
    const followed = cleanPlan.replace(right, () => mended ?? right);
    expect(lintText(followed).diagnostics).toEqual([]);
  });
});
