/** Hash tables over typed arrays: a Map of a million ids would take 136 MB and three quarters of a second. */

/** Slots of an open-addressing table; each holds an entry's number plus one, zero is free. */
class Slots {
  slots = new Int32Array(1024);
  private readonly hashOf: (entry: number) => number;

  constructor(hashOf: (entry: number) => number) {
    this.hashOf = hashOf;
  }

  /** Makes room for one more entry than `count`: never more than two thirds full. */
  reserve(count: number): void {
    if (count * 3 < this.slots.length * 2) return;
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < count; entry++) {
      let at = this.hashOf(entry) & mask;
      while (this.slots[at] !== 0) at = (at + 1) & mask;
      this.slots[at] = entry + 1;
    }
  }
}

/** FNV-1a with MurmurHash3's finish, over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}

function finish(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Gives every text a number: 0 for the first, 1 for the next new one. */
export class TextTable {
  /** The texts by number; grows. */
  readonly texts: string[] = [];
  private hashes = new Int32Array(512);
  private readonly table = new Slots(entry => this.hashes[entry]!);

  code(text: string): number {
    const hash = hashText(text);
    this.table.reserve(this.texts.length);
    const { slots } = this.table;
    const mask = slots.length - 1;
    let at = hash & mask;
    for (let entry = slots[at]!; entry !== 0; entry = slots[at]!) {
      if (this.hashes[entry - 1] === hash && this.texts[entry - 1] === text) return entry - 1;
      at = (at + 1) & mask;
    }
    const code = this.texts.length;
    if (code === this.hashes.length) this.hashes = grown(this.hashes);
    this.hashes[code] = hash;
    slots[at] = code + 1;
    this.texts.push(text);
    return code;
  }
}

/**
 * Gives every key a number without holding the keys: up to 9 bytes of hash and 12 of slots each. Two keys count as
 * one when all 64 bits agree, which among a million keys happens once in 37 million files, among a hundred million once in
 * 3,700.
 */
export class KeyTable {
  size = 0;
  private low = new Int32Array(512);
  private high = new Int32Array(512);
  private readonly table = new Slots(entry => this.low[entry]!);

  /** Memory that the table takes. */
  get bytes(): number {
    return this.low.byteLength + this.high.byteLength + this.table.slots.byteLength;
  }

  /** The key's number; a new key gets `size` of before. */
  code(key: string): number {
    let low = 0x811c9dc5;
    let high = 0x2f0b4c47;
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul((high << 13) | (high >>> 19), 0x9e3779b1) ^ Math.imul(unit + 1, 0x27d4eb2f);
    }
    low = finish(low);
    high = finish(high ^ key.length);
    this.table.reserve(this.size);
    const { slots } = this.table;
    const mask = slots.length - 1;
    let at = low & mask;
    for (let entry = slots[at]!; entry !== 0; entry = slots[at]!) {
      if (this.low[entry - 1] === low && this.high[entry - 1] === high) return entry - 1;
      at = (at + 1) & mask;
    }
    if (this.size === this.low.length) {
      this.low = grown(this.low);
      this.high = grown(this.high);
    }
    this.low[this.size] = low;
    this.high[this.size] = high;
    slots[at] = this.size + 1;
    return this.size++;
  }
}

/** A copy with an eighth more room: what is not used yet has to stay small. */
export function grown<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(array: T): T {
  const Room = array.constructor as new (length: number) => T;
  const larger = new Room(array.length + (array.length >> 3));
  larger.set(array);
  return larger;
}
