/** Quantiles of the normal and of Student's distribution, at the one level that csplan judges by. */

/** Per cent of samples whose interval holds the true value. */
export const level = 95;

/** The normal quantile of 0.975: the 1.96 of the published formulas. */
export const z = 1.959963984540054;

/**
 * The quantile of 0.975 of Student's t with `df` degrees of freedom, by its expansion around the normal quantile
 * (Abramowitz and Stegun 1964, 26.7.5): right to 0.0002 from nine degrees on.
 */
export function studentT(df: number): number {
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160;
  return z + g1 / df + g2 / df ** 2 + g3 / df ** 3 + g4 / df ** 4;
}
