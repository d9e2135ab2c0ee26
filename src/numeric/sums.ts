/** Sum with the rounding errors of its additions carried along (Neumaier 1974): exact to about one rounding. */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let carry = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const next = sum + value;
    carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + carry;
}

/** A running compensated sum: make one, add to it in a loop, read `totalOf` at the end. */
export interface Accumulator {
  sum: number;
  carry: number;
}

/** Adds a value to a running sum in place. */
export function addTo(accumulator: Accumulator, value: number): void {
  const { sum } = accumulator;
  const next = sum + value;
  accumulator.carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  accumulator.sum = next;
}

/** The sum so far. */
export function totalOf(accumulator: Accumulator): number {
  return accumulator.sum + accumulator.carry;
}
