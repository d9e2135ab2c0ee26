import { readNumber } from './figures.js';

const parts = [0, 1] as const;
const scores = [-100, 100] as const;

/** Least and most of the figures that sentences tell, where they have bounds. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  centre: scores,
  difference: [-400, 400],
  mean: scores,
  probabilityAbove: parts,
  probabilityOfIncrease: parts,
  pValue: parts,
  shrunken: scores,
  target: scores,
};

/** Throws unless these fields are numbers within their ranges: a record that lacks one is another one. */
export function assertFigures<Field extends string>(
  record: { readonly [Name in Field]?: unknown },
  fields: readonly Field[],
  path = 'record',
): void {
  for (const field of fields) {
    const [least, most] = ranges[field] ?? [-1e300, 1e300];
    readNumber(record[field], least, most, `${path}.${field}`);
  }
}
