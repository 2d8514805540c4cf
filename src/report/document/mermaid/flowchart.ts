/** Flowcharts in Mermaid's language: boxes with names of their own making, arrows between them. */
import type { Guide, GuideNode } from '../../../plan/generated/types.ts';
import { kpiIdsOf } from '../../../rules/course.ts';
import { isGap } from '../asking.ts';
import type { Diagram } from '../model.ts';
import { all, objectivesInSight, type Told } from '../told.ts';
import { amountWords } from '../words.ts';
import { label } from './label.ts';

/** Code hosts draw no diagram with more arrows than 500. */
const mostArrows = 400;

/** Boxes and arrows as they are found; each thing has one box. */
class Flow {
  private readonly names = new Map<string, string>();
  private readonly boxes: string[] = [];
  private readonly arrows: string[] = [];

  /** The box of a thing; it is drawn when the thing is met first. */
  box(key: string, text: string, [open, close]: readonly [string, string] = ['[', ']']): string {
    const known = this.names.get(key);
    if (known) return known;
    const name = `n${this.names.size + 1}`;
    this.names.set(key, name);
    this.boxes.push(`  ${name}${open}${label(text)}${close}`);
    return name;
  }

  arrow(from: string, to: string, text = ''): void {
    this.arrows.push(`  ${from} -->${text ? `|${label(text, 60)}|` : ''} ${to}`);
  }

  /** Null without an arrow, and with more of them than a code host draws. */
  diagram(title: string, direction: 'LR' | 'TD'): Diagram | null {
    if (!this.arrows.length || this.arrows.length > mostArrows) return null;
    return { is: 'diagram', title, lines: [`flowchart ${direction}`, ...this.boxes, ...this.arrows] };
  }
}

const round = ['(', ')'] as const;
const stadium = ['([', '])'] as const;
const question = ['{', '}'] as const;
const document = ['[/', '/]'] as const;

/** Vision → objective → goal → initiative → action, and the KPI beside its goal. */
export function lineOfSightDiagram(told: Told): Diagram | null {
  const { plan, names } = told;
  const objectives = objectivesInSight(told);
  const flow = new Flow();
  const vision = isGap(plan.vision?.statement)
    ? undefined
    : flow.box('vision', plan.vision!.statement!, stadium);
  for (const { id } of objectives) {
    const objective = flow.box(`objective/${id}`, names.of('objective', id), round);
    if (vision) flow.arrow(vision, objective);
  }
  const known = new Set(objectives.map(({ id }) => id));
  for (const goal of all(plan.goals)) {
    const box = flow.box(`goal/${goal.id}`, names.of('goal', goal.id));
    const above =
      goal.objective && known.has(goal.objective) ? flow.box(`objective/${goal.objective}`, '') : vision;
    if (above) flow.arrow(above, box);
    for (const kpi of kpiIdsOf(goal))
      flow.arrow(box, flow.box(`kpi/${kpi}`, names.of('kpi', kpi), document), 'measured by');
  }
  const goals = new Set(all(plan.goals).map(({ id }) => id));
  for (const initiative of all(plan.initiatives)) {
    const box = flow.box(`initiative/${initiative.id}`, names.of('initiative', initiative.id), round);
    for (const goal of all(initiative.serves))
      if (goals.has(goal)) flow.arrow(flow.box(`goal/${goal}`, ''), box);
    for (const action of all(initiative.actions))
      if (action.status !== 'dropped')
        flow.arrow(box, flow.box(`action/${action.id}`, names.of('action', action.id)));
  }
  return flow.diagram('Line of sight', 'LR');
}

/** Roles, and on the arrows between them how soon work is taken over and settled. */
export function handoffDiagram({ plan, names }: Told): Diagram | null {
  const flow = new Flow();
  for (const { from, to, accept_within, resolve_within } of all(plan.handoffs)) {
    if (!from || !to) continue;
    const limits = [accept_within, resolve_within].map(limit =>
      isGap(limit) ? '' : amountWords(limit as NonNullable<typeof limit>),
    );
    const words = [limits[0] && `taken over in ${limits[0]}`, limits[1] && `settled in ${limits[1]}`];
    flow.arrow(
      flow.box(`role/${from}`, names.of('role', from)),
      flow.box(`role/${to}`, names.of('role', to)),
      words.filter(Boolean).join(', '),
    );
  }
  return flow.diagram('Handoffs', 'LR');
}

/** The steps of a guide: what it asks in diamonds, where it ends in round boxes. */
export function guideDiagram({ nodes, title, id }: Guide): Diagram | null {
  const flow = new Flow();
  const steps = new Map(Object.entries(nodes ?? {}));
  const box = (name: string): string => {
    const node = steps.get(name)!;
    return flow.box(name, node.ask || node.say || name, shapeOf(node));
  };
  for (const [name, { answers, to }] of steps) {
    const from = box(name);
    for (const answer of all(answers))
      if (answer.to && steps.has(answer.to)) flow.arrow(from, box(answer.to), answer.is ?? '');
    if (!answers?.length && to && steps.has(to)) flow.arrow(from, box(to));
  }
  return flow.diagram(title || id, 'TD');
}

function shapeOf({ answers, end }: GuideNode): readonly [string, string] {
  if (answers?.length) return question;
  return isGap(end) ? ['[', ']'] : stadium;
}
