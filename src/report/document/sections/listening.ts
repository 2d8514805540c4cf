/** How people are listened to again and again: every group, by every way, with what each takes. */
import type { Advice, Method, Plan, StaffNeed } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  joined,
  lines,
  mark,
  quiet,
  type Table,
  type Text,
} from '../model.ts';
import { splitTable } from '../split-table.ts';
import { all, type Told } from '../told.ts';
import { cadenceWords, choice, costWords, sentenceCase } from '../words.ts';

export function listening(told: Told): Block[] {
  const { plan, names } = told;
  const { voc } = plan;
  if (isGap(voc)) return [];
  if (isGap(voc!.methods)) return blocks(asked(voc!, 'methods', '/voc'));
  const methods = all(voc!.methods);
  return blocks(listeningGrid(told, methods), {
    is: 'table',
    caption: 'What each way of listening is for, and what it takes.',
    columns: [
      { title: 'Way' },
      { title: 'To find out', kind: 'wrap' },
      { title: 'How often' },
      { title: 'Hours a year', kind: 'num' },
      { title: 'Money a year' },
      { title: 'Done by' },
    ],
    rows: methods.map(method => {
      const its = about(method, '/voc/methods/*');
      return [
        methodName(method),
        its.content('purpose', text => text),
        its.content('every', cadenceWords),
        its.content('hours', String),
        its.content('budget', costWords),
        its.content('owner', role => names.of('role', role)),
      ];
    }),
  });
}

function methodName({ kind, id }: Method): string {
  return kind && kind !== 'other' ? `${sentenceCase(choice(kind))} (${id})` : id;
}

/** Ways of listening that fit beside each other on paper, the last study among them. */
const waysAcross = 6;

/** Rows are those who should be heard, columns the ways of listening; a row without any is heard by nobody. */
function listeningGrid({ plan, names }: Told, methods: readonly Method[]): Block[] {
  const segments = all(plan.customers).map(({ id }) => id);
  const others = methods.flatMap(({ of }) => all(of)).filter(id => !segments.includes(id));
  const rows = [...segments, ...new Set(others)].map((id): Content[] => {
    const heard = methods.map((method): Text => (method.of?.includes(id) ? heardWords(method) : ''));
    const silent = heard.every(text => text === '');
    return [
      joined([names.who([id]), silent && mark('bad', 'not heard again and again')], ' '),
      ...heard,
      lastAsked(plan, id),
    ];
  });
  const table: Table = {
    is: 'table',
    caption: 'Who is heard how often, and at which time of their dealings with us.',
    columns: [
      { title: 'Group' },
      ...methods.map(method => ({ title: methodName(method) })),
      { title: 'Last study' },
    ],
    rows,
  };
  return splitTable(table, waysAcross);
}

function heardWords({ every, phases }: Method): Text {
  return joined([
    every ? cadenceWords(every) : 'at no fixed time',
    phases?.length ? quiet(phases.join(', ')) : null,
  ]);
}

function lastAsked(plan: Plan, id: string): string {
  const days = all(plan.voc?.studies).flatMap(({ of, date }) => (of?.includes(id) && date ? [date] : []));
  const last = days.sort().at(-1);
  return last ? formatDate(last) : '';
}

/** What the people who serve advise and need, and what they were told. */
export function staffInput({ plan, names }: Told): Block[] {
  const input = plan.voc?.staff_input;
  if (input === undefined) return [];
  if (isGap(input)) return blocks(asked(plan.voc!, 'staff_input', '/voc'));
  const its = about(input!, '/voc/staff_input');
  return blocks(
    facts(its.fact('every', 'Asked', cadenceWords), its.fact('last', 'Last', formatDate)),
    isGap(input!.advice)
      ? asked(input!, 'advice', '/voc/staff_input')
      : {
          is: 'table',
          caption: 'What they advise.',
          columns: [
            { title: 'Advice' },
            { title: 'From' },
            { title: 'Given' },
            { title: 'What they were told' },
          ],
          rows: all(input!.advice).map(advice => adviceRow(advice, names.who(advice.from))),
        },
    isGap(input!.needs)
      ? asked(input!, 'needs', '/voc/staff_input')
      : {
          is: 'table',
          caption: 'What they need for their work.',
          columns: [
            { title: 'Need' },
            { title: 'From' },
            { title: 'State' },
            { title: 'What they were told' },
          ],
          rows: all(input!.needs).map(need => needRow(need, names.who(need.from))),
        },
  );
}

function adviceRow(advice: Advice, from: string): Content[] {
  const its = about(advice, '/voc/staff_input/advice/*');
  return [
    its.content('text', text => text, advice.id),
    its.content('from', () => from),
    its.content('date', formatDate),
    its.content('response', text => text, mark('near', 'no answer yet')),
  ];
}

function needRow(need: StaffNeed, from: string): Content[] {
  const its = about(need, '/voc/staff_input/needs/*');
  const state = need.delivered
    ? mark('good', `delivered ${formatDate(need.delivered)}`)
    : need.answered
      ? mark('near', `answered ${formatDate(need.answered)}`)
      : mark('none', 'not answered');
  return [
    its.content('text', text => text, need.id),
    its.content('from', () => from),
    lines([state, its.text('asked', day => quiet(`asked ${formatDate(day)}`))].filter(text => text !== '')),
    its.content('response', text => text),
  ];
}
