/**
 * Root of a continuous function between two ends at which it has different signs, to the last bits of a double
 * (or to `tolerance`, absolute). Infinite values are fine. Where both ends have one sign, the end whose value is
 * nearer to 0: a limit that lies beyond the range ends at the range.
 *
 * @see Chandrupatla 1997, "A new hybrid quadratic/bisection algorithm": inverse quadratic interpolation where the
 * last three points lie monotone enough, else bisection.
 */
export function findRoot(f: (x: number) => number, lower: number, upper: number, tolerance = 0): number {
  let a = upper; // newest point; [a, b] holds the root, c is the point before
  let b = lower;
  let fa = f(a);
  let fb = f(b);
  if (fa > 0 === fb > 0 && fa !== 0 && fb !== 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let t = 0.5;
  for (let steps = 0; steps < 200; steps++) {
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const least = (2 ** -53 * Math.abs(best) + tolerance / 2) / Math.abs(b - a);
    if (fa === 0 || fb === 0 || !(least < 0.5)) return best;
    let x = a + Math.min(Math.max(t, least), 1 - least) * (b - a);
    if (x === a || x === b) x = a + (b - a) / 2;
    const fx = f(x);
    let c = a;
    let fc = fa;
    if (fx > 0 !== fa > 0) {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    t =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
