import fc from 'fast-check';
import {
  combineCounts,
  countByPeriod,
  latestPerRespondent,
  rollingScores,
  splitBeforeAfter,
  tallyByPeriod,
  tallyRatings,
  tallySegmentsByPeriod,
  tallyWeightedByPeriod,
} from 'nps-kit';
import { describe, expect, it } from 'vitest';

const zones = [
  'UTC',
  'Asia/Kolkata',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const units = ['hour', 'day', 'week', 'month', 'quarter', 'half', 'year'] as const;
const start = Date.UTC(2011, 10, 20);
const span = 70 * 86_400_000; // over a DST end, a year end and the date that Apia skipped
const row = fc.record({
  at: fc.oneof(fc.integer({ min: start, max: start + span }), fc.constantFrom(start, Date.UTC(2011, 11, 31))),
  rating: fc.integer({ min: 0, max: 10 }),
  plan: fc.constantFrom('team', 'solo', null, '(missing)'),
  who: fc.constantFrom('u1', 'u2', 'u3', null),
});
const rows = fc.array(row, { maxLength: 40 });
const period = fc.oneof(
  fc.constantFrom(...units),
  fc.record({ unit: fc.constant('week'), weekStart: fc.constantFrom('tuesday', 'sunday') } as const),
  fc.record({
    unit: fc.constantFrom('quarter', 'half', 'year'),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  }),
);
const options = fc.record({ period, timeZone: fc.constantFrom(...zones) });
const fields = { at: 'at', rating: 'rating' } as const;

describe('periods', () => {
  it('part the line: every row is in exactly one, and all of them add up to the tally', () => {
    fc.assert(
      fc.property(rows, options, (data, how) => {
        const periods = tallyByPeriod(data, { ...fields, ...how });
        expect(combineCounts(periods.map(({ counts }) => counts))).toEqual(tallyRatings(data, fields));
        periods.forEach(({ start: from, end, label, counts, score }, i) => {
          if (i > 0) expect(from).toBe(periods[i - 1]?.end);
          const own = data.filter(({ at }) => at >= from && at < end);
          expect(counts).toEqual(tallyRatings(own, fields));
          expect(score === null).toBe(own.length === 0);
          expect(label).not.toBe('');
        });
        expect(new Set(periods.map(({ label }) => label)).size).toBe(periods.length);
        expect(JSON.parse(JSON.stringify(periods))).toStrictEqual(periods);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same from rows, columns, generators, and with bad rows counted apart', () => {
    const junk = fc.constantFrom(
      { at: Number.NaN, rating: 5 },
      { at: start, rating: null },
      { at: start, rating: 11 },
    );
    fc.assert(
      fc.property(rows, fc.array(junk, { maxLength: 5 }), options, (data, bad, how) => {
        const periods = tallyByPeriod(data, { ...fields, ...how });
        const columns = { times: data.map(({ at }) => at), ratings: data.map(({ rating }) => rating) };
        expect(tallyByPeriod(columns, how)).toEqual(periods);
        expect(tallyByPeriod(data.values(), { at: (r) => r.at, rating: (r) => r.rating, ...how })).toEqual(
          periods,
        );
        const counted = countByPeriod([...bad, ...data], { ...fields, ...how });
        expect(counted.periods).toEqual(periods);
        expect(counted.counted).toBe(data.length);
        const { instant, missing, invalid, outOfBounds } = counted.excluded;
        expect(counted.counted + instant + missing + invalid + outOfBounds).toBe(counted.rows);
        expect(counted.rows).toBe(data.length + bad.length);
      }),
    );
  });

  it('move with their rows by whole periods', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -50, max: 50 }), (data, weeks) => {
        const how = { ...fields, period: 'week', timeZone: 'Asia/Kolkata' } as const;
        const shift = weeks * 7 * 86_400_000;
        const moved = data.map((one) => ({ ...one, at: one.at + shift }));
        const strip = (list: ReturnType<typeof tallyByPeriod>, by: number) =>
          list.map(({ start: from, end, counts, score }) => ({
            from: from - by,
            end: end - by,
            counts,
            score,
          }));
        expect(strip(tallyByPeriod(moved, how), shift)).toEqual(strip(tallyByPeriod(data, how), 0));
      }),
    );
  });

  it('add up over segments, and over weights of 1', () => {
    fc.assert(
      fc.property(rows, options, (data, how) => {
        const periods = tallyByPeriod(data, { ...fields, ...how });
        const { segments, total } = tallySegmentsByPeriod(data, { ...fields, ...how, by: 'plan' });
        expect(total).toEqual(periods);
        expect(new Set(segments.map(({ segment }) => segment)).size).toBe(segments.length);
        periods.forEach(({ counts }, i) => {
          expect(combineCounts(segments.map((one) => one.periods[i]?.counts ?? counts))).toEqual(counts);
        });
        const weighted = tallyWeightedByPeriod(data, { ...fields, ...how, weight: () => 1 });
        weighted.forEach(({ counts, score }, i) => {
          expect(counts.promoterWeight).toBe(periods[i]?.counts.promoters);
          expect(score).toBe(periods[i]?.score);
        });
      }),
    );
  });

  it('cover what they are asked to, empty ones included', () => {
    fc.assert(
      fc.property(rows, options, fc.integer({ min: 1, max: span }), (data, how, length) => {
        const cover = { start, end: start + length };
        const periods = tallyByPeriod(data, { ...fields, ...how, cover });
        expect(periods[0]?.start).toBeLessThanOrEqual(start);
        expect(periods.at(-1)?.end).toBeGreaterThanOrEqual(start + length);
      }),
    );
  });
});

