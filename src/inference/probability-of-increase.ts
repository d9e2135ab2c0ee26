import { assertRecord } from '../core/assertions.js';
import { betaPower } from '../numeric/incomplete-beta.js';
import { integrateRange } from '../numeric/range-rules.js';
import {
  chanceAbove,
  type DirichletLaw,
  type DirichletRules,
  dirichletMean,
  dirichletRules,
  dirichletVariance,
  integrateOverS,
  isSmooth,
  mirrorLaw,
} from './dirichlet.js';
import { checkedPrior, type PriorOptions, posteriorLaw } from './prior.js';
import type { ScorePair } from './score-difference.js';

/**
 * The probability that the true score of `current` is above that of `baseline`, given the answers of both.
 *
 * Each side has its own Dirichlet law, with the same prior. Computed without dice, to 1e-8. A side without answers has
 * the prior alone. Weights enter through Kish's effective n.
 *
 * @returns A probability, 0 to 1.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when the prior is out of range.
 * @example
 * ```ts
 * import { probabilityOfIncrease } from 'nps-kit';
 *
 * const current = { promoters: 15, passives: 13, detractors: 8 };
 * const baseline = { promoters: 7, passives: 7, detractors: 12 };
 * probabilityOfIncrease({ current, baseline }); // ≈ 0.964754
 * ```
 * @see Gelman et al., "Bayesian Data Analysis", 3rd edition, 2013, section 3.4 (Dirichlet prior)
 */
export function probabilityOfIncrease(pair: ScorePair, options: PriorOptions = {}): number {
  assertRecord(options, 'options');
  const prior = checkedPrior(options.prior);
  const one = posteriorLaw(pair?.current, prior, 'current');
  const other = posteriorLaw(pair.baseline, prior, 'baseline');
  const rules = dirichletRules();
  // The wider law is the one to integrate over, so that the chance under the other is no steeper than need be.
  return dirichletVariance(one) < dirichletVariance(other)
    ? 1 - chanceOfMore(other, one, rules)
    : chanceOfMore(one, other, rules);
}

/** Chance that a value of one law is above a value of the other: the integral of density times chance below. */
function chanceOfMore(one: DirichletLaw, other: DirichletLaw, rules: DirichletRules): number {
  const [from, to] = likelyRange(one);
  const [otherFrom, otherTo] = likelyRange(other);
  const mirrored = mirrorLaw(other);
  const [deviation, otherDeviation] = [one, other].map((law) => Math.sqrt(dirichletVariance(law))) as [
    number,
    number,
  ];
  // The density may be infinite at -1, 0 and 1; the chance rises about the mean of the other.
  const cuts = [from, 0, dirichletMean(other), to].filter((t) => t >= from && t <= to).sort((a, b) => a - b);
  const smooth = isSmooth(one) && isSmooth(other) && otherDeviation > deviation / 2;
  let sum = 0;
  for (let i = 1; i < cuts.length; i += 1) {
    const [start, end] = [cuts[i - 1] as number, cuts[i] as number];
    if (start === end) continue;
    sum += integrateRange(
      (fromLower, fromUpper) => {
        // Measured from the nearer end, so that 0 and the ends at -1 and 1 are approached closely.
        const t = fromLower < fromUpper ? start + fromLower : end - fromUpper;
        const rest = t < 0 ? 1 + start + fromLower : 1 - end + fromUpper;
        const density = t < 0 ? densityAt(-t, rest, mirrorLaw(one), rules) : densityAt(t, rest, one, rules);
        if (density * deviation < 1e-14 || t <= otherFrom) return 0;
        return t >= otherTo ? density : density * chanceAbove(-t, mirrored, rules, rest);
      },
      end - start,
      smooth ? rules.smooth : rules.singular,
    );
  }
  return Math.max(0, Math.min(1, sum));
}

/** Density of promoters - detractors at t, 0 < t < 1: that of S (2B - 1), B ~ beta(promoters, detractors). */
function densityAt(t: number, rest: number, law: DirichletLaw, rules: DirichletRules): number {
  const { promoters, detractors } = law;
  return integrateOverS(t, rest, law, rules, (s, beyond) => {
    const [x, y] = [(s + t) / (2 * s), beyond / (2 * s)];
    return betaPower(promoters, detractors, x, y) / (x * y * 2 * s);
  });
}

/** Where promoters - detractors lies but for a chance of about e^-36: Bernstein's bound for sums of gamma variables. */
function likelyRange(law: DirichletLaw): readonly [number, number] {
  const mean = dirichletMean(law);
  const total = law.promoters + law.passives + law.detractors;
  const reach = Math.sqrt(72 * dirichletVariance(law)) + 144 / total;
  return [Math.max(-1, mean - reach), Math.min(1, mean + reach)];
}
