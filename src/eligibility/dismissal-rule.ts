import { addSpan, readDuration } from '../calendar/duration.js';
import { assertInteger, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { compareDurations } from './compare-durations.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { laterOf, never, type Rule } from './rule.js';
import { readTypes } from './scope.js';

/** `dismissals`: the wait after a survey was closed unanswered grows with each time in a row. */
export function dismissalRules({ surveyId, dismissals }: EligibilityPolicy): Rule[] {
  if (dismissals === undefined) return [];
  assertRecord(dismissals, 'policy.dismissals');
  const { backoff, max = never, resetOn = ['responded'] } = dismissals;
  if (!Array.isArray(backoff) || backoff.length === 0) {
    throw new NpsError('INVALID_OPTION', 'policy.dismissals.backoff', 'one or more durations', backoff);
  }
  const ladder = backoff.map((step, i) => {
    const path = `policy.dismissals.backoff[${i}]`;
    const read = readDuration(step, path);
    if (i > 0 && compareDurations(step, backoff[i - 1]) === 'shorter') {
      throw new NpsError('INVALID_DURATION', path, 'a duration not shorter than the one before', step);
    }
    return read;
  });
  if (dismissals.max !== undefined) assertInteger(max, 1, Number.MAX_SAFE_INTEGER, 'policy.dismissals.max');
  const thenGap =
    dismissals.thenGap === undefined ? null : readDuration(dismissals.thenGap, 'policy.dismissals.thenGap');
  readTypes(resetOn, 'policy.dismissals.resetOn');
  return [
    {
      path: 'dismissals',
      check({ at, events, zone }) {
        const { last, count } = dismissalsInRow(events, surveyId, resetOn);
        if (last === null) return null;
        const step = ladder[Math.min(count, ladder.length) - 1] as (typeof ladder)[number];
        const wait = addSpan(zone, last.at, step);
        const gap = count < max ? -never : thenGap === null ? never : addSpan(zone, last.at, thenGap);
        // A `thenGap` below the ladder does not shorten it.
        const until = Math.max(wait, gap);
        if (at >= until) return null;
        return { code: at < gap ? 'MAX_DISMISSALS' : 'DISMISSAL_BACKOFF', until, because: last };
      },
    },
  ];
}

/** Dismissals of the survey after the last event that restarts the ladder; one of another survey does not. */
function dismissalsInRow(
  events: readonly HistoryEvent[],
  surveyId: string,
  resetOn: readonly string[],
): { last: HistoryEvent | null; count: number } {
  let reset = -never;
  for (const event of events) {
    if (event.at > reset && resetOn.includes(event.type) && (event.surveyId ?? surveyId) === surveyId) {
      reset = event.at;
    }
  }
  let last: HistoryEvent | null = null;
  let count = 0;
  for (const event of events) {
    if (event.at > reset && event.type === 'dismissed' && event.surveyId === surveyId) {
      last = laterOf(last, event);
      count++;
    }
  }
  return { last, count };
}
