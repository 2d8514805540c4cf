/** What leaders give, what is promised to customers, and how complaints are handled. */
import type {
  Agreement,
  BuyInOfLeader,
  Commitment,
  Complaints,
  Grant,
} from '../../../plan/generated/types.ts';
import { parseQuantity, timeInWords } from '../../../plan/quantity.ts';
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
  paragraph,
  quiet,
  type Text,
} from '../model.ts';
import { anchorOf, type Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { amountWords, boundWords, sentenceCase, yesNo } from '../words.ts';

export function buyIn({ plan, names, asOf }: Told): Block[] {
  if (isGap(plan.buy_in)) return blocks(asked(plan, 'buy_in', ''));
  return all(plan.buy_in).map((leader, i): Block => {
    const its = about(leader, '/buy_in/*');
    return {
      is: 'entry',
      id: `buy-in-${i + 1}`,
      label: its.text('date', day => quiet(`since ${formatDate(day)}`)),
      title: its.text('by', role => names.of('role', role), 'A leader'),
      blocks: blocks(
        facts(its.fact('because', 'Convinced by', ids => names.evidence(ids))),
        isGap(leader.grants) ? asked(leader, 'grants', '/buy_in/*') : grantTable(leader, asOf),
      ),
    };
  });
}

function grantTable({ grants }: BuyInOfLeader, asOf: string): Block {
  return {
    is: 'table',
    caption: 'What is given.',
    columns: [{ title: 'What' }, { title: 'By', kind: 'short' }, { title: 'State' }],
    rows: all(grants).map(grant => {
      const its = about(grant, '/buy_in/*/grants/*');
      return [
        its.content('what', text => text, grant.id),
        its.content('due', formatDate),
        grantState(grant, asOf),
      ];
    }),
    anchors: all(grants).map(({ id }) => anchorOf('grant', id)),
  };
}

export function grantState({ due, received }: Grant, asOf: string): Text {
  if (received && received <= asOf) return mark('good', `received ${formatDate(received)}`);
  return due && due < asOf ? mark('bad', 'late') : mark('none', 'to come');
}

const standing = {
  'in-force': mark('good', 'in force'),
  draft: mark('none', 'not promised yet'),
  withdrawn: mark('none', 'withdrawn'),
} as const;

export function commitments(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.commitments)) return blocks(asked(plan, 'commitments', ''));
  return all(plan.commitments).map(commitment => commitmentEntry(commitment, told));
}

function commitmentEntry(commitment: Commitment, { names }: Told): Block {
  const its = about(commitment, '/commitments/*');
  return {
    is: 'entry',
    id: anchorOf('commitment', commitment.id),
    label: standing[commitment.status ?? 'in-force'],
    title: its.text('text', text => text, commitment.id),
    blocks: blocks(
      facts(
        its.fact('to', 'To', ids => names.who(ids)),
        its.fact('within', 'Within', amountWords),
        its.fact('limits', 'Not covered', text => text),
        its.fact('contact', 'Contact', text => text),
        its.fact('remedy', 'When it is not kept', text => text),
        its.fact('kpi', 'Shown by', id => names.link('kpi', id)),
        its.fact('target', 'To be kept', target => boundWords(target)),
        its.fact('since', 'Since', formatDate),
        its.fact('owner', 'Answers for it', role => names.of('role', role)),
        its.fact('url', 'Published at', address => ({ is: 'url', address })),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
        ...termFacts(commitment.sla, '/commitments/*/sla', names),
      ),
    ),
  };
}

/** The terms of an agreement, between the service and its customers or between two teams. */
export function termFacts(
  terms: Agreement | undefined,
  path: '/commitments/*/sla' | '/handoffs/*/terms',
  names: Names,
): (Fact | null)[] {
  if (isGap(terms)) return [];
  const its = about(terms!, path);
  return [
    its.fact('hours', 'Hours', text => text),
    its.fact('availability', 'Available', text => text),
    its.fact('starts', 'From', formatDate),
    its.fact('ends', 'Until', formatDate),
    its.fact('ends_when', 'Ends earlier when', text => text),
    its.fact('contacts', 'Whom to turn to', contacts =>
      lines(
        Object.entries(contacts).flatMap(([reason, whom]) =>
          whom ? [`${sentenceCase(contactReasons[reason] ?? reason)}: ${whom}`] : [],
        ),
      ),
    ),
    its.fact('change', 'Changed', change => {
      const of = about(change, `${path}/change`);
      return joined([
        of.text('how', text => text),
        of.text('cleared_by', role => `cleared by: ${names.of('role', role)}`),
      ]);
    }),
  ];
}

const contactReasons: Readonly<Record<string, string>> = {
  change: 'for a change',
  complaint: 'with a complaint',
  escalation: 'when it is stuck',
  review: 'for a look at how it goes',
  emergency: 'when it cannot wait',
};

export function complaints({ plan, names }: Told): Block[] {
  if (isGap(plan.complaints)) return blocks(asked(plan, 'complaints', ''));
  const complaints = plan.complaints!;
  const its = about(complaints, '/complaints');
  return blocks(
    facts(
      its.fact('how', 'How and where', text => text),
      its.fact('free', 'Costs nothing', yesNo),
      its.fact('visible', 'Told everywhere', yesNo),
      its.fact('confidential', 'Stays within', yesNo),
      its.fact('objective', 'Nobody judges themselves', yesNo),
      its.fact('owner', 'Answers for it', role => names.of('role', role)),
      its.fact('policy', 'Policy', id => names.link('policy', id)),
      its.fact('satisfaction', 'Shown by', id => names.link('kpi', id)),
      its.fact('audited', 'Last audit', formatDate),
      its.fact('management_review', 'Last looked at by the leaders', formatDate),
    ),
    isGap(complaints.stages) ? asked(complaints, 'stages', '/complaints') : stageTable(complaints, names),
  );
}

function stageTable({ stages }: NonNullable<Complaints>, names: Names): Block[] {
  const limits = all(stages).map(({ within }) => parseQuantity(within));
  const seconds = limits.reduce((sum, limit) => sum + (limit?.unit === 'seconds' ? limit.value : 0), 0);
  const row = (stage: NonNullable<typeof stages>[number], i: number): Content[] => {
    const its = about(stage, '/complaints/stages/*');
    return [
      `${i + 1}. ${sentenceCase(stage.stage)}`,
      its.content('within', amountWords),
      its.content('owner', role => names.of('role', role)),
    ];
  };
  return blocks(
    {
      is: 'table',
      caption: 'The stages of a complaint, and how long each may take.',
      columns: [{ title: 'Stage' }, { title: 'Within', kind: 'short' }, { title: 'Done by' }],
      rows: all(stages).map(row),
    },
    seconds > 0 && paragraph(`All stages together: at most ${timeInWords(seconds)}.`, 'quiet'),
  );
}
