import { assertArray, assertInteger, assertNumber, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { Instant } from '../core/time.js';
import type { EligibilityContext } from './context.js';
import type { HistoryEvent } from './history.js';
import { shapes } from './policy-shape.js';
import { assertShape } from './shape.js';

/** A contact of the simulated population. */
export interface SimulatedContact {
  /** What is known of the contact. */
  readonly context?: EligibilityContext | undefined;
  /** What has happened before the first day. */
  readonly history?: readonly HistoryEvent[] | undefined;
}

/** What contacts do: probabilities, 0 to 1. What is left of an invitation is ignored. */
export interface ResponseModel {
  /** Part of invitations that are answered, within the hour. */
  readonly responded: number;
  /** Part that are refused. @defaultValue 0 */
  readonly declined?: number | undefined;
  /** Part that are closed unanswered. @defaultValue 0 */
  readonly dismissed?: number | undefined;
  /** Part of answers after which the contact opts out of all. @defaultValue 0 */
  readonly optedOut?: number | undefined;
  /** Transactions of a contact on a day (at most one), for a policy with a `transaction`. @defaultValue 0 */
  readonly transactions?: number | undefined;
}

/** A response model with nothing left out. */
export type FullModel = { readonly [Part in keyof Required<ResponseModel>]: number };

/** Responses that the simulation has put into a quota. */
export interface QuotaFill {
  readonly segment: string | undefined;
  filled: number;
}

/** Checks the probabilities and fills in those that are left out. */
export function readModel(model: ResponseModel): FullModel {
  assertRecord(model, 'responseModel');
  const { responded, declined = 0, dismissed = 0, optedOut = 0, transactions = 0 } = model;
  const all = { responded, declined, dismissed, optedOut, transactions };
  for (const [name, part] of Object.entries(all)) assertNumber(part, 0, 1, `responseModel.${name}`);
  if (responded + declined + dismissed > 1 + 1e-9) {
    throw new NpsError(
      'INVALID_OPTION',
      'responseModel',
      'parts that add up to at most 1',
      responded + declined + dismissed,
    );
  }
  return all;
}

/** The contacts, made up where only their number is given. */
export function readPopulation(
  population: number | readonly SimulatedContact[],
  startsAt: Instant,
): readonly SimulatedContact[] {
  if (typeof population === 'number') {
    assertInteger(population, 0, 10_000_000, 'population');
    return Array.from({ length: population }, (_, i) => ({
      context: { contactId: `contact-${i + 1}`, createdAt: startsAt, firstSeenAt: startsAt },
    }));
  }
  assertArray(population, 'population', 'a number or a list of contacts', 'INVALID_ARGUMENT');
  return Array.from(population, (contact: SimulatedContact, i) => {
    const path = `population[${i}]`;
    assertRecord(contact, path, 'a contact with a context and a history');
    const { context = {}, history = [] } = contact;
    assertShape(shapes.context, context, `${path}.context`, 'INVALID_ARGUMENT');
    assertArray(history, `${path}.history`, 'a list of events', 'INVALID_ARGUMENT');
    return { context, history };
  });
}

/** The context with what the simulation has put into the quotas. */
export function withQuotas(
  context: EligibilityContext,
  completed: ReadonlyMap<string, QuotaFill>,
): EligibilityContext {
  const quotas = Object.fromEntries(
    [...completed].map(([id, { filled }]) => {
      const use = context.quotas?.[id];
      return [id, { ...use, completed: (use?.completed ?? 0) + filled }];
    }),
  );
  return { ...context, quotas: { ...context.quotas, ...quotas } };
}
