import { assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** Ways to allow for many tests at once. */
export type AdjustmentMethod =
  | 'bonferroni'
  | 'holm'
  | 'hochberg'
  | 'benjamini-hochberg'
  | 'benjamini-yekutieli';

/** All of them. */
export const adjustmentMethods: readonly AdjustmentMethod[] = [
  'holm',
  'hochberg',
  'bonferroni',
  'benjamini-hochberg',
  'benjamini-yekutieli',
];

/** Options of {@link adjustPValues}. */
export interface AdjustOptions {
  /**
   * Holm, Hochberg and Bonferroni bound the chance of any false alarm; the Benjamini methods bound the part of alarms
   * that are false. Hochberg and Benjamini-Hochberg ask for tests that do not pull against each other.
   * @defaultValue `"holm"`
   */
  readonly method?: AdjustmentMethod | undefined;
}

/**
 * Adjusts p-values for the number of tests, so that each can be held against alpha as if it stood alone.
 *
 * Same figures as R's `p.adjust`. The order of the input is kept; an empty list gives an empty list.
 *
 * @param pValues - Each 0 to 1.
 * @returns Adjusted p-values, 0 to 1, never below the raw ones.
 * @throws {NpsError} INVALID_ARGUMENT when a value is not 0 to 1; INVALID_OPTION when the method is unknown.
 * @example
 * ```ts
 * import { adjustPValues } from 'nps-kit';
 *
 * adjustPValues([0.01, 0.02, 0.03]); // ≈ [0.03, 0.04, 0.04]
 * adjustPValues([0.01, 0.02, 0.03], { method: 'benjamini-hochberg' }); // ≈ [0.03, 0.03, 0.03]
 * ```
 * @see Holm 1979, Scandinavian Journal of Statistics 6, 65-70; Hochberg 1988, Biometrika 75, 800-802;
 *   Benjamini and Hochberg 1995, JRSS B 57, 289-300; Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165-1188
 */
export function adjustPValues(pValues: readonly number[], options: AdjustOptions = {}): number[] {
  assertRecord(options, 'options');
  const { method = 'holm' } = options;
  assertOneOf(method, adjustmentMethods, 'options.method');
  if (!Array.isArray(pValues)) throw new NpsError('INVALID_ARGUMENT', 'pValues', 'an array', pValues);
  // Also sees the holes of an array, which forEach and map pass over.
  for (const [index, p] of pValues.entries()) {
    if (!(typeof p === 'number' && p >= 0 && p <= 1)) {
      throw new NpsError('INVALID_ARGUMENT', `pValues[${index}]`, 'a p-value, 0 to 1', p);
    }
  }
  const m = pValues.length;
  if (method === 'bonferroni') return pValues.map((p) => Math.min(1, p * m));
  const ascending = pValues.map((p, index) => ({ p, index })).sort((one, other) => one.p - other.p);
  const adjusted = new Array<number>(m).fill(0);
  if (method === 'holm') {
    let highest = 0;
    ascending.forEach(({ p, index }, rank) => {
      highest = Math.max(highest, p * (m - rank));
      adjusted[index] = Math.min(1, highest);
    });
    return adjusted;
  }
  const harmonic = method === 'benjamini-yekutieli' ? harmonicSum(m) : 1;
  let lowest = 1;
  for (let rank = m - 1; rank >= 0; rank -= 1) {
    const { p, index } = ascending[rank] as { p: number; index: number };
    const factor = method === 'hochberg' ? m - rank : (harmonic * m) / (rank + 1);
    lowest = Math.min(lowest, Math.max(p, p * factor));
    adjusted[index] = lowest;
  }
  return adjusted;
}

/** A way to adjust, or none at all. */
export type Adjustment = AdjustmentMethod | 'none';

/** Throws unless the value is a way to adjust, or none. */
export function assertAdjustment(value: unknown): void {
  assertOneOf(value, [...adjustmentMethods, 'none'], 'options.adjust');
}

/** The p-value of each test, adjusted for all that were made; null for what was not tested. */
export function adjustTested(
  tests: readonly ({ readonly status: string; readonly pValue?: number } | null)[],
  method: Adjustment,
): (number | null)[] {
  const made = tests.flatMap((test) => (test?.status === 'tested' ? [test.pValue as number] : []));
  const adjusted = method === 'none' ? made : adjustPValues(made, { method });
  let next = 0;
  return tests.map((test) => (test?.status === 'tested' ? (adjusted[next++] as number) : null));
}

/** 1 + 1/2 + ... + 1/m. */
function harmonicSum(m: number): number {
  let sum = 0;
  for (let i = m; i >= 1; i -= 1) sum += 1 / i;
  return sum;
}
