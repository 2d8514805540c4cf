/** The measures, by kind. */
import type { Kind, Measure } from '../measure.ts';
import { abandonment } from './abandonment.ts';
import { answerSpeed } from './answer-speed.ts';
import { backlog } from './backlog.ts';
import { ces } from './ces.ts';
import { count } from './count.ts';
import { csat } from './csat.ts';
import { distinct } from './distinct.ts';
import { duration } from './duration.ts';
import { firstContact } from './first-contact.ts';
import { input } from './input.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { nps } from './nps.ts';
import { overdue } from './overdue.ts';
import { percentile } from './percentile.ts';
import { ratio } from './ratio.ts';
import { reopen } from './reopen.ts';
import { repeat } from './repeat.ts';
import { resolutionRate } from './resolution-rate.ts';
import { responseRate } from './response-rate.ts';
import { retention } from './retention.ts';
import { serviceLevel } from './service-level.ts';
import { share } from './share.ts';
import { sla } from './sla.ts';
import { sum } from './sum.ts';

export const measures: { readonly [K in Kind]: Measure<K> } = {
  count,
  distinct,
  sum,
  mean,
  median,
  percentile,
  share,
  csat,
  nps,
  ces,
  response_rate: responseRate,
  duration,
  sla,
  service_level: serviceLevel,
  answer_speed: answerSpeed,
  abandonment,
  first_contact: firstContact,
  repeat,
  reopen,
  backlog,
  overdue,
  retention,
  resolution_rate: resolutionRate,
  ratio,
  input,
};
