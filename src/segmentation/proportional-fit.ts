import { groupKeys } from './grouping.js';
import { addUp, type CodedMargin } from './margin.js';

/** Respondents who are alike in all margins share a cell, and a factor. */
export interface Cells {
  /** The cell of each respondent. */
  readonly cells: ArrayLike<number>;
  /** The margins, one code per cell. */
  readonly margins: readonly CodedMargin[];
  /** Weight in each cell. */
  readonly sums: Float64Array;
}

/** Crosses margins to cells: there are never more of them than respondents, and mostly far fewer. */
export function joinCells(weights: Float64Array, margins: readonly CodedMargin[]): Cells {
  const { size, groups, codes } = groupKeys(
    margins.map(({ path, names, ...margin }) => ({
      key: path,
      codes: margin.codes,
      labels: names,
      lists: [],
    })),
  );
  return {
    cells: groups,
    margins: margins.map((margin, k) => ({
      ...margin,
      codes: Int32Array.from(codes[k] ?? [...margin.names.keys()]),
    })),
    sums: addUp(weights, groups, size),
  };
}

/**
 * The fit adds up to this much, whatever the unit of weights and targets: cells may sink to 1e-600 of the whole and rise
 * again before a double runs out. They stop there: no weight is ever lost, also where margins contradict each other.
 */
const whole = 1e300;
const least = 1e-300;

/** On the scale of the fit. Divided first: the quotient of two far scales leaves the range of doubles. */
function toFit(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => (value / sum) * whole);
}

/**
 * Raises and lowers cells margin by margin until every margin, when its turn comes, is met within the tolerance. Each
 * turn applies the factors of the margin before it while it sums up its own. Gives back parts of the whole.
 */
export function fitCells(
  start: Float64Array,
  margins: readonly CodedMargin[],
  { tolerance, maxRounds }: { tolerance: number; maxRounds: number },
): { parts: Float64Array; converged: boolean; rounds: number } {
  const cells = toFit(start);
  const fitted = margins.map(({ codes, targets }) => ({ codes, targets: toFit(targets) }));
  const [first] = margins as [CodedMargin];
  let codesBefore = first.codes;
  let factorsBefore = new Float64Array(first.targets.length).fill(1);
  let converged = false;
  let rounds = 0;
  while (!converged && rounds < maxRounds) {
    rounds += 1;
    let error = 0;
    for (const { codes, targets } of fitted) {
      const sums = new Float64Array(targets.length);
      for (let i = 0; i < cells.length; i += 1) {
        const before = cells[i] as number;
        const raised = before * (factorsBefore[codesBefore[i] as number] as number);
        const weight = raised < least && before > 0 ? least : raised;
        cells[i] = weight;
        (sums[codes[i] as number] as number) += weight;
      }
      for (let code = 0; code < sums.length; code += 1) {
        const sum = sums[code] as number;
        error = Math.max(error, Math.abs(sum / (targets[code] as number) - 1));
        sums[code] = Math.min((targets[code] as number) / sum, Number.MAX_VALUE);
      }
      codesBefore = codes;
      factorsBefore = sums;
    }
    converged = error <= tolerance;
  }
  for (let i = 0; i < cells.length; i += 1) {
    cells[i] = ((cells[i] as number) * (factorsBefore[codesBefore[i] as number] as number)) / whole;
  }
  return { parts: cells, converged, rounds };
}

/** Largest relative error of a margin's sums. */
export function largestErrorOf(weights: ArrayLike<number>, { codes, targets }: CodedMargin): number {
  const sums = addUp(weights, codes, targets.length);
  return sums.reduce((worst, sum, code) => Math.max(worst, Math.abs(sum / (targets[code] as number) - 1)), 0);
}
