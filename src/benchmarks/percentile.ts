import { assertArray, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** A known point of a distribution of scores: the part `share` of the companies has at most `score`. */
export interface ScoreQuantile {
  /** Part of the companies at or below the score, 0 to 1. */
  readonly share: number;
  /** Score in points, -100 to 100. */
  readonly score: number;
}

/** A distribution of scores: every company's score, or a few published quantiles. */
export type ScoreDistribution =
  | {
      /** One score per company, points, in any order. */
      readonly values: readonly number[];
    }
  | {
      /** Known quantiles; shares must rise and scores must not fall. */
      readonly quantiles: readonly ScoreQuantile[];
    };

/** How the share was found: half of the ties from values, straight lines between quantiles. */
export type PercentileMethod = 'mid-rank' | 'linear';

/** Where a score stands in a distribution. */
export interface PercentileRank {
  /** Part of the distribution below the score, ties counted half, 0 to 1; null beyond the known quantiles. */
  readonly share: number | null;
  /** The share is at least this: the part strictly below, 0 to 1. */
  readonly atLeast: number;
  /** The share is at most this: the part at or below, 0 to 1. */
  readonly atMost: number;
  /** How `share` was found. */
  readonly method: PercentileMethod;
  /** Companies in the distribution; null when only quantiles are known. */
  readonly n: number | null;
}

/**
 * Where a score stands among others, as a part of one: 0.75 is the 75th percentile.
 *
 * From values the share counts those below and half of those alike (mid-rank). From quantiles it lies on the straight
 * line between the two neighbours; beyond the outermost quantile nothing is known but a bound, so `share` is null.
 *
 * @returns Null when the score is null or there are no values.
 * @throws {NpsError} INVALID_OPTION when a score is outside -100 to 100 or a share outside 0 to 1.
 * @throws {NpsError} INVALID_ARGUMENT when the distribution is malformed or its quantiles cross.
 * @example
 * ```ts
 * import { percentileAmong } from 'nps-kit';
 *
 * percentileAmong(52, { values: [10, 30, 52, 70] })?.share; // => 0.625
 *
 * const published = { quantiles: [{ share: 0.25, score: 12 }, { share: 0.5, score: 40 }, { share: 0.75, score: 64 }] };
 * percentileAmong(52, published)?.share; // => 0.625
 * percentileAmong(90, published); // => { share: null, atLeast: 0.75, atMost: 1, method: 'linear', n: null }
 * ```
 * @see Roscoe, "Fundamental Research Statistics for the Behavioral Sciences", 1975 (percentile rank with ties halved)
 */
export function percentileAmong(
  score: number | null,
  distribution: ScoreDistribution,
): PercentileRank | null {
  if (score !== null) assertNumber(score, -100, 100, 'score');
  assertRecord(distribution, 'distribution', 'values or quantiles');
  if (Array.isArray(distribution) || 'values' in distribution === 'quantiles' in distribution) {
    throw new NpsError('INVALID_ARGUMENT', 'distribution', 'either values or quantiles', distribution);
  }
  return 'values' in distribution
    ? rankAmongValues(score, distribution.values)
    : rankAmongQuantiles(score, distribution.quantiles);
}

function rankAmongValues(score: number | null, values: readonly number[]): PercentileRank | null {
  assertArray(values, 'distribution.values', 'an array of scores', 'INVALID_ARGUMENT');
  for (const [i, value] of values.entries()) assertNumber(value, -100, 100, `distribution.values[${i}]`);
  const n = values.length;
  if (score === null || n === 0) return null;
  const below = values.filter((value) => value < score).length;
  const atOrBelow = values.filter((value) => value <= score).length;
  return {
    share: (below + atOrBelow) / (2 * n),
    atLeast: below / n,
    atMost: atOrBelow / n,
    method: 'mid-rank',
    n,
  };
}

function rankAmongQuantiles(
  score: number | null,
  quantiles: readonly ScoreQuantile[],
): PercentileRank | null {
  assertQuantiles(quantiles);
  if (score === null) return null;
  // A flat stretch: all shares from the first to the last have this very score.
  const alike = quantiles.filter((quantile) => quantile.score === score);
  const low = alike[0] ?? quantiles.filter((quantile) => quantile.score < score).at(-1);
  const high = alike.at(-1) ?? quantiles.find((quantile) => quantile.score > score);
  const atLeast = (low?.share ?? 0) + 0; // never -0
  const atMost = (high?.share ?? 1) + 0;
  let share: number | null = null;
  if (alike.length > 0 || atLeast === atMost) share = (atLeast + atMost) / 2;
  else if (low && high) {
    const way = (score - low.score) / (high.score - low.score);
    share = Math.min(atMost, atLeast + (atMost - atLeast) * way);
  }
  return { share, atLeast, atMost, method: 'linear', n: null };
}

function assertQuantiles(quantiles: readonly ScoreQuantile[]): void {
  if (!Array.isArray(quantiles) || quantiles.length === 0) {
    throw new NpsError('INVALID_ARGUMENT', 'distribution.quantiles', 'at least one quantile', quantiles);
  }
  for (const [i, quantile] of (quantiles as readonly ScoreQuantile[]).entries()) {
    const path = `distribution.quantiles[${i}]`;
    assertRecord(quantile, path, 'a share and a score');
    assertNumber(quantile.share, 0, 1, `${path}.share`);
    assertNumber(quantile.score, -100, 100, `${path}.score`);
    const before = quantiles[i - 1];
    if (before && quantile.share <= before.share) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.share`, `above ${before.share}`, quantile.share);
    }
    if (before && quantile.score < before.score) {
      throw new NpsError('INVALID_ARGUMENT', `${path}.score`, `${before.score} or more`, quantile.score);
    }
  }
}
