/** Importance against performance: what matters and is done badly stands at the top left. */
import { scaleLinear } from 'd3-scale';
import { coordinate } from '../../charts/coordinate.ts';
import { html, type Markup } from '../../markup.ts';
import { decimal } from '../../numbers.ts';
import type { Importance } from '../model.ts';

const size = { width: 420, height: 350 };
const margin = { top: 10, right: 10, bottom: 42, left: 44 };

interface Placed {
  number: number;
  x: number;
  y: number;
  /** Where its number stands. */
  label: { x: number; y: number };
}

export function importanceMarkup({ points, means }: Importance): Markup {
  const x = scaleLinear([1, 5], [margin.left, size.width - margin.right]);
  const y = scaleLinear([1, 5], [size.height - margin.bottom, margin.top]);
  const [middle, half] = [x(means.performance), y(means.importance)];
  const [left, right] = [margin.left, size.width - margin.right];
  const [top, bottom] = [margin.top, size.height - margin.bottom];
  const placed = place(
    points.map(({ number, performance, importance }) => ({ number, x: x(performance), y: y(importance) })),
  );
  return html`<figure class="importance"><svg role="img" aria-labelledby="importance-t importance-d" viewBox="0 0 ${size.width} ${size.height}">
<title id="importance-t">Importance against performance</title><desc id="importance-d">${inWords(points)}</desc>
<rect class="urgent" x="${left}" y="${top}" width="${coordinate(Math.max(0, middle - left))}" height="${coordinate(Math.max(0, half - top))}"/>
${[1, 2, 3, 4, 5].map(
  tick =>
    html`<line class="grid" x1="${left}" x2="${right}" y1="${coordinate(y(tick))}" y2="${coordinate(y(tick))}"/><text x="${left - 10}" y="${coordinate(y(tick) + 4)}" text-anchor="end">${tick}</text><text x="${coordinate(x(tick))}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`,
)}
<line class="divide" x1="${coordinate(middle)}" x2="${coordinate(middle)}" y1="${top}" y2="${bottom}"/><line class="divide" x1="${left}" x2="${right}" y1="${coordinate(half)}" y2="${coordinate(half)}"/>
<text class="corner" x="${left + 8}" y="${top + 16}">Work on it first</text><text class="corner" x="${right - 8}" y="${top + 16}" text-anchor="end">Keep it up</text><text class="corner" x="${left + 8}" y="${bottom - 8}">Can wait</text><text class="corner" x="${right - 8}" y="${bottom - 8}" text-anchor="end">More than is asked</text>
<text x="${(left + right) / 2}" y="${size.height - 6}" text-anchor="middle">How well customers say it is done</text><text x="14" y="${(top + bottom) / 2}" text-anchor="middle" transform="rotate(-90 14 ${(top + bottom) / 2})">How much it matters</text>
${placed.map(pointMarkup)}
</svg><figcaption>Numbers as in the table. Divided at the averages: it matters ${decimal(means.importance, 1)}, it is done ${decimal(means.performance, 1)}.</figcaption></figure>`;
}

function pointMarkup({ number, x, y, label }: Placed): Markup {
  const far = Math.hypot(label.x - x, label.y - y) > 16;
  return html`${far && html`<line class="leader" x1="${coordinate(x)}" y1="${coordinate(y)}" x2="${coordinate(label.x)}" y2="${coordinate(label.y)}"/>`}<circle class="point" cx="${coordinate(x)}" cy="${coordinate(y)}" r="5"/><text class="number" x="${coordinate(label.x)}" y="${coordinate(label.y + 4.5)}" text-anchor="middle">${number}</text>`;
}

function inWords(points: Importance['points']): string {
  return points
    .map(
      ({ number, text, importance, performance }) =>
        `${number}: ${text} matters ${decimal(importance, 1)}, done ${decimal(performance, 1)}`,
    )
    .join('; ');
}

/** Room that a number takes, and a point. */
const apart = { labels: { x: 18, y: 15 }, points: 11 };
const directions = [0, 45, -45, 90, -90, 135, -135, 180].map(degrees => (degrees * Math.PI) / 180);

/** Each number beside its point, at the first place around it that nothing else takes; further out where all are taken. */
function place(points: readonly { number: number; x: number; y: number }[]): Placed[] {
  const placed: Placed[] = [];
  for (const point of points) {
    const free = candidates(point).find(
      label =>
        placed.every(other => !meets(label, other.label)) &&
        points.every(other => Math.hypot(other.x - label.x, other.y - label.y) >= apart.points),
    );
    placed.push({ ...point, label: free ?? { x: point.x + 14, y: point.y } });
  }
  return placed;
}

function candidates({ x, y }: { x: number; y: number }): { x: number; y: number }[] {
  return [14, 28, 44, 62, 82].flatMap(distance =>
    directions
      .map(angle => ({ x: x + distance * Math.cos(angle), y: y - distance * Math.sin(angle) }))
      .filter(
        at =>
          at.x > margin.left + 8 &&
          at.x < size.width - 10 &&
          at.y > margin.top + 8 &&
          at.y < size.height - margin.bottom - 8,
      ),
  );
}

function meets(a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  return Math.abs(a.x - b.x) < apart.labels.x && Math.abs(a.y - b.y) < apart.labels.y;
}
