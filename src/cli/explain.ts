/** `csplan explain RULE`: why a rule is there, what it reports, how to set it. */
import type { Severity } from '../diagnostic/diagnostic.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visibleLine, wrapped } from '../diagnostic/visible.ts';
import { alwaysReported } from '../lint/always.ts';
import { ruleMeant } from '../lint/rule-meant.ts';
import { rules } from '../rules/generated/registry.ts';
import {
  type DataFacts,
  type OptionSchema,
  type OptionsSchema,
  type PastExample,
  type Rule,
  severityByItself,
} from '../rules/rule.ts';
import { Exit, type Io } from './io.ts';

/** @throws CannotDo where there is no such rule */
export async function runExplain(ruleId: string, _options: object, io: Io): Promise<number> {
  const columns = io.columns ?? 90;
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule) io.out(`${explained(rule, columns).join('\n')}\n`);
  else if (Object.hasOwn(alwaysReported, ruleId)) io.out(`${always(ruleId, columns).join('\n')}\n`);
  else throw unknownRule(ruleId);
  return Exit.ok;
}

function explained(rule: Rule, columns: number): string[] {
  const text = (said: string): string[] => wrapped(said, columns);
  return [
    rule.id,
    ...text(rule.summary),
    '',
    ...text(rule.why),
    '',
    'Reported:',
    ...example(rule.examples.invalid),
    '',
    'Not reported:',
    ...example(rule.examples.valid),
    '',
    ...(rule.examples.data ? [...text(`Judged by: ${judgedBy(rule.examples.data)}`), ''] : []),
    ...(rule.examples.older ? [besideOlder(rule), ...example(rule.examples.older), ''] : []),
    ...(rule.examples.past ?? []).flatMap(version => [
      ...text(committedInWords(version)),
      ...(version.plan === undefined ? [] : example(version.plan)),
      '',
    ]),
    ...text(howLoud(rule)),
    ...text('To change that, in csplan.config.yaml (off, info, warning or error):'),
    '',
    ...example(exampleSetting(rule)),
    '',
    ...(rule.options
      ? [
          ...text('It has options:'),
          '',
          ...optionsInWords(rule.options).flatMap(text),
          '',
          ...example(exampleOptions(rule)),
          '',
        ]
      : []),
    `Serves ${rule.serves.join(', ')}. Depth ${rule.depth}. Since csplan ${rule.since}.`,
  ];
}

/** Lines for csplan.config.yaml that set the rule lower than it is. */
export function exampleSetting({ id, severity, clock }: Rule): string {
  return `rules:\n  ${id}: ${severity !== 'error' || clock ? 'off' : 'warning'}\n`;
}

/** The same that set its options to what they are anyway. */
export function exampleOptions(rule: Rule): string {
  const { id, options } = rule;
  const values = Object.entries(options?.properties ?? {}).map(
    ([name, option]) => `${name}: ${option.default}`,
  );
  return `rules:\n  ${id}: [${severityByItself(rule)}, {${values.join(', ')}}]\n`;
}

/** A sentence for each option: `days (0 to 366; 30 if nothing is set): Days after ...`. */
export function optionsInWords({ properties }: OptionsSchema): string[] {
  return Object.entries(properties).map(([name, option]) => {
    const allowed = allowedInWords(option);
    return `${name} (${allowed && `${allowed}; `}${option.default} if nothing is set): ${option.description}`;
  });
}

function allowedInWords({ type, minimum, maximum, enum: values }: OptionSchema): string {
  if (values) return values.join(' or ');
  if (type === 'boolean') return 'true or false';
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return minimum !== undefined ? `at least ${minimum}` : maximum !== undefined ? `at most ${maximum}` : '';
}

/** Severity in words, by the plan's status and for whom. */
export function howLoud({ severity, clock, notFor, needs, checkConfiguration }: Rule): string {
  if (checkConfiguration)
    return 'A warning at the line of the configuration, where all of its plans are checked in one run.';
  const loud = clock
    ? 'A note, whatever the settings: it depends on today, and a plan that nobody touched does not start to fail.'
    : (needs === 'git' ? ofActive : ofAny)[severity];
  const runs = needs ? ` ${whereItRuns[needs]}` : '';
  return `${loud}${notFor ? ` Not asked of a ${notFor.join(' or ')}.` : ''}${runs}`;
}

const ofActive: Record<Severity, string> = { error: 'An error.', warning: 'A warning.', info: 'A note.' };

const ofAny: Record<Severity, string> = {
  error: 'An error in an active plan, a warning in a draft, a note in a retired plan.',
  warning: 'A warning, and a note in a retired plan.',
  info: 'A note.',
};

const whereItRuns: Record<NonNullable<Rule['needs']>, string> = {
  data: 'It runs only where there are figures: with `csplan lint --data`, or closed periods in `results/`.',
  git: 'It runs only in an active plan, and where git can tell its past: in a repository with all of its commits.',
  plans:
    'It runs where several plans are checked at once, and is reported in the younger: the one that came later into git; outside of git, the one whose path comes later.',
};

/** When an earlier version of an example was committed. */
export function committedInWords({ on, by, plan }: PastExample): string {
  return `Committed on ${on}${by ? ` by the ${by}` : ''}:${plan === undefined ? ' what stands there now.' : ''}`;
}

/** What stands beside both examples, before the older plan of theirs. */
export function besideOlder({ checkConfiguration }: Rule): string {
  return checkConfiguration ? 'Where the only plan has:' : 'Both beside an older plan that has:';
}

/** The figures of a rule's examples in a sentence. */
export function judgedBy({ kpis, goals, commitments, behind }: DataFacts): string {
  const ofKpis = Object.entries(kpis).map(
    ([id, { dataUntil }]) => `the newest row of "${id}" is of ${dataUntil ?? 'no day'}`,
  );
  const ofGoals = Object.entries(goals).map(([id, { figures, usual, detectable, latest }]) =>
    [
      `the KPI of goal "${id}" stood at ${figures.map(({ value, period }) => `${value} in ${period}`).join(', ')}`,
      usual && `moves between ${usual.low} and ${usual.high} while nothing changes`,
      detectable && `has to change by ${detectable} before a survey as large shows it`,
      latest && `stands at ${latest.value} now`,
    ]
      .filter(Boolean)
      .join(', '),
  );
  const ofCommitments = Object.entries(commitments ?? {}).map(([id, { figures }]) =>
    figures.length
      ? `the promise "${id}" was ${figures.map(({ period, kept }) => `${kept ? 'kept' : 'not kept'} in ${period}`).join(', ')}`
      : `the promise "${id}" has no figure`,
  );
  const ofBehind = Object.entries(behind ?? {}).map(
    ([id, { period, value, asked }]) =>
      `goal "${id}" stood at ${value} in ${period}, where its course asks for ${asked.gte ?? asked.lte}`,
  );
  return `${[...ofKpis, ...ofGoals, ...ofCommitments, ...ofBehind].join('; ')}.`;
}

function example(yaml: string): string[] {
  return yaml
    .trimEnd()
    .split('\n')
    .map(line => `  ${line}`);
}

function always(id: string, columns: number): string[] {
  return [
    id,
    ...wrapped(alwaysReported[id]!, columns),
    '',
    ...wrapped(
      'It is always reported: a plan that is not read as it was meant gives wrong numbers, whatever the settings.',
      columns,
    ),
  ];
}

function unknownRule(id: string): CannotDo {
  const meant = ruleMeant(id);
  return new CannotDo(
    `There is no rule "${visibleLine(id)}".`,
    meant ? `Did you mean ${meant}?` : 'csplan rules lists them all.',
  );
}