describe('rollingScores', () => {
  it('count each window as if it were counted anew', () => {
    const windows = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((steps) => ({ steps })),
      fc.integer({ min: 1, max: 60 }).map((days) => ({ days })),
      fc.integer({ min: 1, max: 300 }).map((hours) => ({ hours })),
      fc.integer({ min: 1, max: 3 }).map((months) => ({ months })),
      fc.constantFrom({ days: 30, basis: 'calendar' } as const),
    );
    const step = fc.constantFrom('day', 'week', 'month');
    fc.assert(
      fc.property(rows, windows, step, fc.constantFrom(...zones), (data, window, every, timeZone) => {
        const points = rollingScores(data, { ...fields, window, step: every as 'day', timeZone });
        const periods = tallyByPeriod(data, { ...fields, period: every as 'day', timeZone });
        expect(points.map(({ windowEnd }) => windowEnd)).toEqual(periods.map(({ end }) => end));
        for (const { windowStart, windowEnd, counts, score, complete } of points) {
          const own = data.filter(({ at }) => at >= windowStart && at < windowEnd);
          expect(counts).toEqual(tallyRatings(own, fields));
          expect(score === null).toBe(own.length === 0);
          expect(windowStart).toBeLessThan(windowEnd);
          expect(complete).toBe(windowStart >= (periods[0]?.start ?? 0));
        }
        expect(JSON.parse(JSON.stringify(points))).toStrictEqual(points);
      }),
      { numRuns: 200 },
    );
  });

  it('of one step are the periods themselves', () => {
    fc.assert(
      fc.property(rows, options, (data, { period, timeZone }) => {
        const points = rollingScores(data, { ...fields, window: { steps: 1 }, step: period, timeZone });
        const periods = tallyByPeriod(data, { ...fields, period, timeZone });
        expect(points.map(({ counts }) => counts)).toEqual(periods.map(({ counts }) => counts));
        expect(points.every(({ complete }) => complete)).toBe(true);
      }),
    );
  });
});

describe('latestPerRespondent and splitBeforeAfter', () => {
  it('lose no row, and count each respondent once', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 90 }), (data, days) => {
        const asOf = start + span / 2;
        const state = latestPerRespondent(data, { ...fields, respondent: 'who', asOf, within: { days } });
        const { later, tooOld, superseded } = state.excluded;
        expect(state.counted + later + tooOld + superseded).toBe(data.length);
        const window = data.filter(({ at }) => at >= state.since && at < asOf);
        const known = new Set(window.flatMap(({ who }) => (who === null ? [] : [who])));
        const unknown = window.filter(({ who }) => who === null).length;
        expect(state.counted).toBe(known.size + unknown);
      }),
    );
  });

  it('split rows at the change, the washout and the window', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 20 }), (data, days) => {
        const change = start + span / 2;
        const window = { start: start + 1000, end: start + span - 1000 };
        const split = splitBeforeAfter(data, { ...fields, change, washout: { days }, window });
        const inside = data.filter(({ at }) => at >= window.start && at < window.end);
        expect(split.afterFrom).toBe(change + days * 86_400_000);
        expect(split.before).toEqual(
          tallyRatings(
            inside.filter(({ at }) => at < change),
            fields,
          ),
        );
        expect(split.after).toEqual(
          tallyRatings(
            inside.filter(({ at }) => at >= split.afterFrom),
            fields,
          ),
        );
        expect(split.excluded.outOfWindow).toBe(data.length - inside.length);
      }),
    );
  });
});
