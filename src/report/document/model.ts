/**
 * A document made of a plan, as a value: what it says and in which order, without layout. HTML and Markdown are
 * written from it; neither looks into the plan.
 */
import type { Tone } from '../status.ts';

/** A piece of a line. A plain string is text, of csplan or of the plan; whoever writes it escapes it. */
export type Inline =
  | string
  | { is: 'strong' | 'quiet'; text: string }
  /** What the plan does not say yet, as the question that asks for it. */
  | { is: 'open'; question: string }
  /** A state: a shape, a word, and a colour that says the same. */
  | { is: 'mark'; tone: Tone; word: string }
  /** To another place of the document, where that place is in it. */
  | { is: 'link'; to: string; text: string }
  | { is: 'url'; address: string }
  /** The rest stands on a line of its own. */
  | { is: 'break' };

export type Text = Inline | readonly Inline[];

/** What stands in a cell or behind a label: a line, or several. */
export type Content = Text | Lines;

export interface Lines {
  is: 'lines';
  lines: readonly Text[];
}

export interface Fact {
  label: string;
  value: Content;
}

export interface Column {
  title: string;
  /** `short`: a word or a date, unbroken; `wrap`: prose; `num`: a figure; `dot`: a mark in a matrix. */
  kind?: 'short' | 'wrap' | 'num' | 'dot';
  /** What stands at the head of a matrix instead of the title; a legend says what it means. */
  code?: string;
}

export interface Table {
  is: 'table';
  caption: string;
  columns: readonly Column[];
  /** A cell for each column; the first names the row. */
  rows: readonly (readonly Content[])[];
  /** The anchor of each row, where other places lead to it. */
  anchors?: readonly string[];
}

/** Columns that are gone through from left to right, each with the same lanes from top to bottom. */
export interface Grid {
  is: 'grid';
  caption: string;
  lanes: readonly Lane[];
  columns: readonly GridColumn[];
}

export interface Lane {
  title: string;
  /** A line above it that separates what customers see from what they don't. */
  border?: string;
  /** `good`, `bad`: what pleases and what hurts stand out. */
  tone?: 'good' | 'bad';
}

export interface GridColumn {
  title: string;
  note?: Text;
  /** For each lane its items. */
  cells: readonly (readonly Text[])[];
}

export interface TreeNode {
  title: Text;
  note?: Text;
  children: readonly TreeNode[];
}

/** What leads to what, level by level. */
export interface Tree {
  is: 'tree';
  /** What everything else serves; undefined where the plan does not say it. */
  root?: string;
  /** What the nodes of each level are. */
  levels: readonly string[];
  nodes: readonly TreeNode[];
}

export type ActionState = 'done' | 'doing' | 'open' | 'overdue' | 'dropped';

export interface TimelineRow {
  title: Text;
  note?: Text;
  owner: string;
  /** Heads the rows below it. */
  isGroup?: boolean;
  /** ISO dates; null where the plan has none. */
  start: string | null;
  due: string | null;
  state: ActionState | null;
  /** The day on which it was done, or is due. */
  words: string;
}

/** Actions along the calendar. */
export interface Timeline {
  is: 'timeline';
  caption: string;
  /** ISO dates of the first and the last day that are drawn. */
  from: string;
  to: string;
  today: string;
  rows: readonly TimelineRow[];
}

/** Importance against performance, both on a scale from 1 to 5. */
export interface Importance {
  is: 'importance';
  points: readonly { number: number; text: string; importance: number; performance: number }[];
  /** Where the chart is divided: the means over all points. */
  means: { importance: number; performance: number };
}

/** Limits that follow each other, against what is promised at their end. */
export interface LimitSum {
  is: 'limits';
  /** What the drawing shows, in a sentence. */
  sentence: string;
  parts: readonly { text: string; seconds: number }[];
  /** Null where nothing is promised that they could be held against. */
  promised: number | null;
}

/** Steps that follow each other; the last one may branch. */
export interface GuideRun {
  steps: readonly GuideStep[];
}

export interface GuideStep {
  number: number;
  text: Text;
  notes: readonly Text[];
  branches: readonly GuideBranch[];
}

export interface GuideBranch {
  answer: string;
  /** What follows, or the number of a step that stands elsewhere; null where it leads nowhere. */
  next: GuideRun | number | null;
}

export interface Guide {
  is: 'guide';
  runs: readonly (GuideRun & { title?: string })[];
}

/** A diagram in Mermaid's language, for forms that draw nothing themselves. */
export interface Diagram {
  is: 'diagram';
  title: string;
  lines: readonly string[];
}

/** One thing of many: a goal, an initiative, a role. */
export interface Entry {
  is: 'entry';
  id: string;
  /** What kind of thing it is, or where it stands. */
  label?: Text;
  title: Text;
  blocks: readonly Block[];
}

export type Block =
  | { is: 'paragraph'; text: Text; look?: 'lead' | 'quiet' }
  | { is: 'quote'; text: string; from?: Text }
  | { is: 'list'; items: readonly Text[]; isNumbered?: boolean }
  | { is: 'facts'; facts: readonly Fact[] }
  | { is: 'code'; language: string; lines: readonly string[] }
  | { is: 'heading'; text: string }
  | Table
  | Grid
  | Tree
  | Timeline
  | Importance
  | LimitSum
  | Guide
  | Diagram
  | Entry;

export interface Section {
  /** Unique in the document. */
  id: string;
  /** Words of csplan, never of a plan. */
  title: string;
  blocks: readonly Block[];
}

export interface Chapter {
  id: string;
  title: string;
  sections: readonly Section[];
}

export interface DocumentModel {
  /** What kind of document it is: `Customer service plan`, `Toolkit`. */
  kind: string;
  title: string;
  /** Below the title: the unit, dates, the state. */
  lines: readonly Text[];
  /** What a reader has to know before anything else. */
  notice?: Text;
  chapters: readonly Chapter[];
  /** Contents are shown: a document of several pages. */
  hasContents: boolean;
  /** `document`: chapters begin on a page of their own; `sheet`: a few pages; `cards`: sections are cut apart. */
  layout: 'document' | 'sheet' | 'cards';
  /** At the end: what was left out, and where the document comes from. */
  closing: readonly Text[];
}

export function lines(all: readonly Text[]): Lines {
  return { is: 'lines', lines: all };
}

export function isLines(content: Content): content is Lines {
  return typeof content === 'object' && !Array.isArray(content) && (content as Lines).is === 'lines';
}

export function paragraph(text: Text, look?: 'lead' | 'quiet'): Block {
  return { is: 'paragraph', text, look };
}

export function strong(text: string): Inline {
  return { is: 'strong', text };
}

export function quiet(text: string): Inline {
  return { is: 'quiet', text };
}

export function mark(tone: Tone, word: string): Inline {
  return { is: 'mark', tone, word };
}

/** Stands between what is one thing on several lines. */
export const newLine: Inline = { is: 'break' };

export function open(question: string): Inline {
  return { is: 'open', question };
}

/** Texts one behind the other, with something between them; nothing for those that are missing. */
export function joined(all: readonly (Text | null | undefined | false)[], between: Inline = ' · '): Text {
  return all
    .filter(text => text !== null && text !== undefined && text !== false && text !== '')
    .flatMap((text, i) => [...(i ? [between] : []), ...inlines(text as Text)]);
}

export function inlines(text: Text): readonly Inline[] {
  return Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline];
}

/** Only the blocks that there are. */
export function blocks(...all: (Block | readonly Block[] | null | undefined | false)[]): Block[] {
  return all.flatMap(block => block || []);
}
