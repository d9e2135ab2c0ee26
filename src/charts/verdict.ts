import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { type ChangeFigure, readNumber } from './figures.js';

/** Throws unless alpha is above 0 and below 0.5: a level such as 0.95 is refused. */
export function assertAlpha(alpha: unknown): void {
  if (!(typeof alpha === 'number' && alpha > 0 && alpha < 0.5)) {
    throw new NpsError('INVALID_OPTION', 'options.alpha', 'above 0 and below 0.5', alpha);
  }
}

/** The difference of a test that found more than chance explains; null for any other, and for none. */
export function significantDifference(
  change: ChangeFigure | null | undefined,
  alpha: number,
  path: string,
): number | null {
  if (change === null || change === undefined) return null;
  assertRecord(change, path, 'a test record');
  if (change.status === 'untestable') return null;
  if (change.status !== 'tested') {
    throw new NpsError('INVALID_ARGUMENT', `${path}.status`, '"tested" or "untestable"', change.status);
  }
  const difference = readNumber(change.difference, -400, 400, `${path}.difference`);
  const own = readNumber(change.pValue, 0, 1, `${path}.pValue`);
  const adjusted = change.adjustedPValue ?? null;
  const pValue = adjusted === null ? own : readNumber(adjusted, 0, 1, `${path}.adjustedPValue`);
  return pValue < alpha && difference !== 0 ? difference : null;
}
