import { partsOf } from '../core/assertions.js';
import { type AnyCounts, categories, headsOf } from '../core/counts.js';

/** What is not to be shown. */
export interface Suppression {
  /** Per segment, whether it is hidden. */
  readonly hidden: readonly boolean[];
  /** Whether the total is hidden too. */
  readonly totalHidden: boolean;
}

/**
 * Hides segments of fewer than `minimumN`, and, if complementary, more of the smallest ones until what is hidden can not
 * be computed: total minus all that is shown is the sum of what is hidden, so that sum must not tell its addends.
 * Whatever size is hidden, all segments up to that size are: names never decide. If even hiding all does not help, the
 * total is hidden too.
 */
export function suppress(
  list: readonly AnyCounts[],
  total: AnyCounts,
  { minimumN, complementary }: { minimumN: number; complementary: boolean },
): Suppression {
  const sizes = list.map(headsOf);
  // Where segments overlap the total may be smaller than their sum.
  const all = headsOf(total);
  const isSmall = all < minimumN && (all > 0 || list.length > 0);
  let limit = minimumN - 1;
  for (;;) {
    const hidden = sizes.map((n) => n <= limit);
    const kept = list.filter((_, i) => hidden[i]);
    if (kept.length === 0 || !complementary || isSafe(kept, total, minimumN, limit >= minimumN)) {
      return { hidden, totalHidden: isSmall };
    }
    if (kept.length === list.length) return { hidden, totalHidden: true };
    limit = sizes.reduce((next, n) => (n > limit && n < next ? n : next), Number.POSITIVE_INFINITY);
  }
}

/** True when the sum of the hidden counts, which anybody can compute, leaves each of them open. */
function isSafe(
  hidden: readonly AnyCounts[],
  total: AnyCounts,
  minimumN: number,
  someAreLarge: boolean,
): boolean {
  const k = hidden.length;
  const n = hidden.reduce((sum, counts) => sum + headsOf(counts), 0);
  // The sum is as good as shown itself, so it must not be small; one small segment alone never passes this.
  if (n < minimumN) return false;
  // All have one respondent, or all have the most that a small segment can have: the sum tells every size.
  if (n <= k || (!someAreLarge && n >= k * (minimumN - 1))) return false;
  // Nobody in a category: then nobody in that category of any hidden segment.
  return categories.every(
    (category) =>
      partsOf(total, 'total')[category] === 0 ||
      hidden.some((counts) => partsOf(counts, 'counts')[category] > 0),
  );
}
