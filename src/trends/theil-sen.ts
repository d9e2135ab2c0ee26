/** The median of the slopes of all pairs of points. */
export interface TheilSenLine {
  /** Median value less slope times median time. */
  readonly intercept: number;
  readonly slope: number;
  /** Limits of the slope by rank; null where there are too few pairs. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/**
 * Theil-Sen line, times ascending; limits at the ranks (N -+ z sqrt(variance)) / 2 of the N sorted slopes, interpolated.
 *
 * @param variance - Variance of the Mann-Kendall s of the values.
 * @see Sen 1968, Journal of the American Statistical Association 63, 1379-1389; Gilbert 1987, "Statistical Methods for
 *   Environmental Pollution Monitoring", section 16.5
 */
export function theilSen(
  times: readonly number[],
  values: readonly number[],
  z: number,
  variance: number,
): TheilSenLine {
  const count = times.length;
  const slopes = new Float64Array((count * (count - 1)) / 2);
  let pair = 0;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      const rise = (values[j] as number) - (values[i] as number);
      slopes[pair] = rise / ((times[j] as number) - (times[i] as number));
      pair += 1;
    }
  }
  slopes.sort();
  const slope = medianOfSorted(slopes);
  const margin = (z * Math.sqrt(variance)) / 2;
  const rank = slopes.length / 2 - margin;
  return {
    intercept: medianOfSorted(Float64Array.from(values).sort()) - slope * medianOfSorted(times),
    slope: slope + 0,
    limits:
      rank >= 1
        ? { lower: atRank(slopes, rank) + 0, upper: atRank(slopes, slopes.length + 1 - rank) + 0 }
        : null,
  };
}

function medianOfSorted(sorted: ArrayLike<number>): number {
  return atRank(sorted, (sorted.length + 1) / 2);
}

/** The value at a rank from 1 on, interpolated between neighbours. */
function atRank(sorted: ArrayLike<number>, rank: number): number {
  const low = sorted[Math.floor(rank) - 1] as number;
  const high = sorted[Math.ceil(rank) - 1] as number;
  return low + (rank - Math.floor(rank)) * (high - low);
}
