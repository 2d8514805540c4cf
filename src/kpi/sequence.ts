/** Rows that are judged by those before them, held until all are read: files are in no order. */

/** Where a row is counted once it is judged: the views it belongs to, and the codes of its groups. */
export interface Place {
  views: readonly number[];
  groups: readonly number[];
}

/** A row in time; `day` is its calendar day, which alone counts where `dateOnly`. */
export interface Moment {
  at: number;
  day: number;
  dateOnly: boolean;
}

const secondsOfDay = 86400;

export class Sequence {
  private readonly keys = new Map<string, number>();
  private readonly places = new Map<string, number>();
  private readonly placeList: Place[] = [];
  /** Column by column, since there may be millions of rows. */
  private readonly key: number[] = [];
  private readonly at: number[] = [];
  private readonly day: number[] = [];
  private readonly dateOnly: number[] = [];
  private readonly place: number[] = [];

  add(key: string, { at, day, dateOnly }: Moment, place: Place): void {
    this.key.push(numberOf(this.keys, key));
    this.at.push(at);
    this.day.push(day);
    this.dateOnly.push(Number(dateOnly));
    this.place.push(this.placeOf(place));
  }

  /** Hands out every row, and whether another of its key came before it, at most `within` seconds. */
  settle(within: number, judged: (at: number, place: Place, follows: boolean) => void): void {
    const { key, at, dateOnly } = this;
    const order = Int32Array.from(key, (_, i) => i).sort(
      (a, b) => key[a]! - key[b]! || at[a]! - at[b]! || dateOnly[a]! - dateOnly[b]!,
    );
    // Moments of one key, each once: however many rows share an instant, they are looked at once.
    let moments: Moment[] = [];
    let before = -1;
    for (const row of order) {
      const moment = { at: at[row]!, day: this.day[row]!, dateOnly: dateOnly[row] === 1 };
      if (before < 0 || key[before] !== key[row]) moments = [];
      judged(moment.at, this.placeList[this.place[row]!]!, followsOne(moments, moment, within));
      const last = moments.at(-1);
      if (last?.at !== moment.at || last.dateOnly !== moment.dateOnly) moments.push(moment);
      before = row;
    }
  }

  private placeOf(place: Place): number {
    const id = numberOf(this.places, `${place.views.join(',')}/${place.groups.join(',')}`);
    if (id === this.placeList.length) this.placeList.push(place);
    return id;
  }
}

function followsOne(moments: readonly Moment[], moment: Moment, within: number): boolean {
  for (let i = moments.length - 1; i >= 0; i--) {
    const earlier = moments[i]!;
    const gap =
      moment.dateOnly || earlier.dateOnly
        ? (moment.day - earlier.day) * secondsOfDay
        : (moment.at - earlier.at) / 1000;
    if (gap > 0) return gap <= within;
  }
  return false;
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}
