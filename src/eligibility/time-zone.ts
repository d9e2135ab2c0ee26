import { zoneOf } from '../calendar/zone.js';

/** True for the name of a time zone that this runtime knows, as policies and contexts are read. */
export function isTimeZone(name: string): boolean {
  try {
    return zoneOf(name, '').name === name;
  } catch {
    return false;
  }
}

/** True for a zone that a calendar window may name. */
export function isWindowZone(name: string): boolean {
  return name === 'contact' || isTimeZone(name);
}
