import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { NpsCounts, RatingHistogram } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import type { ScaleOptions } from './scale.js';

/** Why a row is not among the counted answers; the first cause that holds, in this order. */
export type ExclusionReason =
  | 'test'
  | 'outOfWindow'
  | 'dismissed'
  | 'partial'
  | 'missing'
  | 'invalid'
  | 'duplicate';

/** How rows become counts. Only `rating` is required; what is not named is not done. */
export interface CountingRules<Row> extends ScaleOptions {
  /** Where the rating is. Null, undefined and `""` are missing. */
  readonly rating: Accessor<Row, unknown>;
  /** Rating codes that mean "no answer", such as 11 or -1. @defaultValue none */
  readonly missingCodes?: readonly (number | string)[] | undefined;
  /** A rating that is neither on the scale nor missing throws, or is excluded as `invalid`. @defaultValue `"throw"` */
  readonly invalid?: 'throw' | 'exclude' | undefined;
  /** Where the state of the response is, a text. @defaultValue none: every row is an answer */
  readonly status?: Accessor<Row, unknown> | undefined;
  /** Which states mean what; any other state is an answer. */
  readonly statuses?: StatusRules | undefined;
  /** Where the time of the answer is, as an instant. Needed for a window; orders a respondent's answers. */
  readonly at?: Accessor<Row, Instant> | undefined;
  /** Half-open span of time that counts: start <= at < end, epoch milliseconds. @defaultValue all time */
  readonly window?: { readonly start?: Instant | undefined; readonly end?: Instant | undefined } | undefined;
  /**
   * Who answered, a text or number. Rows without one (null, undefined, NaN, `""`) are never duplicates.
   * @defaultValue none: no duplicates
   */
  readonly respondent?: Accessor<Row, unknown> | undefined;
  /**
   * Which of a respondent's answers counts. By `at` where given, else by the order of rows; of equal times `latest`
   * takes the later row and `first` the earlier one.
   * @defaultValue `"latest"` when `respondent` is given
   */
  readonly keep?: 'latest' | 'first' | 'all' | undefined;
  /** Duplicates are looked for within each value of this, such as the quarter. @defaultValue over all rows */
  readonly per?: Accessor<Row, unknown> | undefined;
  /**
   * Excluded rows that go into the denominator of `score` all the same, to reproduce a vendor's figure on purpose
   * (Formbricks: `["dismissed"]`). Never changes `counts`. @defaultValue `[]`: only answers
   */
  readonly denominator?: readonly ('dismissed' | 'partial' | 'missing')[] | undefined;
}

/** States of a response by meaning. */
export interface StatusRules {
  /** Closed without an answer. @defaultValue `["dismissed"]` */
  readonly dismissed?: readonly string[] | undefined;
  /** Begun and not finished; an empty list counts such rows like others. @defaultValue `["partial"]` */
  readonly partial?: readonly string[] | undefined;
  /** Made by testers. @defaultValue `["test", "preview"]` */
  readonly test?: readonly string[] | undefined;
}

/** Counts with an account of every row: `counted` and all of `excluded` add up to `rows`. */
export interface ResponseCounts {
  /** Heads per category among counted answers. */
  readonly counts: NpsCounts;
  /** Heads per rating among counted answers. */
  readonly histogram: RatingHistogram;
  /** Rows that were read. */
  readonly rows: number;
  /** Rows that count as answers. */
  readonly counted: number;
  /** Rows that do not count, by the first cause that holds. */
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  /** Rows that the score is divided by: `counted`, plus what the `denominator` rule adds. */
  readonly denominator: number;
  /** Score in points over that denominator, -100 to 100; null when it is 0. */
  readonly score: number | null;
}

const defaultStatuses = {
  dismissed: ['dismissed'],
  partial: ['partial'],
  test: ['test', 'preview'],
} as const;
const meaningsInOrder = ['test', 'dismissed', 'partial'] as const;

type Meaning = (typeof meaningsInOrder)[number];

/** Rules with defaults filled in and accessors as functions. */
export interface CheckedRules<Row> {
  readonly rating: (row: Row, index: number) => unknown;
  readonly status: ((row: Row, index: number) => unknown) | undefined;
  readonly at: ((row: Row, index: number) => Instant) | undefined;
  readonly respondent: ((row: Row, index: number) => unknown) | undefined;
  readonly per: ((row: Row, index: number) => unknown) | undefined;
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly missing: ReadonlySet<unknown>;
  readonly windowed: boolean;
  readonly invalid: 'throw' | 'exclude';
  readonly keep: 'latest' | 'first';
  readonly start: Instant;
  readonly end: Instant;
  readonly denominator: readonly ('dismissed' | 'partial' | 'missing')[];
}

