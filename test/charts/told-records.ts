import * as nps from 'nps-kit';
import { benchmarkOf } from '../benchmarks/fixture.js';
import { july, june, nobody } from './cases.js';

const few: nps.NpsCounts = { promoters: 2, passives: 1, detractors: 9 };
const week = (index: number, promoters: number, detractors: number) => ({
  start: index * 604_800_000,
  end: (index + 1) * 604_800_000,
  label: `w${index + 1}`,
  counts: { promoters, passives: 30, detractors },
});
const steadyWeeks = [week(0, 50, 20), week(1, 48, 22), week(2, 52, 18)];
const weeks = [...steadyWeeks, week(3, 22, 48), week(4, 20, 50)];
const rows = [
  { minutes: 2, rating: 10, theme: 'a', area: 'x', churned: false, revenue: 10, at: 0 },
  { minutes: 3, rating: 9, theme: 'b', area: 'x', churned: true, revenue: 4, at: 1 },
  { minutes: 5, rating: 9, theme: 'a', area: 'y', churned: false, revenue: 6, at: 2 },
  { minutes: 8, rating: 7, theme: 'b', area: 'y', churned: false, revenue: 8, at: 3 },
  { minutes: 9, rating: 2, theme: 'a', area: 'x', churned: true, revenue: 10, at: 4 },
  { minutes: 12, rating: 6, theme: 'b', area: 'y', churned: true, revenue: 1, at: 5 },
];
const tally = nps.combineBySegment(
  [
    { s: 'A', counts: june },
    { s: 'B', counts: july },
    { s: 'C', counts: few },
    { s: 'D', counts: nobody },
  ],
  { by: 's', counts: 'counts' },
);
const pair = { current: june, baseline: july };
const pairs = [
  { current: 9, baseline: 3 },
  { current: 9, baseline: 9 },
];
const high = nps.histogramRatings([9, 9]);
const mixed = nps.histogramRatings([9, 1]);
const beforeAfter = { before: june, after: july, control: { before: july, after: june } };
const funnel = [
  { channel: 'email', invited: 1000, delivered: 980, opened: 400, started: 150, answered: 120, dismissed: 5 },
  {
    channel: 'in-app',
    invited: 300,
    delivered: 290,
    opened: 280,
    started: 100,
    answered: 90,
    dismissed: 150,
  },
];

