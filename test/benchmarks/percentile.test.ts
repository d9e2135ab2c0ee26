import { percentileAmong } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

describe('percentileAmong', () => {
  it('counts ties half among values', () => {
    expect(percentileAmong(52, { values: [70, 10, 52, 30] })).toEqual({
      share: 0.625,
      atLeast: 0.5,
      atMost: 0.75,
      method: 'mid-rank',
      n: 4,
    });
  });

  it('says nothing beyond the outermost quantiles but a bound', () => {
    const quantiles = [
      { share: 0.25, score: 10 },
      { share: 0.75, score: 50 },
    ];
    expect(percentileAmong(9, { quantiles })).toMatchObject({ share: null, atLeast: 0, atMost: 0.25 });
    expect(percentileAmong(51, { quantiles })).toMatchObject({ share: null, atLeast: 0.75, atMost: 1 });
    expect(percentileAmong(30, { quantiles })).toMatchObject({ share: 0.5, atLeast: 0.25, atMost: 0.75 });
  });

  it('knows the share beyond the least and the greatest value', () => {
    const quantiles = [
      { share: 0, score: 10 },
      { share: 1, score: 50 },
    ];
    expect(percentileAmong(-100, { quantiles })?.share).toBe(0);
    expect(percentileAmong(100, { quantiles })?.share).toBe(1);
  });

  it('takes the middle of a flat stretch', () => {
    const quantiles = [
      { share: 0.25, score: 30 },
      { share: 0.5, score: 30 },
      { share: 0.75, score: 50 },
    ];
    expect(percentileAmong(30, { quantiles })).toMatchObject({ share: 0.375, atLeast: 0.25, atMost: 0.5 });
  });

  it('gives null for no score and for no values', () => {
    expect(percentileAmong(null, { values: [1] })).toBeNull();
    expect(percentileAmong(null, { quantiles: [{ share: 0.5, score: 1 }] })).toBeNull();
    expect(percentileAmong(10, { values: [] })).toBeNull();
  });

  it('refuses malformed distributions', async () => {
    const both = { values: [1], quantiles: [{ share: 0.5, score: 1 }] };
    await expectCode(() => percentileAmong(1, both as never), 'INVALID_ARGUMENT');
    await expectCode(() => percentileAmong(1, {} as never), 'INVALID_ARGUMENT');
    expect(() => percentileAmong(1, [1, 2] as never)).toThrow(
      'distribution: expected either values or quantiles, got an array of 2',
    );
    await expectCode(() => percentileAmong(101, { values: [1] }), 'INVALID_OPTION');
    await expectCode(() => percentileAmong(1, { values: [Number.NaN] }), 'INVALID_OPTION');
    await expectCode(() => percentileAmong(1, { values: 'x' as never }), 'INVALID_ARGUMENT');
    await expectCode(() => percentileAmong(1, { quantiles: [] }), 'INVALID_ARGUMENT');
    const crossing = [
      { share: 0.25, score: 30 },
      { share: 0.5, score: 20 },
    ];
    await expectCode(() => percentileAmong(1, { quantiles: crossing }), 'INVALID_ARGUMENT');
    const twice = [
      { share: 0.5, score: 20 },
      { share: 0.5, score: 30 },
    ];
    await expectCode(() => percentileAmong(1, { quantiles: twice }), 'INVALID_ARGUMENT');
  });
});
