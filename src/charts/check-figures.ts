import { readNumber } from './figures.js';

/** The most that figures of sentences may be, where they have bounds; the least is its negative, or 0 for a part of one. */
const bounds: Readonly<Record<string, number>> = {
  centre: 100,
  difference: 400,
  mean: 100,
  probabilityAbove: 1,
  probabilityOfIncrease: 1,
  pValue: 1,
  shrunken: 100,
  target: 100,
};

/** Throws unless these fields are numbers within their ranges: a record that lacks one is another one. */
export function assertFigures<Field extends string>(
  record: { readonly [Name in Field]?: unknown },
  fields: readonly Field[] = [],
  path = 'record',
): void {
  for (const field of fields) {
    const most = bounds[field] ?? 1e300;
    readNumber(record[field], most === 1 ? 0 : -most, most, `${path}.${field}`);
  }
}
