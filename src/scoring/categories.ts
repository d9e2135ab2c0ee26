import type { RatingScale } from './scale.js';

/** 0 detractor, 1 passive, 2 promoter, -1 no rating of the scale. */
export function categoryOf(value: number, { min, max, promoterFrom, detractorTo }: RatingScale): number {
  if (!Number.isInteger(value) || value < min || value > max) return -1;
  if (value >= promoterFrom) return 2;
  return value <= detractorTo ? 0 : 1;
}

/** The category of every rating of the scale: that of `min` first. */
export function categoryTable(scale: RatingScale): Int8Array {
  const { min, max } = scale;
  return Int8Array.from({ length: max - min + 1 }, (_, bin) => categoryOf(min + bin, scale));
}
