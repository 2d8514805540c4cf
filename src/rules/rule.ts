/** What a rule is: metadata and check in one file. Everything a user reads about it derives from here. */
import type { Diagnostic, Fix, Range, Severity } from '../diagnostic/diagnostic.ts';
import type { Past } from '../past/past.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Config, Kpi, Plan } from '../plan/generated/types.ts';

/** What a rule has to know from outside the plan. A rule without its facts is reported once as not run. */
export interface Facts {
  /** The date that counts as today, YYYY-MM-DD. */
  today: string;
  /**
   * The latest day on which anything can have happened, YYYY-MM-DD; today where it is absent. Where today is the day of
   * the last commit, what is being written now may be younger than that.
   */
  now?: string;
  /** How a KPI's measure counts: undefined where it has none. Handed in by lint from `src/kpi`. */
  traits(kpi: Kpi, stat?: string): MeasureTraits | undefined;
  /** What a KPI's measure lacks that its schema can't ask for, in a sentence; undefined where it lacks nothing. */
  lacks(kpi: Kpi): string | undefined;
  /** What the exports, or the closed periods, say; absent where lint runs without either. */
  data?: DataFacts;
  /** The plans that this one is checked beside; absent where it is checked alone. */
  plans?: PlansFacts;
  /** What git says of earlier versions; absent where it can't tell the whole past of the plan. */
  git?: GitFacts;
}

/** What a rule may know of the plans that are checked in one run with its own. */
export interface PlansFacts {
  /** Those that were there before: by their first commit, else by path; oldest first. */
  older: readonly OtherPlan[];
  /**
   * The older plan of another unit whose wording is most nearly the same.
   *
   * @param least share of the wording that both have to have in common, 0 to 1
   */
  alike(least: number): { other: OtherPlan; share: number } | undefined;
  /** All of them, the plan itself among them. */
  all: readonly OtherPlan[];
  /** They are all there are, so that what is not found now will not be found tomorrow either. */
  isAll: boolean;
}

export interface OtherPlan {
  document: PlanDocument;
  /** Without what the schema rejects. */
  plan: Plan;
  /** Its unit, as units are compared; undefined where it names none. */
  unit: string | undefined;
}

export interface GitFacts {
  past: Past;
  /**
   * The same text for two KPIs that count the same thing in the same way; undefined where one says too little to
   * count anything. Handed in by lint from `src/kpi`.
   */
  definitionOf(kpi: Kpi, plan: Plan): string | undefined;
}

/** Figures of KPIs (watched measures too), goals and promises by id; an id without any has no entry. */
export interface DataFacts {
  kpis: Readonly<Record<string, KpiFacts>>;
  goals: Readonly<Record<string, GoalFacts>>;
  /** Standing promises that are measured and say how far they are to be kept. */
  commitments?: Readonly<Record<string, CommitmentFacts>>;
  /** Open goals that are behind their course, or have missed their target. */
  behind?: Readonly<Record<string, BehindFacts>>;
}

/** Where a goal that is behind stood in the last period that is over, in canonical units. */
export interface BehindFacts {
  /** As plans name periods. */
  period: string;
  /** The period's last day, YYYY-MM-DD. */
  until: string;
  value: number;
  /** What its course asks for there: at least, or at most. */
  asked: { gte: number | null; lte: number | null };
  /** The target's own period has come. */
  missed: boolean;
}

export interface CommitmentFacts {
  /** Periods that are over and have a figure, oldest first. */
  figures: readonly { period: string; value: number; kept: boolean }[];
}

export interface KpiFacts {
  /** The newest date among its rows, YYYY-MM-DD; null without rows. */
  dataUntil: string | null;
}

