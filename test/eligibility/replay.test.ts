import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../src/eligibility/evaluate.js';
import type { HistoryEvent } from '../../src/eligibility/history.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { commitQuota, openQuota, quotaUse, reserveQuota } from '../../src/eligibility/quota.js';
import { samplingBucket } from '../../src/eligibility/sampling.js';
import { simulatePolicy } from '../../src/eligibility/simulate.js';
import { createRandom } from '../../src/numeric/random.js';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const end = start + 365 * day;
const size = 10_000;
const never = Number.POSITIVE_INFINITY;

/**
 * A year of one contact, asked at every date that the policy names: what happened. Written without the simulation, so
 * that it can be checked by plain arithmetic.
 */
function live(policy: EligibilityPolicy, contact: number, random: () => number): HistoryEvent[] {
  const decide = compilePolicy(policy);
  const { surveyId, kind } = policy;
  const context = { contactId: `contact-${contact}`, createdAt: start - Math.floor(random() * 60 * day) };
  const history: HistoryEvent[] = [];
  const add = (type: string, at: number) => history.push({ type, at, surveyId, kind });
  const solved = policy.transaction
    ? Array.from({ length: 6 }, (_, i) => start + Math.floor((i * 60 + random() * 50) * day))
    : [start];
  for (const from of solved) {
    if (policy.transaction) history.push({ type: 'ticketSolved', at: from, transactionId: `${from}` });
    for (let now = from; ; ) {
      const { nextEligibleAt } = decide({ history, context, now });
      if (nextEligibleAt === null || nextEligibleAt >= end) break;
      now = nextEligibleAt;
      add('invited', now);
      add('seen', now);
      const draw = random();
      const type = draw < 0.2 ? 'responded' : draw < 0.3 ? 'declined' : draw < 0.6 ? 'dismissed' : 'expired';
      add(type, now + 60_000);
      if (random() < 0.02) add('optedOut', now + 120_000);
      now += 180_000;
    }
  }
  return history;
}

describe.each([
  ['relational', relationalPreset],
  ['careful', carefulPreset],
  ['transactional', transactionalPreset],
])('a year of 10,000 contacts under the %s preset', (_, preset) => {
  it('asks no one inside a gap, after an opt-out, or too early or late after a ticket', () => {
    const random = createRandom(`replay ${preset.surveyId}`);
    let invitations = 0;
    // The least days over all invitations; one comparison at the end instead of a million on the way.
    const least = {
      gaps: (preset.gaps ?? []).map(() => never),
      optedOut: never,
      dismissed: never,
      ticket: never,
    };
    let latest = 0;
    for (let contact = 0; contact < size; contact++) {
      const history = live(preset, contact, random);
      for (const invitation of history) {
        if (invitation.type !== 'invited') continue;
        invitations++;
        const since = (types: readonly string[]) => {
          let days = never;
          for (const { type, at } of history) {
            if (at < invitation.at && types.includes(type)) days = Math.min(days, (invitation.at - at) / day);
          }
          return days;
        };
        for (const [i, { after }] of (preset.gaps ?? []).entries()) {
          least.gaps[i] = Math.min(least.gaps[i] as number, since(after));
        }
        least.optedOut = Math.min(least.optedOut, since(['optedOut']));
        least.dismissed = Math.min(least.dismissed, since(['dismissed']));
        least.ticket = Math.min(least.ticket, since(['ticketSolved']));
        latest = Math.max(latest, since(['ticketSolved']));
      }
    }
    expect(invitations).toBeGreaterThan(size);
    for (const [i, { min }] of (preset.gaps ?? []).entries()) {
      expect(least.gaps[i]).toBeGreaterThanOrEqual((min as { days: number }).days);
    }
    expect(least.optedOut).toBe(never);
    if (preset.dismissals) expect(least.dismissed).toBeGreaterThanOrEqual(14);
    if (preset.transaction) {
      expect(least.ticket).toBeGreaterThanOrEqual(1);
      expect(latest).toBeLessThan(7);
    }
  });

  it('gives the same simulation for the same seed', () => {
    const responseModel = {
      responded: 0.25,
      declined: 0.1,
      dismissed: 0.3,
      optedOut: 0.02,
      transactions: 0.02,
    };
    const run = (population: number, seed: number) =>
      simulatePolicy({ policy: preset, population, days: 365, responseModel, seed });
    const result = run(1000, 7);
    expect(run(100, 7)).toStrictEqual(run(100, 7));
    expect(run(100, 8)).not.toStrictEqual(run(100, 7));
    expect(result.days).toHaveLength(365);
    expect(result.surveysPerContact.reduce((sum, row) => sum + row.contacts, 0)).toBe(1000);
    expect(result.surveysPerContact.reduce((sum, row) => sum + row.contacts * row.surveys, 0)).toBe(
      result.invited,
    );
    expect(result.reached).toBe(1000 - (result.surveysPerContact[0]?.contacts ?? 0));
    expect(Math.abs(result.responded - 0.25 * result.invited)).toBeLessThan(
      4.5 * Math.sqrt(result.invited * 0.1875),
    );
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    for (const { share } of result.blocks) expect(share > 0 && share <= 1).toBe(true);
  });
});

