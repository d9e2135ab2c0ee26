import { assertArray, assertRecord, assertText } from '../core/assertions.js';
import type { Category } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { assertInstant, type Instant } from '../core/time.js';
import { classifyRating, isRating } from '../scoring/classify.js';
import { ratingError, type ScaleOptions, scaleOf } from '../scoring/scale.js';

/** One answer of a customer. */
export interface CustomerAnswer {
  /** Who answered. */
  readonly customer: string;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** The rating given. */
  readonly rating: number;
  /** What the comment was about. @defaultValue none */
  readonly themes?: readonly string[] | undefined;
}

/** An answer with its category. */
export interface ClassifiedAnswer {
  readonly at: Instant;
  readonly category: Category;
  readonly themes: readonly string[];
}

/** The answers of every customer, none later than `now`, in order of time; those of one instant as they were given. */
export function answersByCustomer(
  answers: Iterable<CustomerAnswer>,
  path: string,
  { now = Number.POSITIVE_INFINITY, ...options }: ScaleOptions & { readonly now?: Instant } = {},
): ReadonlyMap<string, readonly ClassifiedAnswer[]> {
  const scale = scaleOf(options);
  const byCustomer = new Map<string, ClassifiedAnswer[]>();
  let index = 0;
  for (const answer of elementsOf(answers, path)) {
    const at = `${path}[${index}]`;
    assertRecord(answer, at);
    assertName(answer.customer, `${at}.customer`);
    assertInstant(answer.at, `${at}.at`);
    assertPast(answer.at, now, `${at}.at`);
    if (!isRating(answer.rating, { scale })) throw ratingError(`${at}.rating`, scale, answer.rating);
    const themes = answer.themes ?? [];
    assertThemes(themes, `${at}.themes`);
    const list = byCustomer.get(answer.customer) ?? [];
    list.push({ at: answer.at + 0, category: classifyRating(answer.rating, { scale }), themes });
    byCustomer.set(answer.customer, list);
    index += 1;
  }
  for (const list of byCustomer.values()) list.sort((one, other) => one.at - other.at);
  return byCustomer;
}

/** Throws for an instant that is later than the present. */
export function assertPast(at: Instant, now: Instant, path: string): void {
  if (at > now) throw new NpsError('INVALID_INSTANT', path, `at most ${now}, the present`, at);
}

/** Throws unless the value is a text that names something. */
export function assertName(value: unknown, path: string): void {
  assertText(value, path, 'INVALID_ARGUMENT');
}

/** Throws unless the value is a list of texts. */
export function assertThemes(themes: unknown, path: string): void {
  assertArray(themes, path, 'an array of texts', 'INVALID_ARGUMENT');
  for (const [i, theme] of (themes as readonly unknown[]).entries()) assertName(theme, `${path}[${i}]`);
}
