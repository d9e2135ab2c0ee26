const { isNpsError, NpsError, scoreRatings, tallyRatings } = require('nps-kit');
const { NpsError: fromScoring, scoreRatings: same } = require('nps-kit/scoring');
const { ratingSchema } = require('nps-kit/schema');

let known = false;
try {
  tallyRatings([11]);
} catch (error) {
  known = isNpsError(error) && error instanceof fromScoring && fromScoring === NpsError;
}
if (
  scoreRatings([10, 9, 8, 3]) !== 25 ||
  scoreRatings !== same ||
  !known ||
  ratingSchema.safeParse(11).success
) {
  throw new Error('smoke failed');
}
console.log('smoke passed');
