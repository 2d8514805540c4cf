/** What is done: each initiative with why, for whom, with what, and its actions along the calendar. */
import type { Action, AfterLaunch, Initiative, Issue } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { actionMark } from '../action-marks.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type ActionState,
  type Block,
  blocks,
  type Content,
  type Fact,
  joined,
  lines,
  mark,
  newLine,
  open,
  quiet,
  type Text,
} from '../model.ts';
import { anchorOf } from '../names.ts';
import { agreedLines, all, type Told } from '../told.ts';
import { boundWords, costWords, counted } from '../words.ts';
import { becauseLines } from './goals.ts';

export const initiativeStates = {
  planned: mark('none', 'planned'),
  running: mark('near', 'running'),
  launched: mark('good', 'launched'),
  stopped: mark('none', 'stopped'),
  dropped: mark('none', 'dropped'),
} as const;

export function initiatives(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.initiatives)) return blocks(asked(plan, 'initiatives', ''));
  return all(plan.initiatives).map(initiative => initiativeEntry(initiative, told));
}

function initiativeEntry(initiative: Initiative, told: Told): Block {
  const { names } = told;
  const its = about(initiative, '/initiatives/*');
  return {
    is: 'entry',
    id: anchorOf('initiative', initiative.id),
    label: joined([initiativeStates[initiative.status ?? 'planned'], its.text('size', size => quiet(size))]),
    title: its.text('title', title => title, initiative.id),
    blocks: blocks(
      facts(
        its.fact('owner', 'Led by', role => names.of('role', role)),
        its.fact('start', 'Starts', formatDate),
        its.fact('serves', 'Works for', ids => names.links('goal', ids)),
        its.fact('because', 'Because', ids => becauseLines(ids, names)),
        ...benefitFacts(initiative),
        its.fact('customer_role', 'What customers do in it', text => text),
        its.fact('process_changes', 'What changes', texts => lines(texts)),
        its.fact('strategy', 'Carries out', id => names.link('strategy', id)),
        its.fact('technology', 'Technology', text => text),
        its.fact('issues', 'In the way', issues => lines(issues.map(issue => issueText(issue, told)))),
        ...resourceFacts(initiative, told),
        ...afterLaunchFacts(initiative.after_launch, told),
        its.fact('done_well_when', 'Done well when', text => text),
        its.fact('celebrate', 'Then', text => text),
        its.fact('reason', 'Why it ended', text => text),
        its.fact('dropped_because', 'Ended because of', ids => names.evidence(ids)),
      ),
      isGap(initiative.actions)
        ? asked(initiative, 'actions', '/initiatives/*')
        : actionTable(initiative, told),
    ),
  };
}

function benefitFacts({ benefit }: Initiative): (Fact | null)[] {
  if (!benefit)
    return benefit === null
      ? [{ label: 'Benefit', value: open('What do customers gain from it, and what does the team gain?') }]
      : [];
  const its = about(benefit, '/initiatives/*/benefit');
  return [
    its.fact('customer', 'Customers gain', text => text),
    its.fact('team', 'The team gains', text => text),
  ];
}

function resourceFacts({ resources }: Initiative, { names }: Told): (Fact | null)[] {
  if (!resources)
    return resources === null
      ? [{ label: 'Needs', value: open('How much money and time does it need?') }]
      : [];
  const its = about(resources, '/initiatives/*/resources');
  return [
    its.fact('planned', 'Needs', costWords),
    its.fact('spent', 'Spent', costWords),
    its.fact('hours_a_week', 'Hours a week', String),
    its.fact('granted', 'Lives on', ids => names.links('grant', ids)),
  ];
}

function afterLaunchFacts(after: AfterLaunch | undefined, { names }: Told): (Fact | null)[] {
  if (!after)
    return after === null
      ? [
          {
            label: 'After launch',
            value: open('Who carries it once it is launched, at what cost, and when does it stop?'),
          },
        ]
      : [];
  const its = about(after, '/initiatives/*/after_launch');
  return [
    its.fact('owner', 'After launch carried by', role => names.of('role', role)),
    its.fact('cost', 'at a cost of', costWords),
    its.fact('stop_when', 'Given up when', rule =>
      typeof rule === 'string'
        ? rule
        : joined(
            [
              names.link('kpi', rule.kpi),
              `is ${boundWords(rule)}`,
              (rule.hold ?? 1) > 1 && `for ${counted(rule.hold!, 'period')} in a row`,
            ],
            ' ',
          ),
    ),
  ];
}

function issueText(issue: Issue, { names }: Told): Text {
  const its = about(issue, '/initiatives/*/issues/*');
  return joined(
    [its.text('text', text => text, issue.id), its.text('action', id => ['→ ', names.link('action', id)])],
    newLine,
  );
}

function actionTable(initiative: Initiative, told: Told): Block {
  const { names, asOf } = told;
  const actions = all(initiative.actions);
  const row = (action: Action): Content[] => {
    const its = about(action, '/initiatives/*/actions/*');
    return [
      its.content('do', text => text, action.id),
      names.of('role', action.owner ?? initiative.owner),
      joined([its.text('start', day => `${formatDate(day)} –`), its.text('due', formatDate)], ' '),
      stateMark(action, asOf),
      lines([its.text('done_when', text => text)].filter(text => text !== '')),
      its.content('agreed', agreed => agreedLines(agreed, names)),
    ];
  };
  return {
    is: 'table',
    caption: 'Its actions.',
    columns: [
      { title: 'Action' },
      { title: 'Owner' },
      { title: 'Due', kind: 'short' },
      { title: 'State' },
      { title: 'Done when', kind: 'wrap' },
      { title: 'Agreed' },
    ],
    rows: actions.map(row),
    anchors: actions.map(({ id }) => anchorOf('action', id)),
  };
}

export function actionState({ status, due }: Action, asOf: string): ActionState {
  if (status === 'done' || status === 'dropped') return status;
  if (due && due < asOf) return 'overdue';
  return status === 'doing' ? 'doing' : 'open';
}

function stateMark(action: Action, asOf: string): Text {
  const state = actionMark(actionState(action, asOf));
  return joined([state, action.done && quiet(formatDate(action.done))], newLine);
}
