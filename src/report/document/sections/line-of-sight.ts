/** From the vision to the single action: what serves what. */
import type { Goal, Initiative } from '../../../plan/generated/types.ts';
import { kpiIdsOf } from '../../../rules/course.ts';
import { formatDate } from '../../numbers.ts';
import { isGap } from '../asking.ts';
import { lineOfSightDiagram } from '../mermaid/flowchart.ts';
import { type Block, blocks, joined, mark, quiet, type Text, type TreeNode } from '../model.ts';
import { all, objectivesInSight, type Told } from '../told.ts';
import { goalState } from './goals.ts';
import { actionState } from './initiatives.ts';

export function lineOfSight(told: Told): Block[] {
  const { plan } = told;
  const goals = all(plan.goals);
  if (!goals.length && !plan.initiatives?.length) return [];
  const shown = new Set<string>();
  const goalNode = (goal: Goal): TreeNode => goalOf(goal, told, shown);
  const objectives = objectivesInSight(told);
  const known = new Set(objectives.map(({ id }) => id));
  const loose = goals.filter(({ objective }) => !objective || !known.has(objective));
  const nodes: TreeNode[] = objectives.length
    ? [
        ...objectives.map(({ id, text }) => ({
          title: text || id,
          children: goals.filter(({ objective }) => objective === id).map(goalNode),
        })),
        ...(loose.length
          ? [{ title: quiet('No objective of the house yet'), children: loose.map(goalNode) }]
          : []),
      ]
    : goals.map(goalNode);
  const idle = all(plan.initiatives).filter(({ serves }) => isGap(serves));
  return blocks(
    {
      is: 'tree',
      root: plan.vision?.statement || undefined,
      levels: [...(objectives.length ? ['Objective'] : []), 'Goal and its measure', 'Initiative', 'Action'],
      nodes: [
        ...nodes,
        ...(idle.length
          ? [
              underObjective(
                objectives.length > 0,
                idle.map(one => initiativeOf(one, told, shown)),
              ),
            ]
          : []),
      ],
    },
    lineOfSightDiagram(told),
  );
}

/** Initiatives that work for no goal, at the level at which initiatives stand. */
function underObjective(hasObjectives: boolean, children: readonly TreeNode[]): TreeNode {
  const node: TreeNode = { title: mark('bad', 'No goal'), children };
  return hasObjectives ? { title: '', children: [node] } : node;
}

function goalOf(goal: Goal, told: Told, shown: Set<string>): TreeNode {
  const { plan, names } = told;
  const serving = all(plan.initiatives).filter(({ serves }) => serves?.includes(goal.id));
  const kpis = kpiIdsOf(goal);
  const measure: Text = kpis.length
    ? joined(
        [
          quiet('Measured by'),
          joined(
            kpis.map(kpi => names.link('kpi', kpi)),
            ', ',
          ),
        ],
        ' ',
      )
    : mark('bad', 'no measure');
  return {
    title: joined([names.link('goal', goal.id), goalState({ id: '', status: goal.status })], ' '),
    note: measure,
    children: serving.length
      ? serving.map(initiative => initiativeOf(initiative, told, shown))
      : [{ title: mark('bad', 'no initiative'), children: [] }],
  };
}

/** Its actions stand where it is named first. */
function initiativeOf(initiative: Initiative, told: Told, shown: Set<string>): TreeNode {
  const { names, asOf } = told;
  const again = shown.has(initiative.id);
  shown.add(initiative.id);
  const actions = all(initiative.actions).filter(({ status }) => status !== 'dropped');
  return {
    title: names.link('initiative', initiative.id),
    note: again && actions.length ? quiet('Its actions stand above.') : undefined,
    children: again
      ? []
      : actions.map(action => ({
          title: joined([dots[actionState(action, asOf)], action.do || action.id], ' '),
          note: action.due ? quiet(formatDate(action.due)) : undefined,
          children: [],
        })),
  };
}

const dots = {
  done: mark('good', 'done:'),
  doing: mark('near', 'under way:'),
  open: '',
  overdue: mark('bad', 'overdue:'),
  dropped: '',
} as const;
