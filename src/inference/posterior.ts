import { assertLevel, assertNumber, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { chanceAbove, dirichletMean, dirichletRules, dirichletVariance, equalTails } from './dirichlet.js';
import { limitsInPoints } from './limits.js';
import { checkedPrior, type PriorCounts, type PriorOptions, posteriorLaw } from './prior.js';
import type { ScoreInterval } from './records.js';

/** Options of {@link scorePosterior}. */
export interface PosteriorOptions extends PriorOptions {
  /** Credible level, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** What is believed of a score after the answers. */
export interface ScorePosterior {
  /** Expected score in points, -100 to 100. */
  readonly mean: number;
  /** Standard deviation of the score in points. */
  readonly standardDeviation: number;
  /** Credible interval: the score is below and above it with equal chances. */
  readonly interval: ScoreInterval<'dirichlet'>;
  /** What was known before, as imaginary answers. */
  readonly prior: PriorCounts;
}

/**
 * What is believed of a Net Promoter Score after the answers: mean, spread and credible interval of its Dirichlet law.
 *
 * Computed without dice: mean and deviation in closed form, limits to 1e-8 points. Weights enter through Kish's
 * effective n. With nobody answering it is the prior. Where the true share of a category is 0, Jeffreys' interval does
 * not hold its level; see docs/methods.md.
 *
 * @returns Points.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { scorePosterior } from 'nps-kit';
 *
 * const posterior = scorePosterior({ promoters: 50, passives: 30, detractors: 20 });
 * posterior.mean; // ≈ 29.557
 * posterior.interval; // ≈ { lower: 14.017, upper: 44.273, level: 0.95, method: 'dirichlet' }
 * ```
 * @see Gelman et al., "Bayesian Data Analysis", 3rd edition, 2013, section 3.4 (Dirichlet prior)
 */
export function scorePosterior(counts: AnyCounts, options: PosteriorOptions = {}): ScorePosterior {
  assertRecord(options, 'options');
  const { level = 0.95, prior } = options;
  const checked = checkedPrior(prior);
  assertLevel(level);
  const law = posteriorLaw(counts, checked, 'counts');
  return {
    mean: 100 * dirichletMean(law) + 0,
    standardDeviation: 100 * Math.sqrt(dirichletVariance(law)),
    interval: { ...limitsInPoints(equalTails((1 - level) / 2, law), 1), level, method: 'dirichlet' },
    prior: checked,
  };
}

/** Options of {@link probabilityAbove}. */
export interface ProbabilityAboveOptions extends PriorOptions {
  /** The score to be above, points, -100 to 100. */
  readonly target: number;
}

/**
 * The probability that the true score is above a target, given the answers.
 *
 * Computed without dice, to 1e-10. Weights enter through Kish's effective n. With nobody answering it is the prior's.
 *
 * @returns A probability, 0 to 1.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { probabilityAbove } from 'nps-kit';
 *
 * probabilityAbove({ promoters: 15, passives: 13, detractors: 8 }, { target: 10 }); // ≈ 0.75698
 * ```
 * @see Gelman et al., "Bayesian Data Analysis", 3rd edition, 2013, section 3.4 (Dirichlet prior)
 */
export function probabilityAbove(counts: AnyCounts, options: ProbabilityAboveOptions): number {
  assertRecord(options, 'options', 'options with a target');
  const { target, prior } = options;
  assertNumber(target, -100, 100, 'options.target');
  return chanceAbove(target / 100, posteriorLaw(counts, checkedPrior(prior), 'counts'), dirichletRules());
}
