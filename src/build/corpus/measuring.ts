/** How well the text rules find what the labels of the corpus say. */
import { stringify } from 'yaml';
import { lacks, traits } from '../../kpi/traits.ts';
import { lintPlan } from '../../lint/lint-plan.ts';
import { planFromTexts } from '../../plan/assemble.ts';
import { type Batch, corpus, type Half, type Label, type Labelled, labels } from './sentences.ts';

/** Which rule finds what a label says. */
export const ruleOf: Readonly<Record<Label, string>> = {
  escape: 'text/escape',
  hollow: 'text/hollow',
  change: 'text/unquantified-change',
  circular: 'action/circular-test',
  activity: 'goal/activity',
  'stray-number': 'text/stray-number',
  'other-area': 'goal/other-area',
  'two-measures': 'goal/two-measures',
  'vague-need': 'customer/vague-need',
};

export interface Score {
  /** Sentences that have the label, and how many of these the rule finds. */
  labelled: number;
  hits: number;
  /** Sentences that the rule finds without the label. */
  false: number;
}

export type Scores = Record<Half, Record<Label, Score>>;

export interface Judged {
  sentence: Labelled;
  found: Label[];
}

/** Every sentence of the corpus with the labels whose rules find something in it. */
export function judgedCorpus(): Judged[] {
  const { goals, promises, others } = corpus();
  return [...goals, ...promises, ...others].map(sentence => ({ sentence, found: labelsFound(sentence) }));
}

/** Every rule is run, for it is lint that users see; what has no label is not counted. */
function labelsFound({ part, pointer }: Labelled): Label[] {
  const document = planFromTexts({
    'plan.yaml': stringify({ csplan: 1, id: 'corpus', status: 'active', depth: 'full', ...part }),
  });
  const { diagnostics } = lintPlan(document, { facts: { today: '2027-02-01', traits, lacks } });
  if (document.broken.size)
    throw new Error(`A sentence of the corpus makes no plan: ${[...document.broken].join(', ')}`);
  const rules = new Set(diagnostics.filter(found => found.pointer === pointer).map(({ ruleId }) => ruleId));
  return labels.filter(label => rules.has(ruleOf[label]));
}

export function scoresOf(judged: readonly Judged[], batch: Batch): Scores {
  const ofHalf = (half: Half) => {
    const own = judged.filter(({ sentence }) => sentence.batch === batch && sentence.half === half);
    return Object.fromEntries(labels.map(label => [label, scoreOf(label, own)])) as Record<Label, Score>;
  };
  return { seen: ofHalf('seen'), unseen: ofHalf('unseen') };
}

function scoreOf(label: Label, judged: readonly Judged[]): Score {
  const labelled = judged.filter(({ sentence }) => sentence.finds.includes(label));
  const hits = labelled.filter(({ found }) => found.includes(label)).length;
  const all = judged.filter(({ found }) => found.includes(label)).length;
  return { labelled: labelled.length, hits, false: all - hits };
}

/** Of what the rule finds, the share that has the label; null where it finds nothing. */
export function precision({ hits, false: wrong }: Score): number | null {
  return hits + wrong ? hits / (hits + wrong) : null;
}

/** Of what has the label, the share that the rule finds; null where nothing has it. */
export function recall({ hits, labelled }: Score): number | null {
  return labelled ? hits / labelled : null;
}

export function total(scores: Record<Label, Score>): Score {
  const all = Object.values(scores);
  const sum = (part: keyof Score): number => all.reduce((sum, score) => sum + score[part], 0);
  return { labelled: sum('labelled'), hits: sum('hits'), false: sum('false') };
}