/** The rules once checked; throws on the first that is malformed. */
export function checkedRules<Row>(rules: CountingRules<Row>): CheckedRules<Row> {
  const { invalid = 'throw', missingCodes = [], denominator = [], statuses = {}, window = {} } = rules;
  const optional = <Value>(name: 'status' | 'at' | 'respondent' | 'per') => {
    const accessor = rules[name];
    return accessor === undefined
      ? undefined
      : (readAccessor(accessor, `rules.${name}`) as (row: Row, index: number) => Value);
  };
  assertRecord(window, 'rules.window', 'a span of start and end');
  const rating = readAccessor(rules.rating, 'rules.rating');
  const respondent = optional<unknown>('respondent');
  const keep = rules.keep ?? (respondent ? 'latest' : 'all');
  assertOneOf(keep, ['latest', 'first', 'all'], 'rules.keep');
  assertOneOf(invalid, ['throw', 'exclude'], 'rules.invalid');
  if (!Array.isArray(missingCodes)) {
    throw new NpsError('INVALID_OPTION', 'rules.missingCodes', 'an array of codes', missingCodes);
  }
  if (!Array.isArray(denominator)) {
    throw new NpsError('INVALID_OPTION', 'rules.denominator', 'an array of reasons', denominator);
  }
  for (const [i, reason] of denominator.entries()) {
    assertOneOf(reason, ['dismissed', 'partial', 'missing'], `rules.denominator[${i}]`);
    if (denominator.indexOf(reason) !== i) {
      throw new NpsError('INVALID_OPTION', `rules.denominator[${i}]`, 'each reason once', reason);
    }
  }
  if (window.start !== undefined) assertInstant(window.start, 'rules.window.start');
  if (window.end !== undefined) assertInstant(window.end, 'rules.window.end');
  if (window.start !== undefined && window.end !== undefined && window.end < window.start) {
    throw new NpsError('INVALID_OPTION', 'rules.window.end', 'an instant from the start on', window.end);
  }
  const windowed = window.start !== undefined || window.end !== undefined;
  const needed = (name: 'at' | 'respondent' | 'status', purpose: string): void => {
    if (rules[name] !== undefined) return;
    throw new NpsError('INVALID_OPTION', `rules.${name}`, `an accessor, to ${purpose}`, undefined);
  };
  if (windowed) needed('at', 'apply the window');
  if (keep !== 'all') needed('respondent', `keep "${keep}"`);
  if (rules.per !== undefined) needed('respondent', 'find duplicates per');
  if (rules.statuses !== undefined) needed('status', 'apply the states');
  return {
    rating,
    status: optional('status'),
    at: optional<Instant>('at'),
    respondent: keep === 'all' ? undefined : respondent,
    per: optional('per'),
    meanings: meaningsOf(statuses),
    missing: new Set<unknown>(missingCodes),
    windowed,
    invalid,
    keep: keep === 'first' ? 'first' : 'latest',
    start: window.start ?? Number.NEGATIVE_INFINITY,
    end: window.end ?? Number.POSITIVE_INFINITY,
    denominator,
  };
}

/** State -> meaning; a state listed twice has the first meaning in the order of exclusion. */
function meaningsOf(statuses: StatusRules): ReadonlyMap<string, Meaning> {
  assertRecord(statuses, 'rules.statuses', 'lists of states');
  const meanings = new Map<string, Meaning>();
  for (const meaning of meaningsInOrder) {
    const states = statuses[meaning] ?? defaultStatuses[meaning];
    if (!Array.isArray(states)) {
      throw new NpsError('INVALID_OPTION', `rules.statuses.${meaning}`, 'an array of states', states);
    }
    for (const [i, state] of (states as readonly unknown[]).entries()) {
      if (typeof state !== 'string') {
        throw new NpsError('INVALID_OPTION', `rules.statuses.${meaning}[${i}]`, 'a text', state);
      }
      if (!meanings.has(state)) meanings.set(state, meaning);
    }
  }
  return meanings;
}
