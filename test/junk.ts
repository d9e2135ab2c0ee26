import fc from 'fast-check';
import { isNpsError } from 'nps-kit';
import { expect, it } from 'vitest';

/** Valid calls of every function of a folder: lists of arguments. */
export type Calls = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** What is special about some functions of a folder, by their names. */
export interface Exceptions {
  /** Callbacks of `map` and `filter`, which take an index for options. */
  readonly callbacks?: readonly string[];
  /** Functions that give back things as they were given, such as the events of a history: these may be anything. */
  readonly echoes?: readonly string[];
  /** True where -0 that was given may come back. */
  readonly minusZero?: boolean;
  /** Kinds of junk that the folder does not stand yet. */
  readonly without?: readonly unknown[];
  /** Each place gets every n-th kind of junk, each time others: for folders whose arguments have many places. @defaultValue 1 */
  readonly every?: number;
  /** Times that junk, also of random kinds, is put in several places of a call. @defaultValue 50 */
  readonly runs?: number;
  /** Functions whose last argument is no options: what it is called in the path of an error. */
  readonly lastArguments?: Readonly<Record<string, string>>;
}

const day = 86_400_000;
const cyclic: { type: string; at: number; self?: unknown } = { type: 'seen', at: day };
cyclic.self = cyclic;
const symbol = Symbol('junk');

/** Elements that are not there, which `forEach` and `map` pass over. */
export const holes: readonly unknown[] = new Array(2);
/** The least number above 0, which nothing can be divided by. */
export const tiny = 5e-324;

/** Not a value, but a field, an element or an argument that is not there. */
const leftOut = Symbol('left out');

/** What callers without types, and types that lie, may hand over. */
const junk: readonly unknown[] = [
  ...[leftOut, undefined, null, true, false, symbol, 7n],
  ...[0, -0, 1, -1, 0.5, 1.5, tiny, 2 ** 53, 1e15, 8.64e15, -8.64e15, 9e15, 1e300, 1e308],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ...['', 'x', 'a', 'junk', 'length', '__proto__', 'seen', '2025-01-01', '21:00', 'UTC'],
  ...[[], [null], [undefined], [undefined, null], [undefined, {}], [[]], ['x'], ['a', 'a'], [symbol]],
  ...[holes, [cyclic, { ...cyclic }], new Float64Array([1, Number.NaN]), new BigInt64Array([1n, 2n])],
  ...[
    {},
    Object.create(null),
    new Map(),
    new Map([[1, 2]]),
    new Map([['a', 1]]),
    new Set(['a']),
    new Set([1]),
  ],
  ...[new Date(0), new Date(Number.NaN), cyclic],
  ...[
    { [Symbol.iterator]: 5, [Symbol.asyncIterator]: 5 },
    { [Symbol.iterator]: 5, length: 2 },
  ],
  ...[-1, 2, 5, 2 ** 40, 2 ** 53, Number.POSITIVE_INFINITY].map((length) => ({ length })),
  ...[{ columns: 5 }, { key: symbol, value: null }, { segment: symbol }, { from: null }, { firstOf: [null] }],
  { promoters: 1, passives: -1, detractors: 0.5 },
  { n: 2, promoterWeight: 0, passiveWeight: 0, detractorWeight: 0 },
  ...[{ type: 'seen' }, { type: 'seen', at: day, kind: 5n }, { days: 1 }, { days: 1, hours: 1 }],
  ...[{ years: 10_000 }, { type: 'calendar', unit: 'year', length: 99_999 }],
  ...[() => undefined, () => null, () => 1, () => 7n, () => symbol, () => ({})],
];

type Path = readonly (string | number)[];
type Callable = (...args: readonly unknown[]) => unknown;

/** True for lists and records; whatever else has parts is taken as a whole. */
function hasParts(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** The places within a value: each thing inside it, and each thing inside that. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (!hasParts(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...path, key];
    return [place, ...placesIn(part, place)];
  });
}

/** Each argument and each thing inside one; and options, where the call does not end in a record. */
function placesOf(args: readonly unknown[]): Path[] {
  const hasOptions = args.length > 1 && hasParts(args.at(-1));
  return [...placesIn(args), ...(hasOptions ? [] : [[args.length]])];
}

/** A copy with something else at a place; what became of a part that had the place is left as it is. */
function put(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (!hasParts(value) || (Array.isArray(value) && key === 'length')) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const part = put(copy[key], rest, other);
  if (part !== leftOut) copy[key] = part;
  else if (Array.isArray(copy)) (copy as unknown[]).splice(Number(key), 1);
  else delete copy[key];
  return copy;
}

/** The result of a call, the items of a stream as a list, or what was thrown. */
async function outcomeOf(callable: Callable, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await callable(...args);
    if (!(Object(result) === result && Symbol.asyncIterator in (result as object))) return result;
    const items: unknown[] = [];
    for await (const item of result as AsyncIterable<unknown>) items.push(item);
    return items;
  } catch (error) {
    return error instanceof Error || isNpsError(error) ? error : new Error('threw what is no error');
  }
}

/** What JSON would lose or change in a result, at its paths: NaN, -0, undefined, symbols, dates, circles. */
function lostInJson(value: unknown, path: string, echoed: Set<unknown>, level = 0): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return [];
  if (echoed.has(Object.is(value, -0) ? '-0' : value)) return [];
  if (!hasParts(value) || level > 30) return [`${path}: ${show(value)}`];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, part]) => lostInJson(part, `${path}.${key}`, echoed, level + 1));
}

