import { isNpsError } from 'nps-kit';
import { expect, it } from 'vitest';

/** Valid calls of every function of a folder: lists of arguments. */
export type Calls = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** What callers without types, and types that lie, may hand over. */
const junk: readonly unknown[] = [
  ...[undefined, null, true, '', 'x', Symbol('junk'), 10n],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -0, 0.5, 1e300, 2 ** 53],
  ...[
    {},
    [],
    [null],
    [[]],
    { length: -1 },
    { length: 2 ** 53 },
    Object.create(null),
    new Map(),
    new Date(Number.NaN),
  ],
  ...[() => undefined, () => null],
];

const depth = 6;

/** The arguments with something else at one place, for each place in turn: each argument and each thing inside one. */
function* spoiled(value: unknown, by: unknown, level = 0): Iterable<unknown> {
  yield by;
  if (level === depth || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Symbol.asyncIterator in value) return;
  for (const key of Object.keys(value)) {
    for (const part of spoiled((value as Record<string, unknown>)[key], by, level + 1)) {
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
      copy[key] = part;
      yield copy;
    }
  }
}

function replaced(args: readonly unknown[], place: number, by: unknown): unknown[] {
  return Object.assign([...args], { [place]: by });
}

/** Like `spoiled`, of a list of arguments that is none itself. */
function* spoiledCalls(args: readonly unknown[], by: unknown): Iterable<readonly unknown[]> {
  for (let place = 0; place < Math.max(args.length, 1); place += 1) {
    for (const part of spoiled(args[place], by)) yield replaced(args, place, part);
    if (args.length === 0) yield [by];
  }
}

type Callable = (...args: readonly unknown[]) => unknown;

async function outcomeOf(callable: Callable, args: readonly unknown[]): Promise<unknown> {
  try {
    return await callable(...args);
  } catch (error) {
    return error;
  }
}

/** Numbers in a result that are none, at their paths. */
function nonsenseIn(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => nonsenseIn(part, `${path}.${key}`));
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    ['number', 'string', 'boolean'].includes(typeof part) && Number.isFinite(part ?? 0)
      ? part
      : typeof part === 'object'
        ? part
        : String(part),
  );
}

/**
 * Declares tests of each function of a folder: whatever it is given, it gives a result or an NpsError. Callbacks of
 * `map` and `filter` take an index for options.
 */
export function itRefusesJunk(folder: object, calls: Calls, callbacks: readonly string[] = []): void {
  const functions = Object.entries(folder).filter(
    ([name, value]) => typeof value === 'function' && !/^(NpsError|isNpsError)$/.test(name),
  ) as [string, Callable][];

  it('knows a valid call of every function', () => {
    expect(Object.keys(calls).sort()).toEqual(functions.map(([name]) => name).sort());
  });

  it.each(functions)('%s gives a result or an NpsError, whatever it is given', async (name, callable) => {
    const failures = new Set<string>();
    for (const args of calls[name] ?? []) {
      const fine = await outcomeOf(callable, args);
      if (fine instanceof Error) failures.add(`${show(args)} is no valid call: ${fine}`);
      for (const by of junk) {
        for (const spoiledArgs of spoiledCalls(args, by)) {
          const outcome = await outcomeOf(callable, spoiledArgs);
          if (isNpsError(outcome)) continue;
          if (outcome instanceof Error) failures.add(`${outcome} from ${show(spoiledArgs)}`);
          else
            for (const text of nonsenseIn(outcome, name)) failures.add(`${text} from ${show(spoiledArgs)}`);
        }
      }
    }
    expect([...failures].slice(0, 20)).toEqual([]);
  });

  it.each(functions)('%s refuses options that are none', async (name, callable) => {
    for (const args of calls[name] ?? []) {
      const last = args.length - 1;
      if (last < 1 || Object(args[last]) !== args[last]) continue;
      for (const none of [null, 'holm', true, ...(callbacks.includes(name) ? [] : [0.9])]) {
        const error = await outcomeOf(callable, replaced(args, last, none));
        expect(error).toMatchObject({
          code: 'INVALID_ARGUMENT',
          path: expect.stringMatching(/^(options|rules)$/),
        });
      }
    }
  });
}
