/** What a reader can work out by adding and subtracting, told without the program that is tested. */

const prime = 1_000_003;

/** Linear equations over the numbers of each kind, brought to echelon form modulo a prime. */
export class Known {
  private readonly rows = new Map<number, number[]>();

  /** What is left of an equation once everything known is taken off it; undefined when nothing is. */
  private reduce(equation: number[]): number[] | undefined {
    const rest = [...equation];
    for (let i = 0; i < rest.length; i++) {
      if (rest[i] === 0) continue;
      const row = this.rows.get(i);
      if (!row) return rest;
      const factor = rest[i]!;
      for (let j = i; j < rest.length; j++)
        rest[j] = (((rest[j]! - factor * row[j]!) % prime) + prime) % prime;
    }
    return undefined;
  }

  add(equation: number[]): void {
    const rest = this.reduce(equation);
    if (!rest) return;
    const lead = rest.findIndex(value => value !== 0);
    const inverse = power(rest[lead]!, prime - 2);
    this.rows.set(
      lead,
      rest.map(value => (value * inverse) % prime),
    );
  }

  tells(equation: number[]): boolean {
    return this.reduce(equation) === undefined;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
