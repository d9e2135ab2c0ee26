import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duration } from '../../src/core/time.js';
import { reasonCodes } from '../../src/eligibility/decision.js';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import type { EligibilityPolicy } from '../../src/eligibility/policy.js';
import { anyCase, type Case, now } from './cases.js';
import { blockingCodes } from './model.js';

// What the second implementation shares with the package, or leaves out: wall clocks are read from Intl here, calendar
// windows are counted by the dates that Intl shows, and the facts of the context and garbled events are put in.

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'UTC',
];
const minute = 60_000;
const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }),
  ]),
);
const wallOf = (timeZone: string, at: number) => {
  const numbers = (formats.get(timeZone)?.format(at).match(/\d+/g) ?? []).map(Number);
  const [month = 0, day = 0, year = 0, hour = 0, minutes = 0] = numbers;
  const date = Date.UTC(year, month - 1, day) / 86_400_000;
  return {
    year,
    month,
    date,
    weekday: new Date(date * 86_400_000).getUTCDay() || 7,
    time: hour * 60 + minutes,
  };
};
const zone = fc.constantFrom(...zones);

describe('on the wall clock of Intl', () => {
  it('the send window opens at the first minute at which day and hour are right', () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
    const text = (t: number) =>
      `${String(Math.floor(t / 60)).padStart(2, '0')}:${String(t % 60).padStart(2, '0')}`;
    const week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(zone, now, time, time, fc.option(week), (timeZone, at, from, to, days) => {
        fc.pre(from !== to);
        const isOpen = (t: number) => {
          const wall = wallOf(timeZone, t);
          const quiet = from < to ? wall.time >= from && wall.time < to : wall.time >= from || wall.time < to;
          return !quiet && (days === null || days.includes(wall.weekday));
        };
        const quietHours = { from: text(from), to: text(to) };
        const sendWindow = {
          quietHours,
          ...(days === null ? {} : { days }),
        } as EligibilityPolicy['sendWindow'];
        const { nextEligibleAt } = evaluateEligibility({
          policy: { surveyId: 'S', sendWindow },
          history: [],
          context: { timeZone },
          now: at,
        });
        let first = at;
        while (!isOpen(first)) first = (Math.floor(first / minute) + 1) * minute;
        expect(nextEligibleAt).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  it('a calendar window counts by dates', () => {
    const unit = fc.constantFrom(
      'day' as const,
      'week' as const,
      'month' as const,
      'quarter' as const,
      'year' as const,
    );
    const weekStart = fc.constantFrom('monday' as const, 'sunday' as const);
    const backs = fc.array(
      fc.oneof(fc.integer({ min: -5, max: 5 * 1440 }), fc.integer({ min: 0, max: 900 * 1440 })),
      { maxLength: 12 },
    );
    const rule = fc.record({
      zone,
      unit,
      weekStart,
      length: fc.integer({ min: 1, max: 4 }),
      max: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(
        now,
        backs,
        rule,
        (at, minutes, { zone: timeZone, unit: u, weekStart: start, length, max }) => {
          const ordinal = (t: number) => {
            const { year, month, date } = wallOf(timeZone, t);
            if (u === 'day') return date;
            if (u === 'week') return Math.floor((date + (start === 'sunday' ? 4 : 3)) / 7);
            return u === 'year' ? year : Math.floor((year * 12 + month - 1) / (u === 'month' ? 1 : 3));
          };
          const events = minutes.map((back) => ({ type: 'seen', at: at - back * minute }));
          const window = { type: 'calendar' as const, unit: u, length, timeZone, weekStart: start };
          const policy: EligibilityPolicy = {
            surveyId: 'S',
            limits: [{ scope: 'anySurvey', count: ['seen'], max, window }],
          };
          const isFull = (t: number) =>
            events.filter((event) => event.at <= t && ordinal(event.at) > ordinal(t) - length).length >= max;
          const { eligible, nextEligibleAt } = evaluateEligibility({ policy, history: events, now: at });
          expect(eligible).toBe(!isFull(at));
          expect(isFull(nextEligibleAt as number)).toBe(false);
          if (!eligible) expect(isFull((nextEligibleAt as number) - 1)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Facts that `anyCase` leaves out, and the codes that they bring. */
const extras = fc.record({
  enabled: fc.constantFrom(undefined, true, false),
  suppressed: fc.constantFrom(undefined, null, false, true),
  inAudience: fc.constantFrom(undefined, null, true, false),
  unsuitable: fc.constantFrom(undefined, null, [], ['checkout']),
  garbled: fc.subarray([
    null,
    {},
    { type: 'seen', at: Number.NaN },
    { type: 5, at: 0 },
    { type: 'snoozed', at: 0, until: 'x' },
  ]),
});
const ladders: Duration[][] = [
  [{ days: 1 }, { weeks: 1 }, { months: 1 }],
  [{ businessDays: 2 }, { days: 7, basis: 'localDate' }],
  [{ hours: 36 }, { days: 2, basis: 'calendar' }, { months: 3 }],
];
const withExtras = fc.tuple(anyCase, extras, fc.constantFrom(...ladders)).map(([given, extra, backoff]) => {
  const { policy, history, context } = given;
  const dismissals = policy.dismissals && { ...policy.dismissals, backoff };
  const base: Case = { ...given, policy: { ...policy, ...(dismissals ? { dismissals } : {}) } };
  const { enabled, garbled, ...facts } = extra;
  const full: Case = {
    ...base,
    policy: { ...base.policy, enabled },
    context: { ...context, ...facts },
    history: [...(garbled as unknown as Case['history']), ...history],
  };
  return { base, full, extra };
});

it('says what the facts say beside all else', () => {
  fc.assert(
    fc.property(withExtras, ({ base, full, extra }) => {
      const expected = blockingCodes(base, base.now);
      if (extra.enabled === false) expected.add('SURVEY_DISABLED');
      if (extra.suppressed) expected.add('SUPPRESSED');
      if (extra.garbled.length > 0) expected.add('INVALID_HISTORY');
      if (base.context.inProgress !== base.policy.surveyId) {
        if (extra.inAudience === false) expected.add('NOT_IN_AUDIENCE');
        if (extra.unsuitable?.length) expected.add('CONTEXT_UNSUITABLE');
      }
      const { reasons, eligible } = evaluateEligibility(full);
      expect([...new Set(reasons.map(({ code }) => code))]).toStrictEqual(
        reasonCodes.filter((code) => expected.has(code)),
      );
      expect(eligible).toBe(expected.size === 0);
    }),
    { numRuns: 800 },
  );
});

it('says of each rule what it says alone: none loosens or hides another', () => {
  fc.assert(
    fc.property(withExtras, ({ full }) => {
      const { policy } = full;
      const { surveyId, kind, channel, fallbackTimeZone, active } = policy;
      const shared = Object.fromEntries(
        Object.entries({ surveyId, kind, channel, fallbackTimeZone }).filter(
          ([, value]) => value !== undefined,
        ),
      ) as unknown as EligibilityPolicy;
      const { reasons } = evaluateEligibility(full);
      // Whether the account is looked at is the policy's affair, and so are early events of it.
      fc.pre(full.context.accountHistory == null);
      for (const name of ['gaps', 'limits'] as const) {
        for (const [i, rule] of (policy[name] ?? []).entries()) {
          const alone = evaluateEligibility({ ...full, policy: { ...shared, [name]: [rule] } }).reasons;
          const of = (list: typeof reasons, path: string) =>
            list
              .filter((reason) => reason.rule === path)
              .map(({ code, until, because }) => ({ code, until, because }));
          expect(of(reasons, `${name}[${i}]`)).toStrictEqual(of(alone, `${name}[0]`));
        }
      }
      for (const name of ['tenure', 'dismissals', 'transaction', 'sampling', 'holdout', 'spread'] as const) {
        const anchored = name === 'spread' && active ? { active } : {};
        const alone = evaluateEligibility({
          ...full,
          policy: { ...shared, ...anchored, [name]: policy[name] },
        }).reasons;
        expect(reasons.filter(({ rule }) => rule === name)).toStrictEqual(
          alone.filter(({ rule }) => rule === name),
        );
      }
    }),
    { numRuns: 300 },
  );
});

it('tells one of two snoozes at the same instant and until the same date, whatever their order', () => {
  const until = 20 * 86_400_000;
  const snooze = (eventId: string) => ({ type: 'snoozed', surveyId: 'S', at: 0, until, eventId });
  const decide = (...history: Case['history']) =>
    evaluateEligibility({ policy: { surveyId: 'S' }, history, now: 86_400_000 });
  expect(decide(snooze('a'), snooze('b'))).toStrictEqual(decide(snooze('b'), snooze('a')));
});
