import { assertAtLeast, assertNumber } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import type { Period } from '../core/groups.js';
import { thetaOf, varianceOf } from '../inference/sample.js';
import { standardize } from './control-points.js';
import { type CusumPoint, cumulateDistances } from './cusum.js';
import { type PeriodSample, periodScore } from './period-list.js';
import { type Reference, readReference } from './reference.js';
import type { CusumChart, CusumPeriod, ShiftOptions } from './shift-records.js';

/** Checked options of a CUSUM. */
export interface CusumSettings {
  readonly normal: Reference;
  readonly reference: number;
  readonly decision: number;
  readonly minimumN: number;
}

/** Checks the options of a CUSUM and pools its baseline. */
export function readCusum(
  periods: readonly Period<AnyCounts>[],
  { baseline, reference = 0.5, decision = 5, minimumN = 10 }: NonNullable<ShiftOptions['cusum']>,
): CusumSettings {
  assertNumber(reference, 0, 10, 'options.cusum.reference');
  assertNumber(decision, Number.MIN_VALUE, 100, 'options.cusum.decision');
  assertAtLeast(minimumN, 1, 'options.cusum.minimumN');
  return {
    normal: readReference(periods, baseline, 'options.cusum.baseline'),
    reference: reference + 0,
    decision,
    minimumN,
  };
}

/** The CUSUM of checked periods; null when its baseline has no answers or no variance. */
export function chartCusum(
  list: readonly PeriodSample[],
  { normal, reference, decision, minimumN }: CusumSettings,
): CusumChart | null {
  const variance = normal.sample && varianceOf(normal.sample);
  if (normal.sample === null || !variance) return null;
  const centre = thetaOf(normal.sample);
  const distances = list.map(({ sample }) => sample && standardize(sample, centre, variance));
  const judged = list.map(({ sample }) => sample !== null && sample.heads >= minimumN);
  const sums = cumulateDistances(distances.filter((_, i) => judged[i]) as number[], reference);
  let place = -1;
  const points = list.map((period, i): CusumPeriod => {
    if (judged[i]) place += 1;
    const { high, low }: CusumPoint = sums[place] ?? { high: 0, low: 0 };
    const z = distances[i] ?? null;
    return {
      ...periodScore(period),
      statistic: z === null ? null : z + 0,
      judged: judged[i] as boolean,
      high,
      low,
    };
  });
  return { centre: 100 * centre, reference, decision, points, signal: firstSignal(points, decision) };
}

function firstSignal(points: readonly CusumPeriod[], decision: number): CusumChart['signal'] {
  const last = points.findIndex(({ high, low }) => high > decision || low > decision);
  const point = points[last];
  if (point === undefined) return null;
  const side = point.high > decision ? 'high' : 'low';
  let since = last;
  while (since > 0 && (points[since - 1] as CusumPeriod)[side] > 0) since -= 1;
  return { label: point.label, start: point.start, side, since: (points[since] as CusumPeriod).start };
}
