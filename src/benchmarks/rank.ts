import { assertArray, assertCounts, assertLevel, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { adjustPValues } from '../inference/multiplicity.js';
import type { DifferenceTest } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { scoreCounts } from '../scoring/score.js';
import { assertNamed } from './check-named.js';

/** A company to be ranked with. */
export interface Competitor {
  /** Name, different from all others. */
  readonly name: string;
  /** Heads or sums of weights. */
  readonly counts: AnyCounts;
}

/** Options of {@link rankAmong}. */
export interface RankOptions {
  /** Confidence level of the rank, above 0.5 and below 1. @defaultValue 0.95 */
  readonly level?: number | undefined;
}

/** One competitor as seen from the own score. */
export interface RankedCompetitor {
  /** Name as given. */
  readonly name: string;
  /** Score in points; null when nobody answered about it. */
  readonly score: number | null;
  /** Own score minus theirs, points; null without a score. */
  readonly difference: number | null;
  /** Adjusted p-value for "theirs is truly higher", 0 to 1; null without a score. */
  readonly pValueHigher: number | null;
  /** Adjusted p-value for "theirs is truly lower", 0 to 1; null without a score. */
  readonly pValueLower: number | null;
}

/** The rank of a score among others and how sure it is. */
export interface ScoreRank {
  /** Own score in points. */
  readonly score: number;
  /** 1 is the highest; alike scores share the better rank. */
  readonly rank: number;
  /** Companies ranked, the own among them. */
  readonly of: number;
  /** Ranks that the true score may have. */
  readonly interval: {
    /** Best rank, 1 or more. */
    readonly best: number;
    /** Worst rank, up to `of`. */
    readonly worst: number;
    /** Confidence level. */
    readonly level: number;
    /** Pairwise one-sided score tests, Holm. */
    readonly method: 'pairwise-holm';
  };
  /** The competitors in the order given. */
  readonly competitors: readonly RankedCompetitor[];
}

/**
 * The rank of the own score among competitors, with the ranks that chance leaves open.
 *
 * Every competitor is tested to be truly higher and truly lower, with Holm's adjustment over all these tests; only those
 * that pass move the best or worst rank. Competitors about whom nobody answered are listed and not ranked.
 *
 * @returns Null when nobody answered about the own company.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_OPTION when the level is out of range.
 * @throws {NpsError} INVALID_ARGUMENT when competitors are no list or names repeat.
 * @example
 * ```ts
 * import { rankAmong } from 'nps-kit';
 *
 * const rank = rankAmong({ promoters: 150, passives: 80, detractors: 20 }, [
 *   { name: 'A', counts: { promoters: 70, passives: 20, detractors: 10 } },
 *   { name: 'B', counts: { promoters: 30, passives: 40, detractors: 30 } },
 * ]);
 * rank?.rank; // => 2
 * rank?.interval; // => { best: 1, worst: 2, level: 0.95, method: 'pairwise-holm' }
 * ```
 * @see Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91, 476-518 (ranks from pairwise tests);
 *   Holm 1979, Scandinavian Journal of Statistics 6, 65-70
 */
export function rankAmong(
  own: AnyCounts,
  competitors: readonly Competitor[],
  options: RankOptions = {},
): ScoreRank | null {
  assertCounts(own, 'own');
  assertArray(competitors, 'competitors', 'an array of names and counts', 'INVALID_ARGUMENT');
  assertNamed(competitors, 'competitors', 'INVALID_ARGUMENT', (competitor, path) => {
    assertCounts(competitor.counts, `${path}.counts`);
  });
  assertRecord(options, 'options');
  const { level = 0.95 } = options;
  assertLevel(level);
  const score = scoreCounts(own);
  if (score === null) return null;
  const ranked = competitors.filter(({ counts }) => scoreCounts(counts) !== null);
  const pValues = (['less', 'greater'] as const).flatMap((alternative) =>
    ranked.map(({ counts }) => {
      const test = scoreTestDifference({ current: own, baseline: counts }, { alternative });
      return (test as DifferenceTest).pValue; // both have answers
    }),
  );
  const adjusted = adjustPValues(pValues, { method: 'holm' });
  const [higher, lower] = [adjusted.slice(0, ranked.length), adjusted.slice(ranked.length)];
  const sure = (values: readonly number[]): number => values.filter((p) => p < 1 - level).length;
  return {
    score,
    rank: 1 + ranked.filter(({ counts }) => (scoreCounts(counts) as number) > score).length,
    of: 1 + ranked.length,
    interval: {
      best: 1 + sure(higher),
      worst: 1 + ranked.length - sure(lower),
      level,
      method: 'pairwise-holm',
    },
    competitors: competitors.map((competitor) => {
      const theirs = scoreCounts(competitor.counts);
      const at = ranked.indexOf(competitor);
      return {
        name: competitor.name,
        score: theirs,
        difference: theirs === null ? null : score - theirs,
        pValueHigher: higher[at] ?? null,
        pValueLower: lower[at] ?? null,
      };
    }),
  };
}
