import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialSurvival } from '../../src/numeric/binomial.js';
import { leastTrials } from '../../src/numeric/least-trials.js';
import { largestError } from './vectors.js';

test('agrees with 50-digit sums', () => {
  expect(
    largestError('leastTrials', (target, probability, confidence) =>
      leastTrials({
        target: target as number,
        probability: probability as number,
        confidence: confidence as number,
      }),
    ),
  ).toBe(0);
});

test('thirty answers at a rate of 0.2', () => {
  const ask = (confidence: number) => leastTrials({ target: 30, probability: 0.2, confidence });
  expect([ask(0.5), ask(0.9), ask(0.95)]).toEqual([149, 182, 193]);
});

test('ties of decimals count as reached', () => {
  expect(leastTrials({ target: 1, probability: 0.5, confidence: 0.75 })).toBe(2);
  expect(leastTrials({ target: 1, probability: 0.9, confidence: 0.99 })).toBe(2);
});

test('the edges', () => {
  expect(leastTrials({ target: 0, probability: 0.2, confidence: 0.9 })).toBe(0);
  expect(leastTrials({ target: 7, probability: 1, confidence: 0.9 })).toBe(7);
  expect(leastTrials({ target: 7, probability: 0, confidence: 0.9 })).toBe(Number.POSITIVE_INFINITY);
  expect(leastTrials({ target: 7, probability: 0.5, confidence: 1 })).toBe(Number.POSITIVE_INFINITY);
  // R 4.2: 1e6 + qnbinom(0.999, 1e6, 0.001)
  expect(leastTrials({ target: 1e6, probability: 0.001, confidence: 0.999 })).toBe(1003091535);
});

test('ends where trials are past the whole numbers that a double holds', () => {
  // target 1: least n with 1 - (1 - p)^n >= c, which is ln(1 - c) / ln(1 - p): 1e-9 / 1e-15, and 2.3 / 1e-17.
  expect(leastTrials({ target: 1, probability: 1e-15, confidence: 1e-9 })).toBe(1000001);
  expect(leastTrials({ target: 1, probability: 1e-17, confidence: 0.9 })).toBe(Number.POSITIVE_INFINITY);
  expect(leastTrials({ target: 30, probability: 5e-324, confidence: 0.9 })).toBe(Number.POSITIVE_INFINITY);
});

test('it is the least', () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), share, share, (target, probability, confidence) => {
      const n = leastTrials({ target, probability, confidence });
      expect(binomialSurvival(target - 1, n, probability)).toBeGreaterThanOrEqual(confidence * (1 - 1e-12));
      expect(binomialSurvival(target - 1, n - 1, probability)).toBeLessThan(confidence);
    }),
  );
});
