import { assertInteger } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** Options of methods that may draw instead of computing exactly. */
export interface ResamplingOptions {
  /** How many samples to draw, 100 to 10 million; needs a seed. @defaultValue none: exact, as if there were endlessly many */
  readonly draws?: number | undefined;
  /** Whole number, 0 or more, that decides all draws; needs `draws`. @defaultValue none: exact */
  readonly seed?: number | undefined;
}

/** Throws unless both or none of draws and seed are given, and fit. */
export function assertDraws({ draws, seed }: ResamplingOptions): void {
  if (draws !== undefined) assertInteger(draws, 100, 10_000_000, 'options.draws');
  if (seed !== undefined) assertInteger(seed, 0, Number.MAX_SAFE_INTEGER, 'options.seed');
  if ((draws === undefined) !== (seed === undefined)) {
    const missing = draws === undefined ? 'draws' : 'seed';
    throw new NpsError(
      'INVALID_OPTION',
      `options.${missing}`,
      'draws and seed together, or neither',
      undefined,
    );
  }
}
