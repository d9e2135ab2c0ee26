import { readFileSync } from 'node:fs';

/** Rows of arguments and a last value from test/vectors/numeric.json (mpmath, 50 digits). */
const families: Readonly<Record<string, readonly (readonly number[])[]>> = JSON.parse(
  readFileSync(new URL('../vectors/numeric.json', import.meta.url), 'utf8'),
);

/**
 * Largest relative error of a function over the rows of a family; with `unit`, each error is divided by the error
 * that the row's conditioning explains. A wrong sign, NaN or infinity counts as infinite.
 */
export function largestError(
  family: string,
  f: (...args: number[]) => number,
  unit: (args: number[], expected: number) => number = () => 1,
): number {
  const rows = families[family];
  if (rows === undefined || rows.length === 0) throw new Error(`no vectors for ${family}`);
  let worst = 0;
  for (const row of rows) {
    const args = row.slice(0, -1);
    const expected = row[row.length - 1] as number;
    const actual = f(...args);
    const error =
      actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected) / unit(args, expected);
    worst = Math.max(worst, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
    if (process.env.NUMERIC_ERRORS && error > Number(process.env.NUMERIC_ERRORS)) {
      console.log(family, args, 'expected', expected, 'got', actual, 'error', error);
    }
  }
  return worst;
}
