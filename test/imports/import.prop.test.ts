import fc from 'fast-check';
import {
  compareWithVendorFigure,
  type ImportReport,
  importResponses,
  importResponsesAsync,
  type ResponseMapping,
} from 'nps-kit/imports';
import { expect, it } from 'vitest';
import { importedResponseSchema, importReportSchema } from '../../src/schema/imports.js';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '9',
    '10',
    '11',
    "'-1",
    'N/A',
    '10 - Extremely likely',
    'at',
    'score',
    '2026-03-01',
  ),
  fc.constantFrom(
    '2026-03-01T10:00:00Z',
    '3/4/2026',
    '13/4/2026',
    '4/13/26 8:51',
    '1772359200',
    '2026-03-29 02:30',
  ),
  fc.string({ maxLength: 6 }),
);
const width = 5;
const names = ['at', 'score', 'state', 'email', 'w'];
const row = fc.oneof(
  { weight: 8, arbitrary: fc.array(cell, { minLength: width, maxLength: width }) },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: width + 2 }) },
  { weight: 1, arbitrary: fc.constant(names) },
);
const rows = fc.array(row, { maxLength: 30 });
const mapping: fc.Arbitrary<ResponseMapping<readonly unknown[]>> = fc.record(
  {
    at: fc.constant('at'),
    rating: fc.constantFrom('score', 'state', 1),
    dates: fc.record(
      {
        timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
        order: fc.constantFrom('day-first' as const, 'month-first' as const),
        unit: fc.constantFrom('seconds' as const, 'milliseconds' as const),
      },
      { requiredKeys: [] },
    ),
    ratingRule: fc.constantFrom({ labels: 'leading-number' as const }, { missingCodes: [11, '-1', 'N/A'] }),
    status: fc.constant({ from: 'state', partial: ['0'], answered: ['9', ''] }),
    exclude: fc.constant([{ from: 'state', in: ['10'], reason: 'test' as const }]),
    id: fc.constantFrom('w', 'state'),
    attributes: fc.constantFrom('rest' as const, ['state', 'email']),
    themes: fc.constant('state'),
    comment: fc.constant('w'),
    sentAt: fc.constant('state'),
    formulaGuard: fc.boolean(),
    personalData: fc.constantFrom('drop' as const, 'keep' as const),
  },
  { requiredKeys: ['at', 'rating'] },
);

function expectNothingLost(report: ImportReport, total: number): void {
  expect(report.rows).toBe(total);
  expect(report.imported + report.rejected + report.skippedHeaders).toBe(total);
  expect(report.rejectedByReason.reduce((sum, reason) => sum + reason.rows, 0)).toBe(report.rejected);
}

it('nothing is lost: imported, rejected and headers are all rows', () => {
  fc.assert(
    fc.property(rows, mapping, (body, map) => {
      const all = [names, ...body];
      const { responses, report } = importResponses(all, map);
      expect(responses).toHaveLength(report.imported);
      expectNothingLost(report, all.length);
      expect(report.rejections).toHaveLength(report.rejected);
      const seen = [...responses.map(({ source }) => source.row), ...report.rejections.map(({ row }) => row)];
      expect(new Set(seen).size).toBe(report.imported + report.rejected);
    }),
    { numRuns: 300 },
  );
});

it('records and what collapses are accounted for as well', () => {
  const record = fc.record(
    { at: cell, score: cell, key: fc.constantFrom('a', 'b', '', null), email: cell },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(record, fc.constant(null as never))), fc.boolean(), (records, collapse) => {
      const { responses, report } = importResponses(records, {
        at: 'at',
        rating: 'score',
        dates: { timeZone: 'UTC', unit: 'seconds' },
        attributes: 'rest',
        collapseBy: collapse ? 'key' : undefined,
      });
      expect(responses).toHaveLength(report.imported);
      expectNothingLost(report, records.length);
      const keys = responses.map(({ source }) => records[source.row - 1]?.key).filter((key) => key);
      if (collapse) expect(new Set(keys).size).toBe(keys.length);
      for (const { attributes } of responses) expect(attributes).not.toHaveProperty('email');
    }),
    { numRuns: 200 },
  );
});

