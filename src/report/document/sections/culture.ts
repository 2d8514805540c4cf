/** How the plan lives: what staff hear back, what is sent to whom, how good service is noticed. */
import type { Communication, Culture, Embedding, Scheme } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  type Fact,
  joined,
  lines,
  mark,
  open,
  quiet,
  type Text,
} from '../model.ts';
import { all, type Told } from '../told.ts';
import { cadenceWords, choice, costWords, dates } from '../words.ts';

export function culture(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.culture)) return blocks(asked(plan, 'culture', ''));
  const culture = plan.culture!;
  const its = about(culture, '/culture');
  return blocks(
    facts(
      its.fact('any_door', 'Whoever is asked', text => text),
      ...launchFacts(culture, told),
      ...feedbackFacts(culture, told),
    ),
    isGap(culture.communications)
      ? asked(culture, 'communications', '/culture')
      : communicationTable(all(culture.communications), told),
    isGap(culture.embedding)
      ? asked(culture, 'embedding', '/culture')
      : embeddingTable(all(culture.embedding), told),
  );
}

function launchFacts({ launch }: NonNullable<Culture>, { names }: Told): (Fact | null)[] {
  if (!launch)
    return launch === null ? [{ label: 'Launch', value: open('Who tells everybody, and when?') }] : [];
  const its = about(launch, '/culture/launch');
  return [
    its.fact('by', 'Told to everybody by', role => names.of('role', role)),
    its.fact('date', 'on', formatDate),
    its.fact('how', 'how', text => text),
  ];
}

function feedbackFacts(
  { feedback_to_staff: feedback }: NonNullable<Culture>,
  { names }: Told,
): (Fact | null)[] {
  if (!feedback)
    return feedback === null
      ? [
          {
            label: 'Feedback to staff',
            value: open('How does what customers say reach the people who serve them?'),
          },
        ]
      : [];
  const its = about(feedback, '/culture/feedback_to_staff');
  return [
    its.fact('every', 'Staff hear what customers say', cadenceWords),
    its.fact('how', 'in this way', text => text),
    its.fact('shared', 'so far', days => dates(days)),
    its.fact('owner', 'seen to by', role => names.of('role', role)),
  ];
}

function communicationTable(all: readonly Communication[], { names }: Told): Block {
  const row = (communication: Communication): Content[] => {
    const its = about(communication, '/culture/communications/*');
    return [
      joined([
        its.text('title', title => title, communication.id),
        its.text('kind', kind => quiet(choice(kind))),
      ]),
      its.content('to', ids => names.who(ids)),
      its.content('every', cadenceWords),
      its.content('sent', days => dates(days), quiet('not yet')),
      its.content('owner', role => names.of('role', role)),
    ];
  };
  return {
    is: 'table',
    caption: 'What is sent to whom.',
    columns: [{ title: 'What' }, { title: 'To' }, { title: 'How often' }, { title: 'Sent' }, { title: 'By' }],
    rows: all.map(row),
  };
}

function embeddingTable(all: readonly Embedding[], { names }: Told): Block {
  const row = (place: Embedding): Content[] => {
    const its = about(place, '/culture/embedding/*');
    return [
      its.content('what', text => text),
      its.content('owner', role => names.of('role', role)),
      place.done ? mark('good', `done ${formatDate(place.done)}`) : mark('none', 'to come'),
    ];
  };
  return {
    is: 'table',
    caption: 'Where the vision stands in what people do.',
    columns: [{ title: 'Where' }, { title: 'Seen to by' }, { title: 'State' }],
    rows: all.map(row),
  };
}

export function recognition({ plan, names }: Told): Block[] {
  if (isGap(plan.recognition)) return blocks(asked(plan, 'recognition', ''));
  return all(plan.recognition).map((scheme: Scheme): Block => {
    const its = about(scheme, '/recognition/*');
    return {
      is: 'entry',
      id: `recognition-${scheme.id}`,
      label: its.text('every', every => quiet(cadenceWords(every))),
      title: its.text('title', title => title, scheme.id),
      blocks: blocks(
        facts(
          its.fact('behaviour', 'For', text => text),
          its.fact('criteria', 'By', text => text),
          its.fact('decided_by', 'Decided by', role => names.of('role', role)),
          its.fact('budget', 'Budget', costWords),
          its.fact('awards', 'Awarded', awards =>
            lines(
              awards.map((award): Text => {
                const of = about(award, '/recognition/*/awards/*');
                return joined([
                  of.text('date', formatDate),
                  of.text('to', roles => names.all('role', roles)),
                  of.text('for', text => text),
                ]);
              }),
            ),
          ),
        ),
      ),
    };
  });
}
