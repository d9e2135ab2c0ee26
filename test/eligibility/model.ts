import { addSpan, isZero, readDuration } from '../../src/calendar/duration.js';
import { localFromInstant } from '../../src/calendar/local.js';
import { periodStart } from '../../src/calendar/periods.js';
import { zoneOf } from '../../src/calendar/zone.js';
import type { Duration } from '../../src/core/time.js';
import type { ReasonCode } from '../../src/eligibility/decision.js';
import type { HistoryEvent } from '../../src/eligibility/history.js';
import type { GapRule, LimitRule } from '../../src/eligibility/policy.js';
import { samplingBucket } from '../../src/eligibility/sampling.js';
import type { Case } from './cases.js';

// A second implementation, as plain as can be: which codes block at `t`, asked at `now`. It knows no dates ahead; it
// filters for each rule and counts. It shares with the package only the calendar and the hash, which have oracles of
// their own.
export function blockingCodes({ policy, history, context, now }: Case, t: number): Set<ReasonCode> {
  const codes = new Set<ReasonCode>();
  const zone = zoneOf(context.timeZone ?? policy.fallbackTimeZone ?? 'UTC', 'zone');
  const add = (at: number, length: Duration) => addSpan(zone, at, readDuration(length, 'd'));
  const usesAccount = [...(policy.gaps ?? []), ...(policy.limits ?? [])].some(
    (rule) => rule.subject === 'account',
  );
  const colleagues = usesAccount ? (context.accountHistory ?? []) : [];
  const isKnown = (event: HistoryEvent) => event.at <= now + 300_000 || event.at <= t;
  const own = history.filter(isKnown);
  const account = [...own, ...colleagues.filter(isKnown)];
  const resumes = context.inProgress === policy.surveyId;

  if (policy.active?.startsAt != null && t < policy.active.startsAt) codes.add('SURVEY_NOT_STARTED');
  if (policy.active?.endsAt != null && t >= policy.active.endsAt) codes.add('SURVEY_ENDED');
  const last = (...types: string[]) =>
    Math.max(...own.filter((e) => types.includes(e.type)).map((e) => e.at));
  if (last('optedOut', 'complained') > -Infinity && last('optedOut', 'complained') >= last('optedIn'))
    codes.add('OPTED_OUT');
  if (
    policy.consent?.required &&
    !context.consents?.includes(policy.consent.channel ?? policy.channel ?? '')
  ) {
    codes.add('CONSENT_MISSING');
  }
  if ([...history, ...colleagues].some((event) => !isKnown(event))) codes.add('CLOCK_SKEW');
  if (resumes) return codes;

  if (last('bounced') > -Infinity && last('bounced') >= last('deliverable', 'delivered'))
    codes.add('UNREACHABLE');
  if (context.inProgress != null) codes.add('SURVEY_IN_PROGRESS');
  const surveyed = own.some((event) => ['seen', 'invited', 'responded'].includes(event.type));
  const { tenure, usage, spread } = policy;
  if (tenure && !(tenure.onlyIfNeverSurveyed && surveyed)) {
    const since = context[tenure.anchor] ?? context[tenure.fallbackAnchor ?? tenure.anchor];
    if (since == null) codes.add('TENURE_UNKNOWN');
    else if (t < add(since, tenure.min)) codes.add('TENURE_TOO_SHORT');
  }
  if ((context.sessions ?? 0) < (usage?.minSessions ?? 0)) codes.add('USAGE_TOO_LOW');
  if (spread && !surveyed) {
    const anchor = policy.active?.startsAt ?? context.createdAt ?? context.firstSeenAt;
    const bucket = samplingBucket({ contactId: context.contactId as string, salt: spread.salt });
    if (anchor == null || t < anchor + bucket * (add(anchor, spread.over) - anchor)) codes.add('SPREAD_WAIT');
  }

  const inScope = (rule: GapRule | LimitRule, types: readonly string[]) =>
    (rule.subject === 'account' ? account : own).filter((event) => {
      if (!types.includes(event.type)) return false;
      const { scope } = rule;
      if (scope === 'anySurvey') return true;
      if (scope === 'thisSurvey') return event.surveyId === policy.surveyId;
      if (scope === 'sameKind') return event.kind === policy.kind;
      if (scope === 'sameChannel') return event.channel === policy.channel;
      return scope.startsWith('kind:') ? `kind:${event.kind}` === scope : `group:${event.group}` === scope;
    });
  for (const rule of policy.limits ?? []) {
    const past = inScope(rule, rule.count).filter((event) => event.at <= t);
    if (
      countIn(
        rule,
        past.map((event) => event.at).sort((a, b) => a - b),
      ) < rule.max
    )
      continue;
    const { window } = rule;
    if (rule.subject === 'account') codes.add('ACCOUNT_CAP');
    else if (window) codes.add(window.type === 'slidingFromLast' ? 'LIMIT_REACHED' : 'FREQUENCY_CAP');
    else if (rule.count.every((type) => ['responded', 'partial'].includes(type)))
      codes.add('ALREADY_RESPONDED');
    else codes.add('LIMIT_REACHED');
  }
  function countIn({ window }: LimitRule, past: number[]): number {
    if (!window) return past.length;
    if (window.type === 'rolling') return past.filter((at) => t < add(at, window.length)).length;
    if (window.type === 'calendar') {
      const { unit, length = 1, timeZone = 'contact', weekStart } = window;
      const own = timeZone === 'contact' ? zone : zoneOf(timeZone, 'zone');
      const rule = { unit, zone: own, weekStart: weekStart === 'sunday' ? 7 : 1, yearStart: 1 };
      const start = periodStart(rule, t, 1 - length);
      return past.filter((at) => at >= start).length;
    }
    let count = 0;
    for (const [i, at] of past.entries())
      count = i > 0 && at < add(past[i - 1] as number, window.length) ? count + 1 : 1;
    return past.length > 0 && t < add(past[past.length - 1] as number, window.length) ? count : 0;
  }

  if (policy.dismissals) {
    const { backoff, max = Infinity, thenGap, resetOn = ['responded'] } = policy.dismissals;
    const resets = own.filter(
      (e) => resetOn.includes(e.type) && (e.surveyId ?? policy.surveyId) === policy.surveyId,
    );
    const reset = Math.max(...resets.map((event) => event.at));
    const row = own.filter((e) => e.type === 'dismissed' && e.surveyId === policy.surveyId && e.at > reset);
    const latest = Math.max(...row.map((event) => event.at));
    if (row.length > 0) {
      if (row.length >= max && !(thenGap && t >= add(latest, thenGap))) codes.add('MAX_DISMISSALS');
      else if (t < add(latest, backoff[Math.min(row.length, backoff.length) - 1] as Duration))
        codes.add('DISMISSAL_BACKOFF');
    }
  }
  const snoozes = own.filter((event) => event.type === 'snoozed' && event.surveyId === policy.surveyId);
  const latestSnooze = Math.max(...snoozes.map((event) => event.at));
  if (snoozes.some((event) => event.at === latestSnooze && t < (event.until ?? -Infinity)))
    codes.add('SNOOZED');

  for (const rule of policy.gaps ?? []) {
    const isNothing = isZero(readDuration(rule.min, 'd'));
    if (isNothing || !inScope(rule, rule.after).some((event) => t < add(event.at, rule.min))) continue;
    if (rule.subject === 'account') codes.add('ACCOUNT_GAP');
    else if (rule.scope.startsWith('kind:')) {
      codes.add(rule.scope === `kind:${policy.kind}` ? 'GAP_SAME_KIND' : 'GAP_OTHER_KIND');
    } else if (rule.scope.startsWith('group:')) codes.add('GAP_SAME_GROUP');
    else if (rule.scope === 'thisSurvey') codes.add('GAP_THIS_SURVEY');
    else if (rule.scope === 'sameKind') codes.add('GAP_SAME_KIND');
    else codes.add(rule.scope === 'sameChannel' ? 'GAP_SAME_CHANNEL' : 'GAP_ANY_SURVEY');
  }
  if (policy.transaction) {
    const { event: type, delay, expireAfter, cancelOn = [] } = policy.transaction;
    const all = own.filter((event) => event.type === type);
    const latest = Math.max(...all.map((event) => event.at));
    const ids = all.filter((event) => event.at === latest).map((event) => event.transactionId);
    if (all.length === 0) codes.add('NO_TRANSACTION');
    else if (own.some((e) => cancelOn.includes(e.type) && e.at > latest && ids.includes(e.transactionId))) {
      codes.add('TRANSACTION_REOPENED');
    } else if (expireAfter && t >= add(latest, expireAfter)) codes.add('TRANSACTION_EXPIRED');
    else if (t < (delay ? add(latest, delay) : latest)) codes.add('TRANSACTION_TOO_RECENT');
  }
  for (const { id, limit, segment, countPartial } of policy.quotas ?? []) {
    if (segment && !context.segments?.includes(segment)) continue;
    const { completed = 0, reserved = 0, partial = 0 } = context.quotas?.[id] ?? {};
    if (completed + (reserved ?? 0) + (countPartial ? (partial ?? 0) : 0) >= limit) codes.add('QUOTA_FULL');
  }
  const bucket = (salt: string) => samplingBucket({ contactId: context.contactId as string, salt });
  if (policy.holdout && bucket(policy.holdout.salt) < policy.holdout.rate) codes.add('HOLDOUT');
  if (policy.sampling && bucket(policy.sampling.salt ?? policy.surveyId) >= policy.sampling.rate)
    codes.add('NOT_SAMPLED');
  if (policy.sendWindow) {
    const { days, quietHours, onMissingTimeZone } = policy.sendWindow;
    const wall = new Date(Math.floor(localFromInstant(zone, t)));
    const time = wall.toISOString().slice(11, 16);
    const { from = '', to = '' } = quietHours ?? {};
    if (onMissingTimeZone === 'block' && context.timeZone == null) codes.add('TIME_ZONE_UNKNOWN');
    else {
      if (days && !(days as number[]).includes(wall.getUTCDay() || 7)) codes.add('NOT_SEND_DAY');
      if (quietHours && (from < to ? time >= from && time < to : time >= from || time < to))
        codes.add('QUIET_HOURS');
    }
  }
  return codes;
}
