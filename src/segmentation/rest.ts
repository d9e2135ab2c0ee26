import { type AnyCounts, isWeighted, type NpsCounts, type WeightedCounts } from '../core/counts.js';
import type { SegmentTally } from '../core/groups.js';
import { subtractCounts } from '../scoring/combine.js';
import { combineWeightedCounts } from '../scoring/weighted.js';

/** For each segment, the counts of all responses outside it. */
export function restsOf({ segments, total, overlapping }: SegmentTally<AnyCounts>): AnyCounts[] {
  if (!isWeighted(total)) {
    return segments.map(({ counts }) => subtractCounts({ whole: total, part: counts as NpsCounts }));
  }
  const parts = segments.map(({ counts }) => counts as WeightedCounts);
  return overlapping ? parts.map((part) => subtractWeights(total, part)) : mergeOthers(parts);
}

/** Sums of the others, merged from both sides: subtracting sums of weights would lose digits. */
function mergeOthers(parts: readonly WeightedCounts[]): WeightedCounts[] {
  const nobody = combineWeightedCounts([]);
  const after = [nobody];
  for (let i = parts.length - 1; i > 0; i -= 1) {
    after.push(combineWeightedCounts([parts[i] as WeightedCounts, after.at(-1) as WeightedCounts]));
  }
  let before = nobody;
  return parts.map((part, i) => {
    const others = combineWeightedCounts([before, after[parts.length - 1 - i] as WeightedCounts]);
    before = combineWeightedCounts([before, part]);
    return others;
  });
}

/** Below this part of the whole a difference of sums is mostly rounding. */
const rounding = 1e-9;

/** The whole without a part of it; nobody when no weight is left. */
function subtractWeights(whole: WeightedCounts, part: WeightedCounts): WeightedCounts {
  const left = <Weight extends Sum, Square extends Sum>(
    weight: Weight,
    square: Square,
  ): Record<Weight | Square, number> => {
    const sum = whole[weight] - part[weight];
    const squares = whole[square] - part[square];
    const some = sum > rounding * whole[weight] && squares > rounding * whole[square];
    return { [weight]: some ? sum : 0, [square]: some ? squares : 0 } as Record<Weight | Square, number>;
  };
  const rest: WeightedCounts = {
    n: whole.n - part.n,
    ...left('promoterWeight', 'promoterSquaredWeight'),
    ...left('passiveWeight', 'passiveSquaredWeight'),
    ...left('detractorWeight', 'detractorSquaredWeight'),
  };
  return rest.n > 0 && rest.promoterWeight + rest.passiveWeight + rest.detractorWeight > 0
    ? rest
    : combineWeightedCounts([]);
}

type Sum = Exclude<keyof WeightedCounts, 'n'>;
