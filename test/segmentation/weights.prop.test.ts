import fc from 'fast-check';
import { poststratifyWeights, rakeWeights, summarizeWeights, trimWeights } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const rows = fc.array(
  fc.record({
    sex: fc.constantFrom('f', 'm'),
    age: fc.constantFrom('young', 'middle', 'old'),
    weight: fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 100, noNaN: true })),
  }),
  { minLength: 1, maxLength: 60 },
);
/** Every crossing is there, so that all margins can be met. */
const everyCell = ['f', 'm'].flatMap((sex) =>
  ['young', 'middle', 'old'].map((age) => ({ sex, age, weight: 1 })),
);
const shares = (k: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: k, maxLength: k }).map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => part / sum);
  });
const sumBy = (
  list: { sex: string; age: string }[],
  weights: readonly number[],
  key: 'sex' | 'age',
  name: string,
): number => weights.reduce((sum, weight, i) => sum + (list[i]?.[key] === name ? weight : 0), 0);

describe('raking', () => {
  it('reproduces its margins, keeps weights positive and ratios within cells', () => {
    fc.assert(
      fc.property(
        rows,
        shares(2),
        shares(3),
        ([...some], [f = 0, m = 0], [young = 0, middle = 0, old = 0]) => {
          const list = [...everyCell, ...some];
          const margins = [
            { by: 'sex', targets: { f, m } },
            { by: 'age', targets: { young, middle, old } },
          ] as const;
          const raked = rakeWeights(list, margins, { weight: 'weight', total: 1000 });
          expect(raked.status).toBe('converged');
          expect(sumBy(list, raked.weights, 'sex', 'f')).toBeCloseTo(1000 * f, 6);
          expect(sumBy(list, raked.weights, 'age', 'old')).toBeCloseTo(1000 * old, 6);
          expect(raked.largestError).toBeLessThan(1e-9);
          raked.weights.forEach((weight, i) => {
            expect(weight).toBeGreaterThan(0);
            const twin = list.findIndex(({ sex, age }) => sex === list[i]?.sex && age === list[i]?.age);
            const factor = weight / (list[i]?.weight as number);
            expect(factor / ((raked.weights[twin] as number) / (list[twin]?.weight as number))).toBeCloseTo(
              1,
              9,
            );
          });
          expect(JSON.parse(JSON.stringify(raked))).toStrictEqual(raked);
          const backwards = rakeWeights(list, [margins[1], margins[0]], { weight: 'weight', total: 1000 });
          backwards.weights.forEach((weight, i) => {
            expect(weight / (raked.weights[i] as number)).toBeCloseTo(1, 6);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of any weights there are: weights again, and the ratios between cells that they came with', () => {
    const far = fc.oneof(
      fc.double({ min: -140, max: 140, noNaN: true }).map((power) => 10 ** power),
      fc.constantFrom(1e-140, 1, 1e140),
    );
    let converged = 0;
    fc.assert(
      fc.property(
        fc.array(far, { minLength: 6, maxLength: 6 }),
        shares(2),
        shares(3),
        fc.constantFrom(1e-100, 1, 1e100),
        (weights, [f = 0, m = 0], [young = 0, middle = 0, old = 0], total) => {
          const list = everyCell.map((cell, i) => ({ ...cell, weight: weights[i] as number }));
          const margins = [
            { by: 'sex', targets: { f, m } },
            { by: 'age', targets: { young, middle, old } },
          ] as const;
          const raked = rakeWeights(list, margins, { weight: 'weight', total, maxRounds: 5000 });
          for (const weight of raked.weights) {
            expect(weight).toBeGreaterThanOrEqual(1e-140);
            expect(weight).toBeLessThanOrEqual(total * (1 + 1e-9));
          }
          expect(summarizeWeights(raked.weights)).toEqual(raked.summary);
          if (raked.status !== 'converged') return;
          converged += 1;
          expect(Math.abs(sumBy(list, raked.weights, 'sex', 'f') / (f * total) - 1)).toBeLessThan(1e-9);
          expect(Math.abs(sumBy(list, raked.weights, 'age', 'old') / (old * total) - 1)).toBeLessThan(1e-9);
          // Margins and odds ratios together have one solution: the raked weights.
          const odds = (of: readonly number[], i: number): number =>
            [of[0], of[i + 3], of[i], of[3]].reduce<number>(
              (sum, weight, k) => sum + (k < 2 ? 1 : -1) * Math.log(weight as number),
              0,
            );
          for (const i of [1, 2]) {
            const cells = [0, 3, i, i + 3].map((cell) => raked.weights[cell] as number);
            if (Math.min(...cells) > 1e-140) expect(odds(raked.weights, i)).toBeCloseTo(odds(weights, i), 8);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(converged).toBeGreaterThan(60);
  });

  it('over one margin is post-stratification', () => {
    fc.assert(
      fc.property(rows, shares(2), (some, [f = 0, m = 0]) => {
        const list = [...everyCell, ...some];
        const raked = rakeWeights(list, [{ by: 'sex', targets: { f, m } }], { weight: 'weight' });
        const post = poststratifyWeights(list, { by: 'sex', targets: { f, m }, weight: 'weight' });
        raked.weights.forEach((weight, i) => {
          expect(weight / (post.weights[i] as number)).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  it('to the margins that are there already changes nothing', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const list = [...everyCell, ...some];
        const targets = (key: 'sex' | 'age', names: string[]): Record<string, number> =>
          Object.fromEntries(names.map((name) => [name, list.filter((row) => row[key] === name).length]));
        const raked = rakeWeights(list, [
          { by: 'sex', targets: targets('sex', ['f', 'm']) },
          { by: 'age', targets: targets('age', ['young', 'middle', 'old']) },
        ]);
        expect(raked.rounds).toBe(1);
        for (const weight of raked.weights) expect(weight).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('trimming', () => {
  it('keeps the sum and the limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(0, 1, 1e-100), fc.double({ min: 0.001, max: 100, noNaN: true })), {
          minLength: 1,
          maxLength: 50,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (weights, low, high) => {
          const sum = weights.reduce((total, weight) => total + weight, 0);
          if (sum === 0) return;
          const mean = sum / weights.length;
          const limits = { lower: low * mean, upper: high * mean };
          const trimmed = trimWeights(weights, limits);
          const after = trimmed.weights.reduce((total, weight) => total + weight, 0);
          expect(after / sum).toBeCloseTo(1, 9);
          for (const weight of trimmed.weights) {
            expect(weight).toBeGreaterThanOrEqual(limits.lower);
            expect(weight).toBeLessThanOrEqual(limits.upper);
          }
          expect(trimmed.trimmed).toBe(weights.filter((w) => w < limits.lower || w > limits.upper).length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
