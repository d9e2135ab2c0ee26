import { assertNumber, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import { scoreCounts } from '../scoring/score.js';
import { assertNamed } from './check-named.js';

/** A named range of scores, from `from` up to where the next band begins. */
export interface ScoreBand {
  /** Name of the band, such as `"on track"`. */
  readonly name: string;
  /** Lowest score of the band, points, -100 to 100. */
  readonly from: number;
}

/** Options of {@link scoreBands}. */
export interface ScoreBandsOptions {
  /** Confidence level of the interval, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** The band of a score, and those that the true score may lie in. */
export interface ScoreBands {
  /** Score in points, -100 to 100. */
  readonly score: number;
  /** Band of the score; null below the first band. */
  readonly band: string | null;
  /** Bands that the interval touches, ascending; null stands for the range below the first band. */
  readonly possibleBands: readonly (string | null)[];
  /** The score interval. */
  readonly interval: ScoreInterval<'score'>;
}

/**
 * Names the band that a score lies in, and all bands that the true score may lie in.
 *
 * The bands are yours: published ones contradict each other, so none is built in.
 *
 * @param bands - Ascending by `from`, names differ.
 * @returns Null when nobody answered.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed.
 * @throws {NpsError} INVALID_OPTION when a band is out of range or order, or the level is.
 * @throws {NpsError} INVALID_ARGUMENT when there is no band.
 * @example
 * ```ts
 * import { scoreBands } from 'nps-kit';
 *
 * const ours = [{ name: 'act', from: -100 }, { name: 'watch', from: 20 }, { name: 'keep', from: 50 }];
 * const bands = scoreBands({ promoters: 150, passives: 80, detractors: 20 }, ours);
 * bands?.band; // => 'keep'
 * bands?.possibleBands; // => ['watch', 'keep']
 * ```
 */
export function scoreBands(
  counts: AnyCounts,
  bands: readonly ScoreBand[],
  options: ScoreBandsOptions = {},
): ScoreBands | null {
  const score = scoreCounts(counts);
  assertBands(bands);
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  const interval = tangoInterval(counts, level);
  if (score === null || interval === null) return null;
  const names = [null, ...bands.map(({ name }) => name)];
  const placeOf = (points: number): number => bands.filter(({ from }) => from <= points).length;
  return {
    score,
    band: names[placeOf(score)] as string | null,
    possibleBands: names.slice(placeOf(interval.lower), placeOf(interval.upper) + 1),
    interval,
  };
}

function assertBands(bands: readonly ScoreBand[]): void {
  if (!Array.isArray(bands) || bands.length === 0) {
    throw new NpsError('INVALID_ARGUMENT', 'bands', 'at least one band', bands);
  }
  assertNamed<ScoreBand>(bands, 'bands', 'INVALID_OPTION', ({ from }, path, before) => {
    assertNumber(from, -100, 100, `${path}.from`);
    if (before && from <= before.from) {
      throw new NpsError('INVALID_OPTION', `${path}.from`, `above ${before.from}`, from);
    }
  });
}
