/** The setting that all KPIs of a run share. */
import type { BusinessTime } from '../data/business-time.ts';
import type { Zone } from '../data/zone.ts';
import type { FiscalCalendar } from '../plan/period.ts';
import type { Setting } from './counting.ts';
import type { EvaluationRequest } from './evaluate.ts';
import type { Recording } from './results/recording.ts';

export interface Run {
  request: EvaluationRequest;
  calendar: FiscalCalendar;
  recording: Recording;
  zone: Zone;
  working: BusinessTime | undefined;
}

export function settingOf({ calendar, zone, working, request }: Run): Setting {
  return { calendar, zone, working, asOf: zone.dayStart(request.asOf) };
}
