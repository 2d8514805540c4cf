/** What a measure says of rows that isn't made of any: it is made of other numbers, or typed in. */
import type { Measure } from './measure.ts';

export const notOfRows = {
  anchors: () => [],
  needs: () => [],
  outcomes: () => [],
  reasons: () => [],
  read: () => {
    throw new Error('A measure that is not made of rows was asked to read some.');
  },
} satisfies Partial<Measure>;
