import type { Duration } from '../core/time.js';
import { compareDurations } from './compare-durations.js';
import { readFilter } from './events.js';
import { prepareNamed } from './named-policy.js';
import type { EligibilityPolicy, GapRule, LimitRule, LimitWindow } from './policy.js';
import { isQuiet } from './send-window.js';
import { readSendWindow } from './send-window-rule.js';
import { isLoosened } from './tightening-witness.js';

/**
 * Whether a change of policy only ever tightens it: nobody may be asked under `after` who might not under `before`.
 *
 * `"yes"` is proved rule by rule. `"no"` is proved by a contact whom `before` refuses and `after` lets pass.
 * `"unknown"` where neither proof is found, as for 30 days against a month.
 *
 * @throws {NpsError} as evaluateEligibility when a policy is malformed.
 * @example
 * ```ts
 * import { isTightening } from 'nps-kit';
 *
 * const policyOf = (days: number) => ({
 *   surveyId: 'nps',
 *   gaps: [{ scope: 'anySurvey' as const, after: ['seen'], min: { days } }],
 * });
 * isTightening(policyOf(30), policyOf(60)); // => 'yes'
 * isTightening(policyOf(60), policyOf(30)); // => 'no'
 * ```
 */
export function isTightening(before: EligibilityPolicy, after: EligibilityPolicy): 'yes' | 'no' | 'unknown' {
  const prepared = { before: prepareNamed(before, 'before'), after: prepareNamed(after, 'after') };
  if (proofs.every((holds) => holds(before, after))) return 'yes';
  return isLoosened(prepared.before, prepared.after) ? 'no' : 'unknown';
}

/** Each says whether one part of `after` is at least as strict as that of `before`. */
const proofs: readonly ((before: EligibilityPolicy, after: EligibilityPolicy) => boolean)[] = [
  (before, after) =>
    (['surveyId', 'kind', 'group', 'channel'] as const).every((field) => before[field] === after[field]) &&
    (before.fallbackTimeZone ?? 'UTC') === (after.fallbackTimeZone ?? 'UTC'),
  (before, after) => before.enabled !== false || after.enabled === false,
  ({ active: before }, { active: after }) =>
    (before?.startsAt ?? -1e99) <= (after?.startsAt ?? -1e99) &&
    (before?.endsAt ?? 1e99) >= (after?.endsAt ?? 1e99),
  (before, after) =>
    !before.consent?.required ||
    (after.consent?.required === true &&
      (before.consent.channel ?? before.channel) === (after.consent.channel ?? after.channel)),
  ({ tenure: before }, { tenure: after }) =>
    !before ||
    (after !== undefined &&
      before.anchor === after.anchor &&
      (before.fallbackAnchor ?? before.anchor) === (after.fallbackAnchor ?? after.anchor) &&
      (before.onlyIfNeverSurveyed || !after.onlyIfNeverSurveyed) === true &&
      isAtLeast(after.min, before.min)),
  ({ usage: before }, { usage: after }) =>
    (after?.minSessions ?? 0) >= (before?.minSessions ?? 0) &&
    (after?.minActiveDays ?? 0) >= (before?.minActiveDays ?? 0),
  (before, after) =>
    (before.gaps ?? []).every((gap) => after.gaps?.some((rule) => coversGap(before, gap, after, rule))),
  (before, after) =>
    (before.limits ?? []).every((limit) =>
      after.limits?.some((rule) => coversLimit(before, limit, after, rule)),
    ),
  tightensDismissals,
  ({ transaction: before }, { transaction: after }) =>
    !before ||
    (after !== undefined &&
      before.event === after.event &&
      isSuperset(after.cancelOn ?? [], before.cancelOn ?? []) &&
      isAtLeast(after.delay ?? { seconds: 0 }, before.delay ?? { seconds: 0 }) &&
      (!before.expireAfter ||
        (after.expireAfter !== undefined && isAtLeast(before.expireAfter, after.expireAfter)))),
  tightensSendWindow,
  ({ quotas: before = [] }, { quotas: after = [] }) =>
    before.every((quota) =>
      after.some(
        (rule) =>
          rule.id === quota.id &&
          (rule.segment === undefined || rule.segment === quota.segment) &&
          rule.limit <= quota.limit &&
          (rule.countPartial || !quota.countPartial),
      ),
    ),
  ({ surveyId, sampling: before }, { sampling: after }) =>
    !before ||
    (after !== undefined &&
      (before.salt ?? surveyId) === (after.salt ?? surveyId) &&
      (before.normalise ?? 'none') === (after.normalise ?? 'none') &&
      after.rate <= before.rate),
  ({ holdout: before }, { holdout: after }) =>
    !before || (after !== undefined && before.salt === after.salt && after.rate >= before.rate),
  (before, after) =>
    !before.spread ||
    (before.spread.salt === after.spread?.salt &&
      (before.active?.startsAt ?? null) === (after.active?.startsAt ?? null) &&
      isAtLeast(after.spread.over, before.spread.over)),
];