it('results survive JSON and satisfy the schemas', () => {
  fc.assert(
    fc.property(rows, mapping, (body, map) => {
      const { responses, report } = importResponses([names, ...body], map);
      expect(JSON.parse(JSON.stringify(responses))).toStrictEqual(responses);
      expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
      for (const response of responses)
        expect(importedResponseSchema.parse(response)).toStrictEqual(response);
      expect(importReportSchema.parse(report)).toStrictEqual(report);
    }),
    { numRuns: 200 },
  );
});

it('rows that stream in give the same as rows at once', async () => {
  await fc.assert(
    fc.asyncProperty(rows, mapping, async (body, map) => {
      const stated = { ...map, dates: { ...map.dates, order: 'day-first' as const } };
      const all = [names, ...body];
      let report: ImportReport | undefined;
      const streamed = [];
      for await (const response of importResponsesAsync(all, stated, { onReport: (it) => (report = it) })) {
        streamed.push(response);
      }
      expect({ responses: streamed, report }).toEqual(importResponses(all, stated));
    }),
    { numRuns: 100 },
  );
});

it('nothing is lost of rows of any kind, at once or streaming, and both tell the same', async () => {
  const field = fc.oneof(cell, fc.constantFrom(0, 9, -1, null, undefined, true, 7n, {}, ['9', 9], [3, 4]));
  const record = fc.record({ at: field, score: field, state: field, email: field }, { requiredKeys: [] });
  const sparse = fc.constantFrom(null, undefined, 5, 'x', []);
  const any = fc.oneof({ weight: 6, arbitrary: record }, { weight: 1, arbitrary: sparse });
  await fc.assert(
    fc.asyncProperty(fc.array(any, { maxLength: 12 }), async (list) => {
      const records = [{}, ...list] as object[];
      const map: ResponseMapping<object> = {
        at: { firstOf: ['at', 'state'] },
        rating: 'score',
        status: { from: 'state', partial: ['0'] },
        dates: { timeZone: 'UTC', unit: 'seconds', order: 'day-first' },
        attributes: ['email'],
        comment: 'why',
      };
      const { responses, report } = importResponses(records, map);
      expectNothingLost(report, records.length);
      const streamed = [];
      const rest = importResponsesAsync(records, map);
      for (let next = await rest.next(); ; next = await rest.next()) {
        if (next.done) {
          expect(next.value).toEqual(report);
          break;
        }
        streamed.push(next.value);
      }
      expect(streamed).toEqual(responses);
      expect(importReportSchema.parse(report)).toStrictEqual(report);
    }),
    { numRuns: 200 },
  );
});

it('the order of rows does not change what becomes of each', () => {
  fc.assert(
    fc.property(rows, mapping, (body, map) => {
      const stated = { ...map, dates: { ...map.dates, order: 'month-first' as const } };
      const forwards = importResponses([names, ...body], stated).report;
      const backwards = importResponses([names, ...[...body].reverse()], stated).report;
      expect(backwards.rejectedByReason).toEqual(forwards.rejectedByReason);
    }),
    { numRuns: 100 },
  );
});

it('a published figure of any convention is explained', () => {
  const heads = fc.integer({ min: 0, max: 500 });
  const counts = fc
    .record({ promoters: heads, passives: heads, detractors: heads })
    .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);
  fc.assert(
    fc.property(
      counts,
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 2 }),
      (tally, dismissed, digits) => {
        const n = tally.promoters + tally.passives + tally.detractors;
        const step = 10 ** digits;
        const round = (value: number): number => Math.round(value * step) / step;
        const share = (part: number): number => round((100 * part) / n);
        const exact = (100 * (tally.promoters - tally.detractors)) / n;
        const explains = (published: string, convention: string, with_: readonly string[] = []): void => {
          const { explanations } = compareWithVendorFigure({
            published,
            counts: tally,
            unanswered: { dismissed },
          });
          expect(
            explanations.some(
              (found) =>
                (found.convention === convention || found.convention === 'exact') &&
                found.denominator.join() === with_.join(),
            ),
          ).toBe(true);
        };
        explains(exact.toFixed(digits), 'rounded-score');
        explains(
          (Math.trunc(exact * step + Math.sign(exact) * 1e-9) / step).toFixed(digits),
          'truncated-score',
        );
        explains((share(tally.promoters) - share(tally.detractors)).toFixed(digits), 'rounded-shares');
        if (dismissed > 0)
          explains(((exact * n) / (n + dismissed)).toFixed(digits), 'rounded-score', ['dismissed']);
      },
    ),
    { numRuns: 300 },
  );
});
