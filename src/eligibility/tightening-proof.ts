import type { Duration } from '../core/time.js';
import { isAtLeast } from './compare-durations.js';
import { readFilter } from './events.js';
import type { EligibilityPolicy, GapRule, LimitRule, LimitWindow, SendWindowRule } from './policy.js';
import { never } from './rule.js';
import { isQuiet } from './send-window.js';
import { readSendWindow } from './send-window-rule.js';

/** True when it is proved, part by part, that `after` is at least as strict as `before`. */
export function isProvedTighter(before: EligibilityPolicy, after: EligibilityPolicy): boolean {
  return holds(policyProofs(), comparable(before), comparable(after));
}

/** Says that one part of a policy has become no looser. */
type Proof<T> = (before: T, after: T) => boolean;

/** A proof for each field that matters. */
type Proofs<T> = { readonly [Field in keyof T]?: Proof<T[Field]> };

function holds<T extends object>(all: Proofs<T>, before: T, after: T): boolean {
  return (Object.keys(all) as (keyof T)[]).every((field) => all[field]?.(before[field], after[field]));
}

/** A rule may be added, but not left out. */
function rule<T extends object>(all: NoInfer<Proofs<T>>): Proof<T | undefined> {
  return (before, after) => !before || (after !== undefined && holds(all, before, after));
}

/** Each rule of a list has one in the other that covers it. */
function rules<T extends object>(all: NoInfer<Proofs<T>>): Proof<readonly T[] | undefined> {
  return (before = [], after = []) => before.every((one) => after.some((other) => holds(all, one, other)));
}

/** The same one, also where one policy says what the other leaves to the default. */
function same<T>(byDefault?: NoInfer<T>): Proof<T> {
  return (before, after) => (before ?? byDefault) === (after ?? byDefault);
}

function rises(least = 0): Proof<number | null | undefined> {
  return (before, after) => (after ?? least) >= (before ?? least);
}

function falls(most = never): Proof<number | null | undefined> {
  return (before, after) => (after ?? most) <= (before ?? most);
}

function reversed<T>(proof: NoInfer<Proof<T>>): Proof<T> {
  return (before, after) => proof(after, before);
}

const nothing: Duration = { seconds: 0 };
const staysOn: Proof<boolean | undefined> = (before, after) => after || !before;
const grows: Proof<readonly unknown[] | undefined> = (before = [], after = []) =>
  before.every((part) => after.includes(part));
/** What is not given holds for all. */
const widens: Proof<string | undefined> = (before, after) => after === undefined || after === before;
const lengthens: Proof<Duration | undefined> = (before = nothing, after = nothing) =>
  isAtLeast(after, before);
/** What is not given has no end. */
const endsLater: Proof<Duration | undefined> = (before, after) =>
  !after || (before !== undefined && isAtLeast(after, before));
/** Each step of a ladder, the last of which holds on. */
const climbs: Proof<readonly Duration[]> = (before, after) =>
  [...before, ...after].every((_, k) => lengthens(before[k] ?? before.at(-1), after[k] ?? after.at(-1)));

/** A policy with the parts that say nothing by themselves put together. */
function comparable(policy: EligibilityPolicy) {
  const { surveyId, channel, active, consent, tenure, gaps, limits, dismissals } = policy;
  const { sendWindow, sampling, spread } = policy;
  return {
    ...policy,
    consent: consent?.required ? { channel: consent.channel ?? channel } : undefined,
    tenure: tenure && { ...tenure, fallbackAnchor: tenure.fallbackAnchor ?? tenure.anchor },
    gaps: gaps?.map((gap) => ({ ...filterOf(policy, gap, gap.after), min: gap.min })),
    limits: limits?.map((limit) => ({
      ...filterOf(policy, limit, limit.count),
      max: limit.max,
      window: windowOf(limit.window),
    })),
    // Without max the gap never begins.
    dismissals: dismissals && {
      ...dismissals,
      thenGap: dismissals.max === undefined ? nothing : dismissals.thenGap,
      resetOn: dismissals.resetOn ?? ['responded'],
    },
    sendWindow: sendWindow && weekOf(sendWindow),
    sampling: sampling && { ...sampling, salt: sampling.salt ?? surveyId },
    spread: spread && { ...spread, startsAt: active?.startsAt },
  };
}

function filterOf(policy: EligibilityPolicy, part: GapRule | LimitRule, types: readonly string[]) {
  const { field, value, ofAccount } = readFilter(policy, part, types, '');
  return { types, ofAccount, events: field ? `${field}:${value}` : undefined };
}

function windowOf(window: LimitWindow | undefined): ComparableWindow | undefined {
  if (window?.type !== 'calendar') return window && { clock: window.type, length: window.length };
  const { unit, length = 1, timeZone = 'contact', weekStart = 'monday' } = window;
  return { clock: `${unit} ${timeZone} ${weekStart}`, units: length };
}

interface ComparableWindow {
  readonly clock: string;
  readonly units?: number;
  readonly length?: Duration;
}

function weekOf(sendWindow: SendWindowRule) {
  const window = readSendWindow(sendWindow);
  const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
  return {
    days: window.days,
    quiet: minutes.filter((minute) => isQuiet(window, minute * 60_000)),
    needsZone: sendWindow.onMissingTimeZone === 'block',
  };
}

function policyProofs(): Proofs<ReturnType<typeof comparable>> {
  return {
    surveyId: same(),
    kind: same(),
    group: same(),
    channel: same(),
    fallbackTimeZone: same('UTC'),
    enabled: (before, after) => before !== false || after === false,
    active: (before = {}, after = {}) => holds({ startsAt: rises(-never), endsAt: falls() }, before, after),
    consent: rule({ channel: same() }),
    tenure: rule({
      anchor: same(),
      fallbackAnchor: same(),
      onlyIfNeverSurveyed: reversed(staysOn),
      min: lengthens,
    }),
    usage: (before = {}, after = {}) =>
      holds({ minSessions: rises(), minActiveDays: rises() }, before, after),
    gaps: rules({ types: grows, ofAccount: staysOn, events: widens, min: lengthens }),
    limits: rules({
      types: grows,
      ofAccount: staysOn,
      events: widens,
      max: falls(),
      // What counted in the window still does.
      window: reversed(rule({ clock: same(), units: falls(), length: reversed(endsLater) })),
    }),
    dismissals: rule({ backoff: climbs, resetOn: reversed(grows), max: falls(), thenGap: endsLater }),
    transaction: rule({
      event: same(),
      cancelOn: grows,
      delay: lengthens,
      expireAfter: reversed(endsLater),
    }),
    sendWindow: rule({ days: reversed(grows), quiet: grows, needsZone: staysOn }),
    quotas: rules({ id: same(), segment: widens, limit: falls(), countPartial: staysOn }),
    sampling: rule({ salt: same(), normalise: same('none'), rate: falls() }),
    holdout: rule({ salt: same(), rate: rises() }),
    spread: rule({ salt: same(), over: lengthens, startsAt: same() }),
  };
}
