import { NpsError, type NpsErrorCode } from '../core/errors.js';

// Checks for data from outside, as values that can be put together. A path is only written once something is wrong.

/** What is wrong with a value, and where in it. */
export interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly received: unknown;
  readonly code?: NpsErrorCode | undefined;
}

/** Null where a value is as it should be. */
export type Check = (value: unknown) => Fault | null;

/** Throws where a value is not as it should be. */
export function assertShape(check: Check, value: unknown, path: string, code: NpsErrorCode): void {
  const fault = check(value);
  if (fault) throw new NpsError(fault.code ?? code, path + fault.path, fault.expected, fault.received);
}

/** A check of one value by a predicate. */
export function is(isFine: (value: unknown) => boolean, expected: string, code?: NpsErrorCode): Check {
  return (received) => (isFine(received) ? null : { path: '', expected, received, code });
}

/** A text of some form. */
export function matching(form: RegExp, expected: string): Check {
  return is((value) => typeof value === 'string' && form.test(value), expected);
}

/** One of some values. */
export function oneOf(...choices: readonly unknown[]): Check {
  return is((value) => choices.includes(value), choices.map((choice) => JSON.stringify(choice)).join(' or '));
}

/** Anything goes where undefined, or null where `nullish`, stands for not given. */
export function optional(check: Check, nullish = false): Check {
  return (value) => (value === undefined || (nullish && value === null) ? null : check(value));
}

/** A record with checks for fields by name, and one for all others, which are not looked at where it is left out. */
export function record(fields: Readonly<Record<string, Check>>, others?: Check): Check {
  const checks = new Map(Object.entries(fields));
  const required = Object.keys(fields).filter((name) => checks.get(name)?.(undefined));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { path: '', expected: 'an object', received: value };
    }
    const given = value as Readonly<Record<string, unknown>>;
    // What is given, then what is not: most records give few of their fields.
    for (const name in given) {
      const fault = (checks.get(name) ?? others)?.(given[name]);
      if (fault) return { ...fault, path: `.${name}${fault.path}` };
    }
    for (const name of required) {
      if (given[name] === undefined) return { ...(checks.get(name)?.(undefined) as Fault), path: `.${name}` };
    }
    return null;
  };
}

/** A list with a check for each of its elements. */
export function list(check: Check, least = 0): Check {
  const whole = is(
    (value) => Array.isArray(value) && value.length >= least,
    least > 0 ? 'a list that is not empty' : 'a list',
  );
  return (value) => {
    const none = whole(value);
    if (none) return none;
    for (let i = 0; i < (value as unknown[]).length; i++) {
      const fault = check((value as unknown[])[i]);
      if (fault) return { ...fault, path: `[${i}]${fault.path}` };
    }
    return null;
  };
}
