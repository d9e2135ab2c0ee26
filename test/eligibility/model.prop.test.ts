import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonCodes } from '../../src/eligibility/decision.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import { anyCase } from './cases.js';
import { blockingCodes } from './model.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('against a second implementation', () => {
  it('gives the same codes, in the order of the list', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { reasons } = evaluateEligibility(given);
        const expected = blockingCodes(given, given.now);
        expect([...new Set(reasons.map((reason) => reason.code))]).toStrictEqual(
          reasonCodes.filter((code) => expected.has(code)),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('finds the least instant at which nothing blocks', () => {
    const samples = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(anyCase, samples, (given, parts) => {
        const { now, history, context, policy } = given;
        const { nextEligibleAt } = evaluateEligibility(given);
        const passes = (t: number) => blockingCodes(given, t).size === 0;
        if (nextEligibleAt !== null) {
          expect(passes(nextEligibleAt)).toBe(true);
          expect(nextEligibleAt === now || !passes(nextEligibleAt - 1)).toBe(true);
        }
        // No instant before is free: not the own instants of the events, not an hour of the next days, not any other.
        const end = nextEligibleAt ?? now + 800 * day;
        const candidates = [
          ...parts.map((part) => now + Math.floor(part * (end - now))),
          ...parts.map((part) => now + Math.floor(part * 10 * day)),
          ...Array.from({ length: 60 }, (_, i) => Math.ceil(now / hour + i) * hour),
          ...[...history, ...(context.accountHistory ?? [])].map((event) => event.at),
          ...[...history].map((event) => event.until ?? 0),
          policy.active?.startsAt ?? 0,
        ];
        for (const t of candidates) if (t >= now && t < end) expect([t, passes(t)]).toStrictEqual([t, false]);
      }),
      { numRuns: 600 },
    );
  });

  it('says of each reason the least instant at which its code is gone, where no event is still to come', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const future = [...given.history, ...(given.context.accountHistory ?? [])].some(
          ({ at }) => at > given.now,
        );
        fc.pre(!future);
        const { reasons, nextEligibleAt } = evaluateEligibility(given);
        for (const { code, until } of reasons) {
          const same = reasons.filter((reason) => reason.code === code).map((reason) => reason.until);
          if (same.includes(null)) continue;
          const last = Math.max(...(same as number[]));
          // A rule with two codes waits for both: the send window, and dismissals with a short last gap.
          if (!['NOT_SEND_DAY', 'QUIET_HOURS', 'MAX_DISMISSALS'].includes(code)) {
            expect(blockingCodes(given, last - 1)).toContain(code);
          }
          expect(blockingCodes(given, last)).not.toContain(code);
          expect(until).toBeGreaterThan(given.now);
        }
        if (reasons.some((reason) => reason.until === null)) expect(nextEligibleAt).toBeNull();
        else if (nextEligibleAt !== null) {
          for (const { until } of reasons) expect(nextEligibleAt).toBeGreaterThanOrEqual(until as number);
        }
      }),
      { numRuns: 800 },
    );
  });
});
