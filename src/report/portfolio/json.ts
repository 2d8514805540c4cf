import { escapeUnseen } from '../../diagnostic/visible.ts';
import { sortedKeys } from '../canonical.ts';
import type { Portfolio } from './portfolio.ts';

/** Version of the JSON portfolio's shape. Within a version, keys are only added. */
export const portfolioVersion = 1;

/** The whole model with raw numbers, units as in a report's JSON; keys sorted, `csplanPortfolio` first. */
export function renderPortfolioJson(model: Portfolio): string {
  const value = { csplanPortfolio: portfolioVersion, ...(sortedKeys(model) as object) };
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
