import type { NpsCounts } from '../core/counts.js';
import { scoreStatistic } from '../inference/constrained.js';
import { criticalValue } from '../inference/power.js';
import { type Sample, sampleOf } from '../inference/sample.js';
import { differenceStatistic } from '../inference/score-difference.js';
import { binomialCdf, binomialSurvival } from '../numeric/binomial.js';
import { findRoot } from '../numeric/roots.js';
import { leastEnough } from './target-plan.js';

/** How many answers it takes to show that a target was reached. */
export interface TargetEvidence {
  /**
   * Answers of a later survey that show a rise from the present sample, if the true score is the target then: with this
   * many or more the score test has the power. Null when the target is reached already, and when the present sample is
   * too small for any later survey to show it. Beyond a million answers up to 0.1 % too many.
   */
  readonly respondents: number | null;
  /** Confidence level of the two-sided test. */
  readonly level: number;
  /** Chance that the test shows the rise. */
  readonly power: number;
  /** The later survey is given the largest variance that its score allows, 1 - target^2: nobody is passive. */
  readonly method: 'worst-case';
}

/** Teeth that are tried one by one: up to a million answers fewer decide, and beyond nobody counts single answers. */
const mostTeeth = 200;

/**
 * Answers needed later: the least n from which on the score test of a later sample against the present one shows the rise
 * with the wanted power.
 *
 * Without passives the later promoters are binomial, so that the power is a binomial tail for every n. The rarer answers
 * (detractors for a target of 0 or more) decide: `sizeAt(k)` is the real n at which k of them are just significant.
 */
export function evidenceFor(
  counts: NpsCounts,
  target: number,
  { level, power }: { readonly level: number; readonly power: number },
): TargetEvidence {
  const baseline = sampleOf(counts, 'counts') as Sample;
  const reach = criticalValue(level, 'two-sided');
  // However many answer later, the present sample must be unlikely under the target.
  const possible = scoreStatistic(target / 100, baseline) < -reach;
  const respondents = possible ? leastSize(baseline, target / 100, reach, power) : null;
  return { respondents, level, power, method: 'worst-case' };
}

/**
 * The power over n is a sawtooth with a tooth per rare answer k. Below 0 it rises along the teeth, at 0 or more it falls,
 * and in between it jumps, so that the worst n of a tooth lies at one `edge`. At the real edge the power rises with k;
 * the whole numbers within are no worse.
 */
function leastSize(baseline: Sample, theta: number, reach: number, power: number): number | null {
  const falls = theta >= 0;
  const rareShare = (1 - Math.abs(theta)) / 2;
  const sizeAt = (rare: number): number => {
    // Sought by the share of the rarer answers, which lies within 0 and 1 for every n.
    const sizeOf = (share: number): number => (rare + 0.5) / share;
    const excess = (share: number): number => {
      const n = sizeOf(share);
      const [promoters, detractors] = falls ? [n - rare, rare] : [rare, n - rare];
      const later = { promoters, passives: 0, detractors, n, heads: n };
      return (falls ? 1 : -1) * (differenceStatistic(0, later, baseline) - reach);
    };
    const least = (rare + 0.5) / Number.MAX_SAFE_INTEGER;
    if (excess(least) <= 0) return Number.POSITIVE_INFINITY;
    return excess(1) >= 0 ? sizeOf(1) : sizeOf(findRoot(excess, least, 1));
  };
  const chance = (rare: number, n: number): number =>
    falls ? binomialCdf(rare, n, rareShare) : binomialSurvival(rare, n, rareShare);
  const edge = (rare: number): number => sizeAt(falls ? rare + 1 : rare);
  const isEnough = (rare: number): boolean => chance(rare, edge(rare)) >= power;
  let most = 1;
  while (edge(most) < Number.POSITIVE_INFINITY && !isEnough(most)) most *= 2;
  if (edge(most) === Number.POSITIVE_INFINITY) return null;
  let rare = leastEnough(0, most, isEnough) as number;
  const isWholeEnough = (tooth: number): boolean =>
    chance(tooth, falls ? Math.ceil(edge(tooth)) - 1 : Math.floor(edge(tooth)) + 1) >= power;
  const last = Math.max(falls ? 0 : 1, rare - mostTeeth); // no tooth below 1 rises
  while (rare > last && isWholeEnough(rare - 1)) rare -= 1;
  if (falls) return Math.ceil(sizeAt(rare));
  const start = (tooth: number): number => Math.floor(sizeAt(tooth)) + 1;
  return leastEnough(start(rare - 1), start(rare), (n) => chance(rare - 1, n) >= power);
}
