import { assertHeads, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { drawHypergeometric } from '../numeric/draws.js';
import { createRandom } from '../numeric/random.js';
import { differenceRecord } from './difference-record.js';
import { alternatives, reachOf } from './p-value.js';
import type { Alternative, DifferenceTest, Untestable } from './records.js';
import { assertDraws, type ResamplingOptions } from './resampling-options.js';
import { type Sample, sampleOf, varianceOf } from './sample.js';
import { scoreDifferenceLimits } from './score-difference.js';
import { type AnswerUrn, differenceTail } from './urn-difference.js';

/** Options of {@link testPermutation}. */
export interface PermutationOptions extends ResamplingOptions {
  /** What to look for; `greater` and `less` make the interval one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** Level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** A permutation test of two scores. */
export interface PermutationTest extends DifferenceTest<'permutation'> {
  /** The p-value with ties counted half: less careful, closer to alpha. 0 to 1. */
  readonly midPValue: number;
  /** How many permutations were drawn; null when the p-value is exact. */
  readonly draws: number | null;
}

/**
 * Tests whether two groups could be one by shuffling their answers: how often is the difference of the scores as large?
 *
 * Computed exactly from the counts, without dice; with `draws` and `seed` it is simulated, two hypergeometric numbers
 * per permutation whatever the size of the groups. It assumes equal distributions, not only equal scores: with unlike
 * shapes and sizes it raises too many alarms, so prefer {@link testScoreDifference}. The statistic is the difference in
 * standard deviations of the shuffled one; the interval is the score interval.
 *
 * @returns Difference (current - baseline), limits and standard error in points; `untestable` with reason
 *   `empty-sample` when a side is empty.
 * @throws {NpsError} INVALID_COUNTS when the counts are no heads; INVALID_OPTION when an option is out of range,
 *   `draws` comes without `seed`, or more than a billion answers without either.
 * @example
 * ```ts
 * import { testPermutation } from 'nps-kit';
 *
 * const test = testPermutation({
 *   current: { promoters: 15, passives: 13, detractors: 8 },
 *   baseline: { promoters: 7, passives: 7, detractors: 12 },
 * });
 * if (test.status === 'tested') {
 *   test.pValue; // ≈ 0.086955
 *   test.midPValue; // ≈ 0.074818
 * }
 * ```
 * @see Good, "Permutation, Parametric, and Bootstrap Tests of Hypotheses", 3rd edition, 2005; Phipson and Smyth 2010,
 *   Statistical Applications in Genetics and Molecular Biology 9:39 (draws: the observed one counts as drawn)
 */
export function testPermutation(
  pair: { readonly current: NpsCounts; readonly baseline: NpsCounts },
  options: PermutationOptions = {},
): PermutationTest | Untestable {
  assertRecord(options, 'options');
  const { alternative = 'two-sided', level = 0.95, draws, seed } = options;
  assertHeads(pair?.current, 'current');
  assertHeads(pair.baseline, 'baseline');
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertLevel(level);
  assertDraws({ draws, seed });
  const [one, other] = [sampleOf(pair.current, 'current'), sampleOf(pair.baseline, 'baseline')];
  if (one === null || other === null) return { status: 'untestable', reason: 'empty-sample' };
  if (draws === undefined && one.n + other.n > mostAnswers) {
    throw new NpsError(
      'INVALID_OPTION',
      'options.draws',
      `draws and a seed above ${mostAnswers} answers`,
      draws,
    );
  }
  const shuffle = shuffleOf(one, other, alternative);
  const { pValue, midPValue } =
    draws === undefined ? exactPValues(shuffle) : drawnPValues(shuffle, draws, seed as number);
  const record = differenceRecord(pair, {
    method: 'permutation',
    statistic: shuffle.statistic,
    pValue,
    limits: scoreDifferenceLimits(one, other, reachOf(level, alternative)),
    alternative,
    level,
    intervalMethod: 'score',
  });
  return { ...record, midPValue, draws: draws ?? null };
}

/** Above this many answers the exact sum takes more than a second. */
const mostAnswers = 1_000_000_000;

/** What is shuffled, and from where on a difference promoters - detractors among the drawn is extreme. */
interface Shuffle {
  readonly urn: AnswerUrn;
  readonly statistic: number;
  /** Extreme from here upwards; null when only low differences are. */
  readonly upper: number | null;
  /** Extreme from here downwards; null when only high differences are. */
  readonly lower: number | null;
  /** Whether `lower` and `upper` are as far out as the observed difference, or just beyond. */
  readonly upperTies: boolean;
  readonly lowerTies: boolean;
}

function shuffleOf(one: Sample, other: Sample, alternative: Alternative): Shuffle {
  const pooled = {
    promoters: one.promoters + other.promoters,
    passives: one.passives + other.passives,
    detractors: one.detractors + other.detractors,
  };
  const n = one.n + other.n;
  const observed = one.promoters - one.detractors;
  // Variance of the drawn difference: n1 n2 / (n - 1) times that of the pooled answers.
  const variance = one.n * (other.n / (n - 1)) * varianceOf({ ...pooled, n });
  // observed - n1 (P - D) / n without subtracting what is nearly equal.
  const gap = (other.n / n) * observed - (one.n / n) * (other.promoters - other.detractors);
  const statistic = gap === 0 || variance === 0 ? 0 : gap / Math.sqrt(variance);
  const shuffle = { urn: { ...pooled, draws: one.n }, statistic };
  if (alternative === 'greater')
    return { ...shuffle, upper: observed, lower: null, upperTies: true, lowerTies: false };
  if (alternative === 'less')
    return { ...shuffle, upper: null, lower: observed, upperTies: false, lowerTies: true };
  // The mirror image 2 mean - observed, exactly: a quotient of whole numbers beyond the range of doubles.
  const sum = 2n * BigInt(one.n) * BigInt(pooled.promoters - pooled.detractors);
  const numerator = sum - BigInt(observed) * BigInt(n);
  const mirrored = Number(numerator / BigInt(n)); // towards 0
  const rest = numerator % BigInt(n);
  const ties = rest === 0n;
  const floor = rest < 0n ? mirrored - 1 : mirrored;
  const ceiling = rest > 0n ? mirrored + 1 : mirrored;
  return statistic >= 0
    ? { ...shuffle, upper: observed, lower: Math.min(floor, observed), upperTies: true, lowerTies: ties }
    : { ...shuffle, upper: ceiling, lower: observed, upperTies: ties, lowerTies: true };
}

interface PValues {
  readonly pValue: number;
  readonly midPValue: number;
}

function exactPValues({ urn, statistic, upper, lower, upperTies, lowerTies }: Shuffle): PValues {
  const mirrored = { ...urn, promoters: urn.detractors, detractors: urn.promoters };
  const above = upper === null ? null : differenceTail(upper, urn, statistic);
  const below = lower === null ? null : differenceTail(-lower, mirrored, statistic);
  if (upper !== null && upper === lower) return { pValue: 1, midPValue: 1 - (above?.equal as number) / 2 };
  const pValue = Math.min(1, (above?.atLeast ?? 0) + (below?.atLeast ?? 0));
  const tied = (upperTies ? (above?.equal ?? 0) : 0) + (lowerTies ? (below?.equal ?? 0) : 0);
  return { pValue, midPValue: Math.max(0, pValue - tied / 2) };
}

function drawnPValues(
  { urn, upper, lower, upperTies, lowerTies }: Shuffle,
  draws: number,
  seed: number,
): PValues {
  const random = createRandom(seed);
  const population = urn.promoters + urn.passives + urn.detractors;
  let extreme = 1; // the observed one
  let tied = 1;
  for (let i = 0; i < draws; i += 1) {
    const promoters = drawHypergeometric(random, { population, marked: urn.promoters, draws: urn.draws });
    const rest = {
      population: population - urn.promoters,
      marked: urn.detractors,
      draws: urn.draws - promoters,
    };
    const difference = promoters - drawHypergeometric(random, rest);
    if ((upper !== null && difference >= upper) || (lower !== null && difference <= lower)) extreme += 1;
    if ((upperTies && difference === upper) || (lowerTies && difference === lower)) tied += 1;
  }
  return { pValue: extreme / (draws + 1), midPValue: (extreme - tied / 2) / (draws + 1) };
}
