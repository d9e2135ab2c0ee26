import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitQuota,
  expireQuota,
  openQuota,
  quotaUse,
  releaseQuota,
  reserveQuota,
} from '../../src/eligibility/quota.js';

describe('quota', () => {
  it('never holds more than its limit, whatever happens in whatever order', () => {
    const step = fc.record({
      kind: fc.constantFrom('reserve', 'commit', 'release', 'expire'),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      wait: fc.integer({ min: 0, max: 10 }),
      hold: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
        let state = openQuota(limit);
        let now = 0;
        let counted = 0;
        for (const { kind, id, wait, hold } of steps) {
          now += wait;
          const before = JSON.stringify(state);
          const held = state.reservations.some((place) => place.id === id && place.expiresAt > now);
          if (kind === 'reserve') state = reserveQuota(state, { id, expiresAt: now + hold, now }).state;
          else if (kind === 'commit') {
            const { ok, state: next } = commitQuota(state, { id, now });
            // Who holds a place always gets it.
            if (held) expect(ok).toBe(true);
            if (ok) counted++;
            state = next;
          } else if (kind === 'release') state = releaseQuota(state, { id });
          else state = expireQuota(state, { now });
          expect(before).toBe(JSON.stringify(JSON.parse(before)));
          const { completed, reserved = 0 } = quotaUse(state, { now });
          expect(completed).toBe(counted);
          expect(completed + (reserved ?? 0)).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('prolongs a place that is held already', () => {
    const first = reserveQuota(openQuota(1), { id: 'a', expiresAt: 10, now: 0 }).state;
    expect(reserveQuota(first, { id: 'a', expiresAt: 20, now: 5 })).toStrictEqual({
      ok: true,
      state: { limit: 1, completed: 0, reservations: [{ id: 'a', expiresAt: 20 }] },
    });
  });

  it.each<[() => unknown, string, string]>([
    [() => openQuota(-1), 'INVALID_OPTION', 'limit'],
    [() => expireQuota(null as never, { now: 0 }), 'INVALID_ARGUMENT', 'state'],
    [() => releaseQuota({ limit: 1 } as never, { id: 'a' }), 'INVALID_ARGUMENT', 'state'],
    [() => expireQuota(openQuota(1), { now: Number.NaN }), 'INVALID_INSTANT', 'now'],
    [
      () => reserveQuota(openQuota(1), { id: 'a', expiresAt: Number.NaN, now: 0 }),
      'INVALID_INSTANT',
      'expiresAt',
    ],
  ])('refuses nonsense: %o', (call, code, path) => {
    expect(call).toThrow(expect.objectContaining({ code, path }));
  });
});
