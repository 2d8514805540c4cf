/** When the plan is looked at, and what was said, asked for and decided when it was. */
import type { Ask, Decision, DecisionAbout, FollowUp, Review } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Dated, datedIn } from '../dated.ts';
import {
  type Block,
  blocks,
  type Content,
  type Fact,
  inlines,
  joined,
  lines,
  mark,
  newLine,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import type { Kind, Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { costWords } from '../words.ts';

/** Review dates with what became of them, then everything that is still due. */
export function reviewCalendar(told: Told): Block[] {
  const { plan, asOf } = told;
  const days = [
    ...new Set([...all(plan.review_dates), ...all(plan.reviews).flatMap(({ date }) => date ?? [])]),
  ].sort();
  const rows = days.map((day): Content[] => {
    const held = all(plan.reviews).filter(({ date }) => date === day);
    const state = held.length
      ? mark('good', 'held')
      : day < asOf
        ? mark('bad', 'not held, or not written down')
        : mark('none', 'ahead');
    return [formatDate(day), state, held.map(({ period }) => period).join(', ')];
  });
  return blocks(
    rows.length > 0
      ? {
          is: 'table',
          caption: 'The days on which the results are spoken to.',
          columns: [{ title: 'Review', kind: 'short' }, { title: 'State' }, { title: 'About' }],
          rows,
        }
      : asked(plan, 'review_dates', ''),
    dueTable(told),
  );
}

const kinds: Record<Dated['kind'], string> = {
  action: 'Action',
  'follow-up': 'Follow-up',
  training: 'Training',
  policy: 'Look at the policy',
  grant: 'Promised to us',
  goal: 'Goal',
  channel: 'Channel opens',
  data: 'Mend the data',
};

function dueTable({ plan, names, asOf }: Told): Block | null {
  const due = datedIn(plan).filter(({ state }) => state === 'open' || state === 'doing');
  if (!due.length) return null;
  return {
    is: 'table',
    caption: 'What is due when.',
    columns: [
      { title: 'Due', kind: 'short' },
      { title: 'What', kind: 'wrap' },
      { title: 'Kind' },
      { title: 'By whom' },
    ],
    rows: due.map(item => [
      joined([formatDate(item.due), item.due < asOf && mark('bad', 'overdue')], newLine),
      item.what,
      kinds[item.kind],
      item.role ? names.of('role', item.role) : mark('bad', 'nobody'),
    ]),
  };
}

export function reviews(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.reviews)) return blocks(asked(plan, 'reviews', ''));
  return all(plan.reviews).map(review => reviewEntry(review, told));
}

const answerHeads = {
  working: 'What works',
  not_working: 'What does not work',
  loyalty: 'What keeps customers',
  basics: 'Are the basics met',
  competitors: 'What others do better',
  sustainability: 'Can it go on like this',
} as const;

function reviewEntry(review: Review, { names, asOf }: Told): Block {
  const its = about(review, '/reviews/*');
  return {
    is: 'entry',
    id: `review-${review.period}`,
    label: its.text('date', day => quiet(`held ${formatDate(day)}`)),
    title: review.period,
    blocks: blocks(
      facts(
        its.fact('aim', 'Aim', text => text),
        its.fact('chair', 'Led by', role => names.of('role', role)),
        its.fact('presented', 'Presented by', role => names.of('role', role)),
        its.fact('attended', 'There were', roles => names.all('role', roles)),
        its.fact('comments', 'On the numbers', comments =>
          lines(
            Object.entries(comments).map(([kpi, text]) =>
              joined(
                [names.link('kpi', kpi), text ?? { is: 'open', question: 'Why is it where it is?' }],
                ': ',
              ),
            ),
          ),
        ),
        its.fact('blocked', 'In the way', texts => lines(texts)),
        ...answerFacts(review),
        its.fact('worth_the_time', 'Worth the time', score => `${score} of 5`),
      ),
      isGap(review.asks) ? asked(review, 'asks', '/reviews/*') : askTable(all(review.asks), names),
      isGap(review.decisions)
        ? asked(review, 'decisions', '/reviews/*')
        : decisionTable(all(review.decisions), names),
      isGap(review.follow_ups)
        ? asked(review, 'follow_ups', '/reviews/*')
        : followUpTable(all(review.follow_ups), names, asOf),
    ),
  };
}

