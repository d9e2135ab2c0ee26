import type { RatingScale } from './scale.js';

/** 0 detractor, 1 passive, 2 promoter, -1 no rating of the scale. */
export function categoryOf(value: number, { min, max, promoterFrom, detractorTo }: RatingScale): number {
  if (!Number.isInteger(value) || value < min || value > max) return -1;
  if (value >= promoterFrom) return 2;
  return value <= detractorTo ? 0 : 1;
}

/** The category of every whole number from 0 up to what a byte or the scale holds. */
export function categoryTable(scale: RatingScale): Int8Array {
  return Int8Array.from({ length: Math.max(256, scale.max + 1) }, (_, value) => categoryOf(value, scale));
}
