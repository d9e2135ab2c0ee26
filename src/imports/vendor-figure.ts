import { assertCount, assertHeads, assertRecord } from '../core/assertions.js';
import { categories, headsOf, type NpsCounts, type NpsShares } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { scoreCounts } from '../scoring/score.js';
import { assertShares } from '../scoring/shares.js';

/** Responses without a rating, by kind; whole numbers, 0 or more. */
export interface UnansweredCounts {
  /** Closed without an answer. @defaultValue 0 */
  readonly dismissed?: number | undefined;
  /** Begun and not finished. @defaultValue 0 */
  readonly partial?: number | undefined;
  /** Finished without this answer. @defaultValue 0 */
  readonly missing?: number | undefined;
}

/** A score that a tool shows, and the counts behind it. */
export interface VendorFigure {
  /** The score as shown, in points, -100 to 100; as text (`"25.00"`) it tells how many decimals were shown. */
  readonly published: number | string;
  /** Heads per category. */
  readonly counts: NpsCounts;
  /** Shares as the tool shows them, 0 to 1: conventions of other shares are ruled out. @defaultValue none */
  readonly shares?: NpsShares | undefined;
  /** Responses without a rating, which some tools divide by. @defaultValue none */
  readonly unanswered?: UnansweredCounts | undefined;
}

/** How a tool may have come from the score to what it shows. */
export type FigureConvention =
  | 'exact'
  | 'rounded-score'
  | 'truncated-score'
  | 'rounded-shares'
  | 'truncated-shares'
  | 'zero-for-empty';

/** A convention that gives exactly what was published. */
export interface FigureExplanation {
  /** What is done to the figures. */
  readonly convention: FigureConvention;
  /** Responses without a rating that are divided by as well; empty for none. */
  readonly denominator: readonly (keyof UnansweredCounts)[];
  /** For conventions of shares, the shares that the tool would show, 0 to 1; else null. */
  readonly shares: NpsShares | null;
}

/** A published figure beside the recomputed one. */
export interface VendorComparison {
  /** The score as published, in points. */
  readonly published: number;
  /** The score of the counts, in points, unrounded; null when nobody answered. */
  readonly score: number | null;
  /** Published minus recomputed, in points; null when nobody answered. */
  readonly gap: number | null;
  /** Conventions that give the published figure, the plainest first; empty when none does. */
  readonly explanations: readonly FigureExplanation[];
}

/**
 * Recomputes a score that a tool published, and names the conventions that explain a gap.
 *
 * Known conventions: the exact score, rounding or cutting the score, rounding or cutting the shares before they are
 * subtracted, dividing by responses without a rating, and 0 where nobody answered. Several may fit; one example does
 * not tell which the tool uses, a few together do.
 *
 * @returns The recomputed score in points (null when nobody answered), the gap, and what explains the figure.
 * @throws {NpsError} INVALID_ARGUMENT when the published score is no number -100 to 100.
 * @throws {NpsError} INVALID_COUNTS when counts are malformed; INVALID_SHARES when shares are no parts of one.
 * @example
 * ```ts
 * import { compareWithVendorFigure } from 'nps-kit/imports';
 *
 * const retently = compareWithVendorFigure({ published: 39, counts: { promoters: 8, passives: 2, detractors: 3 } });
 * retently.score; // ≈ 38.46
 * retently.explanations; // => [{ convention: 'rounded-shares', denominator: [], shares: { promoters: 0.62, passives: 0.15, detractors: 0.23 } }]
 *
 * const formbricks = compareWithVendorFigure({
 *   published: '25.00',
 *   counts: { promoters: 2, passives: 0, detractors: 1 },
 *   unanswered: { dismissed: 1 },
 * });
 * formbricks.score; // ≈ 33.33
 * formbricks.explanations; // => [{ convention: 'exact', denominator: ['dismissed'], shares: null }]
 * ```
 */
