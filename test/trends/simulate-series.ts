import { controlChart, detectShift, type NpsCounts, nelsonRules, type Period, testTrend } from 'nps-kit';
import { drawBinomial } from '../../src/numeric/draws.js';
import { createRandom, type Random } from '../../src/numeric/random.js';

/** A process that never changes: shares of promoters and detractors, and answers per period. */
export interface SteadyProcess {
  readonly promoters: number;
  readonly detractors: number;
  /** The same number of answers in each period, or one of several by chance. */
  readonly sizes: readonly number[];
  readonly periods: number;
}

/** One series of a process. */
export function drawSeries(process: SteadyProcess, random: Random): Period<NpsCounts>[] {
  const { promoters: p, detractors: d, sizes, periods } = process;
  return Array.from({ length: periods }, (_, i) => {
    const n = sizes[Math.floor(random() * sizes.length)] as number;
    const promoters = drawBinomial(random, n, p);
    const detractors = drawBinomial(random, n - promoters, d / (1 - p));
    const counts = { promoters, passives: n - promoters - detractors, detractors };
    return { start: i, end: i + 1, label: `${i}`, counts };
  });
}

/** How often methods raise an alarm on series in which nothing ever changes: parts of the runs, or of the periods. */
export interface FalseAlarmRates {
  /** Series whose shift has a p-value below 0.05. */
  readonly shift: number;
  /** Series whose weighted slope has a p-value below 0.05, with each period's own variance. */
  readonly slope: number;
  /** The same with one variance for all periods. */
  readonly pooledSlope: number;
  /** Series whose Mann-Kendall p-value is below 0.05. */
  readonly mannKendall: number;
  /** Periods beyond 3 sigma. */
  readonly beyondLimits: number;
  /** Series with any of Nelson's eight signals. */
  readonly anyNelson: number;
  /** Series in which the CUSUM signals. */
  readonly cusum: number;
}

/** Rates over so many seeded runs. Nelson's rules hold the whole series against its first half. */
export function falseAlarmRates(process: SteadyProcess, runs: number, seed: string): FalseAlarmRates {
  const random = createRandom(seed);
  const alarms = {
    shift: 0,
    slope: 0,
    pooledSlope: 0,
    mannKendall: 0,
    beyondLimits: 0,
    anyNelson: 0,
    cusum: 0,
  };
  for (let run = 0; run < runs; run += 1) {
    const periods = drawSeries(process, random);
    const baseline = { first: process.periods / 2 };
    const shift = detectShift(periods, { cusum: { minimumN: 1 } });
    const trend = testTrend(periods);
    const pooled = testTrend(periods, { variance: 'pooled' });
    const chart = controlChart(periods, { minimumN: 1 });
    const nelson = controlChart(periods, { minimumN: 1, rules: nelsonRules, baseline });
    if (shift.status === 'tested') {
      alarms.shift += Number(shift.pValue < 0.05);
      alarms.cusum += Number(shift.cusum?.signal != null);
    }
    if (trend.status === 'tested') {
      alarms.slope += Number(trend.pValue < 0.05);
      alarms.mannKendall += Number(trend.mannKendall.pValue < 0.05);
    }
    if (pooled.status === 'tested') alarms.pooledSlope += Number(pooled.pValue < 0.05);
    if (chart.status === 'charted') alarms.beyondLimits += chart.signals.length / process.periods;
    if (nelson.status === 'charted') alarms.anyNelson += Number(nelson.signals.length > 0);
  }
  return Object.fromEntries(
    Object.entries(alarms).map(([name, count]) => [name, count / runs]),
  ) as unknown as FalseAlarmRates;
}
