import { assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { bucketOf } from './bucket.js';

/** Whose bucket is asked for, in which draw. */
export interface SamplingUnit {
  /** Stable name of the contact. */
  readonly contactId: string;
  /** Name of the draw: another salt draws other contacts. */
  readonly salt: string;
}

/**
 * The fixed place of a contact in a draw: at least 0 and below 1, the same each time and in every program.
 *
 * It is murmur3_x86_32 of the UTF-8 bytes of `salt + ":" + contactId` with seed 0, divided by 2^32.
 *
 * @throws {NpsError} INVALID_OPTION when the contact id or the salt is no text.
 * @example
 * ```ts
 * import { samplingBucket } from 'nps-kit';
 *
 * samplingBucket({ contactId: 'contact-1', salt: 'nps-2025' }); // ≈ 0.073987
 * ```
 * @see Appleby, MurmurHash3
 */
export function samplingBucket(unit: SamplingUnit): number {
  assertRecord(unit, 'unit');
  const { contactId, salt } = unit;
  if (typeof contactId !== 'string') throw new NpsError('INVALID_OPTION', 'contactId', 'a text', contactId);
  if (typeof salt !== 'string') throw new NpsError('INVALID_OPTION', 'salt', 'a text', salt);
  return bucketOf(salt, contactId);
}

/**
 * Whether a contact is in the sample of a rate, the same answer each time; who is in at a rate is in at every higher one.
 *
 * A rate of 0 takes nobody, 1 everybody.
 *
 * @throws {NpsError} INVALID_OPTION when the rate is not within 0 to 1, or an id or salt is no text.
 * @example
 * ```ts
 * import { isSampled } from 'nps-kit';
 *
 * isSampled({ contactId: 'contact-1', salt: 'nps-2025', rate: 0.1 }); // => true
 * isSampled({ contactId: 'contact-4', salt: 'nps-2025', rate: 0.1 }); // => false
 * ```
 */
export function isSampled(unit: SamplingUnit & { readonly rate: number }): boolean {
  const bucket = samplingBucket(unit);
  assertNumber(unit.rate, 0, 1, 'rate');
  return bucket < unit.rate;
}

/**
 * The part of contacts (0 to 1) who are asked at least once when a rate is drawn anew at each of several evaluations,
 * as page-view sampling does: 1 - (1 - rate)^evaluations.
 *
 * @throws {NpsError} INVALID_OPTION when the rate is not within 0 to 1 or the evaluations are no whole number.
 * @example
 * ```ts
 * import { effectiveSamplingRate } from 'nps-kit';
 *
 * effectiveSamplingRate({ rate: 0.1, evaluations: 20 }); // ≈ 0.8784
 * ```
 */
export function effectiveSamplingRate(draws: {
  readonly rate: number;
  readonly evaluations: number;
}): number {
  assertRecord(draws, 'draws');
  const { rate, evaluations } = draws;
  assertNumber(rate, 0, 1, 'rate');
  assertInteger(evaluations, 0, Number.MAX_SAFE_INTEGER, 'evaluations');
  if (evaluations === 0) return 0;
  // expm1 and log1p keep small rates exact; log1p(-1) is -Infinity, whose expm1 is -1. 0 - x is never -0.
  return 0 - Math.expm1(evaluations * Math.log1p(-rate));
}
