import { dayFromCivil, dayLength } from '../calendar/civil.js';
import { instantFromLocal } from '../calendar/local.js';
import { type Zone, zoneOf } from '../calendar/zone.js';
import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { Instant } from '../core/time.js';
import { withoutGuard } from './cells.js';
import type { DateRules } from './mapping.js';

/** Order of dates such as `3/4/2026`. */
export type DateOrder = 'day-first' | 'month-first';

/** An instant, or why a cell is none. */
export type DateCell =
  | Instant
  | 'date-unreadable'
  | 'date-without-zone'
  | 'date-without-unit'
  | 'date-order-unknown';

/** Date rules once checked. */
export interface CheckedDates {
  readonly zone: Zone | null;
  /** Milliseconds of one unit of a number. */
  readonly unit: number | null;
}

/** Checks the rules of dates. */
export function checkedDates(rules: DateRules = {}): CheckedDates {
  assertRecord(rules, 'mapping.dates', 'date rules');
  const { timeZone, order, unit } = rules;
  if (order !== undefined) assertOneOf(order, ['day-first', 'month-first', 'proved'], 'mapping.dates.order');
  if (unit !== undefined) assertOneOf(unit, ['seconds', 'milliseconds'], 'mapping.dates.unit');
  return {
    zone: timeZone === undefined ? null : zoneOf(timeZone, 'mapping.dates.timeZone'),
    unit: unit === undefined ? null : unit === 'seconds' ? 1000 : 1,
  };
}

// Date, then optionally time, half of the day, and zone: 2026-03-01T08:51:12.5Z, 11/1/2019 8:51:12 PM GMT+1.
const dateText =
  /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ,]\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?(?:\s*(?:(Z|[A-Z]{2,5})|(?:UTC|GMT)?([+\-\u2212])(\d{1,2})(?::?(\d\d))?))?)?$/i;
const numberText = /^\d+(?:\.\d+)?$/;

/** Reads a date cell; `order` is the known order of day and month, if any. */
export function readDate(value: unknown, rules: CheckedDates, order: DateOrder | null): DateCell {
  if (typeof value === 'number' || typeof value === 'bigint') return instantOfNumber(Number(value), rules);
  if (Object.prototype.toString.call(value) === '[object Date]') return checked((value as Date).getTime());
  if (typeof value !== 'string') return 'date-unreadable';
  const text = withoutGuard(value.trim());
  if (numberText.test(text)) return instantOfNumber(Number(text), rules);
  const match = dateText.exec(text);
  if (!match) return 'date-unreadable';
  const local = localOf(match, order);
  if (local === null) return 'date-order-unknown';
  if (Number.isNaN(local)) return 'date-unreadable';
  const offset = offsetOf(match);
  if (offset !== null) return checked(local - offset);
  return rules.zone === null ? 'date-without-zone' : checked(instantFromLocal(rules.zone, local));
}

function instantOfNumber(value: number, { unit }: CheckedDates): DateCell {
  if (unit === null) return 'date-without-unit';
  return value >= 0 ? checked(Math.round(value * unit)) : 'date-unreadable';
}

function checked(instant: number): DateCell {
  return Math.abs(instant) <= 8.64e15 ? instant + 0 : 'date-unreadable'; // + 0: no -0
}

/** The local time in milliseconds as if it were UTC; NaN for none, null for want of the order. */
function localOf(match: RegExpExecArray, order: DateOrder | null): number | null {
  const first = match[1] as string;
  const third = match[4] as string;
  let year = Number(first);
  let month = Number(match[3]);
  let day = Number(third);
  if (first.length !== 4) {
    if (first.length > 2 || (third.length !== 4 && third.length !== 2)) return Number.NaN;
    if (order === null) return null;
    const parts = [year, month] as const;
    // The Net Promoter question is younger than 2000, so two digits name a year of this century.
    year = third.length === 2 ? 2000 + day : day;
    [day, month] = order === 'day-first' ? parts : [parts[1], parts[0]];
  } else if (third.length > 2) return Number.NaN;
  if (month < 1 || month > 12 || day < 1) return Number.NaN;
  const date = dayFromCivil(year, month, day);
  if (date >= dayFromCivil(year, month + 1, 1)) return Number.NaN;
  return date * dayLength + timeOf(match);
}

/** Milliseconds since local midnight; 0 where the date has no time, NaN for no time of day. */
function timeOf(match: RegExpExecArray): number {
  let hour = Number(match[5] ?? 0);
  const minute = Number(match[6] ?? 0);
  const second = Number(match[7] ?? 0);
  const fraction = Number((match[8] ?? '').padEnd(3, '0').slice(0, 3));
  if (match[9]) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (match[9].toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** Milliseconds that local time is ahead of UTC; null for no zone, and for letters that name no one zone (CST). */
function offsetOf(match: RegExpExecArray): number | null {
  const letters = match[10];
  const sign = match[11];
  if (letters && /^(?:Z|UTC|GMT)$/i.test(letters)) return 0;
  if (!sign && letters === letters?.toUpperCase()) return null;
  const hours = Number(match[12]);
  // NaN, which makes no instant: for words, and because no zone is further from UTC than 14 hours.
  if (!(hours <= 14)) return Number.NaN;
  const size = (hours * 60 + Number(match[13] ?? 0)) * 60_000;
  return sign === '+' ? size : -size;
}

/** What the dates of a column say about the order of day and month. */
export interface OrderProof {
  readonly add: (value: unknown) => void;
  /** The order, or null when nothing proves it or some dates contradict the others. */
  readonly order: () => DateOrder | null;
}

/** Looks for parts above 12, which can be no month. Years of two digits prove nothing: 26/03/04 may begin with one. */
export function createOrderProof(): OrderProof {
  const proved = new Set<DateOrder>();
  return {
    add(value) {
      if (typeof value !== 'string') return;
      const match = /^'?(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/.exec(value.trim());
      if (!match) return;
      const first = Number(match[1]);
      const second = Number(match[3]);
      if (Math.max(first, second) > 31 || first > 12 === second > 12) return;
      proved.add(first > 12 ? 'day-first' : 'month-first');
    },
    order: () => (proved.size === 1 ? ([...proved][0] as DateOrder) : null),
  };
}
