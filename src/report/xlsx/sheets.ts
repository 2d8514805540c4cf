/** The sheets of a report, in the order of its pages. */
import type { ReportModel } from '../model.ts';
import type { Sheet } from './sheet.ts';
import { actions } from './sheets/actions.ts';
import { deliverNext, goalsOfYear, kpisOfYear, promisesOfYear } from './sheets/annual.ts';
import { asks } from './sheets/asks.ts';
import { breakdowns } from './sheets/breakdowns.ts';
import { columns } from './sheets/columns.ts';
import { commitments } from './sheets/commitments.ts';
import { contacts } from './sheets/contacts.ts';
import { decisions } from './sheets/decisions.ts';
import { files } from './sheets/files.ts';
import { findings } from './sheets/findings.ts';
import { followUps } from './sheets/follow-ups.ts';
import { goals } from './sheets/goals.ts';
import { grants } from './sheets/grants.ts';
import { initiatives } from './sheets/initiatives.ts';
import { issues } from './sheets/issues.ts';
import { journeys } from './sheets/journeys.ts';
import { kpis } from './sheets/kpis.ts';
import { method } from './sheets/method.ts';
import { pageOne } from './sheets/page-one.ts';
import { reasons } from './sheets/reasons.ts';
import { reviewsHeld } from './sheets/reviews-held.ts';
import { scorecard } from './sheets/scorecard.ts';
import { series } from './sheets/series.ts';
import { watch } from './sheets/watch.ts';

/** A sheet of the report; null where it has nothing to tell. */
export type ReportSheet = (model: ReportModel) => Sheet | null;

export const sheets: readonly ReportSheet[] = [
  pageOne,
  goalsOfYear,
  kpisOfYear,
  promisesOfYear,
  deliverNext,
  scorecard,
  kpis,
  goals,
  series,
  breakdowns,
  watch,
  contacts,
  reasons,
  journeys,
  commitments,
  grants,
  initiatives,
  actions,
  asks,
  followUps,
  decisions,
  reviewsHeld,
  findings,
  method,
  files,
  columns,
  issues,
];
