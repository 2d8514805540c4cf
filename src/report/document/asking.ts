/** What a plan does not say yet: gaps stand in the document as the questions that ask for them. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import { placeName, type Section } from '../../plan/fields.ts';
import { sections } from '../../plan/generated/fields.ts';
import { questions } from '../../plan/generated/questions.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { questionAt } from '../../plan/questions.ts';
import { toPointer } from '../../plan/tree.ts';
import { isGap } from '../../rules/gap.ts';
import { type Block, type Content, type Fact, open, paragraph, type Text } from './model.ts';

export { isGap } from '../../rules/gap.ts';

/** The question that asks for a field; what it is called where none is written. @param path `/goals/*​/due` */
export function questionFor(path: string): string {
  return questions[path] ?? `What is ${placeName(path)}?`;
}

/** Reads the fields of one thing: what it says, or the question where its key stands there without a value. */
export interface About<T extends object> {
  /** Nothing where the thing has no such key. */
  fact<K extends keyof T & string>(
    key: K,
    label: string,
    show: (value: NonNullable<T[K]>) => Content,
  ): Fact | null;
  /** For a cell or a line: `instead` where the thing has no such key. */
  content<K extends keyof T & string>(
    key: K,
    show: (value: NonNullable<T[K]>) => Content,
    instead?: Text,
  ): Content;
  /** The same for what is shown on one line. */
  text<K extends keyof T & string>(key: K, show: (value: NonNullable<T[K]>) => Text, instead?: Text): Text;
}

/** @param path of the thing in the field table: `/goals/*` */
export function about<T extends object>(thing: T, path: string): About<T> {
  const read = <K extends keyof T & string, C>(key: K, show: (value: NonNullable<T[K]>) => C) => {
    const value = thing[key];
    if (!isGap(value)) return show(value as NonNullable<T[K]>);
    return key in thing && value !== undefined ? open(questionFor(`${path}/${key}`)) : undefined;
  };
  return {
    fact: (key, label, show) => {
      const value = read(key, show);
      return value === undefined ? null : { label, value };
    },
    content: (key, show, instead = '') => read(key, show) ?? instead,
    text: (key, show, instead = '') => read(key, show) ?? instead,
  };
}

/** The facts that there are; nothing where there is none. */
export function facts(...all: (Fact | null | undefined | false)[]): Block | null {
  const known = all.filter(fact => fact !== null && fact !== undefined && fact !== false);
  return known.length ? { is: 'facts', facts: known } : null;
}

/** A part of the plan that is there as a gap: its question. Nothing where it says something, or isn't there at all. */
export function asked(thing: object, key: string, path: string): Block | null {
  const value = (thing as Record<string, unknown>)[key];
  return value !== undefined && isGap(value) ? paragraph(open(questionFor(`${path}/${key}`))) : null;
}

export interface OpenQuestion {
  /** `header` for what stands above the sections. */
  section: Section | 'header';
  question: string;
  /** How often it is open: of how many goals the due date. */
  count: number;
}

/** Every key that stands in the plan without a value, in the plan's order; equal questions of a section together. */
export function openQuestions(plan: Plan): OpenQuestion[] {
  const found = new Map<string, OpenQuestion>();
  for (const pointer of gapsIn(plan, [])) {
    const question = questionAt(pointer);
    if (question === undefined) continue;
    const top = pointer.split('/')[1]!;
    const section = sections.find(name => name === top) ?? 'header';
    const known = found.get(`${section} ${question}`);
    if (known) known.count += 1;
    else found.set(`${section} ${question}`, { section, question, count: 1 });
  }
  return [...found.values()];
}

/** Pointers of the keys without a value. */
function gapsIn(value: unknown, steps: readonly string[]): string[] {
  if (value === null) return [toPointer(steps)];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.startsWith('x-') ? [] : gapsIn(inner, [...steps, key]),
  );
}

/** Keys of the user's own (`x-…`), anywhere in the plan, each once. */
export function ownKeys(value: unknown): string[] {
  const found = new Set<string>();
  const look = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [key, below] of Object.entries(inner)) {
      if (!Array.isArray(inner) && key.startsWith('x-')) found.add(key);
      else look(below);
    }
  };
  look(value);
  return [...found].sort(compareCodePoints);
}
