/** The shape beside a colour, so that no state is told by colour alone. */
import { lookOf, type Tone } from '../status.ts';

const statuses = { good: 'met', near: 'near', bad: 'behind', none: 'no-data' } as const;

export function lookOfTone(tone: Tone): { shape: string; ascii: string } {
  return lookOf(statuses[tone]);
}
