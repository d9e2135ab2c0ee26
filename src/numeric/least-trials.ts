import { binomialSurvival } from './binomial.js';

/**
 * Least n with P(X >= target) >= confidence for X binomial(n, probability): how many to ask so that enough answer.
 * `target` is whole, 0 or more; `probability` and `confidence` are within (0, 1]. Infinity where no n up to 2^53 - 1 is
 * enough.
 *
 * @see the negative binomial law: n is its quantile
 */
export function leastTrials({
  target,
  probability,
  confidence,
}: {
  readonly target: number;
  readonly probability: number;
  readonly confidence: number;
}): number {
  if (target <= 0 || confidence <= 0) return 0;
  if (probability >= 1) return target;
  if (probability <= 0 || confidence >= 1) return Number.POSITIVE_INFINITY;
  // A confidence of 0.99 with a probability of 0.9 means 2 trials, though in doubles 1 - 0.1² may fall short of it.
  const least = confidence * (1 - 1e-13);
  const isEnough = (n: number) => binomialSurvival(target - 1, n, probability) >= least;
  // The mean and deviation of the negative binomial law set the width of the first steps, doubled until they bracket.
  const most = Number.MAX_SAFE_INTEGER;
  let enough = Math.min(most, Math.max(target, Math.round(target / probability)));
  let width = Math.ceil(Math.sqrt(target * (1 - probability)) / probability / 4) + 1;
  while (!isEnough(enough)) {
    if (enough === most) return Number.POSITIVE_INFINITY;
    enough = Math.min(most, enough + width);
    width *= 2;
  }
  let few = enough;
  do {
    enough = few;
    few = Math.max(target - 1, few - width);
    width *= 2;
  } while (few >= target && isEnough(few));
  while (enough - few > 1) {
    const middle = Math.floor((enough + few) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
