import { describe, expect, it } from 'vitest';
import { amountIn, courseAt, courseOf, standing, worst } from '../../src/kpi/course.ts';
import type { Goal } from '../../src/plan/generated/types.ts';
import { calendarYear, parsePeriod } from '../../src/plan/period.ts';

const period = (name: string) => parsePeriod(name, calendarYear)!;
const percent = amountIn('percent', null);
const course = (goal: Partial<Goal>, amount = percent) =>
  courseOf({ id: 'g', ...goal }, amount, calendarYear);

describe('courseAt', () => {
  it('is a straight line from baseline to target', () => {
    const rising = course({
      baseline: { value: '60 %', period: '2026-Q4' },
      target: { gte: '75 %', period: '2027-Q3' },
    });
    // 15 points over nine months: 5 a quarter.
    const at = ['2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'].map(name =>
      courseAt(rising, period(name)),
    );
    expect(at.map(point => point?.gte ?? null)).toEqual([null, 60, 65, 70, 75, 75]);
    expect(at[2]!.lte).toBeNull();
    // Months end between quarters: one third of a quarter's step in January.
    expect(courseAt(rising, period('2027-01'))!.gte).toBeCloseTo(60 + 5 / 3, 12);
    expect(courseAt(rising, period('2027-03'))!.gte).toBe(65);
  });

  it('bends at milestones', () => {
    const bent = course({
      baseline: { value: 62.9, period: '2026-Q4' },
      milestones: [{ period: '2027-Q1', gte: '66 %' }],
      target: { gte: '75 %', period: '2027-Q3' },
    });
    // From 66 to 75 over two quarters: 70.5 halfway.
    expect(['2027-Q1', '2027-Q2'].map(name => courseAt(bent, period(name))!.gte)).toEqual([66, 70.5]);
  });

  it('falls to an upper bound, in the unit in which the duration is shown', () => {
    const falling = course(
      { baseline: { value: 6, period: '2026-Q4' }, target: { lte: '2d', period: '2027-Q2' } },
      amountIn('seconds', 'days'),
    );
    // From 6 days to 2 days over two quarters.
    expect(courseAt(falling, period('2027-Q1'))).toMatchObject({ gte: null, lte: 4 * 86_400 });
  });

  it('moves only the bound that the baseline is outside of', () => {
    const band = course({
      baseline: { value: 50, period: '2026-Q4' },
      target: { gte: 60, lte: 80, period: '2027-Q2' },
    });
    expect(courseAt(band, period('2027-Q1'))).toMatchObject({ gte: 55, lte: 80 });
    const held = course({
      baseline: { value: 90, period: '2026-Q4' },
      target: { gte: 85, period: '2027-Q2' },
    });
    expect(courseAt(held, period('2027-Q1'))).toMatchObject({ gte: 85, lte: null });
  });

  it('has no line before the target without a baseline, nor without a target', () => {
    expect(courseAt(course({ target: { gte: 75, period: '2027-Q3' } }), period('2027-Q1'))).toBeNull();
    expect(courseAt(course({ baseline: { value: 60, period: '2026-Q4' } }), period('2027-Q1'))).toBeNull();
  });

  it('leaves out amounts that the KPI cannot have', () => {
    expect(course({ target: { gte: '28m', period: '2027-Q3' } }).target).toBeNull();
    expect(course({ target: { gte: 75, period: null } }).target).toBeNull();
    expect(course({ baseline: { value: null, period: '2026-Q4' } }).baseline).toBeNull();
  });
});

describe('standing', () => {
  const rising = course({
    baseline: { value: 60, period: '2026-Q4' },
    target: { gte: 75, period: '2027-Q3' },
  });

  it.each([
    ['2027-Q1', 65, 3, 'on-course'],
    ['2027-Q1', 64.9, 3, 'near'],
    ['2027-Q1', 62, 3, 'near'],
    ['2027-Q1', 61.9, 3, 'behind'],
    ['2027-Q1', 64.9, null, 'behind'],
    ['2027-Q3', 75, 3, 'met'],
    ['2027-Q3', 74.9, 3, 'missed'],
    ['2027-Q4', 74.9, 3, 'missed'],
    ['2027-Q4', 80, 3, 'met'],
    ['2026-Q3', 55, 3, 'no-course'],
    // Before the baseline, and at it: there the course begins, so that it stands on it whatever it is.
    ['2026-Q3', 80, 3, 'no-course'],
    ['2026-Q4', 60, 3, 'no-course'],
  ] as const)('%s at %d near %d: %s', (name, value, near, status) => {
    expect(standing(rising, period(name), value, near, 0.1)).toBe(status);
  });

  it('looks at both bounds', () => {
    const band = course({
      baseline: { value: 50, period: '2026-Q4' },
      target: { gte: 60, lte: 80, period: '2027-Q2' },
    });
    expect(standing(band, period('2027-Q1'), 90, null, 0.1)).toBe('behind');
    expect(standing(band, period('2027-Q1'), 70, null, 0.1)).toBe('on-course');
    expect(standing(band, period('2027-Q2'), 81, 3, 0.1)).toBe('missed');
    expect(standing(band, period('2027-Q2'), 80, 3, 0.1)).toBe('met');
  });

  it('nothing is met or missed in a period that is not over', () => {
    const now = (value: number) => standing(rising, period('2027-Q3'), value, 3, 0.1, false);
    expect([now(75), now(74), now(60)]).toEqual(['on-course', 'near', 'behind']);
  });

  it('does not miss a target by a rounding error', () => {
    const target = course({ target: { gte: 33.3, period: '2027-Q1' } });
    expect(standing(target, period('2027-Q1'), 11.1 + 22.2 - 1e-14, null, 0.1)).toBe('met');
  });

  it('a value is judged as it is shown: 74.96 reads as 75.0, 74.94 as 74.9', () => {
    expect(standing(rising, period('2027-Q4'), rising.target!.gte! - 0.04, null, 0.1)).toBe('met');
    expect(standing(rising, period('2027-Q4'), rising.target!.gte! - 0.06, null, 0.1)).toBe('missed');
    expect(standing(rising, period('2027-Q4'), rising.target!.gte! - 0.04, null, 0.01)).toBe('missed');
  });
});

describe('worst', () => {
  it('puts what went wrong first', () => {
    expect(worst(['met', 'near', 'behind'])).toBe('behind');
    expect(worst(['on-course', 'missed', 'no-data'])).toBe('missed');
    expect(worst(['met', 'on-course'])).toBe('on-course');
    expect(worst([])).toBe('no-course');
  });
});
