import { escapeUnseen } from '../../diagnostic/visible.ts';
import { sortedKeys } from '../canonical.ts';
import type { Portfolio } from './portfolio.ts';

/** Version of the JSON portfolio's shape. Within a version, keys are only added. */
export const portfolioVersion = 1;

/**
 * What csplan portfolio --format json writes. Version 1 gets additions only: a reader passes over keys that it doesn't
 * know. Numbers are raw: percent 0 to 100, durations in seconds, dates YYYY-MM-DD, periods from `start` to before `end`.
 */
export interface JsonPortfolio extends Portfolio {
  /** Version of this shape. */
  csplanPortfolio: typeof portfolioVersion;
}

/** The whole model with raw numbers, units as in a report's JSON; keys sorted, `csplanPortfolio` first. */
export function renderPortfolioJson(model: Portfolio): string {
  const value = { csplanPortfolio: portfolioVersion, ...(sortedKeys(model) as object) };
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