export function compareWithVendorFigure(figure: VendorFigure): VendorComparison {
  assertRecord(figure, 'figure', 'a published score and counts');
  const { published, digits } = readPublished(figure.published);
  const { counts, unanswered = {} } = figure;
  assertHeads(counts, 'figure.counts');
  assertRecord(unanswered, 'figure.unanswered', 'counts');
  if (figure.shares !== undefined) assertShares(figure.shares, 'figure.shares');
  const kinds = (['dismissed', 'partial', 'missing'] as const).filter((kind) => {
    if (unanswered[kind] !== undefined) {
      assertCount(unanswered[kind], `figure.unanswered.${kind}`, 'INVALID_COUNTS');
    }
    return (unanswered[kind] ?? 0) > 0;
  });
  const answered = headsOf(counts);
  const explanations = subsetsOf(kinds).flatMap((denominator) => {
    const n = denominator.reduce((sum, kind) => sum + (unanswered[kind] as number), answered);
    return conventionsOf(counts, n, published, digits)
      .filter((found) => !figure.shares || !found.shares || sameShares(found.shares, figure.shares))
      .map((found) => ({ ...found, denominator }));
  });
  const score = scoreCounts(counts);
  return { published, score, gap: score === null ? null : published - score, explanations };
}

/** Room for the rounding of doubles. */
const noise = 1e-9;

/** What a convention gives: the shares that it would show, if it is one of shares. */
type Found = Pick<FigureExplanation, 'convention' | 'shares'>;

function conventionsOf(counts: NpsCounts, n: number, published: number, digits: number): Found[] {
  const same = (value: number): boolean => Math.abs(value - published) <= noise;
  const ifSo = (so: boolean, convention: FigureConvention, shares: NpsShares | null = null): Found[] =>
    so ? [{ convention, shares }] : [];
  if (n === 0) return ifSo(same(0), 'zero-for-empty');
  const exact = (100 * (counts.promoters - counts.detractors)) / n;
  if (same(exact)) return ifSo(true, 'exact');
  const step = 10 ** -digits;
  const truncated =
    same(Math.trunc(exact / step + Math.sign(exact) * noise) * step) ||
    same(Math.floor(exact / step + noise) * step);
  return [
    // Half a step either way covers every rule for ties.
    ...ifSo(Math.abs(exact - published) <= step / 2 + noise, 'rounded-score'),
    ...ifSo(truncated, 'truncated-score'),
    ...roundings.flatMap(([convention, round]) => {
      const share = (heads: number): number => round((100 * heads) / n / step + noise) / (100 / step);
      const shares = {
        promoters: share(counts.promoters),
        passives: share(counts.passives),
        detractors: share(counts.detractors),
      };
      return ifSo(same(100 * (shares.promoters - shares.detractors)), convention, shares);
    }),
  ];
}

const roundings = [
  ['rounded-shares', Math.round],
  ['truncated-shares', Math.floor],
] as const;

function readPublished(value: unknown): { published: number; digits: number } {
  const numeric = typeof value === 'number';
  const match = /^\s*[+-]?\d+(?:\.(\d+))?\s*$/.exec(numeric || typeof value === 'string' ? `${value}` : '');
  const published = numeric || match ? Number(value) + 0 : Number.NaN;
  if (!(published >= -100 && published <= 100)) {
    throw new NpsError('INVALID_ARGUMENT', 'figure.published', 'a score, -100 to 100', value);
  }
  // A number such as 1e-14 is shown to more decimals than anyone rounds to.
  return { published, digits: match ? Math.min(match[1]?.length ?? 0, 9) : 9 };
}

function sameShares(one: NpsShares, other: NpsShares): boolean {
  return categories.every((category) => Math.abs(one[category] - other[category]) <= noise);
}

/** All subsets, the smaller ones first. */
function subsetsOf<T>(items: readonly T[]): T[][] {
  const subsets: T[][] = [[]];
  for (const item of items) subsets.push(...subsets.map((subset) => [...subset, item]));
  return subsets.sort((one, other) => one.length - other.length);
}
