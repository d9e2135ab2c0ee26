/** Points to compare by: without the last digits, in which sums of weights are rounded and would tell equals apart. */
export function comparable(points: number): number {
  return Math.round(points * 1e11) / 1e11;
}
