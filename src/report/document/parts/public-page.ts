/**
 * What the public may see: promises and how far they are kept, what customers said and what was done, where to
 * turn to. Nothing else of the plan goes out: no owners, no resources, no asks, no wording that is not released.
 */
import type { Commitment, Finding, Initiative, Plan } from '../../../plan/generated/types.ts';
import { type CommitmentRow, keptLook, promisedWords, recordWords } from '../../commitments.ts';
import { formatDate, formatValue } from '../../numbers.ts';
import { isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type DocumentModel,
  type Fact,
  joined,
  mark,
  newLine,
  paragraph,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { all, type Told } from '../told.ts';
import { type Answer, answersTo, progressOf } from './answers.ts';
import { promisedTime } from './promised-time.ts';
import { releasedFindings } from './released.ts';
import { sheetOf } from './sheet.ts';

/** How far promises were kept. */
export interface PublicFigures {
  /** Of the period that they are about: `1 Jul – 30 Sep 2026`. */
  label: string;
  rows: readonly CommitmentRow[];
}

/** @param figures undefined where nothing could be measured */
export function publicPage({ plan, asOf }: Told, figures: PublicFigures | undefined): DocumentModel {
  const parts: [string, string, Block[]][] = [
    ['promises', 'What we promise', promises(plan, figures)],
    ['said', 'You said, we did', said(plan)],
    ['complain', 'If you are not satisfied', complaints(plan)],
    ['comment', 'Tell us what you think', comment(plan)],
  ];
  return {
    kind: unitLine(plan),
    title: 'Our promises, and how far we keep them',
    lines: [joined([figures?.label, `as of ${formatDate(asOf)}`])],
    notice: [
      strong('Draft.'),
      ' Read it before you publish it, then take this line out: publishing it is recorded in culture.communications.',
    ],
    ...sheetOf(parts),
    closing: [],
  };
}

function unitLine({ unit, title, id }: Plan): string {
  return [unit?.name, unit?.parent].filter(Boolean).join(' · ') || title || id;
}

function promises(plan: Plan, figures: PublicFigures | undefined): Block[] {
  return all(plan.commitments)
    .filter(({ status, text }) => (status ?? 'in-force') === 'in-force' && !isGap(text))
    .map((promise): Block => {
      const row = figures?.rows.find(({ id }) => id === promise.id);
      return {
        is: 'entry',
        id: `promise-${promise.id}`,
        title: promise.text!,
        blocks: blocks({ is: 'facts', facts: [keptFact(row), ...termsOf(promise, plan)] }),
      };
    });
}

/** A figure only where the period can be judged by it: not of a part of it, nor of too few. */
function keptFact(row: CommitmentRow | undefined): Fact {
  const label = 'How far we keep it';
  if (!row || (row.state !== 'kept' && row.state !== 'not-kept'))
    return {
      label,
      value: quiet(
        row?.state === 'no-figure' && row.record.of > 0 ? 'No figure for this period' : 'Not measured yet',
      ),
    };
  const { tone, word } = keptLook(row.state);
  const { measuredBy, value, provisional, record } = row;
  const figure = measuredBy && value !== null && formatValue(value, measuredBy);
  return {
    label,
    value: joined(
      [
        joined([
          mark(tone, word),
          joined([figure, promisedWords(row) && `promised: ${promisedWords(row)}`], ', '),
          provisional && quiet('provisional'),
        ]),
        // Kept in one of one period is what the mark says already.
        joined([measuredBy && quiet(measuredBy.name), record.of > 1 && recordWords(row)]),
      ],
      newLine,
    ),
  };
}

function termsOf(promise: Commitment, plan: Plan): Fact[] {
  const { limits, remedy, contact, since, sla } = promise;
  const fact = (label: string, value: string | null | undefined): Fact[] =>
    isGap(value) ? [] : [{ label, value: value! }];
  return [
    ...fact('How soon', promisedTime(promise, plan)),
    ...fact('What it does not cover', limits),
    ...fact('If we do not keep it', remedy),
    ...fact('Whom to turn to', contact),
    ...fact('Hours', sla?.hours),
    ...fact('Available', sla?.availability),
    ...fact('Since', since && formatDate(since)),
  ];
}

/** Released findings with what came of them. */
function said(plan: Plan): Block[] {
  return releasedFindings(plan).map(
    (finding): Block => ({ is: 'quote', text: finding.text!, from: outcome(finding, plan) }),
  );
}

const going: Record<Answer['status'], string> = {
  planned: 'We will',
  running: 'We are at it',
  launched: 'We did',
};

function outcome(finding: Finding, plan: Plan): Text {
  const { kind, reason } = finding;
  const progress = progressOf(finding, plan);
  if (progress === 'declined') return joined(['We decided against it.', reason && quiet(reason)], ' ');
  const answers = answersTo(finding, plan).map(({ initiative, status }) =>
    joined(
      [[strong(`${going[status]}:`), ` ${initiative.title || initiative.id}`], customerGain(initiative)],
      newLine,
    ),
  );
  if (answers.length) return joined(answers, newLine);
  if (kind === 'praise') return 'Thank you.';
  return progress === 'done' ? 'Done.' : 'We are thinking about it.';
}

function customerGain({ benefit }: Initiative): Text {
  return isGap(benefit?.customer) ? '' : quiet(benefit!.customer!);
}

function complaints({ complaints: process }: Plan): Block[] {
  if (isGap(process?.how)) return [];
  const sure = [
    process!.free === true && 'It costs nothing.',
    process!.confidential === true && 'Who you are stays with us.',
    process!.objective === true && 'Nobody judges a complaint about themselves.',
  ].filter(text => text !== false);
  return blocks(paragraph(process!.how!), sure.length > 0 && { is: 'list', items: sure });
}

function comment({ feedback_url: address }: Plan): Block[] {
  return isGap(address)
    ? []
    : [paragraph(['Comments on these promises and on our plan: ', { is: 'url', address: address! }])];
}
