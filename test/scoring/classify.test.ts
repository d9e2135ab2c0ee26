import { classifyRating, isRating, type RatingScale, standardScale } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError } from '../expectations.js';
import { noRatings } from './no-ratings.js';

const fivePoints: RatingScale = { min: 1, max: 5, promoterFrom: 5, detractorTo: 3 };

describe('classifyRating', () => {
  it('knows the category of every rating', () => {
    const names = Array.from({ length: 11 }, (_, rating) => classifyRating(rating));
    expect(names).toEqual([
      ...Array.from({ length: 7 }, () => 'detractor'),
      ...['passive', 'passive', 'promoter', 'promoter'],
    ]);
  });

  it('takes -0 as the answer 0', () => {
    expect(classifyRating(-0)).toBe('detractor');
    expect(isRating(-0)).toBe(true);
  });

  it('follows a scale of its own', () => {
    expect([1, 2, 3, 4, 5].map((rating) => classifyRating(rating, { scale: fivePoints }))).toEqual([
      'detractor',
      'detractor',
      'detractor',
      'passive',
      'promoter',
    ]);
    expectError(() => classifyRating(0, { scale: fivePoints }), 'RATING_OUT_OF_RANGE', 'rating');
    const noPassives: RatingScale = { min: -1, max: 1, promoterFrom: 0, detractorTo: -1 };
    expect([-1, 0, 1].map((rating) => classifyRating(rating, { scale: noPassives }))).toEqual([
      'detractor',
      'promoter',
      'promoter',
    ]);
  });

  it.each(noRatings)('refuses %s', (value) => {
    expectError(() => classifyRating(value as never), 'RATING_OUT_OF_RANGE', 'rating');
    expect(isRating(value)).toBe(false);
  });

  it('serves as a callback', () => {
    expect([10, 7, 0].map((rating) => classifyRating(rating))).toEqual(['promoter', 'passive', 'detractor']);
    expect([10, '10', 11, null, 0].filter(isRating)).toEqual([10, 0]);
  });
});

describe('scale', () => {
  it('is frozen as standard', () => {
    expect(Object.isFrozen(standardScale)).toBe(true);
    expect(standardScale).toEqual({ min: 0, max: 10, promoterFrom: 9, detractorTo: 6 });
  });

  it.each([
    ['min', { min: 0.5 }],
    ['min', { min: '0' }],
    ['min', { min: Number.NaN }],
    ['min', { min: 2 ** 53 }],
    ['max', { max: 0 }],
    ['max', { max: 1001 }],
    ['max', { max: Number.POSITIVE_INFINITY }],
    ['promoterFrom', { promoterFrom: 0 }],
    ['promoterFrom', { promoterFrom: 11 }],
    ['promoterFrom', { promoterFrom: 8.5 }],
    ['detractorTo', { detractorTo: 9 }],
    ['detractorTo', { detractorTo: -1 }],
    ['detractorTo', { detractorTo: undefined }],
  ])('names the contradiction at %s', (name, wrong) => {
    const scale = { ...standardScale, ...wrong } as RatingScale;
    expectError(() => classifyRating(9, { scale }), 'INVALID_SCALE', `options.scale.${name}`);
    expectError(() => isRating(9, { scale }), 'INVALID_SCALE', `options.scale.${name}`);
  });

  it.each([null, 5, 'standard', []])('refuses %s for a scale', (scale) => {
    expectError(() => classifyRating(9, { scale: scale as never }), 'INVALID_SCALE', 'options.scale.min');
  });
});
