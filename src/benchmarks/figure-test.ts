import type { AnyCounts, NpsShares } from '../core/counts.js';
import type { DifferenceTest, TargetTest, Untestable } from '../inference/records.js';
import { scoreTestDifference } from '../inference/score-difference.js';
import { testScore } from '../inference/score-test.js';
import { scoreCounts } from '../scoring/score.js';
import { type BenchmarkFigure, type BenchmarkStatistic, isPooled, type PooledFigure } from './benchmark.js';

/**
 * What is known of a figure's own sampling error: its counts or shares (`two-sample`), only its respondents
 * (`two-sample-worst-case`: variance 1 - score^2, the largest that the score allows), or nothing (`one-sample`: the figure
 * is taken as exact).
 */
export type FigureTestBasis = 'two-sample' | 'two-sample-worst-case' | 'one-sample';

/** How a score stands to one published figure. */
export interface FigureComparison {
  /** What the figure is. */
  readonly statistic: BenchmarkStatistic;
  /** The published score, points. */
  readonly score: number;
  /** Own score minus the published one, points. */
  readonly gap: number;
  /** What the test knows of the figure. */
  readonly basis: FigureTestBasis;
  /** Test of own score against the figure; its method is `score-worst-case-variance` for that basis. */
  readonly test: TargetTest | DifferenceTest | Untestable;
}

/** Gap and test of own counts against one figure. */
export function compareToFigure(counts: AnyCounts, figure: BenchmarkFigure, level: number): FigureComparison {
  const score = figure.score + 0; // never -0
  const gap = (scoreCounts(counts) as number) - score;
  const compared = { statistic: figure.statistic, score, gap };
  const baseline = isPooled(figure) ? publishedCounts(figure, score) : null;
  if (baseline === null) {
    return { ...compared, basis: 'one-sample', test: testScore(counts, { target: score, level }) };
  }
  const { counts: heads, shares, respondents } = figure as PooledFigure;
  const tested = scoreTestDifference({ current: counts, baseline }, { level }) as DifferenceTest; // both have answers
  const test = heads ? tested : { ...tested, baseline: { ...tested.baseline, n: respondents as number } };
  if (heads ?? shares) return { ...compared, basis: 'two-sample', test };
  const method = 'score-worst-case-variance';
  const interval = { ...test.interval, method } as const;
  return { ...compared, basis: 'two-sample-worst-case', test: { ...test, method, interval } };
}

/** The counts of a figure, or the best guess of them; null where nothing is known but the score. */
function publishedCounts({ counts, shares, respondents }: PooledFigure, score: number): AnyCounts | null {
  if (counts) return counts;
  if (respondents === null) return null;
  // Without passives the variance of a score theta is 1 - theta^2, its largest.
  const promoters = (100 + score) / 200;
  return countsOf(shares ?? { promoters, passives: 0, detractors: 1 - promoters }, respondents);
}

/**
 * Counts that need not be whole, as sums of weights with n as Kish's effective n: rounded shares rarely fit whole heads.
 * The sums are whole, so that the score is what was published: 0.7 - 0.3 is 0.39999999999999997. They are said to be of
 * so many that the variance has divisor n, as that of heads, and not n - 1, as that of weights.
 */
function countsOf({ promoters, passives, detractors }: NpsShares, n: number): AnyCounts {
  const [promoterWeight, passiveWeight, detractorWeight] = [promoters, passives, detractors].map(
    (share) => Math.round(share * 1e13) + 0, // never -0
  ) as [number, number, number];
  const weight = (promoterWeight + passiveWeight + detractorWeight) / n;
  return {
    n: Number.MAX_SAFE_INTEGER,
    promoterWeight,
    passiveWeight,
    detractorWeight,
    promoterSquaredWeight: promoterWeight * weight,
    passiveSquaredWeight: passiveWeight * weight,
    detractorSquaredWeight: detractorWeight * weight,
  };
}
