import { NpsError } from '../core/errors.js';

/** Values that a phrase may speak of; numbers are already rounded for the eye. */
export type PhraseFacts<Name extends string> = Readonly<Record<Name, string | number>>;

/** A phrase: a text with the facts in braces (`"NPS {score}"`), or a function of the facts, where words must agree. */
export type Phrase<Name extends string = never> = string | ((facts: PhraseFacts<Name>) => string);

/** Some values of a record, the others left as they are. */
export type Overrides<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** A phrase with its facts filled in; braces that name no fact stay as they are. */
export function fillPhrase(phrase: Phrase): string;
export function fillPhrase<Name extends string>(phrase: Phrase<Name>, facts: PhraseFacts<Name>): string;
export function fillPhrase(phrase: Phrase<string>, facts: PhraseFacts<string> = {}): string {
  if (typeof phrase === 'function') return phrase(facts);
  return phrase.replace(/\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : braces,
  );
}

/**
 * The defaults with the caller's values in their places; throws for an unknown name. `check` throws for a value that is
 * none, and may give what is to stand for it.
 */
export function override<T extends object>(
  defaults: T,
  overrides: Overrides<T> | undefined,
  path: string,
  check: (value: unknown, path: string) => unknown,
): T {
  if (overrides === undefined) return defaults;
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    throw new NpsError('INVALID_OPTION', path, 'an object', overrides);
  }
  const result = { ...defaults } as Record<string, unknown>;
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(defaults, name)) {
      throw new NpsError('INVALID_OPTION', path, `only ${Object.keys(defaults).join(', ')}`, name);
    }
    if (value !== undefined) result[name] = check(value, `${path}.${name}`) ?? value;
  }
  return result as T;
}

/** The caller's phrases in the places of the default ones; what a function gives is checked when it does. */
export function readLabels<T extends object>(
  defaults: T,
  overrides: Overrides<T> | undefined,
  path = 'options.labels',
): T {
  return override(defaults, overrides, path, (phrase, at) => {
    if (typeof phrase !== 'function') return readString(phrase, at, 'a string or function');
    return (facts: unknown) => readString(phrase(facts), at, 'a function that gives a string');
  });
}

function readString(value: unknown, path: string, expected: string): string {
  if (typeof value === 'string') return value;
  throw new NpsError('INVALID_OPTION', path, expected, value);
}