it('quotas never overshoot, with reservations that are kept, dropped and late', () => {
  const random = createRandom('quota');
  const decide = compilePolicy({ surveyId: 'S', quotas: [{ id: 'q', limit: 200 }] });
  let state = openQuota(200);
  const waiting: { id: string; at: number }[] = [];
  for (let contact = 0; contact < size; contact++) {
    const now = start + contact * 60_000;
    const context = { quotas: { q: quotaUse(state, { now }) } };
    const { eligible } = decide({ history: [], context, now });
    const step = reserveQuota(state, { id: `${contact}`, expiresAt: now + 600_000, now });
    expect(step.ok).toBe(eligible);
    state = step.state;
    // Some answer in time, some too late, the rest not at all.
    if (step.ok && random() < 0.6)
      waiting.push({ id: `${contact}`, at: now + Math.floor(random() * 900_000) });
    while (waiting.length > 0 && (waiting[0] as { at: number }).at <= now) {
      state = commitQuota(state, { id: (waiting.shift() as { id: string }).id, now }).state;
    }
    expect(state.completed + state.reservations.length).toBeLessThanOrEqual(200);
  }
  expect(state.completed).toBe(200);
});

it('a sampled simulation reaches the rate, and a quota ends it', () => {
  const policy: EligibilityPolicy = {
    surveyId: 'S',
    sampling: { rate: 0.1 },
    limits: [{ scope: 'thisSurvey', count: ['invited'], max: 1 }],
  };
  const everyone = { responded: 1 };
  const sampled = simulatePolicy({ policy, population: size, days: 3, responseModel: everyone, seed: 1 });
  expect(Math.abs(sampled.reached - size * 0.1)).toBeLessThan(4.5 * Math.sqrt(size * 0.09));
  const expected = Array.from({ length: size }, (_, i) =>
    samplingBucket({ contactId: `contact-${i + 1}`, salt: 'S' }),
  );
  expect(sampled.reached).toBe(expected.filter((bucket) => bucket < 0.1).length);
  const full = simulatePolicy({
    policy: { surveyId: 'S', quotas: [{ id: 'q', limit: 250 }] },
    population: size,
    days: 2,
    responseModel: everyone,
    seed: 1,
  });
  expect(full.responded).toBe(250);
  expect(full.blocks).toStrictEqual([{ code: 'QUOTA_FULL', share: (2 * size - 250) / (2 * size) }]);
});

it.each<[Record<string, unknown>, string, string]>([
  [{ days: -1 }, 'INVALID_OPTION', 'days'],
  [{ days: 1.5 }, 'INVALID_OPTION', 'days'],
  [{ seed: 0.5 }, 'INVALID_OPTION', 'seed'],
  [{ seed: undefined }, 'INVALID_OPTION', 'seed'],
  [{ population: -1 }, 'INVALID_OPTION', 'population'],
  [{ population: 'all' }, 'INVALID_ARGUMENT', 'population'],
  [{ responseModel: null }, 'INVALID_ARGUMENT', 'responseModel'],
  [{ responseModel: { responded: 2 } }, 'INVALID_OPTION', 'responseModel.responded'],
  [{ responseModel: { responded: 0.6, declined: 0.6 } }, 'INVALID_OPTION', 'responseModel'],
  [{ startsAt: Number.NaN }, 'INVALID_INSTANT', 'startsAt'],
  [{ policy: { surveyId: 5 } }, 'INVALID_OPTION', 'policy.surveyId'],
])('a simulation refuses %o', (part, code, path) => {
  const simulation = {
    policy: { surveyId: 'S' },
    population: 1,
    days: 1,
    responseModel: { responded: 1 },
    seed: 1,
  };
  expect(() => simulatePolicy({ ...simulation, ...part } as never)).toThrow(
    expect.objectContaining({ code, path }),
  );
});

it('a simulation of nobody or of no day gives zeros', () => {
  const simulation = {
    policy: { surveyId: 'S' },
    population: 0,
    days: 0,
    responseModel: { responded: 1 },
    seed: 'none',
  };
  expect(simulatePolicy(simulation)).toStrictEqual({
    days: [],
    invited: 0,
    responded: 0,
    reached: 0,
    surveysPerContact: [{ surveys: 0, contacts: 0 }],
    blocks: [],
  });
});
