/** Whether the values of a column repeat, in bounded memory. */

/** Values that are remembered: 64 MB. What comes behind them is not looked at. */
const most = 1 << 22;

export class Uniqueness {
  /** Values that an earlier row had. */
  repeats = 0;
  /** There were more values than are remembered. */
  capped = false;
  private size = 0;
  /** Hashes of 53 bits, open addressing; 0 is a free place. Of four million values two share one once in a thousand times. */
  private table = new Float64Array(1 << 10);

  add(text: string): void {
    if (this.capped) return;
    const hash = hashOf(text);
    const at = this.place(this.table, hash);
    if (this.table[at] === hash) {
      this.repeats++;
      return;
    }
    this.table[at] = hash;
    this.size++;
    if (this.size === most) this.capped = true;
    else if (this.size * 2 > this.table.length) this.grow();
  }

  private place(table: Float64Array, hash: number): number {
    const mask = table.length - 1;
    let at = hash % table.length;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const larger = new Float64Array(this.table.length * 2);
    for (const hash of this.table) if (hash !== 0) larger[this.place(larger, hash)] = hash;
    this.table = larger;
  }
}

/** Two multiplicative hashes of 32 bits side by side (FNV-1a and djb2 with xor), 53 bits of them; never 0. */
function hashOf(text: string): number {
  let first = 0x811c9dc5;
  let second = 5381;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second, 33) ^ code;
  }
  second = Math.imul(second ^ (second >>> 15), 0x2c1b3c6d);
  return (first >>> 0) * 0x200000 + ((second ^ (second >>> 13)) & 0x1fffff) || 1;
}
