import { testRatingShift } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectWithin, readVectors } from './expectations.js';

describe.each(readVectors('rating-shift.json'))('$id', ({ input, expected, tolerance, source }) => {
  it(`agrees with ${source}`, () => {
    const [current, baseline] = [input.current, input.baseline].map((bins) => ({ min: 0, max: 10, bins }));
    const pair = { current, baseline } as Parameters<typeof testRatingShift>[0];
    const test = testRatingShift(pair);
    const greater = testRatingShift(pair, { alternative: 'greater' });
    if (test.status !== 'tested' || greater.status !== 'tested') throw new Error('there are answers');
    expectWithin(test.difference, expected.difference, tolerance);
    expectWithin(test.pValue, expected.pTwoSided, tolerance);
    expectWithin(greater.pValue, expected.pGreater, tolerance);
    expectWithin(test.standardError, expected.standardError, tolerance);
    expect(test.interval.lower).toBeLessThan(test.difference);
    expect(test.interval.upper).toBeGreaterThan(test.difference);
  });
});
