import { countsFromShares, type NpsShares, scoreCounts, wholePercentages } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectError } from '../expectations.js';

const shares = (promoters: number, passives: number, detractors: number): NpsShares => ({
  promoters,
  passives,
  detractors,
});

describe('countsFromShares', () => {
  it('finds 150, 80 and 20 behind 60, 32 and 8 % of 250', () => {
    const counts = countsFromShares({ shares: shares(0.6, 0.32, 0.08), n: 250 });
    expect(counts).toStrictEqual({ promoters: 150, passives: 80, detractors: 20 });
    expect(scoreCounts(counts)).toBe(52);
  });

  it('takes the noise of doubles and gives zeros for nobody', () => {
    const third = countsFromShares({ shares: shares(1 / 3, 1 / 3, 1 - 2 / 3), n: 3 });
    expect(third).toStrictEqual({ promoters: 1, passives: 1, detractors: 1 });
    const nobody = countsFromShares({ shares: shares(0.6, 0.32, 0.08), n: 0 });
    expect(nobody).toStrictEqual({ promoters: 0, passives: 0, detractors: 0 });
  });

  it('finds counts behind rounded shares, also where these add up to 101 %', () => {
    const options = { roundedTo: 0.01 };
    expect(countsFromShares({ shares: shares(0.63, 0.25, 0.12), n: 51 }, options)).toStrictEqual({
      promoters: 32,
      passives: 13,
      detractors: 6,
    });
    expect(countsFromShares({ shares: shares(0.03, 0.03, 0.95), n: 80 }, options)).toStrictEqual({
      promoters: 2,
      passives: 2,
      detractors: 76,
    });
    expect(countsFromShares({ shares: shares(0.33, 0.33, 0.33), n: 3 }, options).passives).toBe(1);
  });

  it.each([
    ['shares.promoters', shares(0.6, 0.32, 0.08), 7, undefined],
    ['shares.promoters', shares(0.63, 0.25, 0.12), 51, undefined],
    ['shares.promoters', shares(0.5, 0.5, 0), 1, 0.01],
    ['shares', shares(0.6, 0.32, 0.09), 250, undefined],
    ['shares', shares(0.6, 0.3, 0), 250, 0.01],
    ['shares', shares(0, 0, 0), 250, undefined],
    ['shares.promoters', shares(60, 32, 8), 250, undefined],
    ['shares.detractors', shares(0.6, 0.5, -0.1), 250, undefined],
    ['shares.passives', shares(0.6, Number.NaN, 0.4), 250, undefined],
    ['shares.passives', shares(0.6, '0.4' as never, 0), 250, undefined],
  ])('refuses at %s', (path, wrong, n, roundedTo) => {
    expectError(() => countsFromShares({ shares: wrong, n }, { roundedTo }), 'INVALID_SHARES', path);
  });

  it('refuses malformed options', () => {
    const some = shares(1, 0, 0);
    expectError(() => countsFromShares({ shares: some, n: 1.5 }), 'INVALID_OPTION', 'n');
    expectError(() => countsFromShares({ shares: some, n: -1 }), 'INVALID_OPTION', 'n');
    for (const roundedTo of [0, 1, -0.01, Number.NaN]) {
      expectError(
        () => countsFromShares({ shares: some, n: 1 }, { roundedTo }),
        'INVALID_OPTION',
        'options.roundedTo',
      );
    }
    expectError(() => countsFromShares({ shares: null as never, n: 1 }), 'INVALID_ARGUMENT', 'shares');
  });
});

describe('wholePercentages', () => {
  it.each([
    [32, 13, 6, 63, 25, 12],
    [8, 2, 3, 62, 15, 23],
    [150, 80, 20, 60, 32, 8],
    [1, 1, 1, 33, 34, 33],
    [1, 0, 1, 50, 0, 50],
    [1, 0, 0, 100, 0, 0],
    [1, 1, 10, 8, 8, 84], // equal remainders: the larger part wins
    [2 ** 53 - 1, 0, 0, 100, 0, 0],
    [2 ** 53 - 1, 2 ** 53 - 1, 2 ** 53 - 1, 33, 34, 33],
  ])('%d, %d and %d show as %d, %d and %d %%', (p, q, d, promoters, passives, detractors) => {
    expect(wholePercentages({ promoters: p, passives: q, detractors: d })).toStrictEqual({
      promoters,
      passives,
      detractors,
    });
  });

  it('gives null for nobody and refuses what are no counts', () => {
    expect(wholePercentages({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    const wrong = { promoters: 0.5, passives: 0, detractors: 0 };
    expectError(() => wholePercentages(wrong), 'INVALID_COUNTS', 'counts.promoters');
  });
});
