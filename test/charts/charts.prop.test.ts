import fc from 'fast-check';
import { formatScore, type NpsCounts, roundScore, testScoreDifference } from 'nps-kit';
import {
  chartCategories,
  chartContributions,
  chartRatings,
  chartScore,
  chartSegments,
  chartTrend,
  type VegaLiteSpec,
} from 'nps-kit/charts';
import { describe, expect, it } from 'vitest';
import { scoreDomain } from '../../src/charts/score-axis.js';
import { someCounts } from '../inference/arbitraries.js';
import { nobody, scored } from './cases.js';
import { renderSvg } from './render.js';

const counts: fc.Arbitrary<NpsCounts> = fc.oneof(
  { weight: 5, arbitrary: someCounts },
  { weight: 1, arbitrary: fc.constant(nobody) },
);
const names = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', '{n}', "'] || signal('x", ''),
);
const rows = fc.uniqueArray(fc.record({ label: names, counts }), {
  selector: ({ label }) => label,
  maxLength: 12,
});

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
};

const isPlain = (spec: VegaLiteSpec): void => {
  expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec);
};

describe('figures', () => {
  it('of scores and limits are those of the input', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const input = deepFreeze(list.map((row) => ({ label: row.label, ...scored(row.counts) })));
        for (const spec of [chartTrend(input), chartSegments(input)]) {
          isPlain(spec);
          if (input.every(({ score }) => score === null) && spec.data.values[0]?.label === undefined) return;
          expect(
            spec.data.values.map(({ label, score, n, lower, upper }) => [label, score, n, lower, upper]),
          ).toEqual(
            input.map(({ label, score, n, interval }) => [
              label,
              score,
              n,
              interval?.lower ?? null,
              interval?.upper ?? null,
            ]),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of a score are those of the input, its title tells them rounded', () => {
    fc.assert(
      fc.property(someCounts, (some) => {
        const input = deepFreeze(scored(some));
        const spec = chartScore(input);
        isPlain(spec);
        expect(spec.data.values[0]).toMatchObject({
          score: input.score,
          lower: input.interval?.lower,
          upper: input.interval?.upper,
          n: input.n,
        });
        expect(spec.title.subtitle).toContain(`NPS ${roundScore(input.score as number)} (`);
      }),
      { numRuns: 150 },
    );
  });

  it('of categories are the heads and shares of the input', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const spec = chartCategories(deepFreeze(list));
        isPlain(spec);
        if (list.length === 0) return;
        const expected = list.flatMap(({ label, counts: heads }) => {
          const { n, shares } = scored(heads);
          if (n === 0) return [];
          return [
            [label, heads.detractors, shares?.detractors],
            [label, heads.passives, shares?.passives],
            [label, heads.promoters, shares?.promoters],
          ];
        });
        expect(spec.data.values.map(({ label, heads, share }) => [label, heads, share])).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('of ratings are the bins, whatever the scale', () => {
    const scales = fc
      .record({
        min: fc.integer({ min: -5, max: 5 }),
        bins: fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 40 }),
        cut: fc.nat(),
        gap: fc.nat(),
      })
      .map(({ min, bins, cut, gap }) => {
        const max = min + bins.length - 1;
        const detractorTo = min + (cut % (bins.length - 1));
        const promoterFrom = detractorTo + 1 + (gap % (max - detractorTo));
        return { histogram: { min, max, bins }, scale: { min, max, detractorTo, promoterFrom } };
      });
    fc.assert(
      fc.property(scales, ({ histogram, scale }) => {
        const spec = chartRatings(deepFreeze(histogram), { scale });
        isPlain(spec);
        if (histogram.bins.every((heads) => heads === 0)) return;
        expect(spec.data.values.map(({ rating, heads }) => [rating, heads])).toEqual(
          histogram.bins.map((heads, bin) => [histogram.min + bin, heads]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('of contributions join end to end', () => {
    const parts = fc.uniqueArray(
      fc.record({ label: fc.string(), points: fc.double({ min: -5, max: 5, noNaN: true }) }),
      { selector: ({ label }) => label, minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(parts, fc.double({ min: -50, max: 50, noNaN: true }), (list, from) => {
        const to = list.reduce((sum, { points }) => sum + points, from);
        const [start, end] = [
          { label: '(start)', score: from },
          { label: '(end)', score: to },
        ];
        const spec = chartContributions(deepFreeze({ start, parts: list, end }));
        isPlain(spec);
        const bars = spec.data.values;
        expect(bars.map(({ points }) => points)).toEqual(
          [from, ...list.map(({ points }) => points), to].map((points) => points + 0),
        );
        bars.slice(1, -1).forEach((bar, i) => {
          expect(bar.from).toBe(bars[i]?.to);
        });
        expect(bars.at(-2)?.to).toBeCloseTo(to, 6);
        expect(bars[1]?.text).toBe(formatScore(list[0]?.points ?? null));
      }),
      { numRuns: 150 },
    );
  });
});

describe('marks of a trend', () => {
  it('stand exactly where a test is below alpha', () => {
    fc.assert(
      fc.property(someCounts, someCounts, fc.constantFrom(0.001, 0.05, 0.4), (current, baseline, alpha) => {
        const change = testScoreDifference({ current, baseline });
        const spec = chartTrend([{ label: 'now', ...scored(current), comparison: change }], { alpha });
        const found =
          change.status === 'tested' && change.pValue < alpha && change.difference !== 0
            ? change.difference
            : null;
        expect(spec.data.values[0]?.difference).toBe(found);
        const kind = found === null ? 'Score' : found > 0 ? 'Rise beyond chance' : 'Fall beyond chance';
        expect(spec.data.values[0]?.kind).toBe(kind);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the axis of scores', () => {
  it('holds every value, stays within -100 to 100 and never closes up', () => {
    const scores = fc.array(fc.option(fc.double({ min: -100, max: 100, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(scores, (list) => {
        const [lower, upper] = scoreDomain(list);
        expect(lower).toBeGreaterThanOrEqual(-100);
        expect(upper).toBeLessThanOrEqual(100);
        expect(upper - lower).toBeGreaterThanOrEqual(20);
        for (const value of list) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(lower);
          expect(value).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });
});

describe('drawing', () => {
  it('never warns, whatever the figures and names', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const input = list.map((row) => ({ label: row.label, ...scored(row.counts) }));
        for (const spec of [chartTrend(input), chartSegments(input), chartCategories(list)]) {
          const { warnings } = await renderSvg(spec);
          expect(warnings).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