/** Things and all that is inside of them, or that they give when they are called. */
function partsOf(values: readonly unknown[], found = new Set<unknown>()): Set<unknown> {
  for (const value of values) {
    const part = Object.is(value, -0) ? '-0' : value; // a set takes it for 0
    if (found.has(part)) continue;
    found.add(part);
    if (value === leftOut) found.add(undefined);
    if (typeof value === 'function') partsOf([value()], found);
    else if (Object(value) === value) partsOf([...Object.values(value as object)], found);
    if (Array.isArray(value)) partsOf([...value], found);
  }
  return found;
}

function show(value: unknown): string {
  const seen = new Set<unknown>();
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (Object.is(part, -0)) return '-0';
    if (typeof part === 'string' || typeof part === 'boolean' || Number.isFinite(part)) return part;
    if (typeof part !== 'object' || part === null) return String(part);
    if (seen.has(part)) return '...';
    seen.add(part);
    return hasParts(part) ? part : Object.prototype.toString.call(part);
  });
  return text.length > 600 ? `${text.slice(0, 600)}...` : text;
}

/**
 * Declares tests of each function that a folder exports: whatever it is given, it gives a result that survives JSON, or
 * an NpsError that names a place. Junk is put in the place of every argument, field and element, in turn and several at
 * once.
 */
export function itRefusesJunk(
  folder: object,
  calls: Calls,
  {
    callbacks = [],
    echoes = [],
    minusZero = false,
    without = [],
    every = 1,
    runs = 50,
    lastArguments = {},
  }: Exceptions = {},
): void {
  const functions = Object.entries(folder).filter(
    ([name, value]) => typeof value === 'function' && !/^(NpsError|isNpsError)$/.test(name),
  ) as [string, Callable][];

  const kinds = junk.filter((kind) => !without.includes(kind));

  it('knows a valid call of every function', () => {
    expect(Object.keys(calls).sort()).toEqual(functions.map(([name]) => name).sort());
  });

  /** What is wrong with the outcome of a call. */
  const faultsOf = async (
    [name, callable]: [string, Callable],
    args: readonly unknown[],
    given: readonly unknown[],
  ): Promise<string[]> => {
    const outcome = await outcomeOf(callable, args);
    if (isNpsError(outcome))
      return outcome.path && outcome.expected ? [] : [`no place or expectation: ${outcome}`];
    if (outcome instanceof Error) return [String(outcome)];
    const lost = lostInJson(outcome, name, new Set());
    if (lost.length === 0) return [];
    const mayComeBack = [...partsOf(given)].filter(
      (part) => echoes.includes(name) || (minusZero && part === '-0'),
    );
    return lostInJson(outcome, name, new Set(mayComeBack));
  };

  it.each(functions)('%s gives a result or an NpsError, whatever it is given', async (name, callable) => {
    const failures = new Set<string>();
    for (const args of calls[name] ?? []) {
      const fine = await outcomeOf(callable, args);
      if (fine instanceof Error) failures.add(`${show(args)} is no valid call: ${fine}`);
      for (const fault of await faultsOf([name, callable], args, [])) failures.add(`${fault} when valid`);
      for (let length = 0; length < args.length; length += 1) {
        const faults = await faultsOf([name, callable], args.slice(0, length), []);
        for (const fault of faults) failures.add(`${fault} from ${length} arguments`);
      }
      for (const [i, place] of placesOf(args).entries()) {
        for (const by of kinds.filter((_, kind) => (i + kind) % every === 0)) {
          const spoiled = put(args, place, by) as unknown[];
          const faults = await faultsOf([name, callable], spoiled, [by]);
          for (const fault of faults)
            failures.add(`${fault} from ${show(by)} at ${place.join('.')} of ${show(args)}`);
        }
      }
    }
    expect([...failures].slice(0, 20)).toEqual([]);
  });

  it.each(runs > 0 ? functions : [])(
    '%s gives a result or an NpsError for junk in several places',
    async (name, callable) => {
      const value = fc.oneof(fc.constantFrom(...kinds), fc.anything());
      for (const args of calls[name] ?? []) {
        const places = placesOf(args);
        const change = fc.record({ place: fc.constantFrom(...places), value });
        await fc.assert(
          fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
            const spoiled = changes.reduce<unknown>(
              (result, { place, value: by }) => put(result, place, by),
              args,
            );
            const given = changes.map((each) => each.value);
            expect(await faultsOf([name, callable], spoiled as unknown[], given), show(spoiled)).toEqual([]);
          }),
          { numRuns: runs },
        );
      }
    },
  );

  it.each(functions)('%s refuses options that are none', async (name, callable) => {
    const path = lastArguments[name];
    for (const args of calls[name] ?? []) {
      const last = args.length - 1;
      if (last < 1 || Object(args[last]) !== args[last]) continue;
      for (const none of [null, 'holm', true, ...(callbacks.includes(name) ? [] : [0.9])]) {
        const error = await outcomeOf(callable, put(args, [last], none) as unknown[]);
        if (path !== undefined) expect(error).toMatchObject({ path });
        else
          expect(error).toMatchObject({
            code: 'INVALID_ARGUMENT',
            path: expect.stringMatching(/^(options|rules)$/),
          });
      }
    }
  });
}
