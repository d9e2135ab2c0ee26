import { readFileSync } from 'node:fs';
import {
  advanceLoopCase,
  countResponses,
  countsFromHistogram,
  countsFromShares,
  evaluateEligibility,
  openLoopCase,
  rakeWeights,
  scoreCounts,
  scoreInterval,
  tallyByPeriod,
  tallyBySegment,
  tallyRatings,
  tallyWeighted,
  testRatingShift,
} from 'nps-kit';
import { expect, it } from 'vitest';

const counts = { promoters: 5, passives: 3, detractors: 2 };
const bins = (length: number): number[] => Array.from({ length }, () => 1);
const rowsBut = (n: number, row: object): object[] => [
  ...Array.from({ length: n }, () => ({ rating: 9, weight: 1, at: 0 })),
  row,
];
const rating = 'rating';
const period = 'month';

/** A call that goes wrong as the example of its code in docs/errors.md says. */
const calls: Readonly<Record<string, () => unknown>> = {
  INVALID_ARGUMENT: () => tallyBySegment(null as never, { by: () => 'x', rating: () => 9 } as never),
  INVALID_COUNTS: () => scoreCounts({ ...counts, passives: -1 }),
  INVALID_DURATION: () =>
    evaluateEligibility({
      policy: {
        surveyId: 'nps',
        gaps: [{ scope: 'anySurvey', after: ['seen'], min: { days: 1, hours: 1 } }],
      },
      history: [],
      context: {},
      now: 0,
    } as never),
  INVALID_HISTOGRAM: () => countsFromHistogram({ min: 0, max: 10, bins: bins(10) }),
  INVALID_INSTANT: () =>
    tallyByPeriod(
      rowsBut(3, { rating: 9, at: '2026-03-01' }) as never,
      { at: 'at', rating, period, timeZone: 'UTC' } as never,
    ),
  INVALID_OPTION: () => scoreInterval(counts, { level: 0.05 }),
  INVALID_SCALE: () => tallyRatings([3], { scale: { min: 1, max: 5, promoterFrom: 5, detractorTo: 5 } }),
  INVALID_SHARES: () =>
    countsFromShares({ shares: { promoters: 0.6, passives: 0.2, detractors: 0.2 }, n: 7 }),
  INVALID_TRANSITION: () =>
    advanceLoopCase(openLoopCase({ id: 'c', customer: 'u', category: 'passive', openedAt: 0 }), {
      status: 'resolved',
      at: 1,
    }),
  INVALID_WEIGHT: () =>
    tallyWeighted(rowsBut(5, { rating: 9, weight: -2 }) as never, { rating, weight: 'weight' } as never),
  RATING_OUT_OF_RANGE: () => countResponses(rowsBut(7, { rating: 11 }) as never, { rating } as never),
  SCALE_MISMATCH: () =>
    testRatingShift({
      current: { min: 0, max: 10, bins: bins(11) },
      baseline: { min: 0, max: 5, bins: bins(6) },
    }),
  UNKNOWN_TIME_ZONE: () => tallyByPeriod([], { at: 'at', rating, period, timeZone: 'Mars/Olympus' } as never),
  UNREACHABLE_TARGET: () =>
    rakeWeights([{ age: '18-64' }], [{ by: 'age', targets: { '18-64': 0.8, '65+': 0.2 } }] as never),
};

const rows = readFileSync(`${import.meta.dirname}/../../docs/errors.md`, 'utf8').matchAll(
  /^\| `([A-Z_]+)` \| .+? \| `(.+?)` \| .+ \|$/gm,
);
const examples = [...rows].map(([, code, message]) => ({ code, message }));

it('finds an example of every code', () => {
  expect(examples.map(({ code }) => code)).toEqual(Object.keys(calls));
});

it.each(examples)('docs/errors.md quotes a real message of $code', ({ code, message }) => {
  let caught: unknown;
  try {
    calls[code as string]?.();
  } catch (error) {
    caught = error;
  }
  expect(caught).toMatchObject({ name: 'NpsError', code, message });
});
