import type { Untestable } from '../inference/records.js';
import { chiSquareSurvival } from '../numeric/chi-square.js';

/** Whether two keys go together. */
export interface Association {
  /** Tells this record from one that could not be made. */
  readonly status: 'tested';
  /** Pearson's chi-square. Of weights on shares times Kish's effective n. */
  readonly statistic: number;
  /** (rows - 1)(columns - 1). */
  readonly degreesOfFreedom: number;
  /** Probability of a statistic at least as large if the keys were independent, 0 to 1. */
  readonly pValue: number;
  /** Cramer's V, 0 (independent) to 1 (one key tells the other). */
  readonly cramersV: number;
  /** Smallest expected count of a cell; below about 5 the p-value is rough. */
  readonly smallestExpected: number;
}

/** What a cell would hold if rows and columns were independent, and how far it is from it. */
export interface CellDeviation {
  /** Row total times column total over n, (effective) heads. */
  readonly expected: number;
  /** (observed - expected) / sqrt(expected). */
  readonly residual: number;
  /** The residual in standard deviations; beyond about 2 or 3 the cell stands out. Null where a row or column is all, to rounding. */
  readonly standardizedResidual: number | null;
}

/** The association in a table of sizes, row by row; cells of an empty row or column have no deviation. */
export function associate(table: readonly (readonly number[])[]): {
  association: Association | Untestable;
  deviations: (CellDeviation | null)[][];
} {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const rowSums = table.map(sum);
  const columnSums = (table[0] ?? []).map((_, j) => sum(table.map((row) => row[j] as number)));
  const n = sum(rowSums);
  const degrees = [rowSums, columnSums].map((sums) => sums.filter((size) => size > 0).length - 1);
  const [least, degreesOfFreedom] = [Math.min(...degrees), (degrees[0] as number) * (degrees[1] as number)];
  const deviations = table.map((row, i) =>
    row.map((size, j) => {
      const expected = n === 0 ? 0 : (rowSums[i] as number) * ((columnSums[j] as number) / n);
      if (expected === 0) return null;
      const room = (1 - (rowSums[i] as number) / n) * (1 - (columnSums[j] as number) / n);
      const residual = (size - expected) / Math.sqrt(expected);
      return {
        expected,
        residual,
        standardizedResidual: least < 1 || !(room > 0) ? null : residual / Math.sqrt(room),
      };
    }),
  );
  if (n === 0) return { association: { status: 'untestable', reason: 'empty-sample' }, deviations };
  if (least < 1) return { association: { status: 'untestable', reason: 'too-few-groups' }, deviations };
  const cells = deviations.flat().filter((deviation) => deviation !== null);
  const statistic = sum(cells.map(({ residual }) => residual * residual));
  return {
    association: {
      status: 'tested',
      statistic,
      degreesOfFreedom,
      pValue: chiSquareSurvival(statistic, degreesOfFreedom),
      cramersV: Math.min(1, Math.sqrt(statistic / (n * least))),
      smallestExpected: cells.reduce((smallest, { expected }) => Math.min(smallest, expected), n),
    },
    deviations,
  };
}
