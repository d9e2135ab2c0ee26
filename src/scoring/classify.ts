import type { Category, Rating } from '../core/counts.js';
import { isOnScale, type RatingScale, ratingError, type ScaleOptions, scaleOf } from './scale.js';

/**
 * True when a value is a rating: a whole number of the scale, 0 to 10 unless a scale is given.
 *
 * A rating of 0 is an answer. Texts such as `"9"`, null, NaN and fractions are not ratings; -0 is 0.
 *
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { isRating } from 'nps-kit';
 *
 * isRating(0); // => true
 * isRating(11); // => false
 * isRating('9'); // => false
 * [10, 11, null].filter(isRating); // => [10]
 * isRating(5, { scale: { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 } }); // => true
 * ```
 */
export function isRating(value: unknown, options: ScaleOptions): value is number;
export function isRating(value: unknown): value is Rating;
export function isRating(value: unknown, options: ScaleOptions = {}): boolean {
  return isOnScale(value, scaleBeside(options));
}

/**
 * The category of one rating: detractor 0-6, passive 7-8, promoter 9-10 unless a scale is given.
 *
 * @throws {NpsError} RATING_OUT_OF_RANGE when the value is no rating of the scale.
 * @throws {NpsError} INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { classifyRating } from 'nps-kit';
 *
 * classifyRating(0); // => 'detractor'
 * classifyRating(8); // => 'passive'
 * classifyRating(9); // => 'promoter'
 * classifyRating(10.5); // throws RATING_OUT_OF_RANGE
 * ```
 * @see Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003
 */
export function classifyRating(rating: number, options: ScaleOptions = {}): Category {
  const scale = scaleBeside(options);
  if (!isOnScale(rating, scale)) throw ratingError('rating', scale, rating);
  if (rating >= scale.promoterFrom) return 'promoter';
  return rating <= scale.detractorTo ? 'detractor' : 'passive';
}

/** The scale of a call, where `ratings.map(classifyRating)` gives an index for options. */
function scaleBeside(options: ScaleOptions | number): RatingScale {
  return scaleOf(typeof options === 'number' ? {} : options);
}
