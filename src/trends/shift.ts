import { assertInteger, assertLevel, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Period } from '../core/groups.js';
import { scoredSample } from '../inference/difference-record.js';
import { limitsInPoints } from '../inference/limits.js';
import type { Untestable } from '../inference/records.js';
import { poolSamples } from '../inference/sample.js';
import { normalUpperQuantile } from '../numeric/normal-tail.js';
import { findRoot } from '../numeric/roots.js';
import { bridgeMaximumSurvival } from './bridge-maximum.js';
import { type AnsweredPeriod, answeredOf, readPeriods } from './period-list.js';
import { poolCounts } from './pooled-counts.js';
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
 * Beside it stands a CUSUM for those who watch from period to period. Fewer than two periods with answers, or no split
 * with `minimumN` answers on both sides, are untestable (`too-few-groups`).
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
  assertInteger(minimumN, 1, Number.MAX_SAFE_INTEGER, 'options.minimumN');
  const list = readPeriods(periods);
  const settings = readCusum(periods, cusum);
  const answered = answeredOf(list);
  if (answered.length > mostPeriods) {
    throw new NpsError('INVALID_ARGUMENT', 'periods', `at most ${mostPeriods} with answers`, answered.length);
  }
  if (answered.length === 0) return { status: 'untestable', reason: 'empty-sample' };
  const { splits, total, variance } = compareSplits(answered, minimumN);
  const [first] = splits;
  if (first === undefined) return { status: 'untestable', reason: 'too-few-groups' };
  const largest = splits.reduce(
    (best, split) => (Math.abs(split.z) > Math.abs(best.z) ? split : best),
    first,
  );
  const parts = splits.map(({ size }) => size / total);
  const survival = (bound: number): number => bridgeMaximumSurvival(bound, parts);
  const { period, index } = answered[largest.from] as AnsweredPeriod;
  const pool = (some: readonly AnsweredPeriod[]) =>
    scoredSample(
      poolCounts(
        some.map((item) => item.period.counts),
        'periods',
      ),
    );
  const current = pool(answered.slice(largest.from));
  const baseline = pool(answered.slice(0, largest.from));
  const difference = current.score - baseline.score;
  const spread = (variance * total) / (total - 1);
  const error = Math.sqrt(spread * (1 / largest.size + 1 / (total - largest.size)));
  const margin = error * criticalBound(survival, level, splits.length);
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
    standardError: 100 * error,
    method: 'maximum-score',
    current,
    baseline,
    splits: splits.length,
    cusum: chartCusum(list, settings),
  };
}

/** The bound that the largest of all splits stays within with that chance; between one split's and Bonferroni's. */
function criticalBound(survival: (bound: number) => number, level: number, splits: number): number {
  const alone = normalUpperQuantile((1 - level) / 2);
  if (splits === 1) return alone;
  const most = normalUpperQuantile((1 - level) / (2 * splits));
  return findRoot((bound) => survival(bound) - (1 - level), alone, most, 1e-7);
}

/** A split before the answered period `from`, with `size` answers before it and the difference after - before. */
interface Split {
  readonly from: number;
  readonly size: number;
  readonly z: number;
}

/**
 * Standardised differences at all splits that leave enough answers on both sides: with S = sum of theta n before the
 * split, m answers before it and M in all, z = (m theta - S) / sqrt(v m (M - m) / (M - 1)), v the variance of all.
 */
function compareSplits(
  answered: readonly AnsweredPeriod[],
  minimumN: number,
): { splits: Split[]; total: number; variance: number } {
  const { promoters, detractors, n: total } = poolSamples(answered.map(({ sample }) => sample));
  const [p, d] = [promoters / total, detractors / total];
  const variance = 4 * p * d + (1 - p - d) * (p + d);
  const theta = p - d;
  // Effective heads of equal weights may be a rounding error short of the heads.
  const least = minimumN * (1 - 1e-9);
  const splits: Split[] = [];
  let size = 0;
  let balance = 0;
  answered.slice(0, -1).forEach(({ sample }, i) => {
    size += sample.n;
    balance += sample.promoters - sample.detractors;
    if (size < least || total - size < least) return;
    const deviation = Math.sqrt((variance * size * (total - size)) / (total - 1));
    splits.push({ from: i + 1, size, z: deviation > 0 ? (size * theta - balance) / deviation : 0 });
  });
  return { splits, total, variance };
}
