import { describe, expect, it } from 'vitest';
import { falseAlarmRates } from './simulate-series.js';

// Few seeded runs of what docs/simulations/false-alarm-rates.ts does with many: a guard, not the measurement.
const runs = 200;
/** A rate of 0.05 stays below this in all but one of a thousand simulations of that length. */
const most = 0.05 + 3.1 * Math.sqrt((0.05 * 0.95) / runs);

describe.each([
  { promoters: 0.6, detractors: 0.1, sizes: [30] },
  { promoters: 0.4, detractors: 0.25, sizes: [8, 30, 120, 300] },
  { promoters: 0.9, detractors: 0.02, sizes: [100] },
])('where nothing changes (%o)', (process) => {
  it('alarms are as rare as said', () => {
    const rates = falseAlarmRates({ ...process, periods: 24 }, runs, 'guard');
    expect(rates.shift).toBeLessThan(most);
    expect(rates.pooledSlope).toBeLessThan(most);
    expect(rates.mannKendall).toBeLessThan(most);
    expect(rates.beyondLimits).toBeLessThan(0.008);
    expect(rates.cusum).toBeLessThan(24 / 465 + 0.03);
  });
});
