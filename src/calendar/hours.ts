import type { Instant } from '../core/time.js';
import { stretchAt, type Zone } from './zone.js';

const hourLength = 3_600_000;

/**
 * The first start of a local hour after an instant. Hours start where the local clock shows a whole hour, and where it
 * is set from one hour into another; so the hour that a clock repeats is an hour of its own, and one that the clock
 * leaves half done and goes back into (Australia/Lord_Howe, 02:00 to 01:30) lasts an hour and a half.
 */
export function hourAfter(zone: Zone, instant: Instant): Instant {
  let stretch = stretchAt(zone, instant);
  let next = (Math.floor((instant + stretch.offset) / hourLength) + 1) * hourLength - stretch.offset;
  while (next >= stretch.end) {
    const before = Math.ceil((stretch.end + stretch.offset) / hourLength) - 1;
    stretch = stretchAt(zone, stretch.end);
    const local = stretch.start + stretch.offset;
    const hour = Math.floor(local / hourLength);
    if (hour !== before || local === hour * hourLength) return stretch.start;
    next = (hour + 1) * hourLength - stretch.offset;
  }
  return next;
}
