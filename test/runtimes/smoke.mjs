// Runs under any JavaScript runtime: no test framework, nothing of Node.
import {
  countResponses,
  isNpsError,
  scoreCounts,
  scoreInterval,
  scoreRatings,
  tallyRatings,
  tallyWeighted,
  testScoreDifference,
} from 'nps-kit';
import { ratingSchema } from 'nps-kit/schema';
import { scoreRatings as fromScoring } from 'nps-kit/scoring';

const same = (actual, expected) => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
  }
};
const counts = { promoters: 150, passives: 80, detractors: 20 };
const baseline = { promoters: 120, passives: 90, detractors: 40 };

same(scoreCounts(counts), 52);
same(scoreRatings([10, 9, 8, 3]), 25);
same(fromScoring === scoreRatings, true);
same(tallyRatings(new Uint8Array(1000).fill(9)), { promoters: 1000, passives: 0, detractors: 0 });
same(tallyWeighted({ ratings: [10, 0], weights: [1.5, 0.5] }).promoterWeight, 1.5);
same(countResponses([{ score: 10 }, { score: null }], { rating: 'score' }).excluded.missing, 1);
const interval = scoreInterval(counts);
same(interval.lower > 43 && interval.lower < 45 && interval.upper > 58 && interval.upper < 60, true);
const test = testScoreDifference({ current: counts, baseline });
same([test.status, test.difference, test.pValue < 0.01], ['tested', 20, true]);
let code = '';
try {
  tallyRatings([11]);
} catch (error) {
  if (isNpsError(error)) code = error.code;
}
same(code, 'RATING_OUT_OF_RANGE');
same(ratingSchema.safeParse(11).success, false);
console.log('smoke passed');
