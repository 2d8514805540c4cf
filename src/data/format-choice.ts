/**
 * Which of several date formats that a plan lists a file is written in, where they read one text as different days:
 * `[dd/MM/yyyy, MM/dd/yyyy]`. Formats that never contradict each other are all in use, so that one file may mix them.
 */
import type { TimeFormat } from './time-format.ts';

/** Formats that may read the same text differently. */
class Rivals {
  readonly formats: readonly TimeFormat[];
  private readonly reads: number[];
  /** Values that some of the formats reads. */
  private values = 0;
  /** The first value that two formats read differently. */
  private contested: { text: string; formats: [string, string] } | undefined;

  constructor(formats: readonly TimeFormat[]) {
    this.formats = formats;
    this.reads = formats.map(() => 0);
  }

  add(text: string): void {
    let seen: { format: TimeFormat; value: number } | undefined;
    this.formats.forEach((format, index) => {
      const value = format.parse(text);
      if (Number.isNaN(value)) return;
      this.reads[index]!++;
      if (seen && seen.value !== value)
        this.contested ??= { text, formats: [seen.format.pattern, format.pattern] };
      seen ??= { format, value };
    });
    if (seen) this.values++;
  }

  get verdict(): FormatVerdict {
    const { contested } = this;
    if (!contested) return { kind: 'open' };
    const complete = this.formats.filter((_, index) => this.reads[index] === this.values);
    if (complete.length === 1)
      return { kind: 'settled', out: this.formats.filter(format => format !== complete[0]) };
    return { kind: complete.length ? 'tie' : 'mixed', ...contested };
  }
}

export type FormatVerdict =
  | { kind: 'open' }
  /** The formats in `out` are not those of this file. */
  | { kind: 'settled'; out: readonly TimeFormat[] }
  /** `formats` read `text` differently, and all values read in both (tie) or no format reads all (mixed). */
  | { kind: 'tie' | 'mixed'; text: string; formats: [string, string] };

export class FormatChoice {
  private readonly rivals: readonly Rivals[];

  constructor(formats: readonly TimeFormat[]) {
    const byShape = new Map<string, TimeFormat[]>();
    for (const format of formats) {
      const shape = shapeOf(format.pattern);
      byShape.set(shape, [...(byShape.get(shape) ?? []), format]);
    }
    this.rivals = [...byShape.values()].filter(group => group.length > 1).map(group => new Rivals(group));
  }

  /** Whether any values have to be looked at. */
  get isOpen(): boolean {
    return this.rivals.length > 0;
  }

  add(text: string): void {
    for (const rivals of this.rivals) rivals.add(text);
  }

  /** The most pressing verdict first: mixed, tie, settled, open. */
  verdict(): FormatVerdict {
    const verdicts = this.rivals.map(rivals => rivals.verdict);
    const found = (kind: FormatVerdict['kind']) => verdicts.find(verdict => verdict.kind === kind);
    const pressing = found('mixed') ?? found('tie');
    if (pressing) return pressing;
    const out = verdicts.flatMap(verdict => (verdict.kind === 'settled' ? verdict.out : []));
    return out.length ? { kind: 'settled', out } : { kind: 'open' };
  }
}

/** Equal for patterns that differ in the order or length of their numbers only. */
function shapeOf(pattern: string): string {
  if (pattern.startsWith('epoch')) return 'epoch';
  return pattern
    .replace(/'((?:[^']|'')*)'/g, '$1')
    .replace(/M{3,}/g, '\u0001')
    .replace(/[xXZ]+/g, '\u0002')
    .replace(/[yMdHhmsS]+/g, '#')
    .replace(/\s+/g, ' ');
}
