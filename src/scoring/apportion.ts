/**
 * Splits a whole number in proportion to parts by largest remainder (Hamilton's method): the results are whole and
 * add up. Of equal remainders the larger part wins, then the middle one, then the first, so that swapping the ends
 * swaps the result wherever that is possible.
 */
export function apportion(parts: readonly number[], whole: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  // The remainder of a division of whole numbers is exact, where the fraction of a quota would be rounded.
  const shares = parts.map((part, index) => ({ index, part, remainder: (part * whole) % sum }));
  const result = shares.map(({ part, remainder }) => Math.round((part * whole - remainder) / sum));
  const middle = (parts.length - 1) / 2;
  const order = shares.sort(
    (one, other) =>
      other.remainder - one.remainder ||
      other.part - one.part ||
      Math.abs(one.index - middle) - Math.abs(other.index - middle),
  );
  let left = whole - result.reduce((total, part) => total + part, 0);
  for (const { index } of order) {
    if (left <= 0) break;
    result[index] = (result[index] as number) + 1;
    left -= 1;
  }
  return result;
}
