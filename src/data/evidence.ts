/** What a column's values say about which of two ways they are written in. */

export class TwoWays {
  private either = 0;
  private onlyFirst = 0;
  private onlySecond = 0;

  /** A value that reads in one way or the other, or differently in both. */
  add(value: 'first' | 'second' | 'either'): void {
    if (value === 'either') this.either++;
    else if (value === 'first') this.onlyFirst++;
    else this.onlySecond++;
  }

  /**
   * `tie` where values read in both ways and none tells which, `mixed` where values contradict each other, `open`
   * where no value depends on the way. A few (1 in 100) that contradict all others are mistakes and don't decide.
   */
  verdict(): 'first' | 'second' | 'tie' | 'mixed' | 'open' {
    const { onlyFirst, onlySecond } = this;
    if (onlyFirst === 0 && onlySecond === 0) return this.either > 0 ? 'tie' : 'open';
    if (onlyFirst > 100 * onlySecond) return 'first';
    return onlySecond > 100 * onlyFirst ? 'second' : 'mixed';
  }
}
