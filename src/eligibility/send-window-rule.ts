import { localFromInstant } from '../calendar/local.js';
import type { ReasonCode } from './decision.js';
import type { EligibilityPolicy, SendWindowRule } from './policy.js';
import { blockOf, type Rule, refusal } from './rule.js';
import { isOpenDay, isQuiet, nextOpen, type SendWindow } from './send-window.js';

/** `sendWindow`: weekdays and hours of the contact's clock; both rules wait until the whole window is open. */
export function sendWindowRules({ sendWindow }: EligibilityPolicy): Rule[] {
  if (sendWindow === undefined) return [];
  const window = readSendWindow(sendWindow);
  const hours = (path: string, code: ReasonCode, isClosed: (local: number) => boolean): Rule => ({
    path,
    lapses: true,
    check: ({ at, zone, context }) =>
      isZoneKnown(sendWindow, context.timeZone) && isClosed(localFromInstant(zone, at))
        ? blockOf(code, 'timeZone', zone.name, nextOpen(window, zone, at))
        : null,
  });
  return [
    hours('sendWindow.days', 'NOT_SEND_DAY', (local) => !isOpenDay(window, local)),
    hours('sendWindow.quietHours', 'QUIET_HOURS', (local) => isQuiet(window, local)),
  ];
}

/** `sendWindow.onMissingTimeZone`: whether a contact of unknown zone may be asked at all. */
export function timeZoneRules({ sendWindow }: EligibilityPolicy): Rule[] {
  if (sendWindow === undefined) return [];
  return [
    {
      path: 'sendWindow.onMissingTimeZone',
      check: ({ context }) =>
        isZoneKnown(sendWindow, context.timeZone) ? null : blockOf('TIME_ZONE_UNKNOWN', 'timeZone', null),
    },
  ];
}

function isZoneKnown({ onMissingTimeZone }: SendWindowRule, timeZone: string | null = null): boolean {
  return timeZone !== null || onMissingTimeZone !== 'block';
}

/** Reads the weekdays and hours; some time of each week is left. */
export function readSendWindow({ days, quietHours }: SendWindowRule): SendWindow {
  const { from, to } = quietHours ?? { from: '', to: '' };
  if (quietHours && from === to) throw refusal('sendWindow.quietHours.to', 'a time other than from', to);
  return { days: days ?? [1, 2, 3, 4, 5, 6, 7], from: timeOf(from), to: timeOf(to) };
}

/** Milliseconds after midnight of a time such as `"21:30"`, 0 without one. */
function timeOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000;
}
