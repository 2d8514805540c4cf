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

function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
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
  const meant = zones.find(name => name.toLowerCase().endsWith(`/${wanted}`)) ?? nearest(zone, zones);
  return {
    ruleId: 'schema/unknown-time-zone',
    severity: 'error',
    message: `There is no time zone "${zone}".`,
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
