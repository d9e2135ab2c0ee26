import {
  type Benchmark,
  compareToBenchmark,
  describeStanding,
  isSignificant,
  testScore,
  testScoreDifference,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../docs/expectations.js';
import { benchmarkOf, provenance } from './fixture.js';

const own = { promoters: 150, passives: 80, detractors: 20 }; // score 52
const nobody = { promoters: 0, passives: 0, detractors: 0 };

describe('compareToBenchmark', () => {
  it.each([
    ['Retail', 40, 70, 12, -18, 0.4],
    ['Finance', 35, 60, 17, -8, 0.68],
    ['Healthcare', 50, 80, 2, -28, 2 / 30],
    ['Technology', 30, 65, 22, -13, 22 / 35],
  ])('own 52 in %s (average %d, top %d)', (industry, average, top, toAverage, toTop, part) => {
    const comparison = compareToBenchmark(own, benchmarkOf(industry, average, top));
    expect(comparison?.score).toBe(52);
    expect(comparison?.average.gap).toBe(toAverage);
    expect(comparison?.top?.gap).toBe(toTop);
    expect(comparison?.partOfWay).toBeCloseTo(part, 12);
    expect(comparison?.position).toBe('between');
  });

  it('puts a score below, between or above, both figures included in between', () => {
    const at = (average: number, top: number) =>
      compareToBenchmark(own, benchmarkOf('x', average, top))?.position;
    expect(at(53, 70)).toBe('below');
    expect(at(52, 70)).toBe('between');
    expect(at(40, 52)).toBe('between');
    expect(at(40, 51)).toBe('above');
  });

  it('has no way to the top without a top, or with one at the average', () => {
    const { average } = benchmarkOf('x', 40, 70);
    const alone = compareToBenchmark(own, { provenance, average });
    expect(alone).toMatchObject({ top: null, partOfWay: null, position: 'above' });
    expect(compareToBenchmark(own, benchmarkOf('x', 40, 40))?.partOfWay).toBeNull();
  });

  it('takes a figure of companies as exact and says so', () => {
    const comparison = compareToBenchmark(own, benchmarkOf('Retail', 40, 70));
    expect(comparison?.average.basis).toBe('one-sample');
    expect(comparison?.average.test).toEqual(testScore(own, { target: 40 }));
    expect(comparison?.warnings.filter(({ warning }) => warning === 'taken-as-exact')).toEqual([
      { warning: 'taken-as-exact', figure: 'average', expected: null, found: 'mean-of-companies' },
      { warning: 'taken-as-exact', figure: 'top', expected: null, found: 'top-performer' },
    ]);
  });

  it('makes a two-sample test of counts', () => {
    const counts = { promoters: 5000, passives: 3000, detractors: 2000 };
    const average = {
      score: 30,
      statistic: 'pooled-share',
      respondents: 10000,
      companies: 12,
      counts,
    } as const;
    const comparison = compareToBenchmark(own, { provenance, average });
    expect(comparison?.average.basis).toBe('two-sample');
    expect(comparison?.average.test).toEqual(testScoreDifference({ current: own, baseline: counts }));
    expect(comparison?.warnings).toEqual([]);
  });

  it('makes nearly the same test of shares and respondents, which need not be whole heads', () => {
    const base = { score: 30, statistic: 'pooled-share', respondents: 10000, companies: 12 } as const;
    const counts = { promoters: 5000, passives: 3000, detractors: 2000 };
    const shares = { promoters: 0.5, passives: 0.3, detractors: 0.2 };
    const test = (average: Benchmark['average']) =>
      compareToBenchmark(own, { provenance, average })?.average.test;
    const [one, other] = [test({ ...base, counts }), test({ ...base, shares })];
    if (one?.status !== 'tested' || other?.status !== 'tested') throw new Error('there are answers');
    expect(other.pValue).toBeCloseTo(one.pValue, 12);
    expect(other.interval.lower).toBeCloseTo(one.interval.lower, 9);
    const rounded = {
      ...base,
      respondents: 51,
      shares: { promoters: 0.49, passives: 0.31, detractors: 0.2 },
    };
    expect(test(rounded)?.status).toBe('tested');
  });

  it('takes the largest variance when only the respondents are known, and its name says so', () => {
    const figure = { score: 40, statistic: 'single-company', respondents: 300, companies: 1 } as const;
    const comparison = compareToBenchmark(own, { provenance, average: figure });
    const worst = comparison?.average;
    expect(worst?.basis).toBe('two-sample-worst-case');
    expect(worst?.test).toMatchObject({ method: 'score-worst-case-variance', status: 'tested' });
    // 70 % and 30 % without passives is the same score with the most variance.
    const baseline = { promoters: 210, passives: 0, detractors: 90 };
    const known = testScoreDifference({ current: own, baseline });
    if (worst?.test.status !== 'tested' || known.status !== 'tested') throw new Error('there are answers');
    expect(worst.test.pValue).toBeCloseTo(known.pValue, 12);
    const likely = testScoreDifference({
      current: own,
      baseline: { promoters: 150, passives: 120, detractors: 30 },
    });
    if (likely.status !== 'tested') throw new Error('there are answers');
    expect(worst.test.pValue).toBeGreaterThan(likely.pValue);
  });

  it('gives shares and respondents the standard error of heads, even of a single one', () => {
    const figure = { score: 40, statistic: 'pooled-share', respondents: 10, companies: null } as const;
    const counts = { promoters: 7, passives: 0, detractors: 3 };
    const shares = { promoters: 0.7, passives: 0, detractors: 0.3 };
    for (const average of [{ ...figure, counts }, { ...figure, shares }, figure]) {
      const test = compareToBenchmark(own, { provenance, average })?.average.test;
      // The variances are p + d - (p - d)^2.
      const standardError = expect.closeTo(100 * Math.sqrt(0.4096 / 250 + 0.84 / 10), 10);
      expect(test).toMatchObject({ standardError, baseline: { score: 40, n: 10 } });
    }
    const single = compareToBenchmark(own, { provenance, average: { ...figure, respondents: 1 } });
    const standardError = expect.closeTo(100 * Math.sqrt(0.4096 / 250 + 0.84), 10);
    expect(single?.average.test).toMatchObject({ standardError });
  });

  it('gives the published score back as published, for respondents and for shares', () => {
    for (let tenths = -1000; tenths <= 1000; tenths += 7) {
      const score = tenths / 10;
      const shares = {
        promoters: (1000 + tenths) / 2000,
        passives: 0,
        detractors: (1000 - tenths) / 2000,
      };
      for (const respondents of [1, 3, 251, 2 ** 53 - 1]) {
        const figure = { score, statistic: 'pooled-share', respondents, companies: null } as const;
        for (const average of [figure, { ...figure, shares }]) {
          const test = compareToBenchmark(own, { provenance, average })?.average.test;
          expect(test).toMatchObject({
            difference: 52 - score,
            baseline: { score: score + 0, n: respondents },
          });
        }
      }
    }
    const shares = { promoters: 0.7, passives: -0, detractors: 0.3 };
    const average = { score: 40, statistic: 'pooled-share', respondents: 300, companies: 1, shares } as const;
    expect(compareToBenchmark(own, { provenance, average })?.average.test).toMatchObject({
      baseline: { score: 40 },
    });
  });

  it('does not change when the benchmark is changed later', () => {
    const { average } = benchmarkOf('Retail', 40, 70);
    const changing = { ...provenance, population: { ...provenance.population } };
    const comparison = compareToBenchmark(own, { provenance: changing, average });
    expect(comparison?.provenance).toEqual(provenance);
    Object.assign(changing, { year: 1999 });
    Object.assign(changing.population, { industry: 'Other' });
    expect(comparison?.provenance).toEqual(provenance);
  });

  it('gives null for nobody', () => {
    expect(compareToBenchmark(nobody, benchmarkOf('Retail', 40, 70))).toBeNull();
  });

  it('takes weighted counts', () => {
    const weighted = {
      n: 250,
      promoterWeight: 150,
      passiveWeight: 80,
      detractorWeight: 20,
      promoterSquaredWeight: 150,
      passiveSquaredWeight: 80,
      detractorSquaredWeight: 20,
    };
    expect(compareToBenchmark(weighted, benchmarkOf('Retail', 40, 70))).toMatchObject({ score: 52, n: 250 });
  });

  it('names what is not comparable', () => {
    const now = Date.UTC(2029, 5, 1);
    const comparison = compareToBenchmark(own, benchmarkOf('Retail', 40, 70), {
      own: { region: 'Europe', industry: ' retail', market: 'B2B', surveyType: 'transactional' },
      now,
    });
    expect(comparison?.warnings.filter(({ warning }) => warning !== 'taken-as-exact')).toEqual([
      { warning: 'other-statistic', figure: 'average', expected: 'pooled-share', found: 'mean-of-companies' },
      { warning: 'other-statistic', figure: 'top', expected: 'pooled-share', found: 'top-performer' },
      { warning: 'other-region', figure: null, expected: 'Europe', found: 'Nowhere' },
      { warning: 'other-market', figure: null, expected: 'B2B', found: 'B2C' },
      { warning: 'other-survey-type', figure: null, expected: 'transactional', found: 'relational' },
      { warning: 'outdated', figure: null, expected: 3, found: 4 },
    ]);
    const names = (options: Parameters<typeof compareToBenchmark>[2]) =>
      compareToBenchmark(own, benchmarkOf('Retail', 40, 70), options)?.warnings.map(({ warning }) => warning);
    expect(names({ now: Date.UTC(2028, 11, 31) })).not.toContain('outdated');
    expect(names({ now, maxAgeYears: 4 })).not.toContain('outdated');
    expect(names({ own: { statistic: 'mean-of-companies' } })).toEqual([
      'other-statistic',
      'taken-as-exact',
      'taken-as-exact',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no provenance', { ...benchmarkOf('x', 40, 70), provenance: undefined }, 'INVALID_ARGUMENT'],
    [
      'an empty publisher',
      { ...benchmarkOf('x', 40, 70), provenance: { ...provenance, publisher: ' ' } },
      'INVALID_ARGUMENT',
    ],
    [
      'no address',
      { ...benchmarkOf('x', 40, 70), provenance: { ...provenance, address: undefined } },
      'INVALID_ARGUMENT',
    ],
    [
      'no population',
      { ...benchmarkOf('x', 40, 70), provenance: { ...provenance, population: null } },
      'INVALID_ARGUMENT',
    ],
    [
      'an unreal day',
      { ...benchmarkOf('x', 40, 70), provenance: { ...provenance, readOn: '2026-02-30' } },
      'INVALID_ARGUMENT',
    ],
    [
      'no survey type',
      { ...benchmarkOf('x', 40, 70), provenance: { ...provenance, surveyType: undefined } },
      'INVALID_OPTION',
    ],
    ['a top below the average', benchmarkOf('x', 40, 39), 'INVALID_ARGUMENT'],
    [
      'no statistic',
      { provenance, average: { score: 40, respondents: null, companies: null } },
      'INVALID_OPTION',
    ],
    [
      'a percentile without its share',
      { provenance, average: { score: 40, statistic: 'percentile', respondents: null, companies: null } },
      'INVALID_OPTION',
    ],
    [
      'respondents left out',
      { provenance, average: { score: 40, statistic: 'pooled-share', companies: null } },
      'INVALID_OPTION',
    ],
    [
      'counts of a figure made of scores',
      {
        provenance,
        average: {
          score: 100,
          statistic: 'mean-of-companies',
          respondents: null,
          companies: null,
          counts: { promoters: 10, passives: 0, detractors: 0 },
        },
      },
      'INVALID_ARGUMENT',
    ],
    [
      'counts of another score',
      {
        provenance,
        average: {
          score: 40,
          statistic: 'pooled-share',
          respondents: null,
          companies: null,
          counts: { promoters: 10, passives: 0, detractors: 0 },
        },
      },
      'INVALID_ARGUMENT',
    ],
    [
      'counts of other respondents',
      {
        provenance,
        average: {
          score: 100,
          statistic: 'pooled-share',
          respondents: 9,
          companies: null,
          counts: { promoters: 10, passives: 0, detractors: 0 },
        },
      },
      'INVALID_ARGUMENT',
    ],
    [
      'shares that do not add up',
      {
        provenance,
        average: {
          score: 40,
          statistic: 'pooled-share',
          respondents: 10,
          companies: null,
          shares: { promoters: 0.5, passives: 0.1, detractors: 0.1 },
        },
      },
      'INVALID_SHARES',
    ],
    [
      'shares of another score',
      {
        provenance,
        average: {
          score: 45,
          statistic: 'pooled-share',
          respondents: 10,
          companies: null,
          shares: { promoters: 0.5, passives: 0.4, detractors: 0.1 },
        },
      },
      'INVALID_ARGUMENT',
    ],
  ])('refuses %s', async (_, benchmark, code) => {
    await expectCode(() => compareToBenchmark(own, benchmark as Benchmark), code);
  });

  it('refuses malformed options before it looks at empty counts', async () => {
    const benchmark = benchmarkOf('Retail', 40, 70);
    await expectCode(() => compareToBenchmark(nobody, benchmark, { level: 0.05 }), 'INVALID_OPTION');
    await expectCode(() => compareToBenchmark(nobody, benchmark, { now: Number.NaN }), 'INVALID_INSTANT');
    await expectCode(() => compareToBenchmark(nobody, benchmark, { maxAgeYears: -1 }), 'INVALID_OPTION');
    const own = { market: 'b2b' } as never;
    await expectCode(() => compareToBenchmark(nobody, benchmark, { own }), 'INVALID_OPTION');
  });
});

describe('describeStanding', () => {
  it('says from which figures a score can not be told apart, by the tests of the record', () => {
    const comparison = compareToBenchmark(
      { promoters: 30, passives: 16, detractors: 4 },
      benchmarkOf('Retail', 40, 70),
    );
    if (!comparison) throw new Error('there are answers');
    expect(isSignificant(comparison.average.test)).toBe(false);
    expect(describeStanding(comparison)).toEqual({
      position: 'between',
      notDistinguishableFrom: ['average'],
      text: 'between, not distinguishable from average',
    });
    expect(describeStanding(comparison, { alpha: 0.0001 }).text).toBe(
      'between, not distinguishable from average or top',
    );
  });
});
