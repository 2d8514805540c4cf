/** Rows that are aggregates already (half-hours of a phone report, agents) count as often as a column says. */
import type { ColumnNeed, NumberColumn } from '../data/batch.ts';
import {
  absence,
  absent,
  isOk,
  type Kind,
  type Measure,
  named,
  need,
  type Reading,
  type SpecOf,
} from './measure.ts';

/** The kinds whose spec may name a weight. */
type Weighable = { [K in Kind]: 'weight' extends keyof SpecOf<K> ? K : never }[Kind];

/** A measure that takes the weight of its rows from the column that the spec names, where it names one. */
export function weighted<K extends Weighable>(measure: Measure<K>): Measure<K> {
  return {
    ...measure,
    edgeCases: [...measure.edgeCases, edgeCase],
    stats: spec => (weightOf(spec) ? measure.stats(spec).filter(hasWeights) : measure.stats(spec)),
    sentence: (spec, stat, anchor) => measure.sentence(spec, stat, anchor) + inWords(weightOf(spec)),
    weighs: spec => weightOf(spec) !== undefined,
    needs: spec => [...measure.needs(spec), ...needsOf(weightOf(spec))],
    reasons: spec => [...measure.reasons(spec), ...reasonsOf(weightOf(spec))],
    read: (spec, rows) => {
      const reading = measure.read(spec, rows);
      const weight = weightOf(spec);
      return weight ? weigh(reading, rows.number(weight), measure.reasons(spec).length) : reading;
    },
  };
}

function weightOf({ weight }: { weight?: string }): string | undefined {
  return weight;
}

function needsOf(weight: string | undefined): ColumnNeed[] {
  return weight ? [need(weight, 'number')] : [];
}

function inWords(weight: string | undefined): string {
  return weight ? `, each row counted as often as ${named(weight)} says` : '';
}

function reasonsOf(weight: string | undefined): string[] {
  return weight
    ? [...absence(weight, `no weight: nothing under ${named(weight)}`), `below zero under ${named(weight)}`]
    : [];
}

/** `first` is the index of the weight's reasons. */
function weigh(reading: Reading, weights: NumberColumn, first: number): Reading {
  return {
    ...reading,
    outcome: (row, end) => {
      const outcome = reading.outcome(row, end);
      if (outcome < 0) return outcome;
      if (!isOk(weights, row)) return absent(weights, row, first);
      return weights.values[row]! < 0 ? -3 - first : outcome;
    },
    weight: row => weights.values[row]!,
  };
}

const edgeCase =
  'With `weight` a row counts as often as its number says, which need not be whole; rows without one, or with one below zero, are left out. What is left out is counted in rows.';

/** Which row is the middle one can't be told from aggregates. */
function hasWeights(stat: string): boolean {
  return stat !== 'median' && stat !== 'p';
}
