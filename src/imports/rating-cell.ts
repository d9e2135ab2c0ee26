import { assertArray, assertRecord } from '../core/assertions.js';
import type { Rating } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { isRating } from '../scoring/classify.js';
import { isBlank, wordOf } from './cells.js';
import type { RatingRule } from './mapping.js';

/** A rating, null for no answer, or why it is neither. */
export type RatingCell = Rating | null | 'rating-out-of-range' | 'rating-unreadable' | 'several-answers';

const numeric = /^[+-]?\d+(?:\.\d+)?$/;

/** Reads rating cells by a rule, once the rule is checked. */
export function ratingReader(rule: RatingRule = {}): (value: unknown) => RatingCell {
  assertRecord(rule, 'mapping.ratingRule', 'a rating rule');
  const missing = missingCodesOf(rule.missingCodes);
  const leading = rule.labels === 'leading-number';
  const labels = leading ? new Map<number | string, Rating>() : labelsOf(rule.labels);
  const readOne = (value: unknown): RatingCell => {
    if (isBlank(value)) return null;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
      return 'rating-unreadable';
    }
    const code = codeOf(value);
    if (missing.has(code)) return null;
    const labelled = labels.get(code);
    if (labelled !== undefined) return labelled;
    if (typeof code === 'string') return leading ? leadingNumber(code) : 'rating-unreadable';
    return isRating(code) ? code : 'rating-out-of-range';
  };
  return (value) => {
    if (!Array.isArray(value)) return readOne(value);
    // Some tools give the same answer twice; unlike answers to one question are not ours to choose from.
    const [first = null, ...others] = new Set(value.map(readOne).filter((one) => one !== null));
    return others.length > 0 ? 'several-answers' : first;
  };
}

/** A number, also where it is written as text, or a word in lower case. */
function codeOf(value: string | number | bigint): number | string {
  if (typeof value !== 'string') return Number(value) + 0; // + 0: no -0
  const word = wordOf(value);
  return numeric.test(word) ? Number(word) + 0 : word;
}

function missingCodesOf(codes: RatingRule['missingCodes'] = []): ReadonlySet<number | string> {
  const path = 'mapping.ratingRule.missingCodes';
  assertArray(codes, path, 'an array of codes');
  return new Set(
    Array.from(codes as readonly (number | string)[], (code, i) => {
      if (typeof code === 'number' || typeof code === 'string') return codeOf(code);
      throw new NpsError('INVALID_OPTION', `${path}[${i}]`, 'a number or a text', code);
    }),
  );
}

/** Ratings by label; a label of digits is a code, and stands for what it says even where that is another rating. */
function labelsOf(labels: RatingRule['labels'] = {}): ReadonlyMap<number | string, Rating> {
  assertRecord(labels, 'mapping.ratingRule.labels', '"leading-number" or a rating for each label');
  const ratings = new Map<number | string, Rating>();
  for (const [label, rating] of Object.entries(labels)) {
    const path = `mapping.ratingRule.labels[${JSON.stringify(label)}]`;
    if (!isRating(rating)) throw new NpsError('INVALID_OPTION', path, 'an integer 0 to 10', rating);
    const code = codeOf(label);
    const other = ratings.get(code) ?? rating;
    if (other !== rating) throw new NpsError('INVALID_OPTION', path, `${other}, as in another case`, rating);
    ratings.set(code, rating);
  }
  return ratings;
}

function leadingNumber(text: string): RatingCell {
  const digits = /^\d+(?![\d.,%])/.exec(text)?.[0];
  if (digits === undefined) return 'rating-unreadable';
  return isRating(Number(digits)) ? (Number(digits) as Rating) : 'rating-out-of-range';
}
