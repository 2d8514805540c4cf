/** The value axis of a line chart: round bounds that don't exaggerate, and words where it doesn't start at 0. */
import { scaleLinear } from 'd3-scale';
import { decimal, type Scale } from '../numbers.ts';

export interface Axis {
  /** In the KPI's canonical unit. */
  low: number;
  high: number;
  ticks: { at: number; label: string }[];
  /** What a reader has to know of an axis that doesn't start at 0. */
  note: string | null;
}

const durationSteps = [
  { seconds: 86400, short: 'd', name: 'days' },
  { seconds: 3600, short: 'h', name: 'hours' },
  { seconds: 60, short: 'min', name: 'minutes' },
  { seconds: 1, short: 's', name: 'seconds' },
] as const;

/** The least that an axis spans, so that small changes don't look like large ones. */
const leastSpan = { percent: 10, points: 20, score: 0.5, count: 1, seconds: 1 } as const;

/** Amounts (counts, durations) start at 0; shares, scores and points start near the lowest value. */
export function valueAxis(values: readonly number[], scale: Scale): Axis {
  const { factor, suffix } = tickUnit(values, scale);
  const [low, high] = bounds(values, scale).map(bound => bound / factor) as [number, number];
  const nice = scaleLinear().domain([low, high]).nice(4);
  const [from, to] = clamped(nice.domain() as [number, number], scale);
  const ticks = nice.ticks(4).filter(tick => tick >= from && tick <= to);
  const step = Math.abs((ticks[1] ?? to) - (ticks[0] ?? from)) || 1;
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
  return {
    low: from * factor,
    high: to * factor,
    ticks: ticks.map(tick => ({ at: tick * factor, label: decimal(tick, digits) + suffix })),
    note: from > 0 ? `The vertical axis starts at ${decimal(from, digits)}${suffix}, not at 0.` : null,
  };
}

function bounds(values: readonly number[], { unit }: Scale): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (unit === 'count' || unit === 'seconds')
    return [Math.min(0, low), Math.max(high * 1.05, leastSpan[unit])];
  const padding = Math.max((high - low) * 0.15, (leastSpan[unit] - (high - low)) / 2);
  const [from, to] = clamped([low - padding, high + padding], { unit, shownIn: null });
  // Where zero is near it belongs to the picture.
  return [unit !== 'points' && from <= to - from ? 0 : from, to];
}

function clamped([low, high]: [number, number], { unit }: Scale): [number, number] {
  if (unit === 'percent') return [Math.max(0, low), Math.min(100, high)];
  if (unit === 'points') return [Math.max(-100, low), Math.min(100, high)];
  return [unit === 'score' ? Math.max(0, low) : low, high];
}

function tickUnit(values: readonly number[], { unit, shownIn }: Scale): { factor: number; suffix: string } {
  if (unit === 'percent') return { factor: 1, suffix: ' %' };
  if (unit !== 'seconds') return { factor: 1, suffix: '' };
  const largest = Math.max(...values.map(Math.abs));
  const step =
    durationSteps.find(candidate =>
      shownIn ? candidate.name === shownIn : largest >= 2 * candidate.seconds,
    ) ?? durationSteps[3];
  return { factor: step.seconds, suffix: ` ${step.short}` };
}
