import { addSpan, longestOf, nominalOf, readDuration, type Span } from '../calendar/duration.js';
import { filterOf, pick } from './events.js';
import type { EligibilityPolicy } from './policy.js';
import { blockBy, type CountingRule, latestOf, never, refusal } from './rule.js';

/** `dismissals`: the wait after a survey was closed unanswered grows with each time in a row. */
export function dismissalRules({ surveyId, dismissals }: EligibilityPolicy): CountingRule[] {
  if (dismissals === undefined) return [];
  const { backoff, max = never, resetOn = ['responded'], thenGap } = dismissals;
  const ladder = backoff.map((step, i) => readDuration(step, `policy.dismissals.backoff[${i}]`));
  for (let i = 1; i < ladder.length; i++) {
    if (nominalOf(ladder[i] as Span) < nominalOf(ladder[i - 1] as Span)) {
      throw refusal(`dismissals.backoff[${i}]`, 'a duration not shorter than the one before', backoff[i]);
    }
  }
  const rest = thenGap && readDuration(thenGap, 'policy.dismissals.thenGap');
  let longest = rest ? longestOf(rest) : max < never ? never : 0;
  for (const step of ladder) longest = Math.max(longest, longestOf(step));
  const dismissed = filterOf(['dismissed'], 'surveyId', surveyId);
  const restarts = filterOf(resetOn);
  return [
    {
      code: 'MAX_DISMISSALS',
      path: 'dismissals',
      // Steps of the ladder on unlike calendars: a later one may end first.
      lifts: filterOf(['dismissed', ...resetOn]),
      check({ at, events, zone }) {
        const last = latestOf(pick(events, dismissed, at - longest));
        if (last === null) return null;
        let reset = -never;
        // An answer to another survey does not restart the ladder, one to none does.
        for (const event of pick(events, restarts)) {
          if ((event.surveyId ?? surveyId) === surveyId) reset = Math.max(reset, event.at);
        }
        if (last.at <= reset) return null;
        const count = pick(events, dismissed, reset).length;
        const wait = addSpan(zone, last.at, ladder[Math.min(count, ladder.length) - 1] as Span);
        const gap = count < max ? -never : rest ? addSpan(zone, last.at, rest) : never;
        // A `thenGap` below the ladder does not shorten it.
        const until = Math.max(wait, gap);
        if (at >= until) return null;
        return blockBy(at < gap ? 'MAX_DISMISSALS' : 'DISMISSAL_BACKOFF', last, until);
      },
    },
  ];
}
