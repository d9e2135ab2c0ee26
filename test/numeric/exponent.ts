/**
 * The error that a chance far out explains: ln p is an exponent of up to 690, whose last bit alone is 5.7e-14, and it
 * is a sum of a few terms. One unit down to e^-256, then in proportion.
 */
export function exponentUnit(_args: number[], chance: number): number {
  return Math.max(1, -Math.log(chance) / 256);
}
