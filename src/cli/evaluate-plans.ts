/** Plans and the figures of one period of each, for every command that computes them. */
import { relative, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { NoExport } from '../data/open.ts';
import { type EvaluationRequest, evaluateAll } from '../kpi/evaluate.ts';
import type { Evaluation } from '../kpi/evaluation.ts';
import { fiscalCalendar, readPeriod } from '../kpi/periods.ts';
import type { ClosedPeriods } from '../kpi/results/closed-periods.ts';
import { readResults } from '../kpi/results/read.ts';
import { shown } from '../plan/read.ts';
import type { Io } from './io.ts';
import { type OpenPlan, openPlan } from './open-plan.ts';
import { readingProgress } from './reading-progress.ts';
import { readSourceFiles } from './report-options.ts';

export interface FiguresOptions {
  /** As `--period` takes it; the last complete quarter without it. */
  period?: string;
  asOf?: string;
  /** `name=path`, each. */
  source?: string[];
  exports?: string;
  /** The figures are to be kept in results/. */
  close?: boolean;
  /** A plan whose exports are missing has no figures; else nothing can be computed of it. */
  withoutExports?: boolean;
  /** Contacts and findings are counted too. */
  nature?: boolean;
  /** Reads a source; without it the exports are read. */
  read?: EvaluationRequest['read'];
}

export interface EvaluatedPlan extends OpenPlan {
  /** From the plan's repository, with `/`. */
  planPath: string;
  evaluation: Evaluation;
  closed: ClosedPeriods;
}

/**
 * Reads exports that several of the plans share once.
 *
 * @param without what there is not, where a plan can't be read: `so there is no report`
 * @returns for each plan in turn what it gives: undefined for one that can't be read as a plan (its findings are told
 *   on stderr), or why there is nothing
 */
export async function evaluatePlans(
  paths: readonly string[],
  options: FiguresOptions,
  without: string,
  io: Io,
): Promise<PromiseSettledResult<EvaluatedPlan | undefined>[]> {
  const plans: PromiseSettledResult<Ready | undefined>[] = [];
  for (const path of paths) plans.push(...(await Promise.allSettled([readyFor(path, options, without, io)])));
  const ready = plans.flatMap(plan => (plan.status === 'fulfilled' && plan.value ? [plan.value] : []));
  const progress = readingProgress(io);
  const evaluations = await evaluateAll(
    ready.map(({ request }) => ({ ...request, onProgress: progress.show })),
  ).finally(progress.clear);
  return Promise.allSettled(
    plans.map(async plan => {
      if (plan.status === 'rejected') throw plan.reason;
      if (!plan.value) return undefined;
      const evaluation = evaluations[ready.indexOf(plan.value)]!;
      if (evaluation.status === 'rejected') throw evaluation.reason;
      const { open, planPath, closed } = plan.value;
      return { ...open, planPath, closed, evaluation: evaluation.value };
    }),
  );
}

/** Opens no export, as if there were none: closed periods take their place. */
export function noExports(help: string): NonNullable<EvaluationRequest['read']> {
  return async () => {
    throw new NoExport('The exports are not read.', help);
  };
}

/** A plan whose exports can be read. */
interface Ready {
  open: OpenPlan;
  planPath: string;
  closed: ClosedPeriods;
  request: EvaluationRequest;
}

async function readyFor(
  path: string,
  options: FiguresOptions,
  without: string,
  io: Io,
): Promise<Ready | undefined> {
  const open = await openPlan(path, options.asOf, io, without);
  if (!open) return undefined;
  const { document, root, asOf } = open;
  const { plan, folder } = document;
  const closed = await readResults(folder);
  const request: EvaluationRequest = {
    plan,
    folder,
    root,
    period: readPeriod(options.period, asOf, fiscalCalendar(plan.calendar)),
    asOf,
    nature: options.nature,
    record: {
      closed,
      closing: options.close === true,
      version: packageJson.version,
      ...(options.withoutExports && { withoutExports: true }),
    },
    sourceFiles: readSourceFiles(plan, options, io.cwd),
    ...(options.read && { read: options.read }),
    signal: io.signal,
  };
  const planPath = shown(relative(root, resolve(io.cwd, document.path))) || 'plan.yaml';
  return { open, planPath, closed, request };
}
