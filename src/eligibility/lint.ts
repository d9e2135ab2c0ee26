import { compareDurations } from './compare-durations.js';
import { preparePolicy } from './compile.js';
import type { EligibilityPolicy } from './policy.js';

/** What a policy says that its author can hardly have meant. */
export interface PolicyFinding {
  /** `"unreachable"`: nobody is ever asked; `"never-binds"`: the rule does nothing; `"no-time-zone"`; `"unknown-field"`. */
  readonly code: 'unreachable' | 'never-binds' | 'no-time-zone' | 'unknown-field';
  /** Where, such as `"gaps[0]"`. */
  readonly path: string;
  /** Why, in a sentence. */
  readonly message: string;
}

const fields: readonly string[] = [
  'surveyId',
  'kind',
  'group',
  'channel',
  'source',
  'enabled',
  'active',
  'consent',
  'tenure',
  'usage',
  'gaps',
  'limits',
  'dismissals',
  'transaction',
  'sendWindow',
  'fallbackTimeZone',
  'quotas',
  'sampling',
  'holdout',
  'spread',
];

/**
 * Finds what is valid in a policy but hardly meant: a survey that reaches nobody, rules that never bind, quiet hours on
 * the clock of nobody, fields that no rule reads. Empty when there is nothing to say.
 *
 * @throws {NpsError} as evaluateEligibility when the policy is malformed.
 * @example
 * ```ts
 * import { lintPolicy } from 'nps-kit';
 *
 * const findings = lintPolicy({
 *   surveyId: 'csat',
 *   transaction: { event: 'ticketSolved', delay: { days: 7 }, expireAfter: { days: 7 } },
 * });
 * findings[0]?.code; // => 'unreachable'
 * findings[0]?.path; // => 'transaction.delay'
 * ```
 */
export function lintPolicy(policy: EligibilityPolicy): readonly PolicyFinding[] {
  preparePolicy(policy);
  return [...unreachable(policy), ...neverBinding(policy), ...zoneless(policy), ...unknown(policy)];
}

function unreachable(policy: EligibilityPolicy): PolicyFinding[] {
  const { enabled, active, tenure, transaction, limits = [], quotas = [], sampling, holdout } = policy;
  const found: PolicyFinding[] = [];
  const say = (path: string, message: string): void => {
    found.push({ code: 'unreachable', path, message });
  };
  if (enabled === false) say('enabled', 'The survey is switched off.');
  const { startsAt, endsAt } = active ?? {};
  if (tenure && typeof startsAt === 'number' && typeof endsAt === 'number') {
    const runs = { seconds: Math.min((endsAt - startsAt) / 1000, 3e11) };
    if (compareDurations(tenure.min, runs) === 'longer') {
      say(
        'tenure.min',
        'A contact who comes while the survey runs has not been one for long enough before it ends.',
      );
    }
  }
  const { delay = { seconds: 0 }, expireAfter } = transaction ?? {};
  const wait = expireAfter && compareDurations(delay, expireAfter);
  if (wait === 'longer' || wait === 'equal')
    say('transaction.delay', 'It is too late to ask before it is time to ask.');
  for (const [i, { max }] of limits.entries())
    if (max === 0) say(`limits[${i}]`, 'No event is ever few enough.');
  for (const [i, { limit, segment }] of quotas.entries()) {
    if (limit === 0 && segment === undefined) say(`quotas[${i}]`, 'The quota is full from the start.');
  }
  if (sampling?.rate === 0) say('sampling', 'Nobody is in a sample of 0.');
  if (holdout?.rate === 1) say('holdout', 'Everybody is held out.');
  return found;
}

function neverBinding({ gaps = [], limits = [], dismissals, ...policy }: EligibilityPolicy): PolicyFinding[] {
  const found: PolicyFinding[] = [];
  const say = (path: string, message: string): void => {
    found.push({ code: 'never-binds', path, message });
  };
  for (const [i, { after, min }] of gaps.entries()) {
    if (after.length === 0) say(`gaps[${i}]`, 'No event type starts the gap.');
    else if (isNothing(min)) say(`gaps[${i}]`, 'A gap of nothing never blocks.');
  }
  for (const [i, { count, max, window }] of limits.entries()) {
    if (count.length === 0 && max > 0) say(`limits[${i}]`, 'No event type counts.');
    else if (window && window.type !== 'calendar' && isNothing(window.length)) {
      say(`limits[${i}].window`, 'No event lies in a window of nothing.');
    }
  }
  if (dismissals?.thenGap && dismissals.max === undefined) {
    say('dismissals.thenGap', 'Without max the gap never begins.');
  }
  if (policy.tenure && isNothing(policy.tenure.min)) say('tenure', 'Every contact has been one for nothing.');
  if (policy.usage && !policy.usage.minSessions && !policy.usage.minActiveDays)
    say('usage', 'Nothing is asked for.');
  if (policy.consent?.required === false) say('consent', 'Consent is not required.');
  if (policy.sampling?.rate === 1) say('sampling', 'Everybody is in a sample of 1.');
  if (policy.holdout?.rate === 0) say('holdout', 'Nobody is held out.');
  if (policy.spread && isNothing(policy.spread.over)) say('spread', 'There is no time to spread over.');
  const { days, quietHours, onMissingTimeZone } = policy.sendWindow ?? {};
  if (
    policy.sendWindow &&
    !quietHours &&
    onMissingTimeZone !== 'block' &&
    (!days || new Set(days).size === 7)
  ) {
    say('sendWindow', 'The window is always open.');
  }
  return found;
}

function isNothing(duration: Parameters<typeof compareDurations>[0]): boolean {
  return compareDurations(duration, { seconds: 0 }) === 'equal';
}

function zoneless({ sendWindow, fallbackTimeZone }: EligibilityPolicy): PolicyFinding[] {
  if (!sendWindow || fallbackTimeZone !== undefined || sendWindow.onMissingTimeZone === 'block') return [];
  if (!sendWindow.quietHours && !sendWindow.days) return [];
  const message =
    'Contacts of unknown zone are asked on the clock of UTC: name a fallbackTimeZone, or block them.';
  return [{ code: 'no-time-zone', path: 'sendWindow', message }];
}

function unknown(policy: EligibilityPolicy): PolicyFinding[] {
  return Object.keys(policy)
    .filter((name) => !fields.includes(name))
    .map((path) => ({ code: 'unknown-field', path, message: 'No rule reads this field.' }) as const);
}
