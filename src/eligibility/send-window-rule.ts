import { localFromInstant } from '../calendar/local.js';
import type { ReasonCode } from './decision.js';
import type { EligibilityPolicy, SendWindowRule } from './policy.js';
import { blockOf, never, type Rule, refusal } from './rule.js';
import { isOpenDay, isQuiet, nextOpen, type SendWindow } from './send-window.js';

/** `sendWindow`: weekdays and hours of the contact's clock; both rules wait until the whole window is open. */
export function sendWindowRules({ sendWindow }: EligibilityPolicy): Rule[] {
  if (sendWindow === undefined) return [];
  const window = readSendWindow(sendWindow);
  const isUnknown = (timeZone: string | null = null): boolean =>
    timeZone === null && sendWindow.onMissingTimeZone === 'block';
  const hours = (path: string, code: ReasonCode, isClosed: (local: number) => boolean): Rule => ({
    path,
    lapses: true,
    check: ({ at, zone, context }) =>
      !isUnknown(context.timeZone) && isClosed(localFromInstant(zone, at))
        ? blockOf(code, nextOpen(window, zone, at), 'timeZone', zone.name)
        : null,
  });
  return [
    {
      path: 'sendWindow.onMissingTimeZone',
      check: ({ context }) =>
        isUnknown(context.timeZone) ? blockOf('TIME_ZONE_UNKNOWN', never, 'timeZone', null) : null,
    },
    hours('sendWindow.days', 'NOT_SEND_DAY', (local) => !isOpenDay(window, local)),
    hours('sendWindow.quietHours', 'QUIET_HOURS', (local) => isQuiet(window, local)),
  ];
}

/** Reads the weekdays and hours; some time of each week is left. */
export function readSendWindow({ days, quietHours }: SendWindowRule): SendWindow {
  const closedDays =
    days === undefined ? [] : [1, 2, 3, 4, 5, 6, 7].filter((day) => !days.includes(day as 1));
  if (quietHours === undefined) return { closedDays, from: 0, to: 0 };
  const { from, to } = quietHours;
  if (from === to) throw refusal('sendWindow.quietHours.to', 'a time other than from', to);
  return { closedDays, from: timeOf(from), to: timeOf(to) };
}

/** Milliseconds after midnight of a time such as `"21:30"`. */
function timeOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000;
}
