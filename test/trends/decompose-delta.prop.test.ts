import fc from 'fast-check';
import { type AnyCounts, decomposeDelta } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { anyHeads, anyWeights, mirror } from './arbitraries.js';

const names = ['a', 'b', 'c', 'd', 'e'];
const sideOf = <C extends AnyCounts>(counts: fc.Arbitrary<C>) =>
  fc
    .tuple(fc.subarray(names), fc.array(counts, { minLength: names.length, maxLength: names.length }))
    .map(([segments, list]) => segments.map((segment, i) => ({ segment, counts: list[i] as C })));
const sides = fc.oneof(
  fc.record({ current: sideOf(anyHeads), baseline: sideOf(anyHeads) }),
  fc.record({ current: sideOf(anyWeights), baseline: sideOf(anyWeights) }),
);
const near = (actual: number, expected: number) => expect(Math.abs(actual - expected)).toBeLessThan(1e-9);

describe('decomposeDelta', () => {
  it('adds up to the difference in every way, and survives JSON', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('observed', 'sampled'), ({ current, baseline }, shares) => {
        const parts = decomposeDelta({ current, baseline }, { shares: shares as 'observed' });
        if (parts === null) return;
        const { difference, within, mix, segments, categories, threeFold } = parts;
        near(within.points + mix.points, difference);
        near(
          segments.reduce((sum, { total }) => sum + total, 0),
          difference,
        );
        near(
          segments.reduce((sum, segment) => sum + segment.within.points, 0),
          within.points,
        );
        near(categories.promoters.points + categories.detractors.points, difference);
        near(threeFold.within + threeFold.mix + threeFold.interaction, difference);
        near(
          segments.reduce((sum, segment) => sum + segment.mix.points, 0),
          mix.points,
        );
        expect(JSON.parse(JSON.stringify(parts))).toStrictEqual(parts);
      }),
      { numRuns: 300 },
    );
  });

  it('puts each estimate inside its limits', () => {
    fc.assert(
      fc.property(sides, ({ current, baseline }) => {
        const parts = decomposeDelta({ current, baseline });
        if (parts === null) return;
        const effects = [parts.within, parts.mix, parts.categories.promoters, parts.categories.detractors];
        effects.push(...parts.segments.flatMap(({ within, mix }) => [within, mix]));
        for (const { points, interval } of effects) {
          expect(interval.lower).toBeLessThanOrEqual(points + 1e-9);
          expect(interval.upper).toBeGreaterThanOrEqual(points - 1e-9);
        }
      }),
    );
  });

  it('turns its sign when current and baseline change places, and when the scale is mirrored', () => {
    const heads = fc.record({ current: sideOf(anyHeads), baseline: sideOf(anyHeads) });
    fc.assert(
      fc.property(heads, ({ current, baseline }) => {
        const parts = decomposeDelta({ current, baseline });
        const back = decomposeDelta({ current: baseline, baseline: current });
        const turn = (side: typeof current) => side.map((one) => ({ ...one, counts: mirror(one.counts) }));
        const turned = decomposeDelta({ current: turn(current), baseline: turn(baseline) });
        if (parts === null || back === null || turned === null) return;
        for (const other of [back, turned]) {
          near(other.within.points, -parts.within.points);
          near(other.mix.points, -parts.mix.points);
          near(other.within.interval.lower, -parts.within.interval.upper);
          near(other.mix.interval.upper, -parts.mix.interval.lower);
        }
      }),
    );
  });

  it('finds no mix where shares stay, and no own change where scores stay', () => {
    fc.assert(
      fc.property(sideOf(anyHeads), fc.integer({ min: 1, max: 9 }), (baseline, times) => {
        const scaled = baseline.map(({ segment, counts }) => ({
          segment,
          counts: {
            promoters: counts.promoters * times,
            passives: counts.passives * times,
            detractors: counts.detractors * times,
          },
        }));
        const parts = decomposeDelta({ current: scaled, baseline });
        if (parts === null) return;
        near(parts.within.points, 0);
        near(parts.mix.points, 0);
      }),
    );
  });
});
