/** An exponentially weighted moving average and the limit on either side of 0. */
export interface MovingAverage {
  readonly ewma: number;
  readonly limit: number;
}

/**
 * E_t = lambda z_t + (1 - lambda) E_{t-1} from E_0 = 0, with the limits that hold from the first point on:
 * reach sqrt(lambda / (2 - lambda) (1 - (1 - lambda)^(2t))).
 *
 * @see Lucas and Saccucci 1990, Technometrics 32, 1-12
 */
export function movingAverages(values: readonly number[], lambda: number, reach: number): MovingAverage[] {
  let ewma = 0;
  return values.map((z, i) => {
    ewma = lambda * z + (1 - lambda) * ewma;
    // Where lambda is tiny, 1 less the power has no digits left.
    const settled = -Math.expm1(2 * (i + 1) * Math.log1p(-lambda));
    return { ewma, limit: reach * Math.sqrt(lambda / (2 - lambda)) * Math.sqrt(settled) };
  });
}
