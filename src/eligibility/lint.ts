import { isZero, readDuration } from '../calendar/duration.js';
import type { Duration } from '../core/time.js';
import { isAtLeast } from './compare-durations.js';
import { preparePolicy } from './compile.js';
import type { EligibilityPolicy } from './policy.js';
import { makeShapes } from './policy-shape.js';
import { is } from './shape.js';

/** What a policy says that its author can hardly have meant. */
export interface PolicyFinding {
  /**
   * `"unreachable"`: nobody is ever asked; `"never-binds"`: the rule does nothing; `"no-time-zone"`; `"unknown-field"`,
   * the first of each rule.
   */
  readonly code: 'unreachable' | 'never-binds' | 'no-time-zone' | 'unknown-field';
  /** Where, such as `"gaps[0]"`. */
  readonly path: string;
  /** Why, in a sentence. */
  readonly message: string;
}

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

/** What is said of a place in the policy where it applies. */
type Remark = readonly [path: string, applies: unknown, message: string];

function findingsOf(code: PolicyFinding['code'], remarks: readonly Remark[]): PolicyFinding[] {
  return remarks.flatMap(([path, applies, message]) => (applies ? { code, path, message } : []));
}

function unreachable(policy: EligibilityPolicy): PolicyFinding[] {
  const { enabled, active, tenure, transaction, limits = [], quotas = [], sampling, holdout } = policy;
  // Not a number where an end is not given; a millisecond more, so that just enough is enough.
  const runs = (active?.endsAt ?? Number.NaN) - (active?.startsAt ?? Number.NaN) + 1;
  const { delay = { seconds: 0 }, expireAfter } = transaction ?? {};
  return findingsOf('unreachable', [
    ['enabled', enabled === false, 'The survey is switched off.'],
    [
      'tenure.min',
      tenure && runs > 0 && isAtLeast(tenure.min, { seconds: Math.min(runs / 1000, 3.2e11) }),
      'Who comes while the survey runs is not a contact for long enough.',
    ],
    [
      'transaction.delay',
      expireAfter && isAtLeast(delay, expireAfter),
      'It expires before it is time to ask.',
    ],
    ...limits.map(({ max }, i): Remark => [`limits[${i}]`, max === 0, 'No event is ever few enough.']),
    ...quotas.map(
      ({ limit, segment }, i): Remark => [
        `quotas[${i}]`,
        limit === 0 && segment === undefined,
        'The quota is full from the start.',
      ],
    ),
    ...shares(sampling?.rate === 0, holdout?.rate === 1, 'Nobody is left to ask.'),
  ]);
}

/** No tenure or spread of nothing: it still blocks those of whom no date is known. */
function neverBinding(policy: EligibilityPolicy): PolicyFinding[] {
  const { gaps = [], limits = [], dismissals, usage, consent, sampling, holdout, sendWindow } = policy;
  const noType = 'No type of event counts.';
  const isNothing = (path: string, duration: Duration | undefined): Remark => [
    path,
    duration && isZero(readDuration(duration, path)),
    'A time of nothing never blocks.',
  ];
  return findingsOf('never-binds', [
    ...gaps.map(
      ({ after, min }, i): Remark =>
        after.length > 0 ? isNothing(`gaps[${i}]`, min) : [`gaps[${i}]`, true, noType],
    ),
    ...limits.map(({ count, max, window }, i): Remark => {
      // Even of no event none is too few for a limit of 0.
      if (count.length === 0) return [`limits[${i}]`, max > 0, noType];
      const length = max === 0 || window?.type === 'calendar' ? undefined : window?.length;
      return isNothing(`limits[${i}].window`, length);
    }),
    [
      'dismissals.thenGap',
      dismissals?.thenGap && dismissals.max === undefined,
      'Without max the gap never begins.',
    ],
    ['usage', usage && !usage.minSessions && !usage.minActiveDays, 'Nothing is asked for.'],
    ['consent', consent?.required === false, 'Consent is not required.'],
    ...shares(sampling?.rate === 1, holdout?.rate === 0, 'Nobody is left out.'),
    [
      'sendWindow',
      sendWindow &&
        !sendWindow.quietHours &&
        sendWindow.onMissingTimeZone !== 'block' &&
        new Set(sendWindow.days ?? [1, 2, 3, 4, 5, 6, 7]).size === 7,
      'The window is always open.',
    ],
  ]);
}

function shares(ofSample: boolean, ofHoldout: boolean, message: string): Remark[] {
  return [
    ['sampling', ofSample, message],
    ['holdout', ofHoldout, message],
  ];
}

function zoneless({ sendWindow, fallbackTimeZone }: EligibilityPolicy): PolicyFinding[] {
  return findingsOf('no-time-zone', [
    [
      'sendWindow',
      fallbackTimeZone === undefined &&
        sendWindow?.onMissingTimeZone !== 'block' &&
        (sendWindow?.quietHours ?? sendWindow?.days),
      'Contacts of unknown zone go by UTC: name a fallbackTimeZone, or block them.',
    ],
  ]);
}

/** The first such field of each rule; a list of rules is one. */
function unknown(policy: EligibilityPolicy): PolicyFinding[] {
  const strict = makeShapes(is(() => false, 'a field that a rule reads')).policy;
  return findingsOf(
    'unknown-field',
    Object.entries(policy).map(([name, value]) => {
      const fault = strict({ surveyId: policy.surveyId, [name]: value });
      return [`${fault?.path.slice(1)}`, fault, 'No rule reads this field.'];
    }),
  );
}
