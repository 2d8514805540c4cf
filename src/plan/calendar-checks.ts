/** What no schema can say of a plan's term, working hours and holidays: overlaps, days named twice, dates that there are not. */

import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { ReadDocument } from './document.ts';
import type { BusinessHours, Kpi } from './generated/types.ts';
import { measuredSections } from './measured.ts';
import { isIsoDate } from './period.ts';
import { daysOf, type Shift, shiftsOf, weekdays, workingWeek } from './working-hours.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface Mistake {
  ruleId: string;
  severity?: Severity;
  pointer: string;
  onKey?: boolean;
  message: string;
  why: string;
  help: string;
}

/** Findings on the term, hours, holidays, and KPIs that count working time; what the schema has refused is not looked at. */
export function checkCalendar(document: ReadDocument): Diagnostic[] {
  const mistakes = [
    ...termMistakes(document),
    ...hoursMistakes(document),
    ...holidayMistakes(document),
    ...clockMistakes(document),
  ];
  return mistakes.map(mistake => diagnose(document, mistake));
}

function termMistakes(document: ReadDocument): Mistake[] {
  const { start, end } = document.plan.term ?? {};
  if (!start || !end || broken(document, '/term') || end >= start) return [];
  return [
    {
      ruleId: 'schema/term',
      pointer: '/term/end',
      message: `The plan ends on ${end}, before it starts on ${start}.`,
      why: 'Nothing can be due, or be reviewed, in a term that has no days.',
      help: 'Check both years: the last day comes after the first.',
    },
  ];
}

/** Shifts with the place they are written at. */
interface Named extends Shift {
  pointer: string;
  text: string;
}

function hoursMistakes(document: ReadDocument): Mistake[] {
  const base = '/calendar/business_hours';
  const hours = document.plan.calendar?.business_hours;
  if (!hours || broken(document, base)) return [];
  if (!workingWeek(hours))
    return [
      {
        ...wrongHours,
        pointer: base,
        message: 'No day of the week has working hours.',
        help: 'Write for example mon-fri: "08:00-17:00", or delete business_hours.',
      },
    ];
  const twice = namedTwice(hours, base);
  return twice.length ? twice : shiftMistakes(hours, base);
}

const wrongHours = {
  ruleId: 'schema/working-hours',
  why: 'Working time is counted by these hours: where they say two things, any number made with them could be doubted.',
};

function namedTwice(hours: BusinessHours, base: string): Mistake[] {
  const by = new Map<number, string>();
  const mistakes: Mistake[] = [];
  for (const days of Object.keys(hours)) {
    const taken = daysOf(days).find(day => by.has(day));
    if (taken !== undefined)
      mistakes.push({
        ...wrongHours,
        pointer: `${base}/${days}`,
        onKey: true,
        message: `${dayNames[taken]} stands in "${by.get(taken)}" and in "${days}"; only one of the two can count.`,
        help: `Name each day once, for example mon-thu: "08:00-17:00" and fri: "08:00-14:00".`,
      });
    for (const day of daysOf(days)) if (!by.has(day)) by.set(day, days);
  }
  return mistakes;
}

/** Over this many hours a shift that passes midnight is taken for a slip of the pen (`09:00-05:00`). */
const longShift = 16;

function shiftMistakes(hours: BusinessHours, base: string): Mistake[] {
  const mistakes: Mistake[] = [];
  const week: Named[][] = weekdays.map(() => []);
  for (const [days, written] of Object.entries(hours)) {
    shiftsOf(written).forEach((shift, i) => {
      const text = [written].flat()[i]!;
      const pointer = `${base}/${days}${typeof written === 'string' ? '' : `/${i}`}`;
      const long = longMistake(shift, text, pointer);
      if (long) mistakes.push(long);
      for (const day of daysOf(days)) week[day]!.push({ ...shift, text, pointer });
    });
  }
  return [...mistakes, ...overlaps(week)];
}

function longMistake({ start, end }: Shift, text: string, pointer: string): Mistake | undefined {
  if (end - start === 1440 && end > 1440)
    return {
      ...wrongHours,
      pointer,
      message: `The hours "${text}" end when they begin.`,
      help: 'Write the later time second; a whole day is "00:00-24:00".',
    };
  if (end <= 1440 || end - start <= longShift * 60) return undefined;
  const likely = `${clock(start)}-${clock((end % 1440) + 720)}`;
  return {
    ...wrongHours,
    ruleId: 'calendar/long-shift',
    severity: 'warning',
    pointer,
    message: `The hours "${text}" end before they begin, so they run over midnight for ${(end - start) / 60} hours.`,
    help:
      (end % 1440) + 720 > start && end % 1440 <= 720
        ? `If the end lies in the afternoon, write "${likely}". Nights begin on the day they are named for.`
        : 'Write the earlier time first. Nights begin on the day they are named for.',
  };
}

