import fc from 'fast-check';
import {
  type IntervalMethod,
  scoreCounts,
  scoreInterval,
  tallyWeighted,
  tangoInterval,
  testScore,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { levels, mirror, someCounts } from './arbitraries.js';

const methods: readonly IntervalMethod[] = [
  'score',
  'adjusted-wald',
  'bonett-price',
  'agresti-min',
  'mover-wilson',
  'likelihood-ratio',
  'jeffreys',
  'wald',
];

describe.each(methods)('%s interval', (method) => {
  it('lies within -100 to 100, around the score, and survives JSON', () => {
    fc.assert(
      fc.property(someCounts, levels, (counts, level) => {
        const interval = scoreInterval(counts, { method, level });
        expect(interval).not.toBeNull();
        const { lower, upper } = interval as NonNullable<typeof interval>;
        expect(lower).toBeGreaterThanOrEqual(-100);
        expect(upper).toBeLessThanOrEqual(100);
        expect(lower).toBeLessThanOrEqual(upper);
        expect(JSON.parse(JSON.stringify(interval))).toStrictEqual(interval);
        if (method === 'score' || method === 'likelihood-ratio' || method === 'wald') {
          const score = scoreCounts(counts) as number;
          expect(lower - 1e-9).toBeLessThanOrEqual(score);
          expect(upper + 1e-9).toBeGreaterThanOrEqual(score);
        }
      }),
    );
  });

  it('changes sign in the mirror', () => {
    fc.assert(
      fc.property(someCounts, levels, (counts, level) => {
        const one = scoreInterval(counts, { method, level });
        const other = scoreInterval(mirror(counts), { method, level });
        expect(Math.abs((one?.lower as number) + (other?.upper as number))).toBeLessThan(1e-8);
        expect(Math.abs((one?.upper as number) + (other?.lower as number))).toBeLessThan(1e-8);
      }),
    );
  });

  it('has a width, unless it is wald and all answers are alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(0, 1, 2), (n, category) => {
        const counts = {
          promoters: category === 0 ? n : 0,
          passives: category === 1 ? n : 0,
          detractors: category === 2 ? n : 0,
        };
        const { lower, upper } = scoreInterval(counts, { method }) as { lower: number; upper: number };
        if (method === 'wald') expect(upper - lower).toBe(0);
        // bonett-price and mover-wilson have no width to give where nothing but passives was heard
        else expect(upper - lower).toBeGreaterThan(0);
      }),
    );
  });

  it('shrinks when every count is multiplied', () => {
    const few = fc.record({ promoters: fc.nat(40), passives: fc.nat(40), detractors: fc.nat(40) });
    fc.assert(
      fc.property(
        few.filter((c) => c.promoters + c.passives + c.detractors > 0),
        fc.integer({ min: 2, max: 50 }),
        (counts, factor) => {
          const more = {
            promoters: counts.promoters * factor,
            passives: counts.passives * factor,
            detractors: counts.detractors * factor,
          };
          const width = (c: typeof counts): number => {
            const { lower, upper } = scoreInterval(c, { method }) as { lower: number; upper: number };
            return upper - lower;
          };
          expect(width(more)).toBeLessThanOrEqual(width(counts) + 1e-9);
        },
      ),
    );
  });

  it('takes weights of 1 for heads', () => {
    const ratings = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ratings, (list) => {
        const heads = scoreInterval(
          {
            promoters: list.filter((r) => r >= 9).length,
            passives: list.filter((r) => r === 7 || r === 8).length,
            detractors: list.filter((r) => r <= 6).length,
          },
          { method },
        );
        const weighted = scoreInterval(tallyWeighted({ ratings: list, weights: list.map(() => 1) }), {
          method,
        });
        expect(weighted?.lower).toBeCloseTo(heads?.lower as number, 9);
        expect(weighted?.upper).toBeCloseTo(heads?.upper as number, 9);
      }),
    );
  });
});

describe('score interval and score test', () => {
  it('agree: a target lies outside exactly when p is below alpha', () => {
    fc.assert(
      fc.property(
        someCounts,
        levels,
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.constantFrom('two-sided' as const, 'greater' as const, 'less' as const),
        (counts, level, target, alternative) => {
          const test = testScore(counts, { target, level, alternative });
          if (test.status !== 'tested') throw new Error('there are answers');
          const { lower, upper } = test.interval;
          const edge = Math.min(Math.abs(target - lower), Math.abs(target - upper));
          if (edge > 1e-9) expect(test.pValue < 1 - level).toBe(target < lower || target > upper);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has the closed form of Wilson when all are promoters', () => {
    const z = 1.959963984540054;
    for (const n of [1, 2, 10, 1000, 1_000_000]) {
      const interval = tangoInterval({ promoters: n, passives: 0, detractors: 0 });
      expect(interval?.upper).toBe(100);
      expect(interval?.lower).toBeCloseTo((100 * (n - z * z)) / (n + z * z), 9);
    }
  });

  it('knows no scale of weights', () => {
    const rows = fc.array(
      fc.record({
        rating: fc.integer({ min: 0, max: 10 }),
        weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(1e-12, 1e-6, 3, 1e12), (list, factor) => {
        const one = tangoInterval(tallyWeighted(list, { rating: 'rating', weight: 'weight' }));
        const other = tangoInterval(
          tallyWeighted(list, { rating: 'rating', weight: (row) => row.weight * factor }),
        );
        expect(other?.lower).toBeCloseTo(one?.lower as number, 8);
        expect(other?.upper).toBeCloseTo(one?.upper as number, 8);
      }),
    );
  });
});
