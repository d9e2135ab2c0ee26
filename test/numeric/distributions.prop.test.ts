import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialCdf, binomialPmf, binomialSurvival } from '../../src/numeric/binomial.js';
import { chiSquareSurvival } from '../../src/numeric/chi-square.js';
import { drawBinomial, drawHypergeometric } from '../../src/numeric/draws.js';
import { logBeta } from '../../src/numeric/gamma.js';
import { hypergeometricPmf } from '../../src/numeric/hypergeometric.js';
import { incompleteBeta } from '../../src/numeric/incomplete-beta.js';
import { createRandom } from '../../src/numeric/random.js';
import { studentCdf, studentQuantile, studentSurvival } from '../../src/numeric/student.js';

const shape = fc.double({ min: -3, max: 9, noNaN: true }).map((e) => 10 ** e);
const share = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
/** A chance of any size down to 1e-300, on either side. */
const chance = fc.oneof(
  share,
  fc.double({ min: -300, max: -1, noNaN: true }).map((e) => 10 ** e),
);
/** Where a law with this mean and deviation has its weight. */
const near = fc.double({ min: -8, max: 8, noNaN: true });

test('both tails of beta laws add up to 1 and lie in [0, 1]', () => {
  fc.assert(
    fc.property(shape, shape, near, share, (a, b, z, anywhere) => {
      const mean = a / (a + b);
      const guess = mean + z * Math.sqrt((mean * (b / (a + b))) / (a + b + 1));
      const x = guess > 0 && guess < 1 ? guess : anywhere;
      const [lower, upper] = [incompleteBeta(a, b, x), incompleteBeta(b, a, 1 - x, x)];
      expect(Math.abs(lower + upper - 1)).toBeLessThan(2e-13);
      expect(lower >= 0 && lower <= 1 + 1e-14).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the incomplete beta function rises', () => {
  fc.assert(
    fc.property(shape, shape, share, share, (a, b, u, v) => {
      const [low, high] = u < v ? [u, v] : [v, u];
      expect(incompleteBeta(a, b, low)).toBeLessThanOrEqual(
        incompleteBeta(a, b, high) * (1 + 4e-13) + 1e-300,
      );
    }),
    { numRuns: 300 },
  );
});

test('the quantile of Student gives the chance back, wherever its side of the law', () => {
  fc.assert(
    fc.property(chance, shape, (p, df) => {
      const t = studentQuantile(p, df);
      if (Math.abs(t) > 1e-290 && Math.abs(t) < 1e290) {
        const tail = Math.min(p, 1 - p);
        // The chance moves by the slope of its logarithm, at most a few powers of df, times a rounding.
        const slope = 1 + df + Math.sqrt(-2 * Math.log(tail) * df);
        const back = studentSurvival(Math.abs(t), df) / tail;
        expect(Math.abs(back - 1)).toBeLessThan(4e-13 + 4e-16 * Math.min(slope, 1 - 2 * Math.log(tail)));
      }
    }),
    { numRuns: 300 },
  );
});

test('Student is odd, and 1 degree of freedom is Cauchy', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), shape, share, (t, df, p) => {
      expect(studentCdf(t, df)).toBe(studentSurvival(-t, df));
      expect(Math.abs(studentCdf(t, df) + studentSurvival(t, df) - 1)).toBeLessThan(1e-13);
      expect(studentQuantile(1 - (1 - p), df)).toBe(-studentQuantile(1 - p, df) + 0);
      const cauchy = 1 / Math.tan(Math.PI * Math.min(p, 1 - p)); // 1 - p is exact from 0.5 up
      expect(Math.abs(Math.abs(studentQuantile(p, 1)) - cauchy)).toBeLessThan(1e-13 * Math.max(1, cauchy));
    }),
  );
});

test('chi-square with 2 degrees of freedom is exponential, and rises with its degrees of freedom', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1300, noNaN: true }), fc.integer({ min: 1, max: 5000 }), (x, df) => {
      expect(Math.abs(chiSquareSurvival(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(2e-13);
      const [fewer, more] = [chiSquareSurvival(x, df), chiSquareSurvival(x, df + 1)];
      expect(fewer).toBeLessThanOrEqual(more * (1 + 2e-13));
    }),
  );
});

test('beta keeps its symmetry', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      expect(logBeta(a, b)).toBeCloseTo(logBeta(b, a), 5);
    }),
  );
});

test('binomial chances add up, mirror and stand beside their tails', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      share,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, p, part) => {
        const k = Math.floor(part * n);
        let below = 0;
        for (let i = 0; i <= k; i++) below += binomialPmf(i, n, p);
        expect(Math.abs(binomialCdf(k, n, p) - below)).toBeLessThan(1e-13);
        expect(binomialCdf(k, n, p) + binomialSurvival(k, n, p)).toBeCloseTo(1, 13);
        expect(
          Math.abs(binomialSurvival(n - k - 1, n, 1 - p) / binomialCdf(k, n, 1 - (1 - p)) - 1) || 0,
        ).toBeLessThan(1e-12);
      },
    ),
  );
});

test('an urn may be told by what is marked or by what is drawn', () => {
  const size = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(size, size, size, near, (x, y, w, z) => {
      const population = x + y;
      const [marked, draws] = [x, population === 0 ? 0 : w % (population + 1)];
      const mean = population === 0 ? 0 : draws * (marked / population);
      const k = Math.round(mean + z * Math.sqrt(mean));
      const one = hypergeometricPmf(k, { population, marked, draws });
      const other = hypergeometricPmf(k, { population, marked: draws, draws: marked });
      expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-12 * one);
    }),
    { numRuns: 300 },
  );
});

test('draws stay inside the support', () => {
  const size = fc.integer({ min: 0, max: 2 ** 50 });
  fc.assert(
    fc.property(fc.integer(), size, size, share, (seed, x, y, part) => {
      const random = createRandom(seed);
      const taken = Math.floor(part * (x + y));
      const marked = drawHypergeometric(random, { population: x + y, marked: x, draws: taken });
      expect(
        Number.isSafeInteger(marked) && marked >= Math.max(0, taken - y) && marked <= Math.min(x, taken),
      ).toBe(true);
      const successes = drawBinomial(random, x, part);
      expect(Number.isSafeInteger(successes) && successes >= 0 && successes <= x).toBe(true);
    }),
  );
});
