import * as z from 'zod';
import type { Duration } from '../core/time.js';

export type { Duration, DurationBasis, DurationUnit } from '../core/time.js';

const basis = z.enum(['elapsed', 'calendar', 'localDate']).optional();
/** Ten thousand years of a unit of so many seconds: longer waits are slips of a unit. */
const upTo = (seconds: number) =>
  z
    .number()
    .nonnegative()
    .max(3.2e11 / seconds);
const whole = (seconds: number) =>
  z
    .int()
    .nonnegative()
    .max(3.2e11 / seconds);
const day = 86_400;

/** Days on the calendar are whole. */
const isWholeByCalendar = ({ days = 0, weeks = 0, basis: by = 'elapsed' }: DayLength): boolean =>
  by === 'elapsed' || Number.isInteger(days + weeks);

const wholeInWords = 'expected whole days where the calendar counts';

interface DayLength {
  readonly days?: number;
  readonly weeks?: number;
  readonly basis?: string | undefined;
}

/** A length of time in exactly one unit, such as `{ days: 90 }`. Parsing leaves an absent `basis` absent, which zod can not say. */
export const durationSchema = z.union(
  [
    z.strictObject({ seconds: upTo(1), basis }),
    z.strictObject({ minutes: upTo(60), basis }),
    z.strictObject({ hours: upTo(3600), basis }),
    z.strictObject({ days: upTo(day), basis }).refine(isWholeByCalendar, wholeInWords),
    z.strictObject({ weeks: upTo(7 * day), basis }).refine(isWholeByCalendar, wholeInWords),
    z.strictObject({ months: whole(31 * day), basis }),
    z.strictObject({ years: whole(366 * day), basis }),
    z.strictObject({ businessDays: whole(day), basis }),
  ],
  'expected one unit, such as { days: 30 }',
) as unknown as z.ZodType<Duration>;

const days = {
  seconds: 1 / day,
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  weeks: 7,
  months: 31,
  years: 372,
};

/** Days of a duration with months of 31 days and a week for five business days: for comparisons. */
export function nominalDays(duration: Duration): number {
  const lengths: Readonly<Record<string, number>> = { ...days, businessDays: 1.4 };
  return Object.entries(duration).reduce(
    (sum, [unit, value]) => sum + (typeof value === 'number' ? value * (lengths[unit] ?? 0) : 0),
    0,
  );
}
