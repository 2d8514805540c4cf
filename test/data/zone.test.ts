import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../src/data/zone.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';

const names = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Kolkata',
  'UTC',
];

/** What clocks show, by another way than the one under test: Intl's own text, `2026-03-08 01:59:59`. */
function shown(name: string, instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  );
}

const local = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const asText = (localMs: number) => new Date(localMs).toISOString().slice(0, 19).replace('T', ' ');
const instants = fc
  .integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2045, 0, 1) / 1000 })
  .map(s => s * 1000);

describe('zone', () => {
  it('shows what Intl shows at any instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        expect(asText(zone(name).toLocal(instant))).toBe(shown(name, instant));
      }),
      { numRuns: 400 },
    );
  });

  it('gives back the instant of a local time, or the earlier of two', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        const at = zone(name);
        const back = at.toInstant(at.toLocal(instant));
        if (at.quirk === 'ambiguous') expect(back).toBeLessThanOrEqual(instant);
        else expect(back).toBe(instant);
        expect(at.toLocal(back)).toBe(at.toLocal(instant));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    // zone, local time, the instant by the published rules, what is said
    ['America/New_York', '2026-03-08 01:59:59', '2026-03-08T06:59:59Z', undefined],
    ['America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:30:00Z', 'nonexistent'],
    ['America/New_York', '2026-03-08 03:00:00', '2026-03-08T07:00:00Z', undefined],
    ['America/New_York', '2026-11-01 00:59:59', '2026-11-01T04:59:59Z', undefined],
    ['America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00Z', 'ambiguous'],
    ['America/New_York', '2026-11-01 02:00:00', '2026-11-01T07:00:00Z', undefined],
    ['Europe/Berlin', '2026-03-29 02:00:00', '2026-03-29T01:00:00Z', 'nonexistent'],
    ['Europe/Berlin', '2026-10-25 02:59:59', '2026-10-25T00:59:59Z', 'ambiguous'],
    // Half an hour of daylight saving: 02:00 becomes 02:30.
    ['Australia/Lord_Howe', '2026-10-04 02:15:00', '2026-10-03T15:45:00Z', 'nonexistent'],
    ['Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00Z', 'ambiguous'],
    ['Asia/Kathmandu', '2026-01-01 00:00:00', '2025-12-31T18:15:00Z', undefined],
    // Samoa left out 30 December 2011.
    ['Pacific/Apia', '2011-12-29 23:59:59', '2011-12-30T09:59:59Z', undefined],
    ['Pacific/Apia', '2011-12-30 12:00:00', '2011-12-30T22:00:00Z', 'nonexistent'],
    ['Pacific/Apia', '2011-12-31 00:00:00', '2011-12-30T10:00:00Z', undefined],
  ] as const)('%s %s', (name, text, instant, quirk) => {
    const at = zone(name);
    expect(new Date(at.toInstant(local(text))).toISOString()).toBe(new Date(instant).toISOString());
    expect(at.quirk).toBe(quirk);
  });

  it('starts days at their first instant', () => {
    const start = (name: string, day: string) => new Date(zone(name).dayStart(day)).toISOString();
    expect(start('America/New_York', '2026-03-08')).toBe('2026-03-08T05:00:00.000Z');
    expect(start('America/New_York', '2026-03-09')).toBe('2026-03-09T04:00:00.000Z');
    // Clocks went from 00:00 to 01:00.
    expect(start('America/Sao_Paulo', '2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
    expect(start('Pacific/Apia', '2011-12-30')).toBe(start('Pacific/Apia', '2011-12-31'));
  });

  it('counts days, and the next one starts later', () => {
    const berlin = zone('Europe/Berlin');
    expect(berlin.isoDate(Date.parse('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(berlin.dayNumber(Date.parse('1970-01-01T23:30:00Z'))).toBe(1);
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        const at = zone(name);
        const next = at.nextDayStart(instant);
        expect(next).toBeGreaterThan(instant);
        expect(next - instant).toBeLessThanOrEqual(49 * 3600_000);
        expect(at.isoDate(instant)).toBe(shown(name, instant).slice(0, 10));
        // The last millisecond before it is still the same day; Samoa's skipped day has no instant of its own.
        expect(shown(name, next - 1).slice(0, 10)).toBe(at.isoDate(instant));
      }),
      { numRuns: 300 },
    );
  });

  it('reads days of far-off years', () => {
    expect(zone('UTC').dayStart('1850-01-01')).toBe(Date.parse('1850-01-01T00:00:00Z'));
    expect(zone('Europe/Berlin').toLocal(Date.UTC(2300, 6, 1))).toBe(Date.UTC(2300, 6, 1, 2));
  });

  it('knows a misspelt zone', () => {
    expect(() => zone('America/New_Yrok')).toThrow(CannotDo);
    try {
      zone('America/New_Yrok');
    } catch (error) {
      expect((error as CannotDo).help).toContain('Did you mean America/New_York?');
    }
  });
});