/** How a goal's KPI (its slice and statistic) did, in canonical units. */
export interface GoalFacts {
  /** Complete periods up to the goal's baseline (without one to the start of the plan), oldest first. */
  figures: readonly Figure[];
  /** A census: between these it moves while nothing changes; null for samples and below eight figures. */
  usual: { low: number; high: number } | null;
  /** A sample: the least change from the last figure that can be told from chance; null for a census. */
  detectable: number | null;
  /** The last figure there is, whenever the goal was set. */
  latest: Pick<Figure, 'period' | 'value'> | null;
}

export interface Figure {
  /** As plans name periods: `2026-Q4`, `FY27-Q2`. */
  period: string;
  value: number;
  /** It stands out from the others. */
  exceptional: boolean;
}

export interface MeasureTraits {
  unit: 'percent' | 'points' | 'seconds' | 'count' | 'score';
  /** Bounds of the scale in canonical units, where it has any. */
  min?: number;
  max?: number;
  /** Which way is better, where the measure itself says so. */
  better?: 'higher' | 'lower';
  /** Durations in working time: hours make no days, and days no hours. */
  working?: 'hours' | 'days';
}

export interface Report {
  /**
   * Where: a pointer. A scalar is marked by its value, a gap by its key, a list or map by the key before it or,
   * as an item of a list, by its `id` line; so is an item of which a key is absent.
   */
  at: string;
  /**
   * What was found, where the rule may find something else at the same place later: that is then another finding, which
   * a baseline with this one doesn't cover. However it is written, the same text for the same thing.
   */
  state?: string;
  message: string;
  /** What to do. Without it a gap gets the question of its field. */
  help?: string;
  /** Where the rule's severity varies: `warning` for the milder half of a rule. */
  severity?: Severity;
  /** Points at the key instead of the value. */
  onKey?: boolean;
  /** An exact range within the value's file, where the pointer's own range is too wide. */
  range?: Range;
  /** Other places of the plan, or `in` another one. */
  related?: { at: string; message: string; in?: PlanDocument }[];
  fix?: Fix;
  serves?: string[];
}

/** A value that the configuration can set for a rule. */
export type OptionValue = number | boolean | string;

/** JSON Schema (draft-07) of one option of a rule. */
export interface OptionSchema {
  /** What it sets, with its unit. */
  description: string;
  type: 'integer' | 'number' | 'boolean' | 'string';
  default: OptionValue;
  minimum?: number;
  maximum?: number;
  enum?: readonly OptionValue[];
}

export interface OptionsSchema {
  type: 'object';
  properties: Readonly<Record<string, OptionSchema>>;
}

type ValueOf<Option> = Option extends { type: 'boolean' }
  ? boolean
  : Option extends { type: 'string' }
    ? string
    : number;

/** A rule's options as the configuration sets them, typed by their schema. */
export function optionsOf<Schema extends OptionsSchema>(
  _schema: Schema,
  context: RuleContext,
): { [Name in keyof Schema['properties']]: ValueOf<Schema['properties'][Name]> } {
  return context.options as { [Name in keyof Schema['properties']]: ValueOf<Schema['properties'][Name]> };
}

export interface RuleContext {
  /** The plan without what the schema rejected, so that every value that is there has its type. */
  plan: Plan;
  document: PlanDocument;
  facts: Facts;
  /** A value for every option of the rule: what the configuration sets for the file of what is visited, else the default. */
  options: Readonly<Record<string, OptionValue>>;
  report(report: Report): void;
}

type StepInto<T, K extends string> = K extends '*'
  ? T extends readonly (infer Item)[]
    ? Item
    : T extends Record<string, infer Value>
      ? Value
      : never
  : K extends keyof T
    ? NonNullable<T[K]>
    : never;

/** The type of the plan at a path pattern: `At<'/goals/*'>` is Goal. */
export type At<Path extends string, T = Plan> = Path extends ''
  ? T
  : Path extends `/${infer Key}/${infer Rest}`
    ? At<`/${Rest}`, NonNullable<StepInto<NonNullable<T>, Key>>>
    : Path extends `/${infer Key}`
      ? NonNullable<StepInto<NonNullable<T>, Key>>
      : never;

