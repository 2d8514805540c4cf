/** For the front line: the rules, who may settle what, when work is handed over, and the guides. */
import { isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Chapter,
  type DocumentModel,
  joined,
  paragraph,
  quiet,
  strong,
} from '../model.ts';
import { authority } from '../sections/authority.ts';
import { guides } from '../sections/guides.ts';
import { handoffs } from '../sections/handoffs.ts';
import { titleLines } from '../sections/header.ts';
import { rulesInUse } from '../sections/policies.ts';
import { all, type Told } from '../told.ts';
import { promisedTime } from './promised-time.ts';
import { withoutEvidence } from './without-evidence.ts';

export function toolkit(whole: Told): DocumentModel {
  const told = { ...whole, plan: withoutEvidence(whole.plan) };
  const parts: [string, string, Block[]][] = [
    ['promises', 'What we promise', promises(told)],
    ['rules', 'How we work', rules(told)],
    ['authority', 'Who may settle what', isGap(told.plan.authority) ? [] : authority(told)],
    ['handoffs', 'Handing over', isGap(told.plan.handoffs) ? [] : handoffs(told)],
    ['guides', 'Guides', isGap(told.plan.guides) ? [] : guides(told)],
  ];
  const known = parts.filter(([, , body]) => body.length);
  const missing = parts.filter(([, , body]) => !body.length);
  return {
    kind: 'Toolkit for the front line',
    title: told.plan.unit?.name || told.plan.title || told.plan.id,
    lines: titleLines(told).slice(-1),
    chapters: known.map(
      ([id, title, body]): Chapter => ({
        id,
        title,
        sections: [{ id: `${id}-body`, title: '', blocks: body }],
      }),
    ),
    hasContents: known.length > 1,
    layout: 'document',
    closing: missing.length
      ? [`Not in the plan yet: ${missing.map(([, title]) => title.toLowerCase()).join(', ')}.`]
      : [],
  };
}

function promises({ plan }: Told): Block[] {
  const standing = all(plan.commitments).filter(({ status }) => (status ?? 'in-force') === 'in-force');
  return standing.map((promise): Block => {
    const howSoon = promisedTime(promise, plan);
    return {
      is: 'entry',
      id: `commitment-${promise.id}`,
      title: promise.text || promise.id,
      blocks: blocks({
        is: 'facts',
        facts: [
          ...(howSoon ? [{ label: 'How soon', value: howSoon }] : []),
          ...(isGap(promise.limits) ? [] : [{ label: 'Not covered', value: promise.limits! }]),
          ...(isGap(promise.remedy) ? [] : [{ label: 'When it is not kept', value: promise.remedy! }]),
          ...(isGap(promise.contact) ? [] : [{ label: 'Contact', value: promise.contact! }]),
        ],
      }),
    };
  });
}

function rules(told: Told): Block[] {
  const { culture, glossary } = told.plan;
  return blocks(
    !isGap(culture?.any_door) && paragraph(culture!.any_door!, 'lead'),
    rulesInUse(told),
    !isGap(glossary) && {
      is: 'list',
      items: Object.entries(glossary!).map(([term, meaning]) => joined([strong(term), quiet(meaning)], ': ')),
    },
  );
}
