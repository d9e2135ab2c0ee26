import { isNpsError } from 'nps-kit';
import { expect } from 'vitest';

const junk: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  7n,
  '',
  'x',
  '__proto__',
  Symbol('x'),
  [],
  [null],
  ['x'],
  [[]],
  new Array(2),
  {},
  { length: 2 },
  Object.create(null),
  new Date(Number.NaN),
  () => undefined,
];

/** Every copy of the value in which one field, element or the value itself is replaced. */
function* replaced(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) {
    for (const other of replaced(field, by)) {
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
      copy[key] = other;
      yield copy;
    }
  }
}

/**
 * Calls the function with junk in the place of every argument, field and element, and expects an NpsError or a result
 * that survives JSON (unless it echoes what was given): never another error.
 */
export function expectNoCrash(
  call: (...args: never[]) => unknown,
  args: readonly unknown[],
  echoes = false,
): void {
  for (const by of junk) {
    for (const mutated of replaced(args, by)) {
      const given = Array.isArray(mutated) ? (mutated as unknown[]) : [by];
      let result: unknown;
      try {
        result = call(...(given as never[]));
      } catch (error) {
        if (isNpsError(error)) continue;
        const text = JSON.stringify(given, (_, value) =>
          value !== Object(value) && typeof value !== 'string' ? String(value) : value,
        );
        throw new Error(`${call.name}(${text}) threw ${String(error)}`, { cause: error });
      }
      if (!echoes) expect(JSON.parse(JSON.stringify(result)), call.name).toStrictEqual(result);
    }
  }
}
