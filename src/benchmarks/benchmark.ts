import type { NpsCounts, NpsShares } from '../core/counts.js';

/** Whom the survey asks: companies, consumers, both, or it is not said. */
export type BenchmarkMarket = 'B2B' | 'B2C' | 'mixed' | 'unknown';

/** About the relationship, about one transaction, both, or it is not said. */
export type BenchmarkSurveyType = 'relational' | 'transactional' | 'mixed' | 'unknown';

/** A figure made of the answers themselves: all pooled, or those about one company. */
export type PooledStatistic = 'pooled-share' | 'single-company';

/** A figure made of the scores of companies. */
export type CompanyStatistic = 'mean-of-companies' | 'median-of-companies' | 'top-performer' | 'percentile';

/** What a published figure is; unlike statistics of one market can lie far apart. */
export type BenchmarkStatistic = PooledStatistic | CompanyStatistic;

/** Where a benchmark comes from. Every field must be given: a number without them can not be compared with. */
export interface BenchmarkProvenance {
  /** Who published it. */
  readonly publisher: string;
  /** Title of the study. */
  readonly study: string;
  /** Year in which the answers were given. */
  readonly year: number;
  /** Where the respondents live, such as `"United States"`. */
  readonly region: string;
  /** Whom it is about. */
  readonly population: {
    /** Industry, such as `"Retail"`. */
    readonly industry: string;
    /** Companies or consumers. */
    readonly market: BenchmarkMarket;
  };
  /** Relational or transactional. */
  readonly surveyType: BenchmarkSurveyType;
  /** Where it can be read: a web address or a printed place. */
  readonly address: string;
  /** Day on which you read it, as `YYYY-MM-DD`. */
  readonly readOn: string;
}

/** What every figure has. */
export interface FigureBasis {
  /** The published score in points, -100 to 100. */
  readonly score: number;
  /** Respondents behind the figure; null when not published. */
  readonly respondents: number | null;
  /** Companies behind the figure; null when not published. */
  readonly companies: number | null;
}

/** A figure made of answers, with its counts or shares where they are known. */
export interface PooledFigure extends FigureBasis {
  /** What the figure is. */
  readonly statistic: PooledStatistic;
  /** Heads per category, where published. */
  readonly counts?: NpsCounts | undefined;
  /** Shares per category, where published; with `respondents` they stand for counts. */
  readonly shares?: NpsShares | undefined;
}

/** A figure made of the scores of companies. */
export interface CompanyFigure extends FigureBasis {
  /** What the figure is. */
  readonly statistic: Exclude<CompanyStatistic, 'percentile'>;
}

/** The score that a part of the companies does not pass. */
export interface PercentileFigure extends FigureBasis {
  /** What the figure is. */
  readonly statistic: 'percentile';
  /** Part of the companies at or below the score, 0 to 1: 0.75 for the top quarter's bound. */
  readonly percentile: number;
}

/** One published number and what it is. */
export type BenchmarkFigure = PooledFigure | CompanyFigure | PercentileFigure;

/** A published benchmark: an average, perhaps the top, and where they come from. */
export interface Benchmark {
  /** Where it comes from. */
  readonly provenance: BenchmarkProvenance;
  /** The middle of the market. */
  readonly average: BenchmarkFigure;
  /** The top of the market, at the average or above. @defaultValue none */
  readonly top?: BenchmarkFigure | undefined;
}

/** All statistics, for checks. */
export const benchmarkStatistics: readonly BenchmarkStatistic[] = [
  'pooled-share',
  'single-company',
  'mean-of-companies',
  'median-of-companies',
  'top-performer',
  'percentile',
];

/** All markets, for checks. */
export const benchmarkMarkets: readonly BenchmarkMarket[] = ['B2B', 'B2C', 'mixed', 'unknown'];

/** All survey types, for checks. */
export const benchmarkSurveyTypes: readonly BenchmarkSurveyType[] = [
  'relational',
  'transactional',
  'mixed',
  'unknown',
];

/** True for a figure that is made of answers. */
export function isPooled<Figure extends { readonly statistic: BenchmarkStatistic }>(
  figure: Figure,
): figure is Figure & { readonly statistic: PooledStatistic } {
  return figure.statistic === 'pooled-share' || figure.statistic === 'single-company';
}
