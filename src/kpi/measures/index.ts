/** The measures, by kind. */
import type { Kind, Measure } from '../measure.ts';
import { answerSpeed } from './answer-speed.ts';
import { backlog } from './backlog.ts';
import { count } from './count.ts';
import { csat } from './csat.ts';
import { distinct } from './distinct.ts';
import { duration } from './duration.ts';
import { firstContact } from './first-contact.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { nps } from './nps.ts';
import { percentile } from './percentile.ts';
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
  duration,
  sla,
  backlog,
  first_contact: firstContact,
  service_level: serviceLevel,
  answer_speed: answerSpeed,
  retention,
};