function isAtLeast(one: Duration, other: Duration): boolean {
  const order = compareDurations(one, other);
  return order === 'longer' || order === 'equal';
}

function isSuperset<T>(all: readonly T[], some: readonly T[]): boolean {
  return some.every((type) => all.includes(type));
}

/** True when `rule` sees every event that `other` sees. */
function sees(
  after: EligibilityPolicy,
  rule: GapRule | LimitRule,
  before: EligibilityPolicy,
  other: GapRule | LimitRule,
): boolean {
  const one = readFilter(after, rule, 'after' in rule ? rule.after : rule.count, '');
  const two = readFilter(before, other, 'after' in other ? other.after : other.count, '');
  return (
    isSuperset(one.types, two.types) &&
    (one.ofAccount || !two.ofAccount) &&
    (one.field === null || (one.field === two.field && one.value === two.value))
  );
}

function coversGap(
  before: EligibilityPolicy,
  gap: GapRule,
  after: EligibilityPolicy,
  rule: GapRule,
): boolean {
  return sees(after, rule, before, gap) && isAtLeast(rule.min, gap.min);
}

function coversLimit(
  before: EligibilityPolicy,
  limit: LimitRule,
  after: EligibilityPolicy,
  rule: LimitRule,
): boolean {
  return sees(after, rule, before, limit) && rule.max <= limit.max && isWider(rule.window, limit.window);
}

/** True when an event that counts in `other` counts in `window` too. */
function isWider(window: LimitWindow | undefined, other: LimitWindow | undefined): boolean {
  if (window === undefined || other === undefined) return window === undefined;
  if (window.type === 'calendar') {
    return (
      other.type === 'calendar' &&
      window.unit === other.unit &&
      (window.timeZone ?? 'contact') === (other.timeZone ?? 'contact') &&
      (window.weekStart ?? 'monday') === (other.weekStart ?? 'monday') &&
      (window.length ?? 1) >= (other.length ?? 1)
    );
  }
  return other.type === window.type && isAtLeast(window.length, other.length);
}

function tightensDismissals(
  { dismissals: before }: EligibilityPolicy,
  { dismissals: after }: EligibilityPolicy,
): boolean {
  if (!before) return true;
  if (!after || !isSuperset(before.resetOn ?? ['responded'], after.resetOn ?? ['responded'])) return false;
  const steps = Math.max(before.backoff.length, after.backoff.length);
  for (let k = 0; k < steps; k++) {
    const step = after.backoff[Math.min(k, after.backoff.length - 1)] as Duration;
    if (!isAtLeast(step, before.backoff[Math.min(k, before.backoff.length - 1)] as Duration)) return false;
  }
  if (before.max === undefined) return true;
  if (after.max === undefined || after.max > before.max) return false;
  return !after.thenGap || (before.thenGap !== undefined && isAtLeast(after.thenGap, before.thenGap));
}

function tightensSendWindow(
  { sendWindow: before }: EligibilityPolicy,
  { sendWindow: after }: EligibilityPolicy,
): boolean {
  if (!before) return true;
  if (!after || (before.onMissingTimeZone === 'block' && after.onMissingTimeZone !== 'block')) return false;
  const [open, narrowed] = [readSendWindow(before), readSendWindow(after)];
  if (!isSuperset(open.days, narrowed.days)) return false;
  for (let minute = 0; minute < 1440; minute++) {
    if (isQuiet(open, minute * 60_000) && !isQuiet(narrowed, minute * 60_000)) return false;
  }
  return true;
}
