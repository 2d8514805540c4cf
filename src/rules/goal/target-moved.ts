import type { Version } from '../../past/past.ts';
import type { Goal } from '../../plan/generated/types.ts';
import { asWritten, measureOf } from '../course.ts';
import { howToDecide, type Move, undecidedInWords, undecidedMove } from '../decided.ts';
import { isGap } from '../gap.ts';
import {
  type GoalField,
  goalFields,
  inWords,
  isSameGoal,
  type Term,
  termJudge,
  termKey,
  terms,
} from '../goal-terms.ts';
import { lineage } from '../lineage.ts';
import { type Report, type Rule, type RuleContext, visit } from '../rule.ts';
import { sinceActive, spanInWords, thingsIn } from '../since-active.ts';

const rule: Rule = {
  id: 'goal/target-moved',
  depth: 'core',
  severity: 'error',
  needs: 'git',
  reads: ['/reviews', '/status', '/term'],
  summary:
    'A target, baseline or due date that changed since the plan became active, without a decision of a review.',
  why: 'Whoever answers for a number must not be able to move the line that it is held to. A target may well turn out wrong: then a review changes it, says why, and everybody can look that up.',
  serves: ['S0-18', 'S0-21', 'S3-2b'],
  since: '0.2.0',
  examples: {
    past: [{ on: '2027-01-04', plan: 'goals:\n- id: g-answer\n  target: {gte: 80 %, period: 2027-Q3}\n' }],
    invalid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
reviews:
- period: 2026-Q4
  decisions: [{id: d-target, about: {goal: g-answer}, field: target, from: 80 %, to: 75 %, reason: The second phone system comes a year later.}]
`,
  },
  check: [
    visit('/goals', (goals, at, context) => {
      const versions = sinceActive(['goals', 'reviews'], context);
      if (versions.length < 2) return;
      const all = versions.map(version => thingsIn<Goal>(version, 'goals'));
      for (const [i, goal] of (goals ?? []).entries()) {
        const ways = lineage(goal.id, all, isSameGoal);
        const moves = movesOf(goal, ways, versions, context);
        for (const field of goalFields) {
          const ofField = moves.filter(({ term }) => term.field === field);
          if (ofField.length) context.report(reported(goal, field, ofField, { at: `${at}/${i}`, context }));
        }
      }
    }),
  ],
};

type TermMove = Move<Goal | undefined> & { term: Term };

function movesOf(
  goal: Goal,
  ways: readonly (Goal | undefined)[],
  versions: readonly Version[],
  context: RuleContext,
): TermMove[] {
  const reading = { measure: measureOf(goal, context), plan: context.plan };
  const ids = new Set(ways.flatMap(way => way?.id ?? []));
  return terms.flatMap(term => {
    const stands = versions.map((version, i) => {
      return { version, thing: ways[i], key: termKey(ways[i], term, reading) };
    });
    const move = undecidedMove(stands, termJudge(term, ids, reading), context);
    return move ? [{ ...move, term }] : [];
  });
}

/** One finding for a field, however many of its values were moved. */
function reported(
  goal: Goal,
  field: GoalField,
  moves: readonly TermMove[],
  { at, context }: { at: string; context: RuleContext },
): Report {
  const [first] = moves as readonly [TermMove, ...TermMove[]];
  const open = moves.find(({ late }) => !late) ?? first;
  const { from, to } = open;
  const only =
    moves.length === 1 && isIn(goal, first.term) && isIn(from.thing, first.term)
      ? first.term.name
      : undefined;
  const [was, is] = [inWords(from.thing, field, only), inWords(goal, field, only)];
  const [wasWritten, isWritten] = [asDecided(from.thing, field, only), asDecided(goal, field, only)];
  const decision = `{id: d-${field}, about: {goal: ${goal.id}}, field: ${field}, from: ${wasWritten}, to: ${isWritten}, reason: ...}`;
  return {
    at: only ? `${at}/${field}/${only}` : `${at}/${field}`,
    state: moves
      .map(({ term, from, to }) => `${term.name ?? term.field} ${from.key} to ${to.key}`)
      .join(', '),
    ...(open.late && { severity: 'warning' }),
    message: `The ${field === 'due' ? 'due date' : field} of goal "${goal.id}" was moved from ${was} to ${is}, ${undecidedInWords(open)}.`,
    help: howToDecide(open, rule.id, decision, context),
    related: [{ at: `${at}/${field}`, message: `${spanInWords(from.version.at, to.version.at)}: ${was}.` }],
  };
}

function isIn(goal: Goal | undefined, { field, name }: Term): boolean {
  return name !== undefined && !isGap((goal?.[field] as Record<string, unknown> | undefined)?.[name]);
}

/** A value as the decision on it may be written. */
function asDecided(goal: Goal | undefined, field: GoalField, name: Term['name']): string {
  const value: unknown = goal?.[field];
  const inBraces = (parts: object) =>
    Object.entries(parts).flatMap(([key, part]) => (isGap(part) ? [] : [`${key}: ${inLine(part)}`]));
  if (typeof value !== 'object' || value === null) return value === undefined ? '...' : inLine(value);
  const part = name && (value as Record<string, unknown>)[name];
  const isAlone = part !== undefined && name !== 'hold' && name !== 'period';
  return isAlone ? inLine(part) : `{${inBraces(value).join(', ')}}`;
}

function inLine(value: unknown): string {
  return typeof value === 'object' ? asWritten(value as { amount: number; unit: string }) : String(value);
}

export default rule;
