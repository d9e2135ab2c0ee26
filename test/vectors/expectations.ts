import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** One expected value from an independent program. Scores are parts of one there; null is undefined. */
export interface Vector {
  readonly id: string;
  readonly function: string;
  // biome-ignore lint/suspicious/noExplicitAny: each family has its own input and expected values
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly expected: any;
  readonly tolerance: number;
  readonly source: string;
}

/** The vectors of a file of this folder. */
export function readVectors(file: string): Vector[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

/** Expects two numbers to differ by at most the tolerance. */
export function expectWithin(actual: number | null | undefined, expected: number, tolerance: number): void {
  expect(actual).toBeTypeOf('number');
  expect(Math.abs((actual as number) - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** Expects points to agree with a part of one. */
export function expectPoints(actual: number | null | undefined, expected: number, tolerance: number): void {
  expectWithin(actual, 100 * expected, 100 * tolerance);
}
