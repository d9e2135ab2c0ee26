import { expect, test } from 'vitest';
import { hashText } from '../../src/numeric/murmur3.js';
import vectors from '../vectors/murmur3.json' with { type: 'json' };

test.each(vectors.published as [string, number, number][])('%j with seed %i', (text, seed, hash) => {
  expect(hashText(text, seed)).toBe(hash);
});

test.each(vectors.buckets as [string, string, number][])('bucket of %j and %j', (salt, unit, hash) => {
  expect(hashText(`${salt}:${unit}`)).toBe(hash);
});
