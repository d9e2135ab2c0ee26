import { assertAtLeast, assertRecord } from '../core/assertions.js';
import type { Instant } from '../core/time.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { answersByCustomer, type CustomerAnswer } from './answers.js';

/** Options of {@link repeatDetractors}. */
export interface RepeatOptions extends ScaleOptions {
  /** Detractor answers from which on it counts as a repetition, 2 or more. @defaultValue 2 */
  readonly minimum?: number | undefined;
}

/** A customer who was a detractor more than once. */
export interface RepeatDetractor {
  /** Who. */
  readonly customer: string;
  /** Detractor answers. */
  readonly answers: number;
  /** The first of them, epoch milliseconds. */
  readonly firstAt: Instant;
  /** The last of them, epoch milliseconds. */
  readonly lastAt: Instant;
  /** Themes that the customer named at least `minimum` times as a detractor, most often first. */
  readonly themes: readonly NamedTheme[];
}

/** A theme and how often a customer named it. */
export interface NamedTheme {
  /** The theme. */
  readonly theme: string;
  /** Detractor answers that name it. */
  readonly answers: number;
}

/** A theme that customers name again and again. */
export interface RepeatTheme extends NamedTheme {
  /** Customers who named it at least `minimum` times as detractors. */
  readonly customers: number;
}

/** Customers and themes that come back. */
export interface RepeatDetractors {
  /** Customers with at least `minimum` detractor answers, most answers first, then by name. */
  readonly customers: readonly RepeatDetractor[];
  /** Themes that at least one of them repeats, most customers first, then most answers, then by name. */
  readonly themes: readonly RepeatTheme[];
}

/**
 * Finds customers who were detractors again and again, and what they keep naming.
 *
 * A theme counts once per answer. No answers give empty lists.
 *
 * @throws {NpsError} INVALID_ARGUMENT, INVALID_INSTANT or RATING_OUT_OF_RANGE with the index, when an answer is malformed.
 * @throws {NpsError} INVALID_OPTION when `minimum` is below 2; INVALID_SCALE when the scale contradicts itself.
 * @example
 * ```ts
 * import { repeatDetractors } from 'nps-kit';
 *
 * const { customers, themes } = repeatDetractors([
 *   { customer: 'u1', at: 1000, rating: 3, themes: ['delivery'] },
 *   { customer: 'u1', at: 2000, rating: 5, themes: ['delivery', 'price'] },
 *   { customer: 'u2', at: 1500, rating: 2, themes: ['price'] },
 * ]);
 * customers; // => [{ customer: 'u1', answers: 2, firstAt: 1000, lastAt: 2000, themes: [{ theme: 'delivery', answers: 2 }] }]
 * themes; // => [{ theme: 'delivery', customers: 1, answers: 2 }]
 * ```
 */
export function repeatDetractors(
  answers: Iterable<CustomerAnswer>,
  options: RepeatOptions = {},
): RepeatDetractors {
  assertRecord(options, 'options');
  const { minimum = 2, scale } = options;
  assertAtLeast(minimum, 2, 'options.minimum');
  const customers: RepeatDetractor[] = [];
  for (const [customer, all] of answersByCustomer(answers, 'answers', { scale })) {
    const bad = all.filter(({ category }) => category === 'detractor');
    const [first, last] = [bad[0], bad.at(-1)];
    if (!first || !last || bad.length < minimum) continue;
    const counts = new Map<string, number>();
    for (const theme of bad.flatMap((answer) => [...new Set(answer.themes)])) {
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
    const themes = Array.from(counts, ([theme, times]) => ({ theme, answers: times }))
      .filter((named) => named.answers >= minimum)
      .sort(mostAnswers('theme'));
    customers.push({ customer, answers: bad.length, firstAt: first.at, lastAt: last.at, themes });
  }
  customers.sort(mostAnswers('customer'));
  return { customers, themes: repeatedThemes(customers) };
}

function repeatedThemes(customers: readonly RepeatDetractor[]): RepeatTheme[] {
  const byTheme = new Map<string, { customers: number; answers: number }>();
  for (const { themes } of customers) {
    for (const { theme, answers } of themes) {
      const sum = byTheme.get(theme) ?? { customers: 0, answers: 0 };
      byTheme.set(theme, { customers: sum.customers + 1, answers: sum.answers + answers });
    }
  }
  const byAnswers = mostAnswers('theme');
  return Array.from(byTheme, ([theme, sums]) => ({ theme, ...sums })).sort(
    (one, other) => other.customers - one.customers || byAnswers(one, other),
  );
}

/** Most answers first, then by a name that each has alone, in code units: the same whatever the locale. */
const mostAnswers =
  <Name extends string>(name: Name) =>
  (one: Ranked<Name>, other: Ranked<Name>): number =>
    other.answers - one.answers || (one[name] < other[name] ? -1 : 1);

type Ranked<Name extends string> = Readonly<Record<Name, string> & Record<'answers', number>>;
