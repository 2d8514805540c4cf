/** A worked example of every measure, by kind. */
import type { Kind } from '../../kpi/measure.ts';
import { ofAnswers } from './answers.ts';
import { ofCalls } from './calls.ts';
import { ofCases } from './cases.ts';
import type { MeasureExample } from './example.ts';
import { ofOthers } from './made.ts';
import { ofNumbers } from './numbers.ts';

export type { MeasureExample } from './example.ts';

export const measureExamples: Record<Kind, MeasureExample> = {
  ...ofNumbers,
  ...ofAnswers,
  ...ofCases,
  ...ofCalls,
  ...ofOthers,
};
