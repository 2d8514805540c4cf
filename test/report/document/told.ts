/** Plans made by hand and those of the examples, ready to be told as documents. */
import { join } from 'node:path';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { loadPlan } from '../../../src/plan/read.ts';
import {
  type Block,
  type Content,
  type DocumentModel,
  inlines,
  isLines,
  type Text,
} from '../../../src/report/document/model.ts';
import { namesIn } from '../../../src/report/document/names.ts';
import type { Told } from '../../../src/report/document/told.ts';

export const root = join(import.meta.dirname, '../../..');

export function planOf(more: Partial<Plan>): Plan {
  return { csplan: 1, id: 'permits', ...more } as Plan;
}

export function tell(plan: Plan, more: Partial<Told> = {}): Told {
  return {
    plan,
    names: namesIn(plan),
    asOf: '2026-11-20',
    definitionOf: () => undefined,
    madeFrom: { path: 'plans/permits', fingerprint: 'f0'.repeat(32), version: '0.2.0' },
    ...more,
  };
}

export function told(more: Partial<Plan>): Told {
  return tell(planOf(more));
}

/** An example or a file of the tests, without a finding that would keep it from being told. */
export async function planAt(path: string): Promise<Plan> {
  return (await loadPlan(path, root)).plan;
}

/** The words of a line, without what they look like. */
export function words(content: Content | undefined): string {
  if (content === undefined) return '';
  if (isLines(content)) return content.lines.map(words).join('\n');
  return inlines(content as Text)
    .map(piece => {
      if (typeof piece === 'string') return piece;
      if (piece.is === 'break') return '\n';
      if (piece.is === 'open') return `? ${piece.question}`;
      return piece.is === 'url'
        ? piece.address
        : piece.is === 'mark'
          ? `(${piece.tone}) ${piece.word}`
          : piece.text;
    })
    .join('');
}

/** All blocks of some, those inside entries too. */
export function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(block => (block.is === 'entry' ? [block, ...flat(block.blocks)] : [block]));
}

export function blocksOf(model: DocumentModel): Block[] {
  return flat(model.chapters.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks)));
}

/** The first block of a kind. */
export function first<K extends Block['is']>(blocks: readonly Block[], is: K): Extract<Block, { is: K }> {
  const found = flat(blocks).find(block => block.is === is);
  if (!found) throw new Error(`There is no ${is}.`);
  return found as Extract<Block, { is: K }>;
}

/** Label and words of every fact. */
export function factsOf(blocks: readonly Block[]): Record<string, string> {
  return Object.fromEntries(
    flat(blocks).flatMap(block =>
      block.is === 'facts' ? block.facts.map(({ label, value }) => [label, words(value)]) : [],
    ),
  );
}
