/** Figures as records keep them, and where they were counted from. */
import type { FigureRecord } from './provenance.ts';

/** Which of a report's sources a KPI is counted from; its own words name them as people do: `a, b and c`. */
export function sourcesNamed(words: string, sources: readonly string[]): string[] {
  const named = new Set(words.split(/, | and /));
  return sources.filter(id => named.has(id));
}

export function figureRecord({ value, numerator, n, small }: FigureRecord): FigureRecord {
  return { value: exact(value), numerator, n, small };
}

/** Twelve significant figures: without what binary arithmetic leaves behind. */
export function exact(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}
