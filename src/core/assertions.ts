import { type AnyCounts, isWeighted, type NpsCounts } from './counts.js';
import { NpsError } from './errors.js';

/** Throws unless the value is a whole number, 0 or more, that a double holds exactly. */
export function assertCount(
  value: unknown,
  path: string,
  code: 'INVALID_COUNTS' | 'INVALID_HISTOGRAM',
): void {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw new NpsError(code, path, 'a whole number, 0 or more', value);
  }
}

/** Throws unless the value is a record (not null, not an array). */
export function assertRecord(value: unknown, path: string, expected = 'an object'): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NpsError('INVALID_ARGUMENT', path, expected, value);
  }
}

/** Throws unless the value is heads per category. */
export function assertHeads(counts: NpsCounts, path: string): void {
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
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw new NpsError('INVALID_COUNTS', `${path}.${field}`, 'a finite sum, 0 or more', value);
    }
  }
  const total = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
  if (counts.n > 0 !== total > 0 || total === Number.POSITIVE_INFINITY) {
    const expected = counts.n > 0 ? 'weights of a finite, positive sum' : 'no weight where n is 0';
    throw new NpsError('INVALID_COUNTS', path, expected, total);
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
