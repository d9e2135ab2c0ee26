// How often a steady period lies beyond 3 sigma, by exact enumeration: plain distance / score statistic, in percent.
//   npx tsx --tsconfig test/tsconfig.json docs/simulations/small-sample-limits.ts
import { scoreStatistic } from '../../src/inference/constrained.js';
import { logFactorial } from '../../src/numeric/gamma.js';

const laws = [
  [0.6, 0.1],
  [0.5, 0.2],
  [0.4, 0.2],
  [0.8, 0.05],
  [0.9, 0.02],
  [0.3, 0.3],
  [0.7, 0.2],
  [0.2, 0.5],
] as const;

console.log(`n | ${laws.map((law) => law.join('/')).join(' | ')}`);
for (const n of [3, 5, 10, 15, 20, 30, 50, 100]) {
  const cells = laws.map(([p, d]) => {
    const q = 1 - p - d;
    const centre = p - d;
    const deviation = Math.sqrt((p + d - centre * centre) / n);
    let plain = 0;
    let score = 0;
    for (let promoters = 0; promoters <= n; promoters += 1) {
      for (let detractors = 0; promoters + detractors <= n; detractors += 1) {
        const passives = n - promoters - detractors;
        const ways =
          logFactorial(n) - logFactorial(promoters) - logFactorial(passives) - logFactorial(detractors);
        const chance = Math.exp(
          ways + promoters * Math.log(p) + passives * Math.log(q) + detractors * Math.log(d),
        );
        const sample = { promoters, passives, detractors, n, heads: n };
        if (Math.abs((promoters - detractors) / n - centre) > 3 * deviation) plain += chance;
        if (Math.abs(scoreStatistic(centre, sample)) > 3) score += chance;
      }
    }
    return `${(100 * plain).toFixed(2)}/${(100 * score).toFixed(2)}`;
  });
  console.log(`${n} | ${cells.join(' | ')}`);
}
