/** Labels of a drawing, put where they touch no other. */
import { textWidth } from './text-width.ts';

export interface Label {
  text: string;
  x: number;
  /** Of the line on which the text stands. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** Of the font. */
  size: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function boxOf({ text, x, y, anchor, size }: Label): Box {
  const width = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 0.95 * size, bottom: y + 0.25 * size };
}

export class Labels {
  private readonly taken: Box[] = [];
  private readonly bounds: Box;

  constructor(bounds: Box) {
    this.bounds = bounds;
  }

  /** Nothing is put here. */
  block(box: Box): void {
    this.taken.push(box);
  }

  /** The first of the places that is free; undefined where none is. */
  place(places: readonly Label[]): Label | undefined {
    const found = places.find(place => this.isFree(boxOf(place)));
    if (found) this.block(boxOf(found));
    return found;
  }

  private isFree(box: Box): boolean {
    const { bounds, taken } = this;
    return (
      box.left >= bounds.left &&
      box.right <= bounds.right &&
      box.top >= bounds.top &&
      box.bottom <= bounds.bottom &&
      taken.every(other => apart(box, other))
    );
  }
}

function apart(a: Box, b: Box): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}

/** Heights moved apart to at least `least` from each other, inside both ends, in the order given (from above). */
export function spread(heights: readonly number[], least: number, [top, bottom]: [number, number]): number[] {
  const down: number[] = [];
  for (const height of heights) down.push(Math.max(height, (down.at(-1) ?? top - least) + least));
  const up: number[] = [];
  for (const height of [...down].reverse()) up.push(Math.min(height, (up.at(-1) ?? bottom + least) - least));
  return up.reverse();
}

/** Marks along a line that would touch are drawn as one. */
export interface Mark {
  x: number;
  /** The first and the last of the numbers that it stands for, and where each of them is. */
  from: number;
  to: number;
  at: number[];
}

/** `at`: where the marks 1, 2, 3, … are, in ascending order. */
export function merged(at: readonly number[], widthOf: (mark: Mark) => number): Mark[] {
  let marks = at.map((x, i): Mark => ({ x, from: i + 1, to: i + 1, at: [x] }));
  for (;;) {
    const i = marks.findIndex((mark, j) => {
      const next = marks[j + 1];
      return next !== undefined && next.x - mark.x < (widthOf(mark) + widthOf(next)) / 2 + 2;
    });
    if (i < 0) return marks;
    const [a, b] = [marks[i]!, marks[i + 1]!];
    const both = [...a.at, ...b.at];
    const x = both.reduce((sum, one) => sum + one, 0) / both.length;
    marks = [...marks.slice(0, i), { x, from: a.from, to: b.to, at: both }, ...marks.slice(i + 2)];
  }
}
