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

/** Expects numbers to agree with the digits that are shown: those of the text for one number, else each its own. */
export function expectShown(actual: unknown, expected: unknown, text: string): void {
  const digits = typeof expected === 'number' ? digitsOf(text) : null;
  expect(rounded(actual, expected, digits)).toEqual(rounded(expected, expected, digits));
}

function digitsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** The value with its numbers rounded to the digits of the numbers in the same place of the model. */
function rounded(value: unknown, model: unknown, digits: number | null): unknown {
  if (typeof value === 'number' && typeof model === 'number') {
    return Number(value.toFixed(digits ?? digitsOf(String(model)))) + 0;
  }
  if (Array.isArray(value)) return value.map((item, i) => rounded(item, (model as unknown[])?.[i], digits));
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, item]) => [
      key,
      rounded(item, (model as Record<string, unknown>)?.[key], digits),
    ]);
    return Object.fromEntries(fields);
  }
  return value;
}
