/** Plans as people break them: the clean plan with values, keys and lines changed at random, for properties. */
import fc from 'fast-check';
import { walkTree } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';
import { cleanPlan } from '../rules/plans.ts';

interface Place {
  start: number;
  end: number;
}

/** What stands where a value was meant. */
export const slips = [
  'yes',
  'No',
  '02134',
  '1e3',
  '12,5',
  '1,234',
  '12,5 %',
  '1,250 %',
  '"12,5"',
  "'7'",
  '75%',
  '45 sec',
  '30.09.2027',
  '09/30/2027',
  '3/4/2027',
  '2027/9/30',
  '2027-9-5',
  '20270930',
  '30 September 2027',
  'Sept. 30, 2027',
  '31.04.2027',
  'Weekly',
  '"weekly "',
  'quaterly',
  'G-Answer',
  'Contact Centre Manager',
  'residents, inspectors',
  'a: b',
  '@x',
  '*x',
  '!x y',
  '%x',
  '`x`',
  '&x y',
  '- x',
  '"x',
  "it's",
  'Answer #3 today',
  'x # y',
  '~',
  'TBD',
  '""',
  '|\n      12,5\n',
  '>-\n      Weekly\n      report',
  '&n |\n      x\n',
  '[a, b]',
  '{a: Faster, clearer}',
  '[',
  '}',
  'x\u00a0y',
  '“x”',
  '≥ 75 %',
  '12.500',
  '212 people',
  '30/09/27',
  '2027-Q3',
  '2027-09-30 17:00',
  '-',
  '[residents, inspectors]',
  'acc\u200bess',
  'é ü 日本',
  '2027-09-30 # csplan-disable-next goal/no-due -- x',
] as const;

const newLines = [
  '',
  '# a comment',
  '  # csplan-disable-next goal/no-due -- because',
  '# csplan-disable-next goal/no-due, goal/no-target -- because',
  '# csplan-disable-file kpi/stale-data goal/past-due -- because',
  '# csplan-ignore goal/no-due',
  '# csplan-disable-next goal/no-deu why',
  '  x-own: 1',
  '\tx-own: 1',
  '\u00a0',
  '---',
  '  - x',
  '  • x',
  '- x',
  '* x',
  '  area = access',
  '  area：access',
  '  actions:',
  '  due: -',
  'goals:',
  '    owner: nobody',
  '# \ttab',
  '   ',
] as const;

const { tree } = parseYaml('plan.yaml', cleanPlan);
const values: Place[] = [];
const keys: Place[] = [];
walkTree(tree!, (node, _steps, key) => {
  if (key) keys.push(key.range);
  if (node.kind === 'scalar' && node.style !== 'absent') values.push(node.range);
});

const misspell = (key: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    key.toUpperCase(),
    key.replaceAll('_', '-'),
    `${key}s`,
    key.slice(1),
    `${key[1] ?? 'x'}${key[0]}${key.slice(2)}`,
    `${key} `,
    `"${key}"`,
  );

interface Change extends Place {
  text: string;
}

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...values), fc.constantFrom(...slips))
      .map(([place, text]) => ({ ...place, text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...keys)
      .chain(place => misspell(cleanPlan.slice(place.start, place.end)).map(text => ({ ...place, text }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(cleanPlan.split('\n').length - 1), fc.constantFrom(...newLines))
      .map(([line, text]) => {
        const start = cleanPlan.split('\n').slice(0, line).join('\n').length + (line ? 1 : 0);
        return { start, end: start, text: `${text}\n` };
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(cleanPlan.length), fc.nat(30))
      .map(([start, length]) => ({ start, end: start + length, text: '' })),
  },
);

/** A plan that somebody broke in some places, with the line ends of some system. */
export const brokenPlan: fc.Arbitrary<string> = fc
  .tuple(fc.array(change, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([changes, newline]) => {
    let text = '';
    let at = 0;
    for (const { start, end, text: changed } of [...changes].sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      text += cleanPlan.slice(at, start) + changed;
      at = end;
    }
    return (text + cleanPlan.slice(at)).replaceAll('\n', newline);
  });
