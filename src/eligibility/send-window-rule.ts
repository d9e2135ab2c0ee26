import { localFromInstant } from '../calendar/local.js';
import { assertOneOf, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import type { EligibilityPolicy, SendWindowRule } from './policy.js';
import { factOf, never, type Rule } from './rule.js';
import { isOpenDay, isQuiet, nextOpen, type SendWindow } from './send-window.js';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** `sendWindow`: weekdays and hours of the contact's clock; both rules wait until the whole window is open. */
export function sendWindowRules({ sendWindow }: EligibilityPolicy): Rule[] {
  if (sendWindow === undefined) return [];
  assertRecord(sendWindow, 'policy.sendWindow');
  const window = readSendWindow(sendWindow);
  const blocksUnknown = sendWindow.onMissingTimeZone === 'block';
  const isUnknown = (timeZone: unknown) => blocksUnknown && (timeZone === undefined || timeZone === null);
  return [
    {
      path: 'sendWindow.onMissingTimeZone',
      check: ({ context: { timeZone } }) =>
        isUnknown(timeZone)
          ? { code: 'TIME_ZONE_UNKNOWN', until: never, because: factOf('timeZone', null) }
          : null,
    },
    {
      path: 'sendWindow.days',
      check({ at, zone, context }) {
        if (isUnknown(context.timeZone) || isOpenDay(window, localFromInstant(zone, at))) return null;
        return { code: 'NOT_SEND_DAY', until: nextOpen(window, zone, at), because: factOf('timeZone', zone.name) };
      },
    },
    {
      path: 'sendWindow.quietHours',
      check({ at, zone, context }) {
        if (isUnknown(context.timeZone) || !isQuiet(window, localFromInstant(zone, at))) return null;
        return { code: 'QUIET_HOURS', until: nextOpen(window, zone, at), because: factOf('timeZone', zone.name) };
      },
    },
  ];
}

/** Reads the weekdays and hours; throws when no time of the week would be left. */
export function readSendWindow({ days, quietHours, onMissingTimeZone }: SendWindowRule): SendWindow {
  const path = 'policy.sendWindow';
  if (days !== undefined) {
    if (!Array.isArray(days) || days.length === 0) {
      throw new NpsError('INVALID_OPTION', `${path}.days`, 'one or more weekdays, 1 (Monday) to 7', days);
    }
    for (const [i, day] of days.entries()) {
      if (!weekdays.includes(day)) {
        throw new NpsError('INVALID_OPTION', `${path}.days[${i}]`, 'a weekday, 1 (Monday) to 7', day);
      }
    }
  }
  if (onMissingTimeZone !== undefined) {
    assertOneOf(onMissingTimeZone, ['fallback', 'block'], `${path}.onMissingTimeZone`);
  }
  const closedDays = days === undefined ? [] : weekdays.filter((day) => !days.includes(day));
  if (quietHours === undefined) return { closedDays, from: 0, to: 0 };
  assertRecord(quietHours, `${path}.quietHours`);
  const from = readTime(quietHours.from, `${path}.quietHours.from`);
  const to = readTime(quietHours.to, `${path}.quietHours.to`);
  if (from === to) {
    throw new NpsError('INVALID_OPTION', `${path}.quietHours.to`, 'a time other than from', quietHours.to);
  }
  return { closedDays, from, to };
}

/** Milliseconds after midnight of a time such as `"21:30"`. */
function readTime(text: unknown, path: string): number {
  const match = typeof text === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) : null;
  if (match === null) throw new NpsError('INVALID_OPTION', path, 'a time "00:00" to "23:59"', text);
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}
