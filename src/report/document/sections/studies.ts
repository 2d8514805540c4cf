/** Who was asked, how, and what was found. */
import { filterInWords } from '../../../kpi/filter-words.ts';
import type { Finding, HeardIn, Study, Verdicts } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Content, joined, lines, mark, quiet, type Text } from '../model.ts';
import { anchorOf, type Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { choice, people, sentenceCase, yesNo } from '../words.ts';

export function studies({ plan, names }: Told): Block[] {
  const { voc } = plan;
  if (isGap(voc)) return blocks(asked(plan, 'voc', ''));
  if (isGap(voc!.studies)) return blocks(asked(voc!, 'studies', '/voc'));
  return all(voc!.studies).map(study => studyEntry(study, names));
}

function studyEntry(study: Study, names: Names): Block {
  const its = about(study, '/voc/studies/*');
  return {
    is: 'entry',
    id: anchorOf('study', study.id),
    label: joined([
      its.text('kind', kind => quiet(choice(kind))),
      its.text('date', day => quiet(formatDate(day))),
    ]),
    title: its.text('title', title => title, study.id),
    blocks: blocks(
      facts(
        its.fact('of', 'Whom', ids => names.who(ids)),
        its.fact('size', 'Answered', size => people(size)),
        its.fact('invited', 'Asked', size => people(size)),
        its.fact('channel', 'Asked by', id => names.of('channel', id)),
        its.fact('questions', 'Questions', questions => lines(questions.map(text => `“${text}”`))),
        its.fact('unbiased_by', 'Kept unbiased by', text => text),
        its.fact('access_needs', 'Access', text => text),
        its.fact('lost_customers', 'People who had left', yesNo),
        its.fact('followup_of', 'Asks again', id => [
          names.link('study', id),
          study.same_people ? ', the same people' : '',
        ]),
        its.fact('verdicts', 'It has become', verdictWords),
      ),
    ),
  };
}

function verdictWords(verdicts: NonNullable<Verdicts>): string {
  return (['better', 'same', 'worse'] as const)
    .flatMap(word => {
      const number = verdicts[word];
      return typeof number === 'number' ? [`${word}: ${number}`] : [];
    })
    .join(', ');
}

export function findings({ plan, names }: Told): Block[] {
  const { voc } = plan;
  if (isGap(voc)) return [];
  if (isGap(voc!.findings)) return blocks(asked(voc!, 'findings', '/voc'));
  const found = all(voc!.findings);
  return blocks(highlights(found, names), {
    is: 'table',
    caption: 'What they said, in their words, and what was decided about it.',
    columns: [
      { title: 'No.', kind: 'short' },
      { title: 'Finding', kind: 'wrap' },
      { title: 'From' },
      { title: 'What it is' },
      { title: 'Decided' },
    ],
    rows: found.map(finding => findingRow(finding, names)),
    anchors: found.map(({ id }) => anchorOf('finding', id)),
  });
}

/** Surprises, and what helps much for little work. */
function highlights(found: readonly Finding[], names: Names): Block | null {
  const ids = (which: (finding: Finding) => boolean): string[] => found.filter(which).map(({ id }) => id);
  const surprises = ids(({ surprise }) => surprise === true);
  const quick = ids(
    ({ impact, effort, status }) =>
      impact === 'high' && effort === 'low' && status !== 'declined' && status !== 'done',
  );
  return facts(
    surprises.length > 0 && { label: 'Surprises', value: names.evidence(surprises) },
    quick.length > 0 && { label: 'Much for little work', value: names.evidence(quick) },
  );
}

const decided = {
  new: mark('none', 'nothing yet'),
  accepted: mark('near', 'to be answered'),
  declined: mark('none', 'declined'),
  done: mark('good', 'answered'),
} as const;

function findingRow(finding: Finding, names: Names): Content[] {
  const its = about(finding, '/voc/findings/*');
  const traits: (Text | false | null | undefined)[] = [
    its.text('kind', kind => sentenceCase(kind)),
    its.text('impact', impact => `${impact} impact`),
    its.text('effort', effort => `${effort} effort`),
    its.text('route', route => `a matter of ${routes[route]}`),
    finding.surprise === true && 'a surprise',
    finding.released === true && 'may be shown',
  ];
  return [
    names.code(finding.id),
    its.content('text', text => text, finding.id),
    lines(
      [
        its.text('study', id => names.link('study', id)),
        its.text('segments', ids => quiet(names.who(ids))),
        its.text('heard_in', heard => heardAgain(heard, names)),
      ].filter(text => text !== ''),
    ),
    joined(traits),
    joined([decided[finding.status ?? 'new'], its.text('reason', text => quiet(text))], ' '),
  ];
}

/** Where it is counted in each period. */
function heardAgain(heard: NonNullable<HeardIn>, names: Names): Text {
  const its = about(heard, '/voc/findings/*/heard_in');
  return joined(
    [
      quiet('heard again in '),
      its.text('source', id => names.link('source', id)),
      its.text('where', where => quiet(` where ${filterInWords(where)}`)),
    ],
    '',
  );
}

const routes = { product: 'what is offered', policy: 'rules', service: 'how people are served' } as const;
