import { assertCount, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import type { QuotaUse } from './context.js';

/** A place that is held for a contact who was asked. */
export interface QuotaReservation {
  /** Name of the reservation, such as the submission id. */
  readonly id: string;
  /** When the place is free again, epoch milliseconds. */
  readonly expiresAt: Instant;
}

/** A quota as plain data, to be stored beside the responses; never more than `limit` completed and held together. */
export interface QuotaState {
  /** Responses at which the quota is full. */
  readonly limit: number;
  /** Complete responses. */
  readonly completed: number;
  /** Places that are held. */
  readonly reservations: readonly QuotaReservation[];
}

/** A new state, and whether the step was made. */
export interface QuotaStep {
  /** True when the place was reserved or the response was counted. */
  readonly ok: boolean;
  /** The state to store. */
  readonly state: QuotaState;
}

/**
 * A quota with nothing in it.
 *
 * @throws {NpsError} INVALID_OPTION when the limit is no whole number, 0 or more.
 * @example
 * ```ts
 * import { openQuota } from 'nps-kit';
 *
 * openQuota(100); // => { limit: 100, completed: 0, reservations: [] }
 * ```
 */
export function openQuota(limit: number): QuotaState {
  assertCount(limit, 'limit', 'INVALID_OPTION');
  return { limit, completed: 0, reservations: [] };
}

/**
 * Holds a place for a contact until an instant; `ok` is false when the quota is full. Holding the same id again
 * prolongs it.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the state is no quota, INVALID_INSTANT when an instant is none.
 * @example
 * ```ts
 * import { openQuota, reserveQuota } from 'nps-kit';
 *
 * const first = reserveQuota(openQuota(1), { id: 'submission-1', expiresAt: 600_000, now: 0 });
 * first.ok; // => true
 * reserveQuota(first.state, { id: 'submission-2', expiresAt: 600_000, now: 1 }).ok; // => false
 * reserveQuota(first.state, { id: 'submission-2', expiresAt: 1_200_000, now: 600_000 }).ok; // => true
 * ```
 */
export function reserveQuota(
  state: QuotaState,
  step: QuotaReservation & { readonly now: Instant },
): QuotaStep {
  assertStep(step);
  const { id, expiresAt, now } = step;
  assertId(id);
  assertInstant(expiresAt, 'expiresAt');
  const live = expireQuota(state, { now });
  const others = live.reservations.filter((reservation) => reservation.id !== id);
  if (live.completed + others.length >= live.limit || expiresAt <= now) return { ok: false, state: live };
  return { ok: true, state: { ...live, reservations: [...others, { id, expiresAt }] } };
}

/**
 * Counts a response, in the place that was held for it. Without a live place it is counted only while there is room,
 * so that the quota never overshoots; `ok` says whether it was.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the state is no quota, INVALID_INSTANT when `now` is no instant.
 * @example
 * ```ts
 * import { commitQuota, openQuota, reserveQuota } from 'nps-kit';
 *
 * const { state } = reserveQuota(openQuota(1), { id: 'submission-1', expiresAt: 600_000, now: 0 });
 * commitQuota(state, { id: 'submission-1', now: 1 }).state; // => { limit: 1, completed: 1, reservations: [] }
 * commitQuota(state, { id: 'submission-2', now: 1 }).ok; // => false
 * ```
 */
export function commitQuota(
  state: QuotaState,
  step: { readonly id: string; readonly now: Instant },
): QuotaStep {
  assertStep(step);
  const { id, now } = step;
  const live = expireQuota(state, { now });
  const rest = releaseQuota(live, { id });
  if (rest.completed + rest.reservations.length >= rest.limit) return { ok: false, state: live };
  return { ok: true, state: { ...rest, completed: rest.completed + 1 } };
}

/**
 * Gives a held place back, as after a no; a place that is not held changes nothing.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the state is no quota.
 * @example
 * ```ts
 * import { openQuota, releaseQuota, reserveQuota } from 'nps-kit';
 *
 * const { state } = reserveQuota(openQuota(1), { id: 'submission-1', expiresAt: 600_000, now: 0 });
 * releaseQuota(state, { id: 'submission-1' }).reservations; // => []
 * ```
 */
export function releaseQuota(state: QuotaState, step: { readonly id: string }): QuotaState {
  assertStep(step);
  const { id } = step;
  assertId(id);
  assertQuota(state);
  return { ...state, reservations: state.reservations.filter((reservation) => reservation.id !== id) };
}

/**
 * Gives back all places whose time is over: a place is held until just before `expiresAt`.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the state is no quota, INVALID_INSTANT when `now` is no instant.
 * @example
 * ```ts
 * import { expireQuota, openQuota, reserveQuota } from 'nps-kit';
 *
 * const { state } = reserveQuota(openQuota(1), { id: 'submission-1', expiresAt: 600_000, now: 0 });
 * expireQuota(state, { now: 599_999 }).reservations.length; // => 1
 * expireQuota(state, { now: 600_000 }).reservations.length; // => 0
 * ```
 */
export function expireQuota(state: QuotaState, step: { readonly now: Instant }): QuotaState {
  assertStep(step);
  const { now } = step;
  assertQuota(state);
  assertInstant(now, 'now');
  return { ...state, reservations: state.reservations.filter(({ expiresAt }) => expiresAt > now) };
}

/**
 * How full a quota is at an instant, as `context.quotas` wants it.
 *
 * @throws {NpsError} INVALID_ARGUMENT when the state is no quota, INVALID_INSTANT when `now` is no instant.
 * @example
 * ```ts
 * import { openQuota, quotaUse, reserveQuota } from 'nps-kit';
 *
 * const { state } = reserveQuota(openQuota(5), { id: 'submission-1', expiresAt: 600_000, now: 0 });
 * quotaUse(state, { now: 1 }); // => { completed: 0, reserved: 1 }
 * ```
 */
export function quotaUse(state: QuotaState, step: { readonly now: Instant }): QuotaUse {
  const { completed, reservations } = expireQuota(state, step);
  return { completed, reserved: reservations.length };
}

function assertQuota(state: QuotaState): void {
  assertRecord(state, 'state', 'a quota state');
  const { limit, completed, reservations } = state;
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && 1 / value > 0;
  if (!isCount(limit) || !isCount(completed) || !Array.isArray(reservations)) {
    throw new NpsError('INVALID_ARGUMENT', 'state', 'a limit, a count of responses and reservations', state);
  }
  for (const [i, reservation] of reservations.entries()) {
    const path = `state.reservations[${i}]`;
    assertRecord(reservation, path, 'a reservation with id and expiresAt');
    assertId(reservation.id, `${path}.id`);
    assertInstant(reservation.expiresAt, `${path}.expiresAt`);
  }
}

function assertStep(step: object): void {
  assertRecord(step, 'step');
}

function assertId(id: unknown, path = 'id'): void {
  if (typeof id !== 'string') throw new NpsError('INVALID_ARGUMENT', path, 'a text', id);
}
