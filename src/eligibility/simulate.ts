import { assertInteger, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { createRandom, type Random } from '../numeric/random.js';
import { preparePolicy } from './compile.js';
import { blockedAt, openCase } from './decide.js';
import { type ReasonCode, reasonCodes } from './decision.js';
import { eventOf } from './events.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import {
  type FullModel,
  type QuotaFill,
  type ResponseModel,
  readModel,
  readPopulation,
  type SimulatedContact,
  withQuotas,
} from './simulated-population.js';

/** What to simulate. */
export interface Simulation {
  /** The policy. */
  readonly policy: EligibilityPolicy;
  /** The contacts, or how many new ones, named `contact-1`, `contact-2`, ... */
  readonly population: number | readonly SimulatedContact[];
  /** Days to simulate; each contact is looked at once a day, at an hour of its own. */
  readonly days: number;
  /** What contacts do. */
  readonly responseModel: ResponseModel;
  /** The same seed gives the same result. */
  readonly seed: number | string;
  /** Midnight of the first day, epoch milliseconds. @defaultValue `active.startsAt`, else 2026-01-01 in UTC */
  readonly startsAt?: Instant | undefined;
}

/** What happened on a day. */
export interface SimulatedDay {
  /** Its midnight, epoch milliseconds. */
  readonly start: Instant;
  /** Contacts who were asked. */
  readonly invited: number;
  /** Contacts who answered. */
  readonly responded: number;
}

/** How many contacts were asked how often. */
export interface SurveyFrequency {
  /** Times that a contact was asked. */
  readonly surveys: number;
  /** Contacts who were asked that often. */
  readonly contacts: number;
}

/** How often a reason stood in the way. */
export interface BlockShare {
  readonly code: ReasonCode;
  /** Part of all looks at a contact in which the reason was among those given, 0 to 1. */
  readonly share: number;
}

/** What a policy does to a population. */
export interface SimulationResult {
  /** Day by day. */
  readonly days: readonly SimulatedDay[];
  /** Invitations in all. */
  readonly invited: number;
  /** Answers in all. */
  readonly responded: number;
  /** Contacts who were asked at least once. */
  readonly reached: number;
  /** Contacts by the times they were asked, none left out. */
  readonly surveysPerContact: readonly SurveyFrequency[];
  /** Reasons, in their order; those that never came up are left out. */
  readonly blocks: readonly BlockShare[];
}

const dayLength = 86_400_000;
const firstDay = 1_767_225_600_000;

/**
 * Plays a policy through on a population, a look at each contact a day: how many are asked each day, who is reached,
 * how often, and what stands in the way.
 *
 * Quotas fill up as contacts answer. Same seed, same result; a population of 0 gives zeros.
 *
 * @throws {NpsError} INVALID_OPTION when days, seed or a probability is out of range; as evaluateEligibility for the rest.
 * @example
 * ```ts
 * import { simulatePolicy } from 'nps-kit';
 *
 * const result = simulatePolicy({
 *   policy: { surveyId: 'nps', gaps: [{ scope: 'thisSurvey', after: ['invited'], min: { days: 30 } }] },
 *   population: 100,
 *   days: 90,
 *   responseModel: { responded: 0.2 },
 *   seed: 1,
 * });
 * result.invited; // => 300
 * result.surveysPerContact; // => [{ surveys: 0, contacts: 0 }, { surveys: 1, contacts: 0 }, { surveys: 2, contacts: 0 }, { surveys: 3, contacts: 100 }]
 * ```
 */
export function simulatePolicy(simulation: Simulation): SimulationResult {
  assertRecord(simulation, 'simulation');
  const { policy, days, seed, startsAt = policy?.active?.startsAt ?? firstDay } = simulation;
  const prepared = preparePolicy(policy);
  const model = readModel(simulation.responseModel);
  assertInteger(days, 0, 36_500, 'days');
  assertInstant(startsAt, 'startsAt');
  assertInstant(startsAt + (days + 1) * dayLength, 'startsAt');
  if (typeof seed !== 'string' && !Number.isSafeInteger(seed)) {
    throw new NpsError('INVALID_OPTION', 'seed', 'a whole number or a text', seed);
  }
  const random = createRandom(seed);
  const contacts = readPopulation(simulation.population, startsAt).map(({ context = {}, history = [] }) => ({
    context,
    history: [...history],
    hour: Math.floor(random() * dayLength),
    invited: 0,
  }));
  const completed = new Map(
    (policy.quotas ?? []).map(({ id, segment }): [string, QuotaFill] => [id, { segment, filled: 0 }]),
  );
  const blocked = new Map<ReasonCode, number>();
  const results: SimulatedDay[] = [];
  for (let day = 0; day < days; day++) {
    const start = startsAt + day * dayLength;
    let invited = 0;
    let responded = 0;
    for (const [i, contact] of contacts.entries()) {
      const now = start + contact.hour;
      if (policy.transaction && random() < model.transactions) {
        contact.history.push({ type: policy.transaction.event, at: now, transactionId: `${day}` });
      }
      const context = completed.size === 0 ? contact.context : withQuotas(contact.context, completed);
      const moment = { history: contact.history, context, now };
      const blocks = blockedAt(openCase(prepared, moment, `population[${i}].context`), now);
      if (blocks.length > 0) {
        for (const code of new Set(blocks.map(({ block }) => block.code))) {
          blocked.set(code, (blocked.get(code) ?? 0) + 1);
        }
        continue;
      }
      invited++;
      contact.invited++;
      const answers = actOf(policy, contact.history, now, model, random);
      if (!answers) continue;
      responded++;
      for (const quota of completed.values()) {
        if (quota.segment === undefined || context.segments?.includes(quota.segment)) quota.filled++;
      }
    }
    results.push({ start, invited, responded });
  }
  const most = contacts.reduce((max, { invited }) => Math.max(max, invited), 0);
  const frequency = new Array<number>(most + 1).fill(0);
  for (const { invited } of contacts) (frequency[invited] as number)++;
  const looks = Math.max(1, contacts.length * days);
  return {
    days: results,
    invited: results.reduce((sum, day) => sum + day.invited, 0),
    responded: results.reduce((sum, day) => sum + day.responded, 0),
    reached: contacts.length - (frequency[0] as number),
    surveysPerContact: frequency.map((count, surveys) => ({ surveys, contacts: count })),
    blocks: reasonCodes.flatMap((code) => {
      const count = blocked.get(code);
      return count === undefined ? [] : [{ code, share: count / looks }];
    }),
  };
}

/** Writes down what the contact does with an invitation; true for an answer. */
function actOf(
  policy: EligibilityPolicy,
  history: HistoryEvent[],
  now: Instant,
  model: FullModel,
  random: Random,
): boolean {
  const add = (type: string, at: Instant): void => {
    history.push(eventOf(policy, type, at));
  };
  add('invited', now);
  add('seen', now);
  const draw = random();
  const after = now + Math.floor(random() * 3_600_000);
  const leaves = random() < model.optedOut;
  if (draw < model.responded) {
    add('responded', after);
    if (leaves) add('optedOut', after);
    return true;
  }
  if (draw < model.responded + model.declined) add('declined', after);
  else if (draw < model.responded + model.declined + model.dismissed) add('dismissed', after);
  return false;
}
