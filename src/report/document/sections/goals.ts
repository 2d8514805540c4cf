/** Goals: where each starts, where it is to be when, and why. */

import { filterInWords } from '../../../kpi/filter-words.ts';
import type { Goal } from '../../../plan/generated/types.ts';
import { kpiIdsOf } from '../../../rules/course.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Fact, joined, mark, open, quiet, type Text } from '../model.ts';
import { anchorOf, type Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { amountWords, boundWords, choice, counted } from '../words.ts';

export function goals(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.goals)) return blocks(asked(plan, 'goals', ''));
  return all(plan.goals).map(goal => goalEntry(goal, told));
}

function goalEntry(goal: Goal, { plan, names }: Told): Block {
  const its = about(goal, '/goals/*');
  const initiatives = all(plan.initiatives).filter(({ serves }) => serves?.includes(goal.id));
  return {
    is: 'entry',
    id: anchorOf('goal', goal.id),
    label: joined([goalState(goal), its.text('area', areas => quiet([areas].flat().map(choice).join(', ')))]),
    title: its.text('statement', text => text, goal.id),
    blocks: blocks(
      facts(
        kpiFact(goal, names),
        courseFact(goal),
        its.fact('baseline_plan', 'Where it stands today', text => text),
        its.fact('due', 'Due', formatDate),
        its.fact('owner', 'Owner', role => names.of('role', role)),
        its.fact('objective', 'Supports', id => names.link('objective', id)),
        its.fact('relationship', 'With customers', word => relationships[word]),
        its.fact('because', 'Because', ids => becauseLines(ids, names)),
        initiatives.length > 0 && {
          label: 'Served by',
          value: names.links(
            'initiative',
            initiatives.map(({ id }) => id),
          ),
        },
        its.fact('stretch_reason', 'Why it can be done', text => text),
        its.fact('set_on', 'Set on', formatDate),
      ),
    ),
  };
}

const relationships = {
  establish: 'establishes the relationship',
  maintain: 'keeps the relationship',
  enhance: 'deepens the relationship',
} as const;

/** Findings with their words: what makes a goal worth reaching is said where it is set. */
export function becauseLines(findings: readonly (string | null)[], names: Names): Fact['value'] {
  return {
    is: 'lines',
    lines: findings
      .filter(id => id !== null)
      .map(id => [
        { is: 'link', to: anchorOf('finding', id), text: names.code(id) },
        ` ${names.of('finding', id)}`,
      ]),
  };
}

export function goalState({ status }: Goal): Text {
  const { is, on, reason } =
    typeof status === 'object' ? status : { is: status ?? 'open', on: null, reason: null };
  if (is === 'open') return '';
  const state = mark(is === 'met' ? 'good' : is === 'missed' ? 'bad' : 'none', is);
  return joined([state, on && quiet(formatDate(on)), reason && quiet(reason)], ' ');
}

function kpiFact(goal: Goal, names: Names): Fact | null {
  const { kpi } = goal;
  if (kpi && typeof kpi === 'object' && 'id' in kpi)
    return {
      label: 'Measured by',
      value: joined([
        names.link('kpi', kpi.id),
        kpi.slice && `only where ${filterInWords(kpi.slice)}`,
        kpi.stat && `statistic ${kpi.stat}`,
      ]),
    };
  return about(goal, '/goals/*').fact('kpi', 'Measured by', () => names.links('kpi', kpiIdsOf(goal)));
}

/** `71 % (FY26-Q4) → at least 74 % (FY27-Q1) → at least 82 % (FY27-Q4)`. */
function courseFact(goal: Goal): Fact | null {
  const steps = courseSteps(goal);
  return steps.length ? { label: 'Course', value: joined(steps, ' → ') } : null;
}

export function courseSteps(goal: Goal): Text[] {
  const { baseline, milestones, target } = goal;
  return [
    baseline === undefined
      ? ''
      : isGap(baseline)
        ? goal.baseline_plan
          ? ''
          : open('Where does the KPI stand today - value and period?')
        : step(isGap(baseline!.value) ? '?' : amountWords(baseline!.value!), baseline!.period),
    ...all(milestones).map(one => step(boundWords(one), one.period)),
    target === undefined
      ? ''
      : isGap(target)
        ? open('Which value counts as reached - at least (gte) or at most (lte) what?')
        : joined(
            [
              step(boundWords(target!) || '?', target!.period),
              (target!.hold ?? 1) > 1 && `held for ${counted(target!.hold!, 'period')}`,
            ],
            ', ',
          ),
  ].filter(text => text !== '');
}

function step(value: string, period: string | null | undefined): Text {
  return joined([{ is: 'strong', text: value }, period && quiet(`(${period})`)], ' ');
}
