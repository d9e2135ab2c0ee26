import { isNpsError, type NpsErrorCode } from 'nps-kit';
import { expect } from 'vitest';

/** Expects an NpsError of that code at that path. */
export function expectError(call: () => unknown, code: NpsErrorCode, path: string): void {
  let caught: unknown;
  try {
    call();
  } catch (error) {
    caught = error;
  }
  expect(isNpsError(caught) ? { code: caught.code, path: caught.path } : caught).toEqual({ code, path });
}

/** Expects a result that survives JSON: no NaN, Infinity, -0 (which toStrictEqual tells from 0), undefined. */
export function expectPlain(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
}
