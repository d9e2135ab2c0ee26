import { expect, test } from 'vitest';
import { logBeta, stirlingError } from '../../src/numeric/gamma.js';
import { largestError } from './vectors.js';

test('logBeta agrees with 50-digit values from 1e-3 to 2^52', () => {
  expect(largestError('logBeta', logBeta)).toBeLessThan(1e-14);
});

test('stirlingError agrees with 50-digit values', () => {
  expect(largestError('stirlingError', stirlingError)).toBeLessThan(1e-14);
});
