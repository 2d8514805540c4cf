/** The sentences of a plan that have to be exact: goals, promises, tests of what is done, and needs. */
import type { Range } from '../diagnostic/diagnostic.ts';
import type { Commitment, Goal } from '../plan/generated/types.ts';
import { isAlive, visitGoals } from './alive.ts';
import { isGap } from './gap.ts';
import { type Prose, proseOf } from './prose.ts';
import { type RuleContext, type Visitor, visit } from './rule.ts';
import { rangeWithin } from './word-range.ts';

export type SentenceKind = 'goal' | 'promise' | 'action' | 'test' | 'success' | 'need';

export interface Sentence extends Prose {
  kind: SentenceKind;
  /** The text's own pointer. */
  at: string;
  /** How a message begins: `Goal "g-answer"`. */
  subject: string;
  /** A field beside it has the number that it may lack. */
  hasFigure: boolean;
}

export type Check = (sentence: Sentence, context: RuleContext) => void;

/** Visits what still holds: no dropped goal, withdrawn promise, stopped initiative or finished action. */
export function visitSentences(kinds: readonly SentenceKind[], check: Check): Visitor[] {
  return [
    ...(kinds.includes('goal') ? [visitGoalTexts((sentence, context) => check(sentence, context))] : []),
    ...(kinds.includes('promise') ? [visitPromises((sentence, context) => check(sentence, context))] : []),
    ...(kinds.includes('need') ? [visitNeeds(check)] : []),
    ...(kinds.some(kind => kind === 'action' || kind === 'test' || kind === 'success')
      ? [visitInitiativeTexts(kinds, check)]
      : []),
  ];
}

/** Visits the statements of goals. */
export function visitGoalTexts(
  check: (sentence: Sentence, context: RuleContext, goal: Goal, at: string) => void,
): Visitor {
  return visitGoals((goal, at, context) => {
    // A target that can't be read may have one.
    const isUnread = [...context.document.broken].some(pointer => pointer.startsWith(`${at}/target`));
    const hasFigure = isUnread || !isGap(goal.target?.gte) || !isGap(goal.target?.lte);
    const sentence = sentenceOf(
      'goal',
      `${at}/statement`,
      goal.statement,
      `Goal "${goal.id}"`,
      context,
      hasFigure,
    );
    if (sentence) check(sentence, context, goal, at);
  });
}

/** Visits the texts of promises. */
export function visitPromises(
  check: (sentence: Sentence, context: RuleContext, promise: Commitment, at: string) => void,
): Visitor {
  return visit('/commitments/*', (promise, at, context) => {
    if (promise.status === 'withdrawn') return;
    const { within, target } = promise;
    const hasFigure = [within, target?.gte, target?.lte].some(figure => !isGap(figure));
    const sentence = sentenceOf(
      'promise',
      `${at}/text`,
      promise.text,
      `Promise "${promise.id}"`,
      context,
      hasFigure,
    );
    if (sentence) check(sentence, context, promise, at);
  });
}

function visitNeeds(check: Check): Visitor {
  return visit('/customers/*/needs/*', (need, at, context) => {
    const customer = context.plan.customers![Number(at.split('/')[2])]!;
    const [text, own] = typeof need === 'string' ? [need, at] : [need.text, `${at}/text`];
    const sentence = sentenceOf('need', own, text, `A need of "${customer.id}"`, context);
    if (sentence) check(sentence, context);
  });
}

function visitInitiativeTexts(kinds: readonly SentenceKind[], check: Check): Visitor {
  return visit('/initiatives/*', (initiative, at, context) => {
    if (!isAlive(initiative)) return;
    const checked = (
      kind: SentenceKind,
      pointer: string,
      text: string | null | undefined,
      subject: string,
    ): void => {
      const sentence = kinds.includes(kind) && sentenceOf(kind, pointer, text, subject, context);
      if (sentence) check(sentence, context);
    };
    checked(
      'success',
      `${at}/done_well_when`,
      initiative.done_well_when,
      `The test of success of initiative "${initiative.id}"`,
    );
    for (const [i, action] of (initiative.actions ?? []).entries()) {
      if (action.status === 'dropped' || action.status === 'done') continue;
      const pointer = `${at}/actions/${i}`;
      checked('action', `${pointer}/do`, action.do, `Action "${action.id}"`);
      checked('test', `${pointer}/done_when`, action.done_when, `The test of action "${action.id}"`);
    }
  });
}

function sentenceOf(
  kind: SentenceKind,
  at: string,
  text: string | null | undefined,
  subject: string,
  { plan }: RuleContext,
  hasFigure = false,
): Sentence | undefined {
  return isGap(text) ? undefined : { ...proseOf(text, plan), kind, at, subject, hasFigure };
}

/** Where words of a sentence stand in its file; undefined where they are written in another way (escapes of YAML). */
export function placeOfWords(
  { at }: Pick<Sentence, 'at'>,
  { start, end }: Range,
  { document }: RuleContext,
): Range | undefined {
  const node = document.node(at);
  return node?.tree.kind === 'scalar' ? rangeWithin(node.tree, node.file.source, start, end) : undefined;
}
