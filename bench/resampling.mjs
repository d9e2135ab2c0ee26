// Bootstrap and permutation from three counts against resampling rows. The rows of the large cases are resampled for a
// fiftieth of the 10,000 replicates only, or one run would take half a minute; their targets are fifty times wider.
import { permutationTest } from 'simple-statistics';
import { bootstrapInterval, testPermutation } from '../dist/inference.js';

const replicates = 10_000;

/** A fast generator (xorshift32), so that the base does not wait for its dice. */
const createDice = (seed) => {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (((state >>> 0) * sides) / 2 ** 32) >>> 0;
  };
};

const valuesOf = ({ promoters, passives, detractors }) => {
  const values = new Int8Array(promoters + passives + detractors);
  values.fill(1, 0, promoters);
  values.fill(-1, promoters, promoters + detractors);
  return values;
};

/** The textbook bootstrap: draw n rows with replacement, again and again, and sort the scores. */
const resampleRows = (counts, times) => {
  const values = valuesOf(counts);
  const n = values.length;
  return () => {
    const dice = createDice(1);
    const scores = new Float64Array(times);
    for (let r = 0; r < times; r += 1) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += values[dice(n)];
      scores[r] = (100 * sum) / n;
    }
    scores.sort();
    return [scores[Math.floor(0.025 * times)], scores[Math.ceil(0.975 * times) - 1]];
  };
};

/** The textbook permutation test: shuffle as many rows to the front as the first group has (Fisher-Yates). */
const shuffleRows = (current, baseline, times) => {
  const one = valuesOf(current);
  const other = valuesOf(baseline);
  return () => {
    const dice = createDice(1);
    const pool = new Int8Array(one.length + other.length);
    pool.set(one);
    pool.set(other, one.length);
    let total = 0;
    for (const value of pool) total += value;
    const differenceOf = (sum) => Math.abs(sum / one.length - (total - sum) / other.length);
    let sum = 0;
    for (const value of one) sum += value;
    const observed = differenceOf(sum) - 1e-12;
    let extreme = 1;
    for (let r = 0; r < times; r += 1) {
      let drawn = 0;
      for (let i = 0; i < one.length; i += 1) {
        const j = i + dice(pool.length - i);
        const value = pool[j];
        pool[j] = pool[i];
        pool[i] = value;
        drawn += value;
      }
      if (differenceOf(drawn) >= observed) extreme += 1;
    }
    return extreme / (times + 1);
  };
};

const countsOf = (n, moved = 0) => ({
  promoters: 0.5 * n - moved,
  passives: 0.3 * n,
  detractors: 0.2 * n + moved,
});

const bootstrap = (n, part, target) => ({
  name: `bootstrap interval, n = ${n.toLocaleString('en')}, ${(replicates / part).toLocaleString('en')} replicates`,
  base: { name: 'resample rows', run: resampleRows(countsOf(n), replicates / part) },
  ours: { name: 'exact law', run: () => bootstrapInterval(countsOf(n)) },
  peers: [
    {
      name: 'two binomials per replicate',
      run: () => bootstrapInterval(countsOf(n), { draws: replicates / part, seed: 1 }),
    },
  ],
  target: target * part,
});

const permutation = (n, part, target) => {
  const [current, baseline] = [countsOf(n), countsOf(n, Math.round(Math.sqrt(n)))];
  const [one, other] = [current, baseline].map((counts) => Array.from(valuesOf(counts)));
  return {
    name: `permutation test, n = ${n.toLocaleString('en')} a group, ${(replicates / part).toLocaleString('en')} replicates`,
    base: { name: 'Fisher-Yates', run: shuffleRows(current, baseline, replicates / part) },
    ours: { name: 'exact law', run: () => testPermutation({ current, baseline }) },
    peers: [
      {
        name: 'two hypergeometrics per replicate',
        run: () => testPermutation({ current, baseline }, { draws: replicates / part, seed: 1 }),
      },
      {
        name: 'simple-statistics permutationTest',
        run: () => permutationTest(one, other, 'two_side', replicates / part),
      },
    ],
    target: target * part,
  };
};

export const workloads = [
  bootstrap(1000, 1, 0.01),
  bootstrap(100_000, 50, 0.0005),
  permutation(1000, 1, 0.03),
  permutation(100_000, 50, 0.002),
];
