import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertFigures } from './check-figures.js';
import { type ComparedFigure, readNumber } from './figures.js';

/** The difference of a test that found more than chance explains; null for any other, and for none. */
export function significantDifference(
  comparison: ComparedFigure | null | undefined,
  adjustedPValue: number | null | undefined,
  alpha: number,
  path: string,
): number | null {
  if (comparison === null || comparison === undefined) return null;
  assertRecord(comparison, `${path}.comparison`);
  const { status } = comparison;
  if (status === 'untestable' || status === 'not-compared') return null;
  if (status !== 'tested') {
    const expected = 'tested, untestable or not-compared';
    throw new NpsError('INVALID_ARGUMENT', `${path}.comparison.status`, expected, status);
  }
  assertFigures(comparison, ['difference', 'pValue'], `${path}.comparison`);
  const { difference, pValue } = comparison as { difference: number; pValue: number };
  const decisive = readNumber(adjustedPValue ?? pValue, 0, 1, `${path}.adjustedPValue`);
  return decisive < alpha && difference !== 0 ? difference : null;
}
