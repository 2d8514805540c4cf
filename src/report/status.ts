/** A status is a word and a shape; colour comes on top and never alone. */
import type { Status } from '../kpi/evaluation.ts';

/** What the colour, where there is one, says. */
export type Tone = 'good' | 'near' | 'bad' | 'none';

export interface StatusLook {
  word: string;
  shape: '●' | '▲' | '■' | '○';
  ascii: '*' | '^' | '#' | 'o';
  tone: Tone;
}

const looks: Record<Status, StatusLook> = {
  'on-course': { word: 'on course', shape: '●', ascii: '*', tone: 'good' },
  met: { word: 'met', shape: '●', ascii: '*', tone: 'good' },
  near: { word: 'near', shape: '▲', ascii: '^', tone: 'near' },
  behind: { word: 'behind', shape: '■', ascii: '#', tone: 'bad' },
  missed: { word: 'missed', shape: '■', ascii: '#', tone: 'bad' },
  'no-data': { word: 'no data', shape: '○', ascii: 'o', tone: 'none' },
  'too-few': { word: 'too few', shape: '○', ascii: 'o', tone: 'none' },
  'no-course': { word: 'no course', shape: '○', ascii: 'o', tone: 'none' },
};

export function lookOf(status: Status): StatusLook {
  return looks[status];
}

/** Statuses from the one that needs attention most. */
const urgency: readonly Status[] = [
  'missed',
  'behind',
  'near',
  'no-data',
  'too-few',
  'no-course',
  'on-course',
  'met',
];

/** Negative where `a` needs attention more than `b`. */
export function byUrgency(a: Status, b: Status): number {
  return urgency.indexOf(a) - urgency.indexOf(b);
}
