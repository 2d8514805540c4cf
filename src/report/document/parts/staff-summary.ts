/** The plan for everybody who works there, in plain words: why, what changes, what each can do. */
import { formatDate } from '../../numbers.ts';
import { isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type DocumentModel,
  joined,
  lines,
  newLine,
  paragraph,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { powersOf } from '../sections/authority.ts';
import { titleLines } from '../sections/header.ts';
import { all, type Told } from '../told.ts';
import { cadenceWords, counted, people } from '../words.ts';
import { releasedPraise } from './released.ts';
import { sheetOf } from './sheet.ts';

export function staffSummary(told: Told): DocumentModel {
  const { plan } = told;
  const parts: [string, string, Block[]][] = [
    ['why', 'Why we do this', why(told)],
    ['goals', 'What we want to reach', aims(told)],
    ['changes', 'What changes', changes(told)],
    ['you', 'What you can do', yourPart(told)],
    ['say', 'Say what you think', comments(told)],
  ];
  return {
    kind: 'Our plan in short',
    title: plan.unit?.name || plan.title || plan.id,
    lines: titleLines(told).slice(-1),
    ...sheetOf(parts),
    closing: [],
  };
}

function why(told: Told): Block[] {
  const { plan } = told;
  const needs = all(plan.customers).filter(segment => !isGap(segment.needs));
  const praise = releasedPraise(plan);
  return blocks(
    !isGap(plan.vision?.statement) && { is: 'quote', text: plan.vision!.statement! },
    askedLine(told),
    needs.length > 0 && paragraph('This is what they need from us:'),
    needs.length > 0 && {
      is: 'facts',
      facts: needs.map(segment => ({
        label: segment.name || segment.id,
        value: lines(all(segment.needs).map(need => (typeof need === 'string' ? need : need.text))),
      })),
    },
    praise.length > 0 && paragraph('And this is what they like about us:'),
    praise.map((text): Block => ({ is: 'quote', text })),
  );
}

/** `We asked 313 people, in 5 studies.` */
function askedLine({ plan }: Told): Block | null {
  const studies = all(plan.voc?.studies);
  const heard = studies.reduce((sum, { size }) => sum + (size ?? 0), 0);
  if (!studies.length) return null;
  const count = counted(studies.length, 'study', 'studies');
  return paragraph(heard ? `We asked ${people(heard)}, in ${count}.` : `We asked in ${count}.`);
}

function aims({ plan }: Told): Block[] {
  const open = all(plan.goals).filter(
    ({ status }) => (typeof status === 'object' ? status.is : (status ?? 'open')) === 'open',
  );
  const promised = all(plan.commitments).filter(
    ({ status, text }) => (status ?? 'in-force') === 'in-force' && !isGap(text),
  );
  return blocks(
    open.length > 0 && { is: 'list', items: open.map(({ statement, id }) => statement || id) },
    promised.length > 0 && paragraph('And this is what we promise our customers:'),
    promised.length > 0 && {
      is: 'list',
      items: promised.map(({ text, remedy }) =>
        joined([text, !isGap(remedy) && quiet(`If we don't keep it: ${remedy}`)], newLine),
      ),
    },
  );
}

function changes({ plan }: Told): Block[] {
  return all(plan.initiatives)
    .filter(({ status }) => status !== 'dropped' && status !== 'stopped')
    .map(
      (initiative): Block => ({
        is: 'entry',
        id: `initiative-${initiative.id}`,
        title: initiative.title || initiative.id,
        label: initiative.start
          ? quiet(`${startWord(initiative.status)} ${formatDate(initiative.start)}`)
          : undefined,
        blocks: blocks({
          is: 'facts',
          facts: [
            ...fact(
              'What is new',
              isGap(initiative.process_changes) ? null : lines(initiative.process_changes!),
            ),
            ...fact('What customers gain', initiative.benefit?.customer),
            ...fact('What you gain', initiative.benefit?.team),
            ...fact('We celebrate', initiative.celebrate),
          ],
        }),
      }),
    );
}

function startWord(status: string | undefined): string {
  return (status ?? 'planned') === 'planned' ? 'from' : 'since';
}

function fact(label: string, value: Text | ReturnType<typeof lines> | null | undefined) {
  return isGap(value) ? [] : [{ label, value: value! }];
}

function yourPart(told: Told): Block[] {
  const { plan, names } = told;
  const frontline = all(plan.roles).filter(({ frontline }) => frontline === true);
  const roles = frontline.length ? frontline : all(plan.roles);
  const may = roles.flatMap(role => {
    const own = isGap(role.may_change) ? [] : [role.may_change!].flat();
    const settled = powersOf(role.id, told);
    return own.length || settled.length
      ? [{ label: role.title || role.id, value: lines([...own, ...settled]) }]
      : [];
  });
  const trainings = all(plan.team?.training).filter(({ next }) => next && next >= told.asOf);
  const rules = all(plan.policies)
    .filter(({ status }) => (status ?? 'in-force') !== 'withdrawn')
    .flatMap(({ actions }) => all(actions));
  return blocks(
    !isGap(plan.culture?.any_door) && paragraph(strong(plan.culture!.any_door!)),
    rules.length > 0 && { is: 'list', items: rules },
    may.length > 0 && paragraph('You need not ask anybody for this:'),
    may.length > 0 && { is: 'facts', facts: may },
    trainings.length > 0 && paragraph('Learn with us:'),
    trainings.length > 0 && {
      is: 'list',
      items: trainings.map(({ title, id, next, audience }) =>
        joined([
          title || id,
          quiet(formatDate(next!)),
          !isGap(audience) && quiet(`for ${names.all('role', audience)}`),
        ]),
      ),
    },
    !isGap(plan.recognition) && paragraph('Good service is noticed:'),
    !isGap(plan.recognition) && {
      is: 'list',
      items: all(plan.recognition).map(({ title, id, behaviour }) =>
        joined([strong(title || id), behaviour], ': '),
      ),
    },
  );
}

function comments({ plan, names, asOf }: Told): Block[] {
  const every = plan.voc?.staff_input?.every;
  const next = all(plan.review_dates)
    .filter(day => day >= asOf)
    .sort()[0];
  const answers = typeof plan.accountable === 'string' ? names.of('role', plan.accountable) : '';
  return blocks(
    every ? paragraph(`You are asked what you advise and what you need: ${cadenceWords(every)}.`) : null,
    answers ? paragraph(`Who answers for this plan: ${answers}.`) : null,
    next ? paragraph(`The results are next spoken to on ${formatDate(next)}.`) : null,
    !isGap(plan.feedback_url) &&
      paragraph(['Comments on the plan: ', { is: 'url', address: plan.feedback_url! }]),
  );
}
