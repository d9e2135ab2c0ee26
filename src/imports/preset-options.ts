import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** What an option must be, in words, by its name. */
type Needed<Options> = Partial<Record<keyof Options & string, string>>;

/** Throws unless a preset was given options, and these among them. */
export function assertGiven<Options extends object>(options: Options, needed: Needed<Options>): void {
  assertNeeded(options, needed, (value) => value !== undefined);
}

/** Throws unless a preset was given options, and these among them as texts. */
export function assertTexts<Options extends object>(options: Options, needed: Needed<Options>): void {
  assertNeeded(options, needed, (value) => typeof value === 'string' && value !== '');
}

function assertNeeded(options: object, needed: object, fine: (value: unknown) => boolean): void {
  assertRecord(options, 'options', 'what the preset needs to know');
  for (const [name, expected] of Object.entries(needed)) {
    const value: unknown = (options as Record<string, unknown>)[name];
    if (!fine(value)) throw new NpsError('INVALID_OPTION', `options.${name}`, expected as string, value);
  }
}
