import { groupKeys } from './grouping.js';
import type { CodedMargin } from './margin.js';

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
  const sums = new Float64Array(size);
  for (let i = 0; i < groups.length; i += 1) (sums[groups[i] as number] as number) += weights[i] as number;
  return {
    cells: groups,
    margins: margins.map((margin, k) => ({
      ...margin,
      codes: Int32Array.from(codes[k] as ArrayLike<number>),
    })),
    sums,
  };
}

/** A cell that falls below this part of the whole is on its way to 0: the margins contradict each other. */
const vanishing = 1e-100;

/**
 * Raises and lowers cells margin by margin until every margin, when its turn comes, is met within the tolerance. Each
 * turn applies the factors of the margin before it while it sums up its own.
 */
export function fitCells(
  start: Float64Array,
  margins: readonly CodedMargin[],
  { tolerance, maxRounds }: { tolerance: number; maxRounds: number },
): { sums: Float64Array; converged: boolean; rounds: number } {
  const cells = start.slice();
  const [first] = margins as [CodedMargin];
  const least = vanishing * first.targets.reduce((sum, target) => sum + target, 0);
  let codesBefore = first.codes;
  let factorsBefore = new Float64Array(first.targets.length).fill(1);
  let converged = false;
  let vanished = false;
  let rounds = 0;
  while (!converged && !vanished && rounds < maxRounds) {
    rounds += 1;
    let error = 0;
    for (const { codes, targets } of margins) {
      const sums = new Float64Array(targets.length);
      for (let i = 0; i < cells.length; i += 1) {
        const weight = (cells[i] as number) * (factorsBefore[codesBefore[i] as number] as number);
        if (weight < least && weight > 0) vanished = true;
        cells[i] = weight;
        (sums[codes[i] as number] as number) += weight;
      }
      for (let code = 0; code < sums.length; code += 1) {
        const sum = sums[code] as number;
        if (sum === 0) continue;
        error = Math.max(error, Math.abs(sum / (targets[code] as number) - 1));
        sums[code] = (targets[code] as number) / sum;
      }
      codesBefore = codes;
      factorsBefore = sums;
    }
    converged = error <= tolerance;
  }
  for (let i = 0; i < cells.length; i += 1) {
    (cells[i] as number) *= factorsBefore[codesBefore[i] as number] as number;
  }
  return { sums: cells, converged: converged && !vanished, rounds };
}

/** Largest relative error of a margin's sums. */
export function largestErrorOf(weights: ArrayLike<number>, { codes, targets }: CodedMargin): number {
  const sums = new Float64Array(targets.length);
  for (let i = 0; i < weights.length; i += 1) (sums[codes[i] as number] as number) += weights[i] as number;
  return sums.reduce((worst, sum, code) => {
    const target = targets[code] as number;
    return target === 0 ? worst : Math.max(worst, Math.abs(sum / target - 1));
  }, 0);
}
