import { addSpan, longestOf, nominalOf, readDuration, type Span } from '../calendar/duration.js';
import type { HistoryEvent } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import { laterOf, never, type Rule, refusal } from './rule.js';
import { isOneOf } from './scope.js';

/** `dismissals`: the wait after a survey was closed unanswered grows with each time in a row. */
export function dismissalRules({ surveyId, dismissals }: EligibilityPolicy): Rule[] {
  if (dismissals === undefined) return [];
  const { backoff, max = never, resetOn = ['responded'], thenGap } = dismissals;
  const ladder = backoff.map((step, i) => readDuration(step, `policy.dismissals.backoff[${i}]`));
  for (let i = 1; i < ladder.length; i++) {
    if (nominalOf(ladder[i] as Span) < nominalOf(ladder[i - 1] as Span)) {
      throw refusal(`dismissals.backoff[${i}]`, 'a duration not shorter than the one before', backoff[i]);
    }
  }
  const rest = thenGap && readDuration(thenGap, 'policy.dismissals.thenGap');
  const longest =
    max < never && !rest ? never : Math.max(...[...ladder, ...(rest ? [rest] : [])].map(longestOf));
  return [
    {
      path: 'dismissals',
      check({ at, events, zone }) {
        const { last, count } = dismissalsInRow(events, surveyId, resetOn, at - longest);
        if (last === null) return null;
        const wait = addSpan(zone, last.at, ladder[Math.min(count, ladder.length) - 1] as Span);
        const gap = count < max ? -never : rest ? addSpan(zone, last.at, rest) : never;
        // A `thenGap` below the ladder does not shorten it.
        const until = Math.max(wait, gap);
        if (at >= until) return null;
        return { code: at < gap ? 'MAX_DISMISSALS' : 'DISMISSAL_BACKOFF', until, because: last };
      },
    },
  ];
}

/**
 * Dismissals of the survey after the last event that restarts the ladder, an event of another survey does not; none
 * where the last one is not later than `after`.
 */
function dismissalsInRow(
  events: readonly HistoryEvent[],
  surveyId: string,
  resetOn: readonly string[],
  after: number,
): { last: HistoryEvent | null; count: number } {
  // From the right: histories are mostly in order, and all that is not later than what was found is passed over.
  let last: HistoryEvent | null = null;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as HistoryEvent;
    if (event.at >= (last === null ? after : last.at) && isDismissal(event, surveyId))
      last = laterOf(last, event);
  }
  if (last === null || last.at <= after) return { last: null, count: 0 };
  let reset = -never;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as HistoryEvent;
    if (event.at > reset && isOneOf(event.type, resetOn) && (event.surveyId ?? surveyId) === surveyId) {
      reset = event.at;
    }
  }
  if (last.at <= reset) return { last: null, count: 0 };
  let count = 0;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as HistoryEvent;
    if (event.at > reset && isDismissal(event, surveyId)) count++;
  }
  return { last, count };
}

function isDismissal({ type, surveyId }: HistoryEvent, ofSurvey: string): boolean {
  return type === 'dismissed' && surveyId === ofSurvey;
}
