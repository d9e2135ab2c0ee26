import * as z from 'zod';
import type { Duration } from '../core/time.js';

const basis = z.enum(['elapsed', 'calendar', 'localDate']).optional();
const length = z.number().nonnegative();
const whole = z.int().nonnegative();

/** A length of time in exactly one unit, such as `{ days: 90 }`. Parsing leaves an absent `basis` absent, which zod can not say. */
export const durationSchema = z.union([
  z.strictObject({ seconds: length, basis }),
  z.strictObject({ minutes: length, basis }),
  z.strictObject({ hours: length, basis }),
  z.strictObject({ days: length, basis }),
  z.strictObject({ weeks: length, basis }),
  z.strictObject({ months: whole, basis }),
  z.strictObject({ years: whole, basis }),
  z.strictObject({ businessDays: whole, basis }),
]) as unknown as z.ZodType<Duration>;
