import { assertNumber, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { ScoreInterval } from '../inference/records.js';
import { tangoInterval } from '../inference/score-interval.js';
import { scoreCounts } from '../scoring/score.js';

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
  const all: readonly { name: string | null; from: number }[] = [
    { name: null, from: Number.NEGATIVE_INFINITY },
    ...bands,
  ];
  const startOfNext = (index: number): number => all[index + 1]?.from ?? Number.POSITIVE_INFINITY;
  return {
    score,
    band: all.filter((band) => band.from <= score).at(-1)?.name ?? null,
    possibleBands: all
      .filter((band, i) => band.from <= interval.upper && interval.lower < startOfNext(i))
      .map((band) => band.name),
    interval,
  };
}

function assertBands(bands: readonly ScoreBand[]): void {
  if (!Array.isArray(bands) || bands.length === 0) {
    throw new NpsError('INVALID_ARGUMENT', 'bands', 'at least one band', bands);
  }
  const names = new Set<string>();
  for (const [i, band] of (bands as readonly ScoreBand[]).entries()) {
    assertRecord(band, `bands[${i}]`, 'a name and the score that it begins at');
    if (typeof band.name !== 'string' || band.name === '' || names.has(band.name)) {
      throw new NpsError('INVALID_OPTION', `bands[${i}].name`, 'a name of its own', band.name);
    }
    names.add(band.name);
    assertNumber(band.from, -100, 100, `bands[${i}].from`);
    const before = bands[i - 1];
    if (before && band.from <= before.from) {
      throw new NpsError('INVALID_OPTION', `bands[${i}].from`, `above ${before.from}`, band.from);
    }
  }
}
