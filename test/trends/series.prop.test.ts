import fc from 'fast-check';
import {
  compareBeforeAfter,
  controlChart,
  detectShift,
  type NpsCounts,
  nelsonRules,
  type Period,
  scoreDeltas,
  testTrend,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { anyHeads, anyWeights, mirror, mirrorAll, periodsWith } from './arbitraries.js';

const series = fc.oneof(periodsWith(anyHeads), periodsWith(anyWeights));
const heads = periodsWith(anyHeads);
const survives = (result: unknown) => expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
/** Relative, because counts may be huge and slopes tiny. */
const near = (actual: number | null | undefined, expected: number | null | undefined, scale = 1) =>
  expect(Math.abs((actual as number) - (expected as number))).toBeLessThanOrEqual(
    1e-7 * Math.max(scale, Math.abs(expected as number)),
  );

describe('results of a series', () => {
  it('are plain data with sane figures, whatever the counts', () => {
    fc.assert(
      fc.property(series, (periods) => {
        const trend = testTrend(periods);
        const chart = controlChart(periods, { rules: [...nelsonRules, 'ewma'], dispersion: 'laney' });
        const shift = detectShift(periods, { minimumN: 1 });
        const deltas = scoreDeltas(periods, { minimumN: 1 });
        for (const result of [trend, chart, shift, deltas]) survives(result);
        if (trend.status === 'tested') {
          expect(trend.pValue).toBeGreaterThanOrEqual(0);
          expect(trend.pValue).toBeLessThanOrEqual(1);
        }
        if (shift.status === 'tested') {
          expect(shift.pValue).toBeLessThanOrEqual(1);
          expect(shift.interval.lower).toBeLessThanOrEqual(shift.difference);
          expect(shift.interval.upper).toBeGreaterThanOrEqual(shift.difference);
          near(shift.difference, shift.current.score - shift.baseline.score);
          near(shift.statistic * shift.standardError, shift.difference);
        }
        if (chart.status === 'charted') {
          expect(chart.points.length).toBe(periods.length);
          for (const { lower, upper, n } of chart.points) {
            expect(lower === null).toBe(n === 0);
            if (lower === null || upper === null) continue;
            expect(lower).toBeGreaterThanOrEqual(-100);
            expect(upper).toBeLessThanOrEqual(100);
            expect(lower).toBeLessThanOrEqual(chart.centre + 1e-9);
            expect(upper).toBeGreaterThanOrEqual(chart.centre - 1e-9);
          }
        }
        expect(deltas.length).toBe(periods.length);
      }),
      { numRuns: 300 },
    );
  });

  // Up to a million answers: next to a score of 100 with more of them, doubles have no digits left for the distance.
  it('turn their sign when promoters and detractors change places', () => {
    const most = 1_000_000;
    const sized = heads.filter((periods) =>
      periods.every(({ counts: c }) => c.promoters + c.passives + c.detractors <= most),
    );
    fc.assert(
      fc.property(sized, (periods) => {
        const turned = mirrorAll(periods);
        const [trend, other] = [testTrend(periods), testTrend(turned)];
        if (trend.status === 'tested' && other.status === 'tested') {
          near(other.slope, -trend.slope, 100);
          near(other.pValue, trend.pValue);
          expect(other.mannKendall.s).toBe(-trend.mannKendall.s + 0);
          near(other.theilSen.slope, -trend.theilSen.slope, 100);
        }
        const [chart, mirrored] = [controlChart(periods), controlChart(turned)];
        if (chart.status === 'charted' && mirrored.status === 'charted') {
          expect(mirrored.signals.length).toBe(chart.signals.length);
          near(mirrored.centre, -chart.centre, 100);
        }
        const [shift, opposite] = [
          detectShift(periods, { minimumN: 1 }),
          detectShift(turned, { minimumN: 1 }),
        ];
        if (shift.status === 'tested' && opposite.status === 'tested') near(opposite.pValue, shift.pValue);
      }),
    );
  });

  it('do not see empty periods, but for their place in the line', () => {
    const nobody: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
    fc.assert(
      fc.property(heads, (periods) => {
        const last = periods.at(-1)?.end ?? 0;
        const longer: Period<NpsCounts>[] = [
          ...periods,
          { start: last, end: last + 1, label: 'empty', counts: nobody },
        ];
        expect(testTrend(longer)).toEqual(testTrend(periods));
        const [shift, other] = [detectShift(periods), detectShift(longer)];
        if (shift.status === 'tested' && other.status === 'tested') {
          expect({ ...other, cusum: null }).toEqual({ ...shift, cusum: null });
        }
      }),
    );
  });

  it('do not care when all periods are moved in time', () => {
    fc.assert(
      fc.property(heads, fc.integer({ min: -1000, max: 1000 }), (periods, by) => {
        const moved = periods.map((period) => ({
          ...period,
          start: period.start + by,
          end: period.end + by,
        }));
        expect(testTrend(moved)).toEqual(testTrend(periods));
      }),
    );
  });

  it('raise no signal where every period is the same', () => {
    fc.assert(
      fc.property(anyHeads, fc.integer({ min: 2, max: 14 }), (counts, length) => {
        const periods = Array.from({ length }, (_, i) => ({ start: i, end: i + 1, label: `${i}`, counts }));
        const trend = testTrend(periods);
        if (trend.status === 'tested') {
          near(trend.slope, 0);
          expect(trend.pValue).toBeGreaterThan(0.99);
          expect(trend.mannKendall.pValue).toBe(1);
        }
        const chart = controlChart(periods, { rules: ['beyond-limits', 'ewma'] });
        if (chart.status === 'charted') expect(chart.signals).toEqual([]);
        const shift = detectShift(periods, { minimumN: 1 });
        if (shift.status === 'tested') {
          expect(shift.pValue).toBeGreaterThan(0.99);
          expect(shift.cusum?.signal ?? null).toBeNull();
        }
        for (const { comparison } of scoreDeltas(periods, { minimumN: 1 })) {
          if (comparison.status === 'tested') expect(comparison.pValue).toBe(1);
        }
      }),
    );
  });
});

describe('evidence and limits agree', () => {
  const somebody = anyHeads.filter((c) => c.promoters + c.passives + c.detractors > 0);

  it('for a shift: 0 is outside the interval exactly when the p-value is below 1 - level', () => {
    fc.assert(
      fc.property(
        periodsWith(anyHeads, { minLength: 3 }),
        fc.constantFrom(0.8, 0.95, 0.99),
        (periods, level) => {
          const shift = detectShift(periods, { minimumN: 5, level });
          if (shift.status !== 'tested' || Math.abs(shift.pValue - (1 - level)) < 1e-5) return;
          const { lower, upper } = shift.interval;
          expect(lower > 0 || upper < 0).toBe(shift.pValue < 1 - level);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('for a difference in differences, one-sided and two-sided', () => {
    const groups = fc.record({
      before: somebody,
      after: somebody,
      control: fc.record({ before: somebody, after: somebody }),
    });
    fc.assert(
      fc.property(groups, fc.constantFrom('two-sided', 'greater', 'less'), (sides, alternative) => {
        const test = compareBeforeAfter(sides, { alternative: alternative as 'greater' });
        if (test.status !== 'tested') throw new Error('all groups have answers');
        survives(test);
        near(test.difference, test.treated.difference - test.control.difference);
        if (Math.abs(test.pValue - 0.05) < 1e-6) return;
        expect(test.interval.lower > 0 || test.interval.upper < 0).toBe(test.pValue < 0.05);
        const turned = compareBeforeAfter({
          before: mirror(sides.before),
          after: mirror(sides.after),
          control: { before: mirror(sides.control.before), after: mirror(sides.control.after) },
        });
        if (alternative === 'two-sided' && turned.status === 'tested') {
          near(turned.difference, -test.difference);
          near(turned.pValue, test.pValue);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('for an adjusted series: never below the raw p-values', () => {
    fc.assert(
      fc.property(heads, (periods) => {
        const raw = scoreDeltas(periods, { adjust: 'none', minimumN: 5 });
        scoreDeltas(periods, { minimumN: 5 }).forEach(({ adjustedPValue }, i) => {
          const own = raw[i]?.adjustedPValue ?? null;
          expect(adjustedPValue === null).toBe(own === null);
          if (adjustedPValue !== null && own !== null) expect(adjustedPValue).toBeGreaterThanOrEqual(own);
        });
      }),
    );
  });
});
