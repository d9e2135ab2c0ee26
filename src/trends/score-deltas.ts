import { readDuration } from '../calendar/duration.js';
import { zoneOf } from '../calendar/zone.js';
import { assertAtLeast, assertLevel, assertOneOf, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import type { Period } from '../core/groups.js';
import type { Duration } from '../core/time.js';
import { type AdjustmentMethod, adjustTested, assertAdjustment } from '../inference/multiplicity.js';
import { alternatives } from '../inference/p-value.js';
import type { Alternative, DifferenceTest } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { lookBack } from './look-back.js';
import { type PeriodSample, type PeriodScore, periodScore, readPeriods } from './period-list.js';

/** A comparison that was not made, and why. */
export interface NotCompared {
  /** Tells this record from a test that was made. */
  readonly status: 'not-compared';
  /** There is no earlier period to compare with, or one of the two has fewer respondents than `minimumN`. */
  readonly reason: 'no-baseline' | 'below-minimum-n';
}

/** A period and how it differs from an earlier one. */
export interface ScoreDelta extends PeriodScore {
  /** The earlier period; null when there is none. */
  readonly against: PeriodScore | null;
  /** Difference in points with interval and p-value, or why there is none. */
  readonly comparison: DifferenceTest<'score'> | NotCompared;
  /** The p-value, adjusted for all comparisons that were made, 0 to 1; null without comparison. */
  readonly adjustedPValue: number | null;
}

/** Options of {@link scoreDeltas}. */
export interface ScoreDeltasOptions {
  /**
   * `"previous"`: the period before in the list. `"year-ago"`: the same period a year before, which sets seasons aside.
   * `{ periodsBack: 7 }`: so many places before, such as the same weekday a week before.
   * @defaultValue `"previous"`
   */
  readonly against?: 'previous' | 'year-ago' | { readonly periodsBack: number } | undefined;
  /** Periods with fewer respondents are named, not compared. @defaultValue 10 */
  readonly minimumN?: number | undefined;
  /** Level of the intervals, above 0.5 and below 1. Each interval stands alone. @defaultValue 0.95 */
  readonly level?: number | undefined;
  /** What to look for; `greater` and `less` make the intervals one-sided too. @defaultValue `"two-sided"` */
  readonly alternative?: Alternative | undefined;
  /** How p-values are adjusted over the series. @defaultValue `"holm"` */
  readonly adjust?: AdjustmentMethod | 'none' | undefined;
  /** IANA time zone in which a year is counted back, for `"year-ago"`. @defaultValue `"UTC"` */
  readonly timeZone?: string | undefined;
}

/**
 * Each period against the one before, or against the same period a year ago: difference, interval and p-value, with the
 * p-values adjusted for the length of the series.
 *
 * Twenty comparisons of nothing raise one alarm at 0.05 on average; look at `adjustedPValue`. The period a year ago is
 * the one whose start is nearest to a year earlier, at most half a period away.
 *
 * @returns One record per period, in the same order; differences in points.
 * @throws {NpsError} INVALID_ARGUMENT when periods overlap, are out of order or have no counts.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_INSTANT when a bound is no instant.
 * @throws {NpsError} INVALID_OPTION when an option is out of range; UNKNOWN_TIME_ZONE when the zone is unknown.
 * @example
 * ```ts
 * import { scoreDeltas } from 'nps-kit';
 *
 * const deltas = scoreDeltas([
 *   { start: 0, end: 1, label: 'May', counts: { promoters: 150, passives: 80, detractors: 20 } },
 *   { start: 1, end: 2, label: 'June', counts: { promoters: 140, passives: 75, detractors: 35 } },
 *   { start: 2, end: 3, label: 'July', counts: { promoters: 2, passives: 1, detractors: 6 } },
 * ]);
 * const june = deltas[1]?.comparison;
 * june?.status === 'tested' && june.difference; // => -10
 * deltas[2]?.comparison; // => { status: 'not-compared', reason: 'below-minimum-n' }
 * ```
 */
export function scoreDeltas(
  periods: readonly Period<AnyCounts>[],
  options: ScoreDeltasOptions = {},
): ScoreDelta[] {
  assertRecord(options, 'options');
  const { against = 'previous', minimumN = 10, level = 0.95, alternative = 'two-sided' } = options;
  const { adjust = 'holm', timeZone = 'UTC' } = options;
  assertAtLeast(minimumN, 1, 'options.minimumN');
  assertLevel(level);
  assertOneOf(alternative, alternatives, 'options.alternative');
  assertAdjustment(adjust);
  const findBaseline = readAgainst(against, timeZone);
  const list = readPeriods(periods);
  const deltas = list.map((period, index) => {
    const baseline = findBaseline(list, index);
    return { period, baseline, comparison: compare(period, baseline) };
  });
  const adjusted = adjustTested(
    deltas.map(({ comparison }) => comparison),
    adjust,
  );
  return deltas.map(({ period, baseline, comparison }, index) => ({
    ...periodScore(period),
    against: baseline && periodScore(baseline),
    comparison,
    adjustedPValue: adjusted[index] as number | null,
  }));

  function compare(current: PeriodSample, baseline: PeriodSample | null): ScoreDelta['comparison'] {
    if (baseline === null) return { status: 'not-compared', reason: 'no-baseline' };
    const fewer = Math.min(current.sample?.heads ?? 0, baseline.sample?.heads ?? 0);
    if (fewer < minimumN) return { status: 'not-compared', reason: 'below-minimum-n' };
    return scoreTestDifference(
      { current: current.period.counts, baseline: baseline.period.counts },
      { level, alternative },
    ) as DifferenceTest<'score'>;
  }
}

/** The period that another one is compared with. */
type FindBaseline = (list: readonly PeriodSample[], index: number) => PeriodSample | null;

const year: Duration = { years: 1 };

function readAgainst(against: NonNullable<ScoreDeltasOptions['against']>, timeZone: string): FindBaseline {
  const zone = zoneOf(timeZone, 'options.timeZone');
  if (typeof against === 'object' && against !== null) {
    const { periodsBack } = against;
    assertAtLeast(periodsBack, 1, 'options.against.periodsBack');
    return (list, index) => list[index - periodsBack] ?? null;
  }
  assertOneOf(against, ['previous', 'year-ago'], 'options.against');
  if (against === 'previous') return (list, index) => list[index - 1] ?? null;
  const span = readDuration(year, 'year');
  return (list, index) => {
    const { start, end } = (list[index] as PeriodSample).period;
    return nearest(list, index, lookBack(zone, start, span), (end - start) / 2);
  };
}

/** The period before `index` whose start is nearest to an instant, within a distance; ascending, so by bisection. */
function nearest(
  list: readonly PeriodSample[],
  index: number,
  instant: number,
  within: number,
): PeriodSample | null {
  let low = 0;
  let high = index;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as PeriodSample).period.start < instant) low = middle + 1;
    else high = middle;
  }
  const distance = (at: number): number => Math.abs((list[at] as PeriodSample).period.start - instant);
  const candidates = [low - 1, low].filter((at) => at >= 0 && at < index && distance(at) <= within);
  const [best] = candidates.sort((one, other) => distance(one) - distance(other));
  return best === undefined ? null : (list[best] as PeriodSample);
}
