import { assertRecord } from '../core/assertions.js';
import type { Rating } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { isRating } from '../scoring/classify.js';
import { isBlank, withoutGuard, wordOf } from './cells.js';
import type { RatingRule } from './mapping.js';

/** A rating, null for no answer, or why it is neither. */
export type RatingCell = Rating | null | 'rating-out-of-range' | 'rating-unreadable' | 'several-answers';

const numeric = /^[+-]?\d+(?:\.\d+)?$/;

/** Reads rating cells by a rule, once the rule is checked. */
export function ratingReader(rule: RatingRule = {}): (value: unknown) => RatingCell {
  assertRecord(rule, 'mapping.ratingRule', 'a rating rule');
  const missing = missingCodesOf(rule.missingCodes);
  const labels = labelsOf(rule.labels);
  const readOne = (value: unknown): RatingCell => {
    if (typeof value === 'number') return ratingOf(value, missing);
    if (isBlank(value)) return null;
    if (typeof value === 'bigint') return ratingOf(Number(value), missing);
    if (typeof value !== 'string') return 'rating-unreadable';
    const text = withoutGuard(value.trim());
    if (numeric.test(text)) return ratingOf(Number(text), missing);
    if (missing.has(text.toLowerCase())) return null;
    return labels(text);
  };
  return (value) => {
    if (!Array.isArray(value)) return readOne(value);
    // Some tools give the same answer twice; unlike answers to one question are not ours to choose from.
    const [first = null, ...others] = new Set(value.map(readOne).filter((one) => one !== null));
    return others.length > 0 ? 'several-answers' : first;
  };
}

function ratingOf(value: number, missing: ReadonlySet<number | string>): RatingCell {
  if (missing.has(value)) return null;
  return isRating(value) ? ((value + 0) as Rating) : 'rating-out-of-range'; // + 0: no -0
}

/** Numbers, and words in lower case; digits as text are numbers. */
function missingCodesOf(codes: RatingRule['missingCodes'] = []): ReadonlySet<number | string> {
  if (!Array.isArray(codes)) {
    throw new NpsError('INVALID_OPTION', 'mapping.ratingRule.missingCodes', 'an array of codes', codes);
  }
  return new Set(
    (codes as readonly (number | string)[]).map((code) => {
      if (typeof code === 'number') return code;
      const word = wordOf(code);
      return numeric.test(word) ? Number(word) : word;
    }),
  );
}

function labelsOf(labels: RatingRule['labels']): (text: string) => RatingCell {
  const path = 'mapping.ratingRule.labels';
  if (labels === undefined) return () => 'rating-unreadable';
  if (labels === 'leading-number') {
    return (text) => {
      const digits = /^\d+(?![\d.,%])/.exec(text)?.[0];
      if (digits === undefined) return 'rating-unreadable';
      return isRating(Number(digits)) ? (Number(digits) as Rating) : 'rating-out-of-range';
    };
  }
  assertRecord(labels, path, '"leading-number" or a rating for each label');
  const ratings = new Map<string, Rating>();
  for (const [label, rating] of Object.entries(labels)) {
    if (!isRating(rating)) {
      throw new NpsError('INVALID_OPTION', `${path}[${JSON.stringify(label)}]`, 'an integer 0 to 10', rating);
    }
    ratings.set(wordOf(label), rating);
  }
  return (text) => ratings.get(text.toLowerCase()) ?? 'rating-unreadable';
}