function answerFacts({ answers }: Review): (Fact | null)[] {
  if (!answers) return [];
  const its = about(answers, '/reviews/*/answers');
  return (Object.keys(answerHeads) as (keyof typeof answerHeads)[]).map(key =>
    its.fact(key, answerHeads[key], text => text),
  );
}

const askAnswers = {
  granted: mark('good', 'granted'),
  refused: mark('bad', 'refused'),
  later: mark('near', 'put off'),
} as const;

function askTable(asks: readonly Ask[], names: Names): Block {
  return {
    is: 'table',
    caption: 'What was asked for.',
    columns: [
      { title: 'Asked for' },
      { title: 'Of' },
      { title: 'Cost' },
      { title: 'By' },
      { title: 'Answer' },
    ],
    rows: asks.map((ask): Content[] => {
      const its = about(ask, '/reviews/*/asks/*');
      return [
        joined([
          its.text('text', text => text, ask.id),
          its.text('about', subject => [quiet('for '), ...inlines(aboutText(subject, names))]),
          its.text('because', ids => names.evidence(ids)),
        ]),
        its.content('of', role => names.of('role', role)),
        its.content('cost', costWords),
        its.content('by', formatDate),
        joined([
          its.text('answer', answer => askAnswers[answer], mark('none', 'none yet')),
          its.text('reason', text => text),
          its.text('grant', id => names.link('grant', id)),
        ]),
      ];
    }),
  };
}

function decisionTable(decisions: readonly Decision[], names: Names): Block {
  return {
    is: 'table',
    caption: 'What was decided.',
    columns: [
      { title: 'Decision' },
      { title: 'About' },
      { title: 'Changes' },
      { title: 'Because', kind: 'wrap' },
    ],
    rows: decisions.map((decision): Content[] => {
      const its = about(decision, '/reviews/*/decisions/*');
      return [
        its.content('text', text => text, decision.id),
        its.content('about', subject => aboutText(subject, names)),
        changeText(decision),
        joined([its.text('reason', text => text), its.text('because', ids => names.evidence(ids))]),
      ];
    }),
  };
}

/** What an ask or a decision is about, by its name. */
function aboutText(subject: NonNullable<DecisionAbout>, names: Names): Text {
  return joined(
    Object.entries(subject).flatMap(([kind, id]) =>
      typeof id === 'string' ? [names.link(kind as Kind, id)] : [],
    ),
    ', ',
  );
}

/** `target: 75 % → 70 %`. */
function changeText({ field, from, to }: Decision): Text {
  if (!field) return '';
  const shown = [from, to].filter(value => value !== null && value !== undefined).map(valueText);
  return shown.length ? [strong(field), `: ${shown.join(' → ')}`] : strong(field);
}

function valueText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function followUpTable(followUps: readonly FollowUp[], names: Names, asOf: string): Block {
  return {
    is: 'table',
    caption: 'Who does what until when.',
    columns: [
      { title: 'Follow-up' },
      { title: 'By whom' },
      { title: 'Due', kind: 'short' },
      { title: 'State' },
    ],
    rows: followUps.map((one): Content[] => {
      const its = about(one, '/reviews/*/follow_ups/*');
      return [
        its.content('do', text => text, one.id),
        its.content('owner', role => names.of('role', role)),
        its.content('due', formatDate),
        one.done
          ? mark('good', `done ${formatDate(one.done)}`)
          : one.due && one.due < asOf
            ? mark('bad', 'overdue')
            : mark('none', 'open'),
      ];
    }),
  };
}
