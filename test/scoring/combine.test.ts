import {
  combineCounts,
  combineHistograms,
  countsFromHistogram,
  histogramRatings,
  subtractCounts,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError } from '../expectations.js';

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});
const most = Number.MAX_SAFE_INTEGER;

describe('combineCounts', () => {
  it('adds shards as one count of all', () => {
    expect(combineCounts([counts(540, 420, 240), counts(1, 0, 0)])).toStrictEqual(counts(541, 420, 240));
    expect(combineCounts(new Set([counts(1, 2, 3), counts(1, 2, 3)]))).toStrictEqual(counts(2, 4, 6));
    expect(combineCounts([])).toStrictEqual(counts(0, 0, 0));
  });

  it('adds up to 2^53 - 1 and refuses more', () => {
    expect(combineCounts([counts(most - 1, 2 ** 31, 0), counts(1, 2 ** 31, 0)])).toStrictEqual(
      counts(most, 2 ** 32, 0),
    );
    expectError(
      () => combineCounts([counts(0, most, 0), counts(0, 1, 0)]),
      'INVALID_COUNTS',
      'list (sum of passives)',
    );
  });

  it.each([-1, 0.5, Number.NaN, '1', 1n, null, undefined, 2 ** 53, -0])(
    'refuses a count of %s at its place',
    (value) => {
      const wrong = { ...counts(1, 1, 1), detractors: value as number };
      if (Object.is(value, -0)) expect(combineCounts([wrong]).detractors).toBe(0);
      else expectError(() => combineCounts([counts(1, 1, 1), wrong]), 'INVALID_COUNTS', 'list[1].detractors');
    },
  );

  it.each([null, undefined, 5])('refuses %s among counts, and for a list', (value) => {
    expectError(() => combineCounts([value] as never), 'INVALID_ARGUMENT', 'list[0]');
    expectError(() => combineCounts(value as never), 'INVALID_ARGUMENT', 'list');
  });
});

describe('subtractCounts', () => {
  it('gives what is left', () => {
    const whole = counts(150, 80, 20);
    expect(subtractCounts({ whole, part: counts(50, 30, 20) })).toStrictEqual(counts(100, 50, 0));
    expect(subtractCounts({ whole, part: whole })).toStrictEqual(counts(0, 0, 0));
  });

  it('refuses a part larger than the whole', () => {
    const whole = counts(1, 1, 1);
    expectError(() => subtractCounts({ whole, part: counts(1, 2, 1) }), 'INVALID_COUNTS', 'part.passives');
    expectError(
      () => subtractCounts({ whole: counts(1, -1, 1), part: whole }),
      'INVALID_COUNTS',
      'whole.passives',
    );
  });
});

describe('histograms', () => {
  it('sum to counts on their own scale', () => {
    const bins = [17, 6, 8, 19, 18, 144, 130, 291, 677, 564, 872];
    expect(countsFromHistogram({ min: 0, max: 10, bins })).toStrictEqual(counts(1436, 968, 342));
    const scale = { min: 1, max: 3, promoterFrom: 3, detractorTo: 1 };
    expect(countsFromHistogram({ min: 1, max: 3, bins: [4, 5, 6] }, { scale })).toStrictEqual(
      counts(6, 5, 4),
    );
  });

  it('refuse another range, in both directions', () => {
    const scale = { min: 1, max: 10, promoterFrom: 9, detractorTo: 6 };
    const standard = histogramRatings([9]);
    expectError(() => countsFromHistogram(standard, { scale }), 'SCALE_MISMATCH', 'histogram');
    const other = histogramRatings([9], { scale });
    expectError(() => countsFromHistogram(other), 'SCALE_MISMATCH', 'histogram');
    expectError(() => combineHistograms([standard, other]), 'SCALE_MISMATCH', 'histograms[1]');
  });

  it('add bin by bin, and give null for no list', () => {
    expect(combineHistograms([])).toBeNull();
    const one = histogramRatings([0, 10]);
    expect(combineHistograms([one, one, one])?.bins).toStrictEqual([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(one.bins[0]).toBe(1);
  });

  it.each([
    ['histogram.min', { min: 0.5 }],
    ['histogram.max', { max: -1 }],
    ['histogram.bins', { bins: [1] }],
    ['histogram.bins', { bins: null }],
    ['histogram.bins', { bins: new Uint32Array(11) }],
    ['histogram.bins[10]', { bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1] }],
    ['histogram.bins[0]', { bins: ['1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
    ['histogram.bins[3]', { bins: Object.assign(new Array(11), { 0: 1, 1: 1, 2: 1 }) }],
  ])('refuse a malformed %s', (path, wrong) => {
    const histogram = { min: 0, max: 10, bins: new Array(11).fill(0), ...wrong };
    expectError(() => countsFromHistogram(histogram as never), 'INVALID_HISTOGRAM', path);
  });

  it('refuse sums that are no longer exact', () => {
    const bins = new Array(11).fill(0);
    bins[0] = most;
    bins[1] = 1;
    expectError(() => countsFromHistogram({ min: 0, max: 10, bins }), 'INVALID_HISTOGRAM', 'histogram.bins');
    const one = { min: 0, max: 10, bins: [most, ...new Array(10).fill(0)] };
    expectError(() => combineHistograms([one, one]), 'INVALID_HISTOGRAM', 'histograms[1].bins[0] (sum)');
  });

  it('refuse what is none', () => {
    expectError(() => countsFromHistogram(null as never), 'INVALID_ARGUMENT', 'histogram');
    expectError(() => combineHistograms([3] as never), 'INVALID_ARGUMENT', 'histograms[0]');
    expectError(() => combineHistograms(7 as never), 'INVALID_ARGUMENT', 'histograms');
  });
});