/** What functions of the library give, as far as a sentence tells it. Lists stand for their rows. */
export const told: Readonly<Record<string, readonly unknown[]>> = {
  bootstrapInterval: [nps.bootstrapInterval(june), nps.bootstrapInterval(june, { kind: 'bca' })],
  compareBeforeAfter: [
    nps.compareBeforeAfter(beforeAfter),
    nps.compareBeforeAfter({ before: june, after: july }),
    nps.compareBeforeAfter({ before: june, after: june, control: { before: june, after: june } }),
    nps.compareBeforeAfter({ before: july, after: june, control: { before: june, after: july } }),
  ],
  ownFigures: [
    { score: 3, n: null },
    { score: null, n: null },
  ],
  compareToBenchmark: [nps.compareToBenchmark(june, benchmarkOf('Retail', 40, 70))],
  controlChart: [
    nps.controlChart(weeks, { baseline: { first: 3 } }),
    nps.controlChart(weeks.slice(0, 4), { baseline: { first: 3 } }),
    nps.controlChart(steadyWeeks),
    nps.controlChart(steadyWeeks, { minimumN: 1000 }),
    nps.controlChart([]),
  ],
  detectShift: [nps.detectShift(weeks), nps.detectShift([])],
  rankSegments: nps.rankSegments(tally),
  scoreByQuantile: nps.scoreByQuantile(rows, { rating: 'rating', value: 'minutes', groups: 2 }).groups,
  scoreConfidenceSequence: [
    nps.scoreConfidenceSequence(june),
    nps.scoreConfidenceSequence(june, { method: 'asymptotic' }),
  ],
  scoreDeltas: nps.scoreDeltas([...weeks, { ...week(5, 1, 0), counts: few }], { minimumN: 20 }),
  scoreInterval: [
    ...(
      [
        'score',
        'adjusted-wald',
        'bonett-price',
        'agresti-min',
        'mover-wilson',
        'likelihood-ratio',
        'wald',
        'jeffreys',
      ] as const
    ).map((method) => nps.scoreInterval(june, { method })),
    nps.scoreInterval(nobody),
  ],
  scorePosterior: [
    nps.scorePosterior(june),
    nps.scorePosterior(nobody),
    { ...nps.scorePosterior(june), probabilityOfIncrease: nps.probabilityOfIncrease(pair) },
    {
      ...nps.scorePosterior(june),
      probabilityAbove: nps.probabilityAbove(june, { target: 40 }),
      target: 40,
    },
  ],
  probabilityAbove: [{ probabilityAbove: nps.probabilityAbove(june, { target: 40 }), target: 40 }],
  probabilityOfIncrease: [{ probabilityOfIncrease: nps.probabilityOfIncrease(pair) }],
  scoreTestDifference: [nps.scoreTestDifference(pair), nps.scoreTestDifference({ ...pair, current: nobody })],
  segmentContributions: nps.segmentContributions(tally).segments,
  shrinkScores: nps.shrinkScores(tally)?.segments ?? [],
  summarizeCounts: [nps.summarizeCounts(june), nps.summarizeCounts(nobody), { score: null, n: 3 }],
  summarizeDesign: [
    nps.summarizeDesign(rows, { rating: 'rating', weight: 'minutes', cluster: 'theme' }),
    nps.summarizeDesign([] as typeof rows, { rating: 'rating', weight: 'minutes', cluster: 'theme' }),
  ],
  summarizeSegments: [
    ...nps.summarizeSegments(tally).segments,
    ...nps.summarizeSegments(tally, { minimumN: 1000 }).segments,
    ...nps.summarizeSegments(tally).segments.map((row) => (row.status === 'shown' ? row.comparison : null)),
  ],
  tangoInterval: [nps.tangoInterval(june)],
  testHomogeneity: [
    nps.testHomogeneity([june, july]),
    nps.testHomogeneity([june, few]),
    nps.testHomogeneity([june, july], { method: 'kruskal-wallis' }),
    nps.testHomogeneity([june]),
    nps.testHomogeneity([
      { ...nobody, promoters: 1 },
      { ...nobody, promoters: 1 },
    ]),
  ],
  testMarginalHomogeneity: [nps.testMarginalHomogeneity(pairs), nps.testMarginalHomogeneity(pairs.slice(1))],
  testOverlappingScores: [nps.testOverlappingScores({ current: june, baseline: july, both: pairs })],
  testPairedScores: [nps.testPairedScores(pairs), nps.testPairedScores([])],
  testPermutation: [nps.testPermutation(pair)],
  testRatingShift: [
    nps.testRatingShift({ current: high, baseline: mixed }),
    nps.testRatingShift({ current: mixed, baseline: high }),
    nps.testRatingShift({ current: high, baseline: high }),
    nps.testRatingShift({ current: high, baseline: mixed }, { alternative: 'less' }),
    nps.testRatingShift({ current: high, baseline: nps.histogramRatings([]) }),
  ],
  testScore: [
    nps.testScore(june, { target: 40 }),
    nps.testScore(june, { target: 60, alternative: 'greater' }),
  ],
  testScoreAnytime: [nps.testScoreAnytime(june, { target: 40 })],
  testScoreDifference: [
    nps.testScoreDifference(pair),
    nps.testScoreDifference({ ...pair, current: july }),
    nps.testScoreDifference(
      { current: { ...nobody, promoters: 1 }, baseline: { ...nobody, promoters: 1 } },
      { method: 'wald' },
    ),
  ],
  testScoreDifferenceAnytime: [nps.testScoreDifferenceAnytime(pair)],
  testScoreEquivalence: [
    nps.testScoreEquivalence(pair, { margin: 5 }),
    nps.testScoreEquivalence(pair, { margin: 60 }),
  ],
  testScoresEqual: [nps.testScoresEqual([june, july]), nps.testScoresEqual([june, few])].flatMap((test) => [
    test,
    ...(test.status === 'tested' ? test.pairs : []),
  ]),
  testTrend: [
    nps.testTrend(weeks),
    nps.testTrend([...weeks].map((one, i) => ({ ...one, counts: weeks[4 - i]?.counts as nps.NpsCounts }))),
    nps.testTrend([week(0, 50, 20), week(1, 50, 20), week(2, 50, 20)], { unit: 'day' }),
    nps.testTrend(weeks.slice(0, 1)),
  ],
  themeImpact: nps.themeImpact(tally).themes,
};

