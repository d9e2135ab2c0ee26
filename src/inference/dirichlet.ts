import { type EndpointRule, integrateRange } from '../numeric/double-exponential.js';
import { betaPower, incompleteBeta } from '../numeric/incomplete-beta.js';
import { normalQuantile } from '../numeric/normal.js';
import { findRoot } from '../numeric/roots.js';

/** Parameters of a Dirichlet law of the shares: counts plus prior counts, each above 0. */
export interface DirichletLaw {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The law of the mirrored survey. */
export function mirrorLaw({ promoters, passives, detractors }: DirichletLaw): DirichletLaw {
  return { promoters: detractors, passives, detractors: promoters };
}

/** Mean of promoters - detractors, -1 to 1. */
export function dirichletMean({ promoters, passives, detractors }: DirichletLaw): number {
  return (promoters - detractors) / (promoters + passives + detractors);
}

/** Variance of promoters - detractors: (4pd + q(p + d)) / (A + 1) with the mean shares and A their parameters' sum. */
export function dirichletVariance({ promoters, passives, detractors }: DirichletLaw): number {
  const total = promoters + passives + detractors;
  const [p, q, d] = [promoters / total, passives / total, detractors / total];
  return (4 * p * d + q * (p + d)) / (total + 1);
}

/** Where a beta(a, b) value x lies: from `least` up to 1 - `leastRest`; outside its density by the logit is below e^-36 of its peak. */
function betaRange(a: number, b: number): { readonly least: number; readonly leastRest: number } {
  const middle = Math.log(a / b);
  const height = (logit: number): number =>
    betaPower(a, b, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
  const low = height(middle) * Math.exp(-36);
  const reachTo = (side: number): number => {
    let reach = 8.5 * Math.sqrt(1 / a + 1 / b); // standard deviations of the logit, about
    while (reach < 600 && height(middle + side * reach) > low) reach *= 1.25;
    return reach;
  };
  return {
    least: 1 / (1 + Math.exp(reachTo(-1) - middle)),
    leastRest: 1 / (1 + Math.exp(reachTo(1) + middle)),
  };
}

/**
 * Chance that promoters - detractors is above t >= 0.
 *
 * It is S (2B - 1) with S = 1 - passives ~ beta(promoters + detractors, passives) and, independent of it, B ~
 * beta(promoters, detractors): the integral over S of the chance that B > (1 + t/s) / 2.
 */
function chanceAboveOf(t: number, law: DirichletLaw, rule: EndpointRule): number {
  const { promoters, passives, detractors } = law;
  const opinionated = promoters + detractors;
  const { least, leastRest } = betaRange(opinionated, passives);
  const start = Math.max(least, t);
  const width = 1 - start - leastRest;
  if (!(width > 0)) return 0;
  const integrand = (s: number, rest: number, beyond: number): number =>
    (betaPower(opinionated, passives, s, rest) / (s * rest)) *
    incompleteBeta(detractors, promoters, beyond / (2 * s), (s + t) / (2 * s));
  const gap = start - t;
  const over = (from: number, size: number): number =>
    integrateRange(
      (fromLower, fromUpper) =>
        integrand(
          start + from + fromLower,
          leastRest + (width - from - size) + fromUpper,
          gap + from + fromLower,
        ),
      size,
      rule,
    );
  // The chance for B falls from 1 to 0 about s = t / (2 mean - 1): the range is cut there if that fall is steep.
  const lean = (promoters - detractors) / opinionated;
  const cut = t / lean - start;
  const spread =
    ((2 * t) / lean ** 2) * Math.sqrt((promoters * detractors) / (opinionated ** 2 * (opinionated + 1)));
  if (cut > 0 && cut < width && spread < width / 16) return over(0, cut) + over(cut, width - cut);
  return over(0, width);
}

/** Chance that promoters - detractors is above t, -1 <= t <= 1, to 1e-12 absolute. */
export function chanceAbove(t: number, law: DirichletLaw, rule: EndpointRule): number {
  const chance = t < 0 ? 1 - chanceAboveOf(-t, mirrorLaw(law), rule) : chanceAboveOf(t, law, rule);
  return Math.max(0, Math.min(1, chance));
}

/** The t below which the chance is `tail`, 0 < tail < 0.5; that of the mirrored law is minus the upper quantile. */
export function lowerQuantile(tail: number, law: DirichletLaw, rule: EndpointRule): number {
  const mirrored = mirrorLaw(law);
  const excess = (t: number): number => chanceAbove(-t, mirrored, rule) - tail;
  const middle = dirichletMean(law);
  const deviation = Math.sqrt(dirichletVariance(law));
  let near = middle + deviation; // the median is within one standard deviation of the mean
  let reach = -normalQuantile(tail);
  for (;;) {
    const far = Math.max(-1, middle - 1.2 * reach * deviation);
    if (far === -1 || excess(far) <= 0) return findRoot(excess, far, Math.min(1, near), 1e-12 * deviation);
    near = far;
    reach *= 1.5;
  }
}
