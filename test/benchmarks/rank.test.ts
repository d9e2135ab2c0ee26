import { rankAmong } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

describe('rankAmong', () => {
  const own = { promoters: 150, passives: 80, detractors: 20 };

  it('ranks by score and leaves open what chance leaves open', () => {
    const rank = rankAmong(own, [
      { name: 'far above', counts: { promoters: 900, passives: 80, detractors: 20 } },
      { name: 'a little above', counts: { promoters: 156, passives: 76, detractors: 18 } },
      { name: 'far below', counts: { promoters: 200, passives: 400, detractors: 400 } },
      { name: 'nobody', counts: { promoters: 0, passives: 0, detractors: 0 } },
    ]);
    expect(rank).toMatchObject({
      score: 52,
      rank: 3,
      of: 4,
      interval: { best: 2, worst: 3, level: 0.95, method: 'pairwise-holm' },
    });
    expect(rank?.competitors[3]).toEqual({
      name: 'nobody',
      score: null,
      difference: null,
      pValueHigher: null,
      pValueLower: null,
    });
    expect(rank?.competitors[1]?.difference).toBeCloseTo(-3.2, 12);
  });

  it('shares the better rank among alike scores', () => {
    expect(rankAmong(own, [{ name: 'twin', counts: own }])).toMatchObject({
      rank: 1,
      of: 2,
      interval: { best: 1, worst: 2 },
    });
  });

  it('is first of one without competitors and null for nobody', () => {
    expect(rankAmong(own, [])).toMatchObject({ rank: 1, of: 1, interval: { best: 1, worst: 1 } });
    expect(rankAmong({ promoters: 0, passives: 0, detractors: 0 }, [])).toBeNull();
  });

  it('refuses malformed competitors', async () => {
    const counts = own;
    await expectCode(() => rankAmong(own, null as never), 'INVALID_ARGUMENT');
    await expectCode(() => rankAmong(own, [{ name: '', counts }]), 'INVALID_ARGUMENT');
    const twice = [
      { name: 'a', counts },
      { name: 'a', counts },
    ];
    await expectCode(() => rankAmong(own, twice), 'INVALID_ARGUMENT');
    await expectCode(
      () => rankAmong(own, [{ name: 'a', counts: { promoters: -1 } as never }]),
      'INVALID_COUNTS',
    );
    await expectCode(() => rankAmong(own, [], { level: 0.05 }), 'INVALID_OPTION');
  });
});
