// The table of docs/guides/a-trend-that-does-not-cry-wolf.md:
//   npx tsx --tsconfig test/tsconfig.json docs/simulations/false-alarm-rates.ts [runs]
import { falseAlarmRates } from '../../test/trends/simulate-series.js';

const runs = Number(process.argv[2] ?? 2000);
const laws = [
  { promoters: 0.6, detractors: 0.1 },
  { promoters: 0.4, detractors: 0.25 },
  { promoters: 0.9, detractors: 0.02 },
];
const percent = (rate: number): string => (100 * rate).toFixed(2);

console.log(
  '| promoters/detractors | n | shift | slope | pooled slope | Mann-Kendall | beyond 3 sigma, per period | any Nelson rule | CUSUM |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const sizes of [[5], [10], [30], [100], [8, 30, 120, 300]]) {
  for (const law of laws) {
    const rates = falseAlarmRates({ ...law, sizes, periods: 24 }, runs, 'steady');
    const { shift, slope, pooledSlope, mannKendall, beyondLimits, anyNelson, cusum } = rates;
    const cells = [shift, slope, pooledSlope, mannKendall, beyondLimits, anyNelson, cusum].map(percent);
    console.log(`| ${law.promoters}/${law.detractors} | ${sizes.join(', ')} | ${cells.join(' | ')} |`);
  }
}
