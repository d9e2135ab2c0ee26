import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** A rating scale and where its categories begin. */
export interface RatingScale {
  /** Lowest rating, a whole number -1e9 to 1e9. */
  readonly min: number;
  /** Highest rating, a whole number; at most `min + 1000`. */
  readonly max: number;
  /** Lowest rating of a promoter. */
  readonly promoterFrom: number;
  /** Highest rating of a detractor; below `promoterFrom`. Ratings between are passives. */
  readonly detractorTo: number;
}

/** Options of functions that read ratings. */
export interface ScaleOptions {
  /** The rating scale. @defaultValue 0 to 10, detractors to 6, promoters from 9 */
  readonly scale?: RatingScale | undefined;
}

/**
 * The scale of the Net Promoter question: 0 to 10, detractors 0-6, passives 7-8, promoters 9-10.
 *
 * @see Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003
 */
export const standardScale: RatingScale = /* @__PURE__ */ Object.freeze({
  min: 0,
  max: 10,
  promoterFrom: 9,
  detractorTo: 6,
});

/** The scale that options name, or the standard one; both are checked. */
export function scaleOf(options: ScaleOptions, root = 'options'): RatingScale {
  assertRecord(options, root);
  const { scale = standardScale } = options;
  if (scale === standardScale) return scale;
  const check = (name: keyof RatingScale, from: number, to: number): number => {
    const value: unknown = (scale as RatingScale | null)?.[name];
    if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to) {
      return value as number;
    }
    throw new NpsError('INVALID_SCALE', `${root}.scale.${name}`, `an integer ${from} to ${to}`, value);
  };
  const min = check('min', -1e9, 1e9);
  const max = check('max', min + 1, min + 1000);
  const promoterFrom = check('promoterFrom', min + 1, max);
  check('detractorTo', min, promoterFrom - 1);
  return scale;
}

/** A scale as results hold it: nothing but the scale, and never -0. */
export function copyScale({ min, max, promoterFrom, detractorTo }: RatingScale): RatingScale {
  return { min: min + 0, max: max + 0, promoterFrom: promoterFrom + 0, detractorTo: detractorTo + 0 };
}

/** True for a whole number of the scale. */
export function isOnScale(value: unknown, { min, max }: { min: number; max: number }): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** The error for a value that is no rating of the scale. */
export function ratingError(
  path: string,
  { min, max }: { min: number; max: number },
  received: unknown,
): NpsError {
  return new NpsError('RATING_OUT_OF_RANGE', path, `an integer ${min} to ${max}`, received);
}
