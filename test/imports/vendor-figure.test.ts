import { isNpsError } from 'nps-kit';
import { compareWithVendorFigure, type VendorFigure } from 'nps-kit/imports';
import { expect, it } from 'vitest';

const named = (figure: VendorFigure): string[] =>
  compareWithVendorFigure(figure).explanations.map(({ convention, denominator }) =>
    [convention, ...denominator].join(' + '),
  );

// Counts and figures that the tools published, see docs/guides/importing.md.
it('names the convention behind published figures', () => {
  expect(named({ published: 39, counts: { promoters: 8, passives: 2, detractors: 3 } })).toEqual([
    'rounded-shares',
  ]);
  expect(
    named({
      published: '25.00',
      counts: { promoters: 2, passives: 0, detractors: 1 },
      unanswered: { dismissed: 1 },
    }),
  ).toEqual(['exact + dismissed']);
  expect(
    named({ published: 50, counts: { promoters: 322066, passives: 160222, detractors: 52234 } }),
  ).toContain('rounded-score');
  expect(
    named({
      published: 51,
      counts: { promoters: 32, passives: 13, detractors: 6 },
      shares: { promoters: 0.63, passives: 0.25, detractors: 0.12 },
    }),
  ).toEqual(['rounded-score', 'rounded-shares']);
});

it('tells the gap, and says when nothing explains it', () => {
  const comparison = compareWithVendorFigure({
    published: '+64.5',
    counts: { promoters: 1, passives: 1, detractors: 1 },
  });
  expect(comparison).toEqual({ published: 64.5, score: 0, gap: 64.5, explanations: [] });
});

it('takes the noise of a computed 0 for a number', () => {
  const counts = { promoters: 1, passives: 1, detractors: 1 };
  expect(named({ published: -1.4210854715202004e-14, counts })).toEqual(['exact']);
  expect(() => named({ published: '1e1', counts })).toThrowError(/^figure.published/);
});

it('knows 0 for nobody', () => {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  expect(compareWithVendorFigure({ published: 0, counts })).toEqual({
    published: 0,
    score: null,
    gap: null,
    explanations: [{ convention: 'zero-for-empty', denominator: [], shares: null }],
  });
  expect(named({ published: 7, counts })).toEqual([]);
  // Only dismissals: dividing by them gives an exact 0.
  expect(named({ published: 0, counts, unanswered: { dismissed: 3 } })).toEqual([
    'zero-for-empty',
    'exact + dismissed',
  ]);
});

it('cuts negative scores towards zero or down', () => {
  const counts = { promoters: 1, passives: 1, detractors: 4 };
  expect(named({ published: -50, counts })).toEqual(['exact']);
  const third = { promoters: 0, passives: 2, detractors: 1 };
  expect(named({ published: -33, counts: third })).toEqual([
    'rounded-score',
    'truncated-score',
    'rounded-shares',
    'truncated-shares',
  ]);
  expect(named({ published: -34, counts: third })).toEqual(['truncated-score']);
});

it('tries several kinds of responses in the denominator, the fewest first', () => {
  expect(
    named({
      published: 20,
      counts: { promoters: 1, passives: 0, detractors: 0 },
      unanswered: { dismissed: 2, partial: 2, missing: 0 },
    }),
  ).toEqual(['exact + dismissed + partial']);
});

it.each([
  ['x', 'figure.published'],
  [101, 'figure.published'],
  [Number.NaN, 'figure.published'],
  [null, 'figure.published'],
])('refuses a published score of %j', (published, path) => {
  const figure = { published, counts: { promoters: 1, passives: 0, detractors: 0 } } as never;
  let received: unknown;
  try {
    compareWithVendorFigure(figure);
  } catch (error) {
    received = isNpsError(error) ? error.path : error;
  }
  expect(received).toBe(path);
});

it('refuses shares in percent, and counts that are none', () => {
  const counts = { promoters: 1, passives: 0, detractors: 0 };
  const shares = { promoters: 63, passives: 25, detractors: 12 };
  expect(() => compareWithVendorFigure({ published: 1, counts, shares })).toThrowError(
    /figure.shares.promoters/,
  );
  const unanswered = { dismissed: -1 };
  expect(() => compareWithVendorFigure({ published: 1, counts, unanswered })).toThrowError(
    /unanswered.dismissed/,
  );
});
