import { isNpsError } from 'nps-kit';
import { expect } from 'vitest';

/** Expects an NpsError with that code. */
export async function expectCode(call: () => unknown, code: string): Promise<void> {
  let caught: unknown;
  try {
    await call();
  } catch (error) {
    caught = error;
  }
  expect(isNpsError(caught) ? caught.code : caught).toBe(code);
}

/** Expects every number to agree with the digits that the text of the expected value shows. */
export function expectShown(actual: unknown, expected: unknown, text: string): void {
  const digits = [...text.matchAll(/-?\d[\d_]*(?:\.(\d+))?(?:e[+-]?\d+)?/gi)].map(
    (match) => match[1]?.length ?? 0,
  );
  const most = Math.max(0, ...digits);
  expect(rounded(actual, most)).toEqual(rounded(expected, most));
}

function rounded(value: unknown, digits: number): unknown {
  if (typeof value === 'number') return Number(value.toFixed(digits)) + 0;
  if (Array.isArray(value)) return value.map((item) => rounded(item, digits));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item, digits)]));
  }
  return value;
}
