import { betaPower, incompleteBeta } from '../numeric/incomplete-beta.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { doubleExponentialRule, integrateRange, type RangeRule, smoothRule } from '../numeric/range-rules.js';
import { findRoot } from '../numeric/roots.js';
import type { Limits } from './limits.js';

/** Counts plus prior counts, each above 0: the parameters of a Dirichlet law of the shares. */
export interface DirichletCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A Dirichlet law of the shares, and where S = 1 - passives ~ beta(promoters + detractors, passives) lies. */
export interface DirichletLaw extends DirichletCounts {
  /** S is above this and 1 - S above `leastRest`; elsewhere its density by the logit is below e^-36 of its peak. */
  readonly least: number;
  readonly leastRest: number;
}

/** The law with these parameters. */
export function dirichletLaw({ promoters, passives, detractors }: DirichletCounts): DirichletLaw {
  const opinionated = promoters + detractors;
  const middle = Math.log(opinionated / passives);
  const height = (logit: number): number =>
    betaPower(opinionated, passives, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
  const low = height(middle) * Math.exp(-36);
  const reachTo = (side: 1 | -1): number => {
    let reach = 8.4 * Math.sqrt(1 / opinionated + 1 / passives); // standard deviations of the logit, about
    while (reach < 600 && height(middle + side * reach) > low) reach *= 1.05;
    return reach;
  };
  const least = 1 / (1 + Math.exp(reachTo(-1) - middle));
  const leastRest = 1 / (1 + Math.exp(reachTo(1) + middle));
  return { promoters, passives, detractors, least, leastRest };
}

/** The law of the mirrored survey. */
export function mirrorLaw(law: DirichletLaw): DirichletLaw {
  return { ...law, promoters: law.detractors, detractors: law.promoters };
}

/** Mean of promoters - detractors, -1 to 1. */
export function dirichletMean({ promoters, passives, detractors }: DirichletCounts): number {
  return (promoters - detractors) / (promoters + passives + detractors);
}

/** Variance of promoters - detractors: (4pd + q(p + d)) / (A + 1) with the mean shares and A their parameters' sum. */
export function dirichletVariance({ promoters, passives, detractors }: DirichletCounts): number {
  const total = promoters + passives + detractors;
  const [p, q, d] = [promoters / total, passives / total, detractors / total];
  return (4 * p * d + q * (p + d)) / (total + 1);
}

/** The rules that integrals over these laws need; make them once. */
export interface DirichletRules {
  readonly singular: RangeRule;
  readonly smooth: RangeRule;
}

/** Both rules. */
export function dirichletRules(): DirichletRules {
  return { singular: doubleExponentialRule(), smooth: smoothRule() };
}

/** Parameters from which on a law is smooth at the ends of its range for all that a double can tell. */
export function isSmooth({ promoters, passives, detractors }: DirichletCounts): boolean {
  return Math.min(promoters, passives, detractors) >= 100;
}

/**
 * Integral over S from t >= 0 up of its density times a function of s and of s - t, where promoters - detractors is
 * S (2B - 1) with B ~ beta(promoters, detractors) independent of S.
 *
 * About s = t / (2 mean of B - 1) the function of B may be steep or peaked: the range is cut there.
 *
 * @param rest - 1 - t.
 */
export function integrateOverS(
  t: number,
  rest: number,
  law: DirichletLaw,
  rules: DirichletRules,
  ofB: (s: number, beyond: number) => number,
): number {
  const { promoters, passives, detractors, least, leastRest } = law;
  const opinionated = promoters + detractors;
  const start = Math.max(least, t);
  const width = (least > t ? 1 - least : rest) - leastRest;
  if (!(width > 0)) return 0;
  const lean = (promoters - detractors) / opinionated;
  const spreadOfB = Math.sqrt(((promoters / opinionated) * (detractors / opinionated)) / (opinionated + 1));
  const spread = ((2 * t) / lean ** 2) * spreadOfB;
  const rule = isSmooth(law) && spread > width / 34 ? rules.smooth : rules.singular;
  const over = (from: number, size: number): number =>
    integrateRange(
      (fromLower, fromUpper) => {
        const s = start + from + fromLower;
        const restOfS = leastRest + (width - from - size) + fromUpper;
        const density = betaPower(opinionated, passives, s, restOfS) / (s * restOfS);
        return density === 0 ? 0 : density * ofB(s, start - t + from + fromLower);
      },
      size,
      rule,
    );
  const cut = t / lean - start;
  return cut > 0 && cut < width && spread < width / 6
    ? over(0, cut) + over(cut, width - cut)
    : over(0, width);
}

/** Chance that promoters - detractors is above t >= 0, to 1e-12 absolute; rest is 1 - t. */
function chanceBeyond(t: number, rest: number, law: DirichletLaw, rules: DirichletRules): number {
  const { promoters, detractors } = law;
  const chance = integrateOverS(t, rest, law, rules, (s, beyond) =>
    incompleteBeta(detractors, promoters, beyond / (2 * s), (s + t) / (2 * s)),
  );
  return Math.min(1, chance);
}

/** Chance that promoters - detractors is above t, -1 <= t <= 1; rest is the distance of t from the nearer end. */
export function chanceAbove(
  t: number,
  law: DirichletLaw,
  rules: DirichletRules,
  rest: number = 1 - Math.abs(t),
): number {
  return t < 0 ? 1 - chanceBeyond(-t, rest, mirrorLaw(law), rules) : chanceBeyond(t, rest, law, rules);
}

/** The t below which the chance is `tail`, 0 < tail < 0.5; that of the mirrored law is minus the upper quantile. */
function lowerQuantile(tail: number, law: DirichletLaw, rules: DirichletRules): number {
  const mirrored = mirrorLaw(law);
  const excess = (t: number): number => chanceAbove(-t, mirrored, rules) - tail;
  const middle = dirichletMean(law);
  const deviation = Math.sqrt(dirichletVariance(law));
  let near = Math.min(1, middle + deviation); // the median is within one standard deviation of the mean
  let reach = 1.2 * normalUpperQuantile(tail);
  for (;;) {
    const far = Math.max(-1, middle - reach * deviation);
    if (far === -1 || excess(far) <= 0) return findRoot(excess, far, near, 1e-12 * deviation);
    near = far;
    reach *= 1.5;
  }
}

/** The limits with the chance `tail` beyond each of them, 0 < tail < 0.5. */
export function equalTails(tail: number, law: DirichletLaw): Limits {
  const rules = dirichletRules();
  return {
    lower: lowerQuantile(tail, law, rules),
    upper: -lowerQuantile(tail, mirrorLaw(law), rules),
  };
}
