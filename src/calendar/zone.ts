import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import { dayLength } from './civil.js';

// Offsets come from Intl, which costs about a microsecond a question. So time is cut into pages of 2^35 ms (about
// 398 days); the offset changes of a page are found once, by bisection, and kept. All else is arithmetic.
const pageLength = 0x8_0000_0000;
// Since 1970 no zone has changed its offset twice within 6.9 days, so samples 6.2 days apart miss nothing.
const sampleLength = 0x2000_0000;
const instantLimit = 8.64e15;

/** The offset changes of one zone within one page. */
interface Page {
  /** Instants at which the offset changes, ascending. */
  readonly changes: readonly Instant[];
  /** Local time minus UTC in milliseconds: `offsets[i]` holds before `changes[i]`, the last one to the end. */
  readonly offsets: readonly number[];
}

/** A time zone and what is known of its offsets so far. */
export interface Zone {
  /** The IANA name as it was given. */
  readonly name: string;
  /** Local time minus UTC in milliseconds at a whole second, from Intl. */
  readonly measure: (second: Instant) => number;
  readonly pages: Map<number, Page>;
}

/** A stretch of time with one offset: [start, end). */
export interface ZoneStretch {
  readonly start: Instant;
  readonly end: Instant;
  /** Local time minus UTC in milliseconds. */
  readonly offset: number;
}

const zones = /* @__PURE__ */ new Map<string, Zone>();

/** The zone of an IANA name; throws UNKNOWN_TIME_ZONE for anything that the runtime does not know. */
export function zoneOf(name: unknown, path: string): Zone {
  const known = zones.get(name as string);
  if (known) return known;
  // Some runtimes take "+05:30" too; an offset is no zone, and undefined would mean the machine's own.
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) throw unknownZone(name, path);
  const zone: Zone = {
    name,
    measure: name === 'UTC' ? () => 0 : measureWith(name, path),
    pages: new Map(),
  };
  zones.set(name, zone);
  return zone;
}

function unknownZone(name: unknown, path: string): NpsError {
  return new NpsError('UNKNOWN_TIME_ZONE', path, 'an IANA time zone such as "Europe/Berlin"', name);
}

function measureWith(timeZone: string, path: string): Zone['measure'] {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw unknownZone(timeZone, path);
  }
  return (second) => {
    const [day, hours, minutes, seconds] = (format.format(second).match(/\d+/g) as string[]).map(Number);
    const midnight = Math.floor(second / dayLength) * dayLength;
    // The local date is that of UTC, the one after or the one before; the day of the month tells which.
    const shift =
      day === new Date(midnight).getUTCDate()
        ? 0
        : day === new Date(midnight + dayLength).getUTCDate()
          ? dayLength
          : -dayLength;
    return (
      (hours as number) * 3_600_000 +
      (minutes as number) * 60_000 +
      (seconds as number) * 1000 +
      shift -
      (second - midnight)
    );
  };
}

function pageOf(zone: Zone, index: number): Page {
  const known = zone.pages.get(index);
  if (known) return known;
  const start = clampInstant(index * pageLength);
  const end = clampInstant((index + 1) * pageLength);
  const changes: Instant[] = [];
  let offset = measureAt(zone, start);
  const offsets = [offset];
  for (let from = start; zone.name !== 'UTC' && from < end; ) {
    const to = Math.min(from + sampleLength, end);
    const last = measureAt(zone, to);
    while (offset !== last) {
      from = firstChange(zone, offset, from, to);
      offset = measureAt(zone, from);
      // A change at the very end belongs to the next page.
      if (from === end) break;
      changes.push(from);
      offsets.push(offset);
    }
    from = to;
  }
  const page = { changes, offsets };
  zone.pages.set(index, page);
  return page;
}

/** Beyond the last instant that a calendar can name, the offset stays what it was. */
function clampInstant(time: number): Instant {
  return Math.min(Math.max(time, -instantLimit), instantLimit);
}

function measureAt(zone: Zone, instant: Instant): number {
  return zone.measure(Math.floor(instant / 1000) * 1000);
}

/** A whole second in (from, to] at which the offset ceases to be that of `from`, given that `to` has another one. */
function firstChange(zone: Zone, offset: number, from: Instant, to: Instant): Instant {
  let same = Math.floor(from / 1000);
  let other = Math.floor(to / 1000);
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (zone.measure(middle * 1000) === offset) same = middle;
    else other = middle;
  }
  return other * 1000;
}

/** Local time minus UTC, in milliseconds. */
export function offsetAt(zone: Zone, instant: Instant): number {
  const { changes, offsets } = pageOf(zone, Math.floor(instant / pageLength));
  let i = 0;
  while (i < changes.length && instant >= (changes[i] as number)) i++;
  return offsets[i] as number;
}

/** The stretch of one offset that holds an instant, cut at the ends of its page. */
export function stretchAt(zone: Zone, instant: Instant): ZoneStretch {
  const index = Math.floor(instant / pageLength);
  const { changes, offsets } = pageOf(zone, index);
  let i = 0;
  while (i < changes.length && instant >= (changes[i] as number)) i++;
  return {
    start: i > 0 ? (changes[i - 1] as number) : index * pageLength,
    end: changes[i] ?? (index + 1) * pageLength,
    offset: offsets[i] as number,
  };
}
