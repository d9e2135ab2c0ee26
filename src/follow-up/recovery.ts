import type { Category } from '../core/counts.js';
import type { Instant } from '../core/time.js';
import type { ClassifiedAnswer } from './answers.js';
import { type LoopCase, openedAt } from './loop.js';
import { type Rate, rateOf } from './rate.js';

/** What became of detractors, as their next rating tells. */
export interface DetractorRecovery {
  /** Detractor cases. */
  readonly detractors: number;
  /** Those whose customer has not answered again: nobody knows. */
  readonly unheard: number;
  /** Those whose next rating is a passive's. */
  readonly toPassive: number;
  /** Those whose next rating is a promoter's. */
  readonly toPromoter: number;
  /** Part of those heard again whose next rating is of a higher category. */
  readonly recoveryRate: Rate;
}

/** The category of the first answer after an instant; null when there is none. */
function nextCategory(answers: readonly ClassifiedAnswer[] | undefined, after: Instant): Category | null {
  return answers?.find((answer) => answer.at > after)?.category ?? null;
}

/** What became of the detractors of these cases. */
export function recoveryOf(
  detractors: readonly LoopCase[],
  answers: ReadonlyMap<string, readonly ClassifiedAnswer[]>,
  level: number,
): DetractorRecovery {
  const next = detractors.map((detractor) =>
    nextCategory(answers.get(detractor.customer), openedAt(detractor)),
  );
  const among = (category: Category | null): number => next.filter((found) => found === category).length;
  const [unheard, toPassive, toPromoter] = [among(null), among('passive'), among('promoter')];
  return {
    detractors: detractors.length,
    unheard,
    toPassive,
    toPromoter,
    recoveryRate: rateOf({ count: toPassive + toPromoter, n: detractors.length - unheard }, level),
  };
}
