/** Time zones are names of the IANA database, which no schema can list. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ReadDocument } from './document.ts';

export function checkTimeZones(document: ReadDocument): Diagnostic[] {
  const places: [string, unknown][] = [['/calendar/timezone', document.plan.calendar?.timezone]];
  const sources = document.plan.sources;
  if (typeof sources === 'object' && sources !== null)
    for (const [id, source] of Object.entries(sources))
      places.push([`/sources/${id}/timezone`, source?.timezone]);
  return places.flatMap(([pointer, zone]) =>
    typeof zone === 'string' && !isTimeZone(zone) ? [unknownZone(document, pointer, zone)] : [],
  );
}

/** Abbreviations that name an hour and no place, whose summer time they don't know, and a place that keeps it. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ...['EST', 'EDT', 'EST5EDT'].map(name => [name, 'America/New_York'] as const),
  ...['CST', 'CDT', 'CST6CDT'].map(name => [name, 'America/Chicago'] as const),
  ...['MST', 'MDT', 'MST7MDT'].map(name => [name, 'America/Denver'] as const),
  ...['PST', 'PDT', 'PST8PDT'].map(name => [name, 'America/Los_Angeles'] as const),
  ...['AKST', 'AKDT'].map(name => [name, 'America/Anchorage'] as const),
  ['HST', 'Pacific/Honolulu'],
]);

/** A place that keeps the hour of an abbreviation such as EST; undefined for everything else. */
export function placeOfAbbreviation(name: string): string | undefined {
  return abbreviations.get(name.trim().toUpperCase());
}

function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
  if (placeOfAbbreviation(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as +01:00 are valid there, but know no summer time.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

function unknownZone(document: ReadDocument, pointer: string, zone: string): Diagnostic {
  const place = document.locate(pointer);
  const zones = Intl.supportedValuesOf('timeZone');
  const wanted = zone.replaceAll(' ', '_').toLowerCase();
  const ofHour = placeOfAbbreviation(zone);
  const meant =
    ofHour ?? zones.find(name => name.toLowerCase().endsWith(`/${wanted}`)) ?? nearest(zone, zones);
  return {
    ruleId: 'schema/unknown-time-zone',
    severity: 'error',
    message: ofHour
      ? `"${zone}" is an hour of the day without summer time, and no time zone of a place.`
      : `There is no time zone "${zone}".`,
    why: 'Periods begin and end at midnights of the zone, and summer time moves them.',
    help: `${meant ? `Did you mean "${meant}"? ` : ''}Zones are written Region/City, for example America/New_York or Europe/Dublin.`,
    file: place.source.path,
    range: place.range,
    pointer,
    anchor: document.anchor(pointer),
    fix: meant
      ? { title: `Write "${meant}"`, safe: false, edits: [{ range: place.range, text: meant }] }
      : undefined,
    serves: [],
  };
}
