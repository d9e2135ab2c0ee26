import { scoreBands } from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';

describe('scoreBands', () => {
  const own = { promoters: 150, passives: 80, detractors: 20 }; // 52, about 44 to 59

  it('begins a band at its score and has none below the first', () => {
    const at = (from: number) => scoreBands(own, [{ name: 'high', from }]);
    expect(at(52)?.band).toBe('high');
    expect(at(52.5)?.band).toBeNull();
    expect(at(52)?.possibleBands).toEqual([null, 'high']);
    expect(at(30)?.possibleBands).toEqual(['high']);
  });

  it('gives null for nobody', () => {
    expect(scoreBands({ promoters: 0, passives: 0, detractors: 0 }, [{ name: 'a', from: 0 }])).toBeNull();
  });

  it('refuses bands out of order, range or name', async () => {
    await expectCode(() => scoreBands(own, []), 'INVALID_ARGUMENT');
    await expectCode(() => scoreBands(own, [{ name: '', from: 0 }]), 'INVALID_OPTION');
    await expectCode(() => scoreBands(own, [{ name: 'a', from: 101 }]), 'INVALID_OPTION');
    const same = [
      { name: 'a', from: 0 },
      { name: 'b', from: 0 },
    ];
    await expectCode(() => scoreBands(own, same), 'INVALID_OPTION');
    const twice = [
      { name: 'a', from: 0 },
      { name: 'a', from: 1 },
    ];
    await expectCode(() => scoreBands(own, twice), 'INVALID_OPTION');
    await expectCode(() => scoreBands(own, [{ name: 'a', from: 0 }], { level: 0.05 }), 'INVALID_OPTION');
  });
});
