import { type AnyCounts, isWeighted, type NpsCounts } from './counts.js';
import { NpsError } from './errors.js';

/** True for a whole number, 0 or more, that a double holds exactly; -0 would leak into results and is refused. */
function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}

/** Throws unless the value is a whole number, 0 or more, that a double holds exactly. */
export function assertCount(
  value: unknown,
  path: string,
  code: 'INVALID_COUNTS' | 'INVALID_HISTOGRAM',
): void {
  if (!isCount(value)) throw new NpsError(code, path, 'a whole number, 0 or more', value);
}

/** Throws unless the value is a record (not null, not an array). */
export function assertRecord(value: unknown, path: string, expected = 'an object'): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NpsError('INVALID_ARGUMENT', path, expected, value);
  }
}

/** True when the value is heads per category: the check without the words, for loops. */
export function isHeads(counts: NpsCounts): boolean {
  return (
    typeof counts === 'object' &&
    counts !== null &&
    isCount(counts.promoters) &&
    isCount(counts.passives) &&
    isCount(counts.detractors)
  );
}

/** Throws unless the value is heads per category. */
export function assertHeads(counts: NpsCounts, path: string): void {
  if (isHeads(counts)) return;
  assertRecord(counts, path, 'counts of promoters, passives and detractors');
  assertCount(counts.promoters, `${path}.promoters`, 'INVALID_COUNTS');
  assertCount(counts.passives, `${path}.passives`, 'INVALID_COUNTS');
  assertCount(counts.detractors, `${path}.detractors`, 'INVALID_COUNTS');
}

const weightFields = [
  'promoterWeight',
  'passiveWeight',
  'detractorWeight',
  'promoterSquaredWeight',
  'passiveSquaredWeight',
  'detractorSquaredWeight',
] as const;

/** The largest sum of weights: arithmetic with points and heads stays inside the range of doubles. */
const largestSum = 1e300;

/** Throws unless the value is heads, or sums of weights with a positive total where there are respondents. */
export function assertCounts(counts: AnyCounts, path: string): void {
  assertRecord(counts, path, 'counts of promoters, passives and detractors');
  if (!isWeighted(counts)) {
    assertHeads(counts, path);
    return;
  }
  assertCount(counts.n, `${path}.n`, 'INVALID_COUNTS');
  for (const field of weightFields) {
    const value = counts[field];
    if (!(typeof value === 'number' && value >= 0 && value <= largestSum) || Object.is(value, -0)) {
      throw new NpsError('INVALID_COUNTS', `${path}.${field}`, `a sum, 0 to ${largestSum}`, value);
    }
  }
  const total = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
  if (counts.n > 0 !== total > 0) {
    const expected = counts.n > 0 ? 'weights of a positive sum' : 'no weight where n is 0';
    throw new NpsError('INVALID_COUNTS', path, expected, total);
  }
  // Kish's effective sample size lies within 1 and n for all weights there are; 1e-6 is room for sums in floats.
  const squares = counts.promoterSquaredWeight + counts.passiveSquaredWeight + counts.detractorSquaredWeight;
  const effective = total * (total / squares);
  if (counts.n > 0 && !(effective >= 1 - 1e-6 && effective <= counts.n * (1 + 1e-6))) {
    throw new NpsError('INVALID_COUNTS', path, 'sums of squares that fit the sums and n', squares);
  }
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
    throw new NpsError('INVALID_OPTION', path, choices.map((choice) => `"${choice}"`).join(' or '), value);
  }
}

/** Throws unless the value is a finite number within [min, max]. */
export function assertNumber(
  value: unknown,
  min: number,
  max: number,
  path: string,
): asserts value is number {
  if (
    !(
      typeof value === 'number' &&
      value >= min &&
      value <= max &&
      Math.abs(value) !== Number.POSITIVE_INFINITY
    )
  ) {
    const range =
      max === Number.POSITIVE_INFINITY
        ? min === Number.NEGATIVE_INFINITY
          ? 'a finite number'
          : `a finite number, ${min} or more`
        : `a number ${min} to ${max}`;
    throw new NpsError('INVALID_OPTION', path, range, value);
  }
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
