import type { AnyCounts, RatingHistogram } from '../core/counts.js';
import type { SegmentKey } from '../core/groups.js';
import type { Instant } from '../core/time.js';
import type { RatingScale } from '../scoring/scale.js';
import type { RollupPeriodUnit } from './dialect-rules.js';

/** A half-open span of time [start, end) of a roll-up. */
export interface RollupPeriod {
  /** First instant of the period, epoch milliseconds. */
  readonly start: Instant;
  /** First instant after it, epoch milliseconds. */
  readonly end: Instant;
  /** Name for people, such as `"2026-03"`. */
  readonly label: string;
}

/** The counted answers of one group in one period. */
export interface RollupCell<C extends AnyCounts = AnyCounts> {
  /** The group's value of each key, in the order of `by`. */
  readonly keys: readonly SegmentKey[];
  /** The period; null when there are no periods. */
  readonly period: RollupPeriod | null;
  /** Heads per rating. */
  readonly histogram: RatingHistogram;
  /** Heads, or sums of weights. */
  readonly counts: C;
}

/**
 * Sums of responses by group and period, made by an engine; plain data that can be stored as JSON and merged.
 *
 * The form is version 1; readers of stored roll-ups check it with `rollupSchema` of `nps-kit/schema`.
 */
export interface Rollup<C extends AnyCounts = AnyCounts> {
  /** Version of this form. */
  readonly version: 1;
  /** Names of the keys. */
  readonly by: readonly string[];
  /** Unit of the periods; null for all time. */
  readonly period: RollupPeriodUnit | null;
  /** IANA zone of the periods; null for all time. */
  readonly timeZone: string | null;
  /** True when counts are sums of weights. */
  readonly weighted: boolean;
  /** The rating scale. */
  readonly scale: RatingScale;
  /** One cell per group and period in which someone answered, in order of keys, then time. */
  readonly cells: readonly RollupCell<C>[];
  /** Rows that are in no cell. */
  readonly excluded: {
    /** Without a rating. */
    readonly missing: number;
    /** With a rating off the scale, a weight that is none, or no time. */
    readonly invalid: number;
  };
}

/** Cells in order of their keys (null last), then of time. */
export function sortCells<C extends AnyCounts>(cells: RollupCell<C>[]): RollupCell<C>[] {
  return cells.sort((one, other) => {
    for (let i = 0; i < one.keys.length; i += 1) {
      const left = (one.keys[i] as SegmentKey).value;
      const right = (other.keys[i] as SegmentKey).value;
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -1 : 1;
    }
    return (one.period?.start ?? 0) - (other.period?.start ?? 0);
  });
}

/** Heads of all ratings. */
export function headsIn({ bins }: RatingHistogram): number {
  return bins.reduce((sum, heads) => sum + heads, 0);
}

/** Keys at some places, or all. An empty text, which roll-ups of before may hold, is a missing value. */
export function keysAt({ keys }: RollupCell, places: Iterable<number> = keys.keys()): SegmentKey[] {
  return Array.from(places, (place) => {
    const { key, value } = keys[place] as SegmentKey;
    return { key, value: value || null };
  });
}

/** Cells of one period and of equal keys at some places, which are all that is left of their keys. */
export function groupCells<C extends AnyCounts>(
  cells: readonly RollupCell<C>[],
  places?: readonly number[],
): RollupCell<C>[][] {
  const groups = new Map<string, RollupCell<C>[]>();
  for (const whole of cells) {
    const { period: span } = whole;
    const period = span && { ...span, start: span.start + 0, end: span.end + 0 }; // never -0
    const cell = { ...whole, keys: keysAt(whole, places), period };
    const text = JSON.stringify([period?.start, ...cell.keys.map(({ value }) => value)]);
    const group = groups.get(text);
    if (group) group.push(cell);
    else groups.set(text, [cell]);
  }
  return [...groups.values()];
}
