import { logGamma } from './gamma.js';
import { gammaPower, lowerIncompleteGamma, upperIncompleteGamma } from './incomplete-gamma.js';
import { invertTail, roughNormalTail } from './tail-inverse.js';

/** The x with P(a, x) = p, a > 0; q = 1 - p where it is known better than p. */
export function gammaQuantile(p: number, a: number, q: number = 1 - p): number {
  if (p <= 0) return 0;
  if (q <= 0) return Number.POSITIVE_INFINITY;
  const scale = Math.min(1, 1 / Math.sqrt(a)); // deviation of ln x, about
  // P(a, x) is at most x^a / Γ(a + 1), and nearly that for small x.
  const least = Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  const z = p < q ? -roughNormalTail(p) : roughNormalTail(q);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a)); // Wilson & Hilferty 1931
  const start = Math.max(least, root > 0 ? a * root ** 3 : 0);
  if (p <= q) {
    return invertTail(
      (x) => lowerIncompleteGamma(a, x),
      (x) => gammaPower(a, x),
      p,
      start,
      least,
      scale,
    );
  }
  const inverse = invertTail(
    (m) => upperIncompleteGamma(a, 1 / m),
    (m) => gammaPower(a, 1 / m),
    q,
    1 / start,
    0,
    scale,
  );
  return 1 / inverse;
}
