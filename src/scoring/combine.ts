import { assertHeads } from '../core/assertions.js';
import { categories, type NpsCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';

/** True for whole numbers within 32 bits: nearly all counts there are, told faster than any count. */
function isInt32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

const nothing: Partial<NpsCounts> = {};
/**
 * Adds counts: shards, days and segments merge exactly, as if all their answers had been counted at once.
 *
 * An empty list gives zeros, and -0, which other functions refuse, adds nothing.
 *
 * @returns Heads per category.
 * @throws {NpsError} INVALID_COUNTS when a count is not a whole number, 0 or more, or a sum passes 2^53 - 1.
 * @example
 * ```ts
 * import { combineCounts } from 'nps-kit';
 *
 * const monday = { promoters: 540, passives: 420, detractors: 240 };
 * const tuesday = { promoters: 1, passives: 0, detractors: 0 };
 * combineCounts([monday, tuesday]); // => { promoters: 541, passives: 420, detractors: 240 }
 * combineCounts([]); // => { promoters: 0, passives: 0, detractors: 0 }
 * ```
 */
export function combineCounts(list: Iterable<NpsCounts>): NpsCounts {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  let signs = 0;
  const items = Array.isArray(list) ? (list as readonly NpsCounts[]) : [...elementsOf(list, 'list')];
  const check = (index: number): void => assertHeads(items[index] as NpsCounts, `list[${index}]`);
  for (let i = 0; i < items.length; i += 1) {
    const { promoters: p, passives: q, detractors: d } = (items[i] ?? nothing) as NpsCounts;
    if (!isInt32(p) || !isInt32(q) || !isInt32(d)) check(i);
    signs |= p | q | d;
    promoters += p;
    passives += q;
    detractors += d;
  }
  // A sign is left by a count below 0, and by some beyond 2^31.
  if (signs < 0) for (let i = 0; i < items.length; i += 1) check(i);
  const sum = { promoters, passives, detractors };
  for (const category of categories) {
    if (sum[category] > Number.MAX_SAFE_INTEGER) {
      throw new NpsError(
        'INVALID_COUNTS',
        `list (sum of ${category})`,
        'a sum up to 2^53 - 1',
        sum[category],
      );
    }
  }
  return sum;
}

/**
 * Takes part of the counts away from the whole: what is left without one segment, or after a window moved on.
 *
 * @returns Heads per category.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed or the part is larger than the whole.
 * @example
 * ```ts
 * import { subtractCounts } from 'nps-kit';
 *
 * const whole = { promoters: 150, passives: 80, detractors: 20 };
 * const part = { promoters: 50, passives: 30, detractors: 20 };
 * subtractCounts({ whole, part }); // => { promoters: 100, passives: 50, detractors: 0 }
 * ```
 */
export function subtractCounts(counts: { whole: NpsCounts; part: NpsCounts }): NpsCounts {
  assertHeads(counts?.whole, 'whole');
  assertHeads(counts.part, 'part');
  const { whole, part } = counts;
  for (const category of categories) {
    if (part[category] > whole[category]) {
      throw new NpsError('INVALID_COUNTS', `part.${category}`, `at most ${whole[category]}`, part[category]);
    }
  }
  return {
    promoters: whole.promoters - part.promoters,
    passives: whole.passives - part.passives,
    detractors: whole.detractors - part.detractors,
  };
}
