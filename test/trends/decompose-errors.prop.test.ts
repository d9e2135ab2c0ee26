import fc from 'fast-check';
import { decomposeDelta } from 'nps-kit';
import { describe, expect, it } from 'vitest';

// Kitagawa's effects of segment g as the design writes them, from plain shares of each (segment, category) cell. Cells of
// a segment are promoters, passives, detractors.
const effectsOf = (now: number[], then: number[], g: number): { within: number; mix: number } => {
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
  const side = (cells: number[]) => {
    const [p = 0, , d = 0] = cells.slice(3 * g, 3 * g + 3);
    const share = sum(cells.slice(3 * g, 3 * g + 3));
    const whole = sum(cells.map((value, i) => (i % 3 === 0 ? value : i % 3 === 2 ? -value : 0)));
    return { share: share / sum(cells), score: (p - d) / share, whole: whole / sum(cells) };
  };
  const [one, zero] = [side(now), side(then)];
  const middle = (one.whole + zero.whole) / 2;
  return {
    within: 50 * (one.share + zero.share) * (one.score - zero.score),
    mix: 100 * (one.share - zero.share) * ((one.score + zero.score) / 2 - middle),
  };
};

/**
 * Standard error by the delta method: the slopes of a figure by every cell, taken numerically. Cells are multinomial, those
 * of all segments together where shares are sampled, else those of each segment for itself.
 */
const errorOf = (
  figure: (now: number[], then: number[]) => number,
  now: number[],
  then: number[],
  shares: 'sampled' | 'observed',
) => {
  const size = shares === 'sampled' ? now.length : 3;
  const variance = (cells: number[], at: (cells: number[]) => number): number => {
    const n = cells.reduce((sum, value) => sum + value, 0);
    const parts = cells.map((value) => value / n);
    const slopes = parts.map((share, i) => {
      const step = share * 1e-4;
      const moved = (by: number) => at(parts.map((value, k) => (k === i ? value + by : value)));
      return (moved(step) - moved(-step)) / (2 * step);
    });
    let sum = 0;
    for (let from = 0; from < cells.length; from += size) {
      const part = parts.slice(from, from + size);
      const whole = part.reduce((total, share) => total + share, 0);
      const own = slopes.slice(from, from + size);
      const mean = own.reduce((total, slope, i) => total + slope * (part[i] as number), 0) / whole;
      sum += own.reduce((total, slope, i) => total + (part[i] as number) * (slope - mean) ** 2, 0) / n;
    }
    return sum;
  };
  const both = variance(now, (cells) => figure(cells, then)) + variance(then, (cells) => figure(now, cells));
  return Math.sqrt(both);
};

const segments = ['a', 'b', 'c'];
const cells = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 9, maxLength: 9 });
const sideOf = (list: number[]) =>
  segments.map((segment, g) => {
    const [promoters = 0, passives = 0, detractors = 0] = list.slice(3 * g, 3 * g + 3);
    return { segment, counts: { promoters, passives, detractors } };
  });

describe('errors of effects by segment', () => {
  it.each(['sampled', 'observed'] as const)('are those of the delta method where shares are %s', (shares) => {
    fc.assert(
      fc.property(cells, cells, (now, then) => {
        const parts = decomposeDelta({ current: sideOf(now), baseline: sideOf(then) }, { shares });
        parts?.segments.forEach((segment, g) => {
          for (const part of ['within', 'mix'] as const) {
            expect(segment[part].points).toBeCloseTo(effectsOf(now, then, g)[part], 9);
            const error = errorOf((one, zero) => effectsOf(one, zero, g)[part], now, then, shares);
            expect(Math.abs((segment[part].standardError as number) - error)).toBeLessThan(
              1e-5 * (1 + error),
            );
          }
        });
      }),
    );
  });

  it('are no larger where shares are what they are, and 0 for the mix of a share that stays', () => {
    fc.assert(
      fc.property(cells, cells, (now, then) => {
        const sides = { current: sideOf(now), baseline: sideOf(then) };
        const observed = decomposeDelta(sides);
        const sampled = decomposeDelta(sides, { shares: 'sampled' });
        observed?.segments.forEach(({ mix, current, baseline }, g) => {
          expect(mix.standardError).toBeLessThanOrEqual(
            (sampled?.segments[g]?.mix.standardError as number) + 1e-9,
          );
          if (current.share === baseline.share) expect(mix.standardError).toBe(0);
        });
      }),
    );
  });
});

/** Wilson's limits of a share, from his own formula. */
const wilson = (successes: number, n: number) => {
  const z = 1.959963984540054;
  const middle = (successes + z ** 2 / 2) / (n + z ** 2);
  const half = (z / (n + z ** 2)) * Math.sqrt((successes * (n - successes)) / n + z ** 2 / 4);
  return { share: successes / n, lower: middle - half, upper: middle + half };
};

describe('limits of what one category gave', () => {
  it("are Wilson's of both shares, their distances squared and added, and stay within the range", () => {
    const cell = fc.integer({ min: 0, max: 60 });
    const counts = fc
      .record({ promoters: cell, passives: cell, detractors: cell })
      .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);
    fc.assert(
      fc.property(counts, counts, (current, baseline) => {
        const side = (one: typeof current) => [{ segment: 'all', counts: one }];
        const parts = decomposeDelta({ current: side(current), baseline: side(baseline) });
        for (const category of ['promoters', 'detractors'] as const) {
          const shareOf = (one: typeof current) =>
            wilson(one[category], one.promoters + one.passives + one.detractors);
          const [now, then] = [shareOf(current), shareOf(baseline)];
          const change = now.share - then.share;
          const lower = 100 * (change - Math.hypot(now.share - now.lower, then.upper - then.share));
          const upper = 100 * (change + Math.hypot(now.upper - now.share, then.share - then.lower));
          const { interval } = parts?.categories[category] ?? {};
          const limits = [interval?.lower as number, interval?.upper as number];
          const [low, high] = category === 'promoters' ? [lower, upper] : [-upper, -lower];
          expect(limits[0]).toBeCloseTo(low, 8);
          expect(limits[1]).toBeCloseTo(high, 8);
          expect(limits[0]).toBeGreaterThanOrEqual(-100 - 1e-9);
          expect(limits[1]).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});
