import { assertAtLeast, assertLevel, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { limitsInPoints } from '../inference/limits.js';
import type { ScoredSample, Untestable } from '../inference/records.js';
import { poolSamples } from '../inference/sample.js';
import { positiveVarianceOf } from '../inference/wald-intervals.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { findRoot } from '../numeric/roots.js';
import { pointsOf } from '../scoring/score.js';
import { bridgeMaximumSurvival } from './bridge-maximum.js';
import { type AnsweredPeriod, answeredOf, readPeriods } from './period-list.js';
import { chartCusum, readCusum } from './shift-cusum.js';
import type { ShiftOptions, ShiftTest } from './shift-records.js';

/** More splits than this take seconds and say no more. */
const mostPeriods = 1000;

/**
 * Looks for the one point in time at which the score changed its level, and says whether chance alone makes such a
 * change somewhere.
 *
 * Every split of the periods in before and after is compared; the largest standardised difference is the statistic.
 * Its p-value is that of the largest of all splits, so the search is paid for. The standard deviations are those of
 * random order (answers shuffled over the periods), the joint law is the normal limit, integrated split by split.
 * Answers that are all alike get three more for the standard error, since nothing is certain.
 * With weights periods add up by their effective answers, in both scores as in the statistic. Beside it stands a CUSUM
 * for those who watch from period to period. Fewer than two periods with answers, or no split with `minimumN` answers on
 * both sides, are untestable (`too-few-groups`).
 *
 * @returns Difference, limits and standard error in points.
 * @throws {NpsError} INVALID_ARGUMENT when periods overlap, are out of order or have no counts; when more than 1,000 of
 *   them have answers.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_INSTANT when a bound is no instant.
 * @throws {NpsError} INVALID_OPTION when an option is out of range.
 * @example
 * ```ts
 * import { detectShift } from 'nps-kit';
 *
 * const week = (index: number, promoters: number, detractors: number) => ({
 *   start: index * 604_800_000,
 *   end: (index + 1) * 604_800_000,
 *   label: `week ${index + 1}`,
 *   counts: { promoters, passives: 30, detractors },
 * });
 * const weeks = [week(0, 50, 20), week(1, 48, 22), week(2, 52, 18), week(3, 38, 32), week(4, 40, 30)];
 * const shift = detectShift(weeks);
 * if (shift.status === 'tested') {
 *   shift.shift.label; // => 'week 4'
 *   shift.difference; // ≈ -22
 * }
 * ```
 * @see Worsley 1983, Biometrika 70, 455-464; docs/decisions/0064-change-point.md
 */
export function detectShift(
  periods: readonly Period<AnyCounts>[],
  options: ShiftOptions = {},
): ShiftTest | Untestable {
  assertRecord(options, 'options');
  const { level = 0.95, minimumN = 30, cusum = {} } = options;
  assertRecord(cusum, 'options.cusum');
  assertLevel(level);
  assertAtLeast(minimumN, 1, 'options.minimumN');
  const list = readPeriods(periods);
  const settings = readCusum(periods, cusum);
  const answered = answeredOf(list);
  if (answered.length > mostPeriods) {
    throw new NpsError('INVALID_ARGUMENT', 'periods', `at most ${mostPeriods} with answers`, answered.length);
  }
  if (answered.length === 0) return { status: 'untestable', reason: 'empty-sample' };
  const { splits, total } = compareSplits(answered, minimumN);
  const [first] = splits;
  if (first === undefined) return { status: 'untestable', reason: 'too-few-groups' };
  const largest = splits.reduce(
    (best, split) => (Math.abs(split.z) > Math.abs(best.z) ? split : best),
    first,
  );
  const parts = splits.map(({ size }) => size / total);
  const survival = (bound: number): number => bridgeMaximumSurvival(bound, parts);
  const { period, index } = answered[largest.from] as AnsweredPeriod;
  const current = pooledScore(answered.slice(largest.from));
  const baseline = pooledScore(answered.slice(0, largest.from));
  const difference = current.score - baseline.score;
  const margin = largest.error * criticalBound(survival, level, splits.length);
  return {
    status: 'tested',
    shift: { start: period.start + 0, label: period.label, index },
    difference,
    interval: {
      ...limitsInPoints({ lower: difference / 100 - margin, upper: difference / 100 + margin }, 2),
      level,
      method: 'maximum-score',
    },
    pValue: survival(Math.abs(largest.z)),
    statistic: largest.z + 0,
    standardError: 100 * largest.error,
    method: 'maximum-score',
    current,
    baseline,
    splits: splits.length,
    cusum: chartCusum(list, settings),
  };
}

/** Score and heads of periods together; weights add up as effective heads, as they do in the statistic. */
function pooledScore(answered: readonly AnsweredPeriod[]): ScoredSample {
  const pool = poolSamples(answered.map(({ sample }) => sample));
  return { score: pointsOf(pool) as number, n: pool.heads };
}

/** The bound that the largest of all splits stays within with that chance; between one split's and Bonferroni's. */
function criticalBound(survival: (bound: number) => number, level: number, splits: number): number {
  const alone = normalUpperQuantile((1 - level) / 2);
  if (splits === 1) return alone;
  const most = normalUpperQuantile((1 - level) / (2 * splits));
  return findRoot((bound) => survival(bound) - (1 - level), alone, most, 1e-7);
}

/** A split before the answered period `from`, with `size` answers before it. */
interface Split {
  readonly from: number;
  readonly size: number;
  /** Standard error of the difference after - before, as a part of one. */
  readonly error: number;
  /** That difference in standard errors. */
  readonly z: number;
}

/**
 * Standardised differences at all splits that leave enough answers on both sides: with m answers before the split, M in
 * all and v the variance of all (with three more answers where all are alike), the error is
 * sqrt(v M / (M - 1) (1 / m + 1 / (M - m))). The two scores are subtracted, since S - m theta, with S = sum of theta n
 * before the split, has no digits left where one side is all but all.
 */
function compareSplits(
  answered: readonly AnsweredPeriod[],
  minimumN: number,
): { splits: Split[]; total: number } {
  const pool = poolSamples(answered.map(({ sample }) => sample));
  const total = pool.n;
  const spread = (positiveVarianceOf(pool) * total) / (total - 1);
  // Effective heads of equal weights may be a rounding error short of the heads.
  const least = minimumN * (1 - 1e-9);
  const splits: Split[] = [];
  let size = 0;
  let balance = 0;
  answered.slice(0, -1).forEach(({ sample }, i) => {
    size += sample.n;
    balance += sample.promoters - sample.detractors;
    const rest = total - size;
    if (size < least || rest < least) return;
    const error = Math.sqrt(spread * (1 / size + 1 / rest));
    const difference = (pool.promoters - pool.detractors - balance) / rest - balance / size;
    splits.push({ from: i + 1, size, error, z: difference / error });
  });
  return { splits, total };
}
