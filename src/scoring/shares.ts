import { assertAtLeast, assertRecord } from '../core/assertions.js';
import { categories, type NpsCounts, type NpsShares } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { apportion } from './apportion.js';

/** Options of {@link countsFromShares}. */
export interface SharesOptions {
  /**
   * Step to which the shares were rounded, above 0 and up to 0.1: 0.01 for whole percentages.
   * @defaultValue none: the shares are exact
   */
  readonly roundedTo?: number | undefined;
}

/** Room for the rounding of doubles in a share, such as 1 - 0.6 - 0.32. */
const noise = 1e-12;

/**
 * Finds the counts behind shares and a number of respondents: "60, 32 and 8 % of 250".
 *
 * The shares are parts of one (0.6, not 60). Taken as exact, they must give whole respondents; shares that were
 * rounded need `roundedTo`, and then counts that round to all three are given, as near to the shares as that allows.
 * Rounded shares need not add up to one: 2, 2 and 76 of 80 are 3, 3 and 95 %.
 *
 * @returns Heads per category; zeros when n is 0.
 * @throws {NpsError} INVALID_SHARES when the shares do not add up to one or fit no whole counts.
 * @throws {NpsError} INVALID_OPTION when `n` is no whole number, 0 or more, or `roundedTo` is out of range.
 * @example
 * ```ts
 * import { countsFromShares } from 'nps-kit';
 *
 * const shares = { promoters: 0.6, passives: 0.32, detractors: 0.08 };
 * countsFromShares({ shares, n: 250 }); // => { promoters: 150, passives: 80, detractors: 20 }
 * countsFromShares({ shares, n: 7 }); // throws INVALID_SHARES
 *
 * const rounded = { promoters: 0.63, passives: 0.25, detractors: 0.12 };
 * countsFromShares({ shares: rounded, n: 51 }, { roundedTo: 0.01 }); // => { promoters: 32, passives: 13, detractors: 6 }
 * ```
 */
export function countsFromShares(
  sample: { readonly shares: NpsShares; readonly n: number },
  options: SharesOptions = {},
): NpsCounts {
  assertRecord(sample, 'sample', '{ shares, n }');
  assertRecord(options, 'options');
  const { shares, n } = sample;
  const { roundedTo } = options;
  assertShares(shares, 'shares');
  assertAtLeast(n, 0, 'n');
  if (roundedTo !== undefined && !(typeof roundedTo === 'number' && roundedTo > 0 && roundedTo <= 0.1)) {
    throw new NpsError('INVALID_OPTION', 'options.roundedTo', 'a step above 0 and up to 0.1', roundedTo);
  }
  const sum = shares.promoters + shares.passives + shares.detractors;
  const half = (roundedTo ?? 0) / 2 + noise;
  if (Math.abs(sum - 1) > 3 * half) throw new NpsError('INVALID_SHARES', 'shares', 'a sum of 1', sum);
  const parts = categories.map((category) => shares[category]);
  const ranges = categories.map((category) => {
    const least = Math.max(0, Math.ceil(n * (shares[category] - half) - 1e-9));
    const most = Math.min(n, Math.floor(n * (shares[category] + half) + 1e-9));
    if (least > most) {
      const expected =
        roundedTo === undefined ? 'a whole number of respondents' : 'a whole count that rounds to it';
      throw new NpsError('INVALID_SHARES', `shares.${category}`, `${expected} of ${n}`, shares[category]);
    }
    return { least, most };
  });
  const [promoters, passives, detractors] = fitTotal(apportion(parts, n), ranges, n);
  if (promoters + passives + detractors !== n) {
    throw new NpsError('INVALID_SHARES', 'shares', `whole counts of ${n} that round to them`, sum);
  }
  return { promoters, passives, detractors };
}

/** Throws unless the value is shares per category, each a part of one; their sum is not looked at. */
export function assertShares(shares: NpsShares, path: string): void {
  assertRecord(shares, path, 'shares of promoters, passives and detractors');
  for (const category of categories) {
    const share = shares[category];
    if (!(typeof share === 'number' && share >= 0 && share <= 1)) {
      throw new NpsError('INVALID_SHARES', `${path}.${category}`, 'a part of one, 0 to 1', share);
    }
  }
}

/** Moves counts into their ranges, then what is left over to where the room is widest. */
function fitTotal(
  counts: readonly number[],
  ranges: readonly { readonly least: number; readonly most: number }[],
  n: number,
): [number, number, number] {
  const fitted = ranges.map(({ least, most }, i) => Math.min(most, Math.max(least, counts[i] as number)));
  let left = n - fitted.reduce((total, count) => total + count, 0);
  const room = (i: number): number => {
    const { least, most } = ranges[i] as { least: number; most: number };
    return left > 0 ? most - (fitted[i] as number) : (fitted[i] as number) - least;
  };
  for (const i of [0, 1, 2].sort((one, other) => room(other) - room(one))) {
    const move = Math.sign(left) * Math.min(room(i), Math.abs(left));
    fitted[i] = (fitted[i] as number) + move;
    left -= move;
  }
  return fitted as [number, number, number];
}