/** Is called for every value at a path pattern, in the one walk over the plan. Gaps (null) are not visited. */
export interface Visitor {
  path: string;
  visit(value: never, pointer: string, context: RuleContext): void;
}

/** Makes a visitor whose value has the type of its path. */
export function visit<Path extends string>(
  path: Path,
  visitor: (value: At<Path>, pointer: string, context: RuleContext) => void,
): Visitor {
  return { path, visit: visitor as Visitor['visit'] };
}

/** What a rule knows that judges a configuration. */
export interface ConfigurationContext {
  /** All plans that are the configuration's. */
  plans: readonly OtherPlan[];
  /** `at` is a pointer into the configuration. */
  report(report: Pick<Report, 'at' | 'message' | 'help' | 'related'>): void;
}

export interface Rule {
  /** `<section>/<what-is-wrong>`. */
  id: string;
  depth: 'core' | 'service' | 'full';
  /**
   * In an active plan; a draft's errors are warnings, a retired plan's are info. Where it varies this is the
   * highest, and a report says when it is milder.
   */
  severity: Severity;
  /** Depends on today: info at most in `lint`. */
  clock?: true;
  /**
   * Facts without which it does not run: figures (`csplan lint --data`, or closed periods in `results/`), other plans
   * in the same run, or the plan's past in git.
   */
  needs?: 'data' | 'plans' | 'git';
  /**
   * Pointers of the sections it reads besides the places it visits. While the schema rejects something in one
   * of them the rule is not run: what it would find might be that mistake, seen from afar.
   */
  reads?: readonly string[];
  /** Does not apply to units of these sizes. */
  notFor?: readonly ('team' | 'department' | 'organization')[];
  /** One line: what it reports. */
  summary: string;
  /** Why it matters, two or three sentences in plain words. */
  why: string;
  /** What the configuration can set beside the severity: thresholds that are a matter of taste. */
  options?: OptionsSchema;
  fixable?: 'safe' | 'unsafe';
  /** Ids of the demands it serves. */
  serves: readonly string[];
  /** Version of csplan that brought it. */
  since: string;
  /**
   * Parts of a plan, in YAML: one that the rule reports once, and one that it doesn't. They are laid over a
   * small plan without findings (test/rules/clean.yaml) to be checked: maps key by key (a measure of another kind
   * as a whole), lists of things with an `id` by that id and reviews by their period, everything else replaced; a
   * key without a value makes a gap.
   */
  examples: {
    invalid: string;
    valid: string;
    /** The figures by which both are judged. */
    data?: DataFacts;
    /** Part of an older plan that both are checked beside; for a configuration, of its only plan. */
    older?: string;
    /** Earlier versions of the plan by which both are judged, oldest first. */
    past?: readonly PastExample[];
  };
  check: readonly Visitor[];
  /**
   * Judges a `csplan.config.yaml` by all of its plans, for what no single plan shows. Such a rule visits no plan, and its
   * examples are parts of a configuration.
   */
  checkConfiguration?(config: NonNullable<Config>, context: ConfigurationContext): void;
}

export interface PastExample {
  /** The day of its commit, YYYY-MM-DD. */
  on: string;
  /** Who committed it, where that matters. */
  by?: string;
  /** What it says where it differs, in YAML: laid over the same plan as the examples. Without it: the example itself. */
  plan?: string;
}

/** By itself, in an active plan: what depends on today is `info`, whatever it would be elsewhere. */
export function severityByItself({ severity, clock }: Pick<Rule, 'severity' | 'clock'>): Severity {
  return clock ? 'info' : severity;
}

/** It finds the same tomorrow in the same plans: it depends on nothing else. */
export function isSteady({ clock, needs }: Rule): boolean {
  return !clock && needs !== 'data' && needs !== 'git';
}

export type { Diagnostic };
