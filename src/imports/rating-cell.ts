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
  const meanings = meaningsOf(rule);
  const leading = rule.labels === 'leading-number';
  const readOne = (value: unknown): RatingCell => {
    if (isBlank(value)) return null;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
      return 'rating-unreadable';
    }
    let code = codeOf(value);
    const meaning = meanings.get(code);
    if (meaning !== undefined) return meaning;
    if (typeof code === 'string') {
      const digits = leading && /^\d+(?![\d.,%])/.exec(code)?.[0];
      if (!digits) return 'rating-unreadable';
      code = Number(digits);
    }
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

/**
 * Ratings by label, and null for what means "no answer"; a label of digits is a code, and stands for what it says even
 * where that is another rating.
 */
function meaningsOf({
  labels = {},
  missingCodes = [],
}: RatingRule): ReadonlyMap<number | string, Rating | null> {
  const meanings = new Map<number | string, Rating | null>();
  if (labels !== 'leading-number') {
    assertRecord(labels, 'mapping.ratingRule.labels', '"leading-number" or a rating for each label');
    for (const [label, rating] of Object.entries(labels)) {
      const path = `mapping.ratingRule.labels[${JSON.stringify(label)}]`;
      if (!isRating(rating)) throw new NpsError('INVALID_OPTION', path, 'an integer 0 to 10', rating);
      const code = codeOf(label);
      const other = meanings.get(code) ?? rating;
      if (other !== rating)
        throw new NpsError('INVALID_OPTION', path, `${other}, as in another case`, rating);
      meanings.set(code, rating);
    }
  }
  const path = 'mapping.ratingRule.missingCodes';
  assertArray(missingCodes, path, 'an array of codes');
  for (const [i, code] of missingCodes.entries()) {
    if (typeof code !== 'number' && typeof code !== 'string') {
      throw new NpsError('INVALID_OPTION', `${path}[${i}]`, 'a number or a text', code);
    }
    meanings.set(codeOf(code), null);
  }
  return meanings;
}
