import { type AnyCounts, isWeighted, type NpsCounts, type NpsShares, type WeightedCounts } from './counts.js';
import { NpsError, type NpsErrorCode } from './errors.js';

/** True for a whole number, 0 or more, that a double holds exactly; -0 would leak into results and is refused. */
function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && 1 / (value as number) > 0;
}

/** True for a sum of weights: 0 or more, and small enough that arithmetic stays within the doubles. */
function isSum(value: unknown): boolean {
  return Number.isFinite(value) && 1 / (value as number) > 0 && (value as number) <= 1e300;
}

const countInWords = 'a whole number, 0 or more';
const sumInWords = 'a sum, 0 to 1e300';

/** Throws unless the value is a whole number, 0 or more, that a double holds exactly. */
export function assertCount(value: unknown, path: string, code: NpsErrorCode = 'INVALID_COUNTS'): void {
  if (!isCount(value)) throw new NpsError(code, path, countInWords, value);
}

/** Throws unless the value is an object. */
export function assertRecord(value: unknown, path: string, expected = 'an object'): void {
  if (Object(value) !== value) throw new NpsError('INVALID_ARGUMENT', path, expected, value);
}

/** Throws unless the value is an array. */
export function assertArray(
  value: unknown,
  path: string,
  expected: string,
  code: NpsErrorCode = 'INVALID_OPTION',
): void {
  if (!Array.isArray(value)) throw new NpsError(code, path, expected, value);
}

/** Throws unless the value is a text that is not empty. */
export function assertText(
  value: unknown,
  path: string,
  code: NpsErrorCode = 'INVALID_OPTION',
  expected = 'a text',
): asserts value is string {
  if (typeof value !== 'string' || value === '') throw new NpsError(code, path, expected, value);
}

/** Throws unless those fields of counts pass the check. */
function assertFields<Counts>(
  counts: Counts,
  fields: readonly (keyof Counts & string)[],
  path: string,
  isValid: (value: unknown) => boolean,
  expected: string,
): void {
  for (const field of fields) {
    const value = counts[field];
    if (!isValid(value)) throw new NpsError('INVALID_COUNTS', `${path}.${field}`, expected, value);
  }
}

/** Throws unless the value is heads per category. */
export function assertHeads(counts: NpsCounts, path: string): void {
  assertRecord(counts, path, 'counts');
  assertFields(counts, ['promoters', 'passives', 'detractors'], path, isCount, countInWords);
}

/** Heads or weight per category, once these three and `n` are checked; squares of weights are not looked at. */
export function partsOf(counts: AnyCounts, path: string): NpsShares {
  if (!isWeighted(counts)) {
    assertHeads(counts, path);
    return counts;
  }
  assertFields(counts, ['n'], path, isCount, countInWords);
  assertFields(counts, ['promoterWeight', 'passiveWeight', 'detractorWeight'], path, isSum, sumInWords);
  return {
    promoters: counts.promoterWeight,
    passives: counts.passiveWeight,
    detractors: counts.detractorWeight,
  };
}

/**
 * Kish's effective sample size of weighted counts, once checked: (sum of w)^2 / sum of w^2 lies within 1 and n for all
 * weights there are (1e-6 is room for sums in floats), and is 0 for nobody.
 */
export function effectiveHeads(counts: WeightedCounts, path: string): number {
  const { promoters, passives, detractors } = partsOf(counts, path);
  const squares = ['promoterSquaredWeight', 'passiveSquaredWeight', 'detractorSquaredWeight'] as const;
  assertFields(counts, squares, path, isSum, sumInWords);
  const sum = promoters + detractors + passives;
  const square = counts.promoterSquaredWeight + counts.detractorSquaredWeight + counts.passiveSquaredWeight;
  // Divided before multiplied: the square of a huge sum leaves the range of doubles.
  const effective = sum && sum * (sum / square);
  if (!(effective >= Math.min(1, counts.n) - 1e-6 && effective <= counts.n * (1 + 1e-6))) {
    throw new NpsError('INVALID_COUNTS', path, 'squares that fit sums and n', effective);
  }
  return Math.min(effective, counts.n);
}

/** Throws unless the value is heads, or sums of weights that fit their squares and n. */
export function assertCounts(counts: AnyCounts, path: string): void {
  if (isWeighted(counts)) effectiveHeads(counts, path);
  else assertHeads(counts, path);
}

/** Throws unless the level is above 0.5 and below 1: a level of 0.05 is meant as alpha and refused. */
export function assertLevel(level: unknown, path = 'options.level'): void {
  if (!(typeof level === 'number' && level > 0.5 && level < 1)) {
    throw new NpsError('INVALID_OPTION', path, 'above 0.5 and below 1', level);
  }
}

/** Throws unless the value is one of the choices. */
export function assertOneOf<T extends string>(value: unknown, choices: readonly T[], path: string): void {
  if (!choices.includes(value as T)) {
    throw new NpsError('INVALID_OPTION', path, choices.join(' or '), value);
  }
}

/** Throws unless the value is true or false. */
export function assertBoolean(value: unknown, path: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw new NpsError('INVALID_OPTION', path, 'true or false', value);
}

/** Throws unless the value is a finite number within [min, max]. */
export function assertNumber(
  value: unknown,
  min: number,
  max: number,
  path: string,
): asserts value is number {
  if (!(Number.isFinite(value) && (value as number) >= min && (value as number) <= max)) {
    throw new NpsError('INVALID_OPTION', path, `a number ${min} to ${max}`, value);
  }
}

/** Throws unless the value is a whole number, `min` or more, that a double holds exactly. */
export function assertAtLeast(value: unknown, min: number, path: string): asserts value is number {
  assertInteger(value, min, Number.MAX_SAFE_INTEGER, path);
}

/** Throws unless the value is a whole number within [min, max]. */
export function assertInteger(
  value: unknown,
  min: number,
  max: number,
  path: string,
): asserts value is number {
  if (!(Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max)) {
    throw new NpsError('INVALID_OPTION', path, `a whole number ${min} to ${max}`, value);
  }
}
