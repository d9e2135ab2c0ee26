import { assertCounts, assertInteger, assertRecord } from '../core/assertions.js';
import { type AnyCounts, isWeighted, type NpsShares } from '../core/counts.js';
import { NpsError } from '../core/errors.js';

/** A guess of the answers: shares that add up to 1, or the counts of an earlier survey. */
export type ShareGuess = NpsShares | AnyCounts;

/** A sample that is yet to come. */
export interface PlannedSample {
  /** Respondents (heads), 1 or more. */
  readonly n: number;
  /** What they are expected to answer. @defaultValue the worst case: half promoters, half detractors */
  readonly shares?: ShareGuess | undefined;
}

/** The most uncertain answers there can be: nothing between promoter and detractor. */
const worstShares: NpsShares = /* @__PURE__ */ Object.freeze({
  promoters: 0.5,
  passives: 0,
  detractors: 0.5,
});

/** The guessed shares once checked, each 0 to 1; the worst case without a guess. */
export function sharesOf(guess: ShareGuess | undefined, path: string): NpsShares {
  if (guess === undefined) return worstShares;
  assertRecord(guess, path, 'shares that add up to 1, or counts');
  const parts = isWeighted(guess)
    ? { promoters: guess.promoterWeight, passives: guess.passiveWeight, detractors: guess.detractorWeight }
    : guess;
  const { promoters, passives, detractors } = parts;
  const isPart = (part: unknown): boolean => Number.isFinite(part) && (part as number) >= 0;
  const isShares =
    [promoters, passives, detractors].every(isPart) && Math.abs(promoters + passives + detractors - 1) < 1e-9;
  if (!isShares) assertWholeCounts(guess, path);
  const sum = promoters + passives + detractors;
  if (!(sum > 0)) throw new NpsError('INVALID_SHARES', path, 'at least one answer', sum);
  return { promoters: promoters / sum, passives: passives / sum, detractors: detractors / sum };
}

function assertWholeCounts(guess: ShareGuess, path: string): void {
  for (const [category, value] of Object.entries(guess)) {
    if (!isWeighted(guess) && typeof value === 'number' && !Number.isInteger(value)) {
      throw new NpsError(
        'INVALID_SHARES',
        `${path}.${category}`,
        'shares that add up to 1, or whole counts',
        value,
      );
    }
  }
  assertCounts(guess, path);
}

/** Guessed variance of +1, 0, -1; refuses a guess without any, which no plan can be made with. */
export function guessedVariance(guess: ShareGuess | undefined, path: string): number {
  const { promoters: p, passives: q, detractors: d } = sharesOf(guess, path);
  const variance = 4 * p * d + q * (p + d);
  if (!(variance > 0)) throw new NpsError('INVALID_SHARES', path, 'answers that are not all alike', guess);
  return variance;
}

/** True for a sample that is yet to come, false for counts. Looks at the shape only. */
export function isPlanned(sample: PlannedSample | AnyCounts): sample is PlannedSample {
  return 'n' in sample && !('promoterWeight' in sample);
}

/** Size and guessed variance of a planned sample, or of counts. */
export function plannedOf(
  sample: PlannedSample | AnyCounts,
  path: string,
): { readonly n: number; readonly variance: number; readonly score: number } {
  assertRecord(sample, path, 'a planned sample of n, or counts');
  const guess = isPlanned(sample) ? sample.shares : sample;
  const sharesPath = isPlanned(sample) ? `${path}.shares` : path;
  if (isPlanned(sample)) assertInteger(sample.n, 1, Number.MAX_SAFE_INTEGER, `${path}.n`);
  else assertCounts(sample, path);
  const n = 'n' in sample ? sample.n : sample.promoters + sample.passives + sample.detractors;
  const { promoters, detractors } = sharesOf(guess, sharesPath);
  return { n, variance: guessedVariance(guess, sharesPath), score: 100 * (promoters - detractors) };
}
