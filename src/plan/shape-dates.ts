/** Days and periods that are written otherwise than csplan reads them. */
import { calendarYear, dayBefore, isIsoDate, parsePeriod } from './period.ts';
import type { Mistake } from './shape-mistakes.ts';
import { replacedBy } from './shape-words.ts';

export function dateMistake(value: string): Pick<Mistake, 'message' | 'help' | 'replacement'> {
  const text = value.trim();
  const us = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text);
  if (us) {
    const [, first, second, year] = us as unknown as [string, string, string, string];
    const readings = [isoDay(year, first, second), isoDay(year, second, first)].filter(
      (reading, i, all) => isIsoDate(reading) && all.indexOf(reading) === i,
    );
    if (readings.length)
      return {
        message: `"${value}" is not a date that reads the same everywhere.`,
        help: `Write it as YYYY-MM-DD: ${readings.join(' or ')}.`,
        ...(readings.length === 1 && { replacement: replacedBy(readings[0]!) }),
      };
  }
  const nearly = nearlyIso(text);
  if (nearly)
    return {
      message: `"${value}" is not a date as csplan reads it.`,
      help: `Write it as YYYY-MM-DD: ${nearly}.`,
      replacement: replacedBy(nearly),
    };
  // When a fiscal year ends only the plan's calendar knows.
  const period = /^fy/i.test(text) ? undefined : parsePeriod(text, calendarYear);
  if (period)
    return {
      message: `"${value}" is a period; a single day is needed here.`,
      help: `Write its last day if that is meant: ${dayBefore(period.end)}.`,
    };
  const inWords = dateInWords(text);
  if (inWords)
    return {
      message: `"${value}" is a date in words.`,
      help: `Write it as YYYY-MM-DD: ${inWords}.`,
      replacement: replacedBy(inWords),
    };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { message: `There is no ${text} in the calendar.`, help: 'Check the day and the month.' };
  return {
    message: `"${value}" is not a date.`,
    help: 'Dates are written YYYY-MM-DD, for example 2027-09-30; leave the value empty while it is not known.',
  };
}

/** A year of two digits is of this century. */
function isoDay(year: string, month: string, day: string): string {
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `2027/9/30`, `2027-9-30`, `2027-09-30 17:00`; undefined for anything else. */
function nearlyIso(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text) ?? [];
  if (!year || /^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const iso = isoDay(year, month!, day!);
  return isIsoDate(iso) ? iso : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `September 30, 2027`, `30 Sept. 2027`; undefined for anything else. */
function dateInWords(text: string): string | undefined {
  const [, before, month, after, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? +)?([A-Za-z]{3,9})\.? +(?:(\d{1,2})(?:st|nd|rd|th)?,? +)?(\d{4})$/.exec(
      text,
    ) ?? [];
  const day = before ?? after;
  const number = months.indexOf(month?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (!day || !number || (before && after)) return undefined;
  const iso = isoDay(year!, String(number), day);
  return isIsoDate(iso) ? iso : undefined;
}

/** `Q3 2027`, `2027Q3`, `Q3/2027` as a quarter; `9/2027`, `2027-9` as a month; undefined for anything else. */
export function periodMeant(text: string): string | undefined {
  const [, first, year] = /^q([1-4])[\s/-]*(\d{4})$/i.exec(text.trim()) ?? [];
  const [, yearFirst, second] = /^(\d{4})[\s/-]*q([1-4])$/i.exec(text.trim()) ?? [];
  if (year || yearFirst) return `${year ?? yearFirst}-Q${first ?? second}`;
  const [, fiscal, quarter] = /^fy\s?(?:20)?(\d{2})(?:[\s/-]*q([1-4]))?$/i.exec(text.trim()) ?? [];
  if (fiscal) return `FY${fiscal}${quarter ? `-Q${quarter}` : ''}`;
  const [, yearOfMonth, month] = /^(\d{4})[-/](\d{1,2})$/.exec(text.trim()) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2})[-/.](\d{4})$/.exec(text.trim()) ?? [];
  const number = Number(month ?? monthFirst);
  return number >= 1 && number <= 12
    ? `${yearOfMonth ?? yearLast}-${String(number).padStart(2, '0')}`
    : undefined;
}
