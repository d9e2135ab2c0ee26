/** One answer on the standard scale: a whole number 0 to 10. */
export type Rating = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Standard categories: detractor 0-6, passive 7-8, promoter 9-10. */
export type Category = 'promoter' | 'passive' | 'detractor';

/** Respondents (heads) per category: whole numbers, 0 or more. */
export interface NpsCounts {
  /** Ratings 9 and 10 on the standard scale. Heads, whole, 0 or more. */
  readonly promoters: number;
  /** Ratings 7 and 8 on the standard scale. Heads, whole, 0 or more. */
  readonly passives: number;
  /** Ratings 0 to 6 on the standard scale. Heads, whole, 0 or more. */
  readonly detractors: number;
}

/** Sums of survey weights, and of squared weights, per category. Does not add up with heads. */
export interface WeightedCounts {
  /** Respondents behind the weights (heads); a respondent of weight 0 counts here. */
  readonly n: number;
  /** Sum of the promoters' weights, 0 or more. */
  readonly promoterWeight: number;
  /** Sum of the passives' weights, 0 or more. */
  readonly passiveWeight: number;
  /** Sum of the detractors' weights, 0 or more. */
  readonly detractorWeight: number;
  /** Sum of the promoters' squared weights, 0 or more. */
  readonly promoterSquaredWeight: number;
  /** Sum of the passives' squared weights, 0 or more. */
  readonly passiveSquaredWeight: number;
  /** Sum of the detractors' squared weights, 0 or more. */
  readonly detractorSquaredWeight: number;
}

/** Heads or sums of weights; told apart by shape. */
export type AnyCounts = NpsCounts | WeightedCounts;

/** Respondents per rating; `bins[i]` belongs to rating `min + i`. Unlike scales do not combine. */
export interface RatingHistogram {
  /** Lowest rating of the scale. */
  readonly min: number;
  /** Highest rating of the scale. */
  readonly max: number;
  /** Respondents per rating from `min` to `max`; length `max - min + 1`, whole numbers, 0 or more. */
  readonly bins: readonly number[];
}

/** Part of the respondents (or of the weight) per category, each 0 to 1. */
export interface NpsShares {
  /** Part who are promoters, 0 to 1. */
  readonly promoters: number;
  /** Part who are passives, 0 to 1. */
  readonly passives: number;
  /** Part who are detractors, 0 to 1. */
  readonly detractors: number;
}

/** True for sums of weights, false for heads and for what is no object. Looks at the shape only. */
export function isWeighted(counts: AnyCounts): counts is WeightedCounts {
  return Object(counts) === counts && 'promoterWeight' in counts;
}

/** The fields of heads. */
export const categories = ['promoters', 'passives', 'detractors'] as const;

/** Respondents behind counts. */
export function headsOf(counts: AnyCounts): number {
  return isWeighted(counts) ? counts.n : counts.promoters + counts.passives + counts.detractors;
}
