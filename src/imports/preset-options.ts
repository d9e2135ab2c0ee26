import { assertRecord, assertText } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** Throws unless a preset was given options, and these among them, which the file does not tell. */
export function assertGiven<Options extends object>(
  options: Options,
  ...names: readonly (keyof Options & string)[]
): void {
  assertRecord(options, 'options');
  for (const name of names) {
    if (options[name] !== undefined) continue;
    throw new NpsError('INVALID_OPTION', `options.${name}`, 'a value: the file does not tell', undefined);
  }
}

/** Throws unless a preset was given options, and these among them as texts. */
export function assertTexts<Options extends object>(
  options: Options,
  ...names: readonly (keyof Options & string)[]
): void {
  assertGiven(options);
  for (const name of names) assertText(options[name], `options.${name}`);
}
