export { countsSchema, histogramSchema, ratingSchema, weightedCountsSchema } from './counts.js';
export { instantSchema, type ResponseRow, responseRowSchema } from './response.js';