/** Each overlap of two shifts once, at the one that begins later. */
function overlaps(week: Named[][]): Mistake[] {
  const seen = new Set<string>();
  return week.flatMap((shifts, day) => {
    const before = week[(day + 6) % 7]!.map(shift => ({
      ...shift,
      start: shift.start - 1440,
      end: shift.end - 1440,
    }));
    const ordered = [...before, ...shifts].sort((a, b) => a.start - b.start);
    return ordered.flatMap((shift, i) => {
      const other = ordered.slice(0, i).find(({ end }) => end > shift.start);
      const key = JSON.stringify([shift.pointer, other?.pointer]);
      if (!other || shift.start < 0 || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          ...wrongHours,
          pointer: shift.pointer,
          message: `The hours "${shift.text}" and "${other.text}" overlap on a ${dayNames[day]}.`,
          help: 'Let each shift begin when the one before has ended; two teams at one time are one stretch of hours.',
        },
      ];
    });
  });
}

function clock(minutes: number): string {
  const pair = (part: number) => String(part).padStart(2, '0');
  return `${pair(Math.floor(minutes / 60))}:${pair(minutes % 60)}`;
}

function holidayMistakes(document: ReadDocument): Mistake[] {
  const base = '/calendar/holidays';
  const holidays = document.plan.calendar?.holidays;
  if (!holidays || broken(document, base)) return [];
  return [holidays].flat().flatMap((written, i) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(written) || isIsoDate(written)) return [];
    return [
      {
        ruleId: 'schema/date',
        pointer: typeof holidays === 'string' ? base : `${base}/${i}`,
        message: `There is no ${written} in the calendar.`,
        why: 'A holiday that never comes leaves a working day in its place.',
        help: 'Check the day and the month.',
      },
    ];
  });
}

/** KPIs that count working time: without working hours there is none, and its hours make no days. */
function clockMistakes(document: ReadDocument): Mistake[] {
  const { plan } = document;
  const hasHours = broken(document, '/calendar') || workingWeek(plan.calendar?.business_hours) !== undefined;
  const definitions = measuredSections.flatMap(section => {
    const found: unknown = plan[section];
    const ofSection: (Kpi | null)[] = Array.isArray(found) ? found : [];
    return ofSection.map((kpi, i) => ({ kpi, at: `/${section}/${i}` }));
  });
  return definitions.flatMap(({ kpi, at }) => {
    if (broken(document, at)) return [];
    const clock = kpi?.measure && 'clock' in kpi.measure ? kpi.measure.clock : undefined;
    if (clock !== 'business' && clock !== 'working_days') return [];
    if (!hasHours) return [noHours(kpi!, clock, `${at}/measure/clock`)];
    const unit = kpi!.measure?.kind === 'duration' ? kpi!.unit : undefined;
    return unit && (unit === 'days') === (clock === 'business') ? [wrongUnit(clock, `${at}/unit`)] : [];
  });
}

function noHours(kpi: Kpi, clock: 'business' | 'working_days', pointer: string): Mistake {
  return {
    ruleId: 'reference/no-business-hours',
    pointer,
    message: `"${kpi.id}" counts working time, and the plan has no working hours.`,
    why: 'Without them there is no number: time that includes nights and week-ends is another number.',
    help: `Add them to plan.yaml: calendar: {business_hours: {mon-fri: "08:00-17:00"}}. For all hours of the day write clock: ${clock === 'business' ? 'calendar' : 'dates'}.`,
  };
}

function wrongUnit(clock: 'business' | 'working_days', pointer: string): Mistake {
  return {
    ruleId: 'schema/not-allowed',
    pointer,
    message:
      clock === 'business'
        ? "Working hours can't be shown in days: a working day has no fixed number of hours."
        : 'Working days can be shown in days only: a working day has no fixed number of hours.',
    why: 'A day of 24 hours would make 12 working hours half a day.',
    help:
      clock === 'business'
        ? 'Write unit: hours, or let the measure count days: clock: working_days.'
        : 'Write unit: days, or let the measure count hours: clock: business.',
  };
}

/** Whether the schema has refused something at, above or below a pointer. */
function broken(document: ReadDocument, pointer: string): boolean {
  return [...document.broken].some(
    at => at === pointer || pointer.startsWith(`${at}/`) || at.startsWith(`${pointer}/`),
  );
}

function diagnose(document: ReadDocument, { onKey, severity, ...mistake }: Mistake): Diagnostic {
  const place = document.locate(mistake.pointer);
  return {
    ...mistake,
    severity: severity ?? 'error',
    file: place.source.path,
    range: onKey ? (place.keyRange ?? place.range) : place.range,
    anchor: document.anchor(mistake.pointer),
    serves: ['S4-13'],
  };
}