const shares = { promoters: 0.6, passives: 0.3, detractors: 0.1 };
const paired = { baseline: [{ segment: 'web', counts: june }], current: [{ segment: 'web', counts: july }] };
const churn = { rating: 'rating', event: 'churned' } as const;

/** Results that look like scores, tests or intervals and are not told: they are refused. */
export const untold: Readonly<Record<string, unknown>> = {
  'chances of a survey to come, not of one that was made (planSampleSize)': nps.planSampleSize({ margin: 5 }),
  '(powerAgainstTarget)': nps.powerAgainstTarget({ n: 100, shares }, { target: 40 }),
  'plans to choose from (planToTarget)': nps.planToTarget(june, 60),
  'places among others (rankAmong)': nps.rankAmong(june, [{ name: 'A', counts: july }]),
  '(percentileAmong)': nps.percentileAmong(52, { values: [10, 30, 52, 70] }),
  '(scoreBands)': nps.scoreBands(june, [{ name: 'act', from: -100 }]),
  'rates and amounts of the caller, which the record does not name (compareRates)': nps.compareRates({
    current: { count: 3, n: 40 },
    baseline: { count: 10, n: 50 },
  }),
  '(compareShares)': nps.compareShares({ current: 0.2, baseline: 0.1 }),
  '(outcomesByCategory of an event)': nps.outcomesByCategory(rows, churn),
  '(outcomesByCategory of an amount)': nps.outcomesByCategory(rows, { rating: 'rating', amount: 'revenue' }),
  '(responseFunnel)': nps.responseFunnel(funnel),
  'correlations with something that the record does not name (correlateSeries)': nps.correlateSeries({
    scores: [30, 36, 28, 41, 35, 44, 38, 40],
    metric: [5.1, 4.8, 5.2, 4.2, 4.9, 4.1, 4.4, 4.6],
  }),
  '(correlateRatings)': nps.correlateRatings(rows, { rating: 'rating', value: 'minutes' }),
  '(crossTabulate)': nps.crossTabulate(rows, { by: ['theme', 'area'], rating: 'rating' }).association,
  'weights, not answers (designEffect)': nps.designEffect(
    nps.tallyWeighted(rows, { rating: 'rating', weight: 'minutes' }),
  ),
  '(summarizeWeights)': nps.summarizeWeights([1, 2, 3]),
  'a change in parts (decomposeDelta)': nps.decomposeDelta(paired),
  'two scores of one sample (valueWeightedScore)': nps.valueWeightedScore(rows, {
    rating: 'rating',
    value: 'revenue',
  }),
  'a figure and its explanations (compareWithVendorFigure)': nps.compareWithVendorFigure({
    published: 39,
    counts: { promoters: 8, passives: 2, detractors: 3 },
  }),
  'lists, whose rows are told (summarizeSegments)': nps.summarizeSegments(tally),
  '(rankSegments)': nps.rankSegments(tally),
  '(scoreByQuantile)': nps.scoreByQuantile(rows, { rating: 'rating', value: 'minutes', groups: 2 }),
  '(shrinkScores)': nps.shrinkScores(tally),
  '(scoreDeltas)': nps.scoreDeltas(weeks),
  'counts, which summarizeCounts makes a summary (countResponses)': nps.countResponses(rows, {
    rating: 'rating',
  }),
  '(rollingScores)': nps.rollingScores(rows, {
    at: 'at',
    rating: 'rating',
    window: { days: 1 },
    step: 'day',
    timeZone: 'UTC',
  })[0],
  '(tallyBySegment)': tally,
};
