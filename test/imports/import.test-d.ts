import {
  delightedResponses,
  type ImportedResponse,
  type ImportReport,
  importResponses,
  importResponsesAsync,
  qualtricsCsv,
  type RejectionReason,
} from 'nps-kit/imports';
import { expectTypeOf } from 'vitest';

interface Answer {
  readonly when: string;
  readonly score: number;
}
declare const answers: Answer[];
declare const cells: string[][];

expectTypeOf(importResponses(answers, { at: 'when', rating: (row) => row.score })).toEqualTypeOf<{
  readonly responses: readonly ImportedResponse[];
  readonly report: ImportReport;
}>();
importResponses(answers, delightedResponses());
importResponses(cells, qualtricsCsv({ question: 'Q1', timeZone: 'UTC' }));
expectTypeOf(importResponsesAsync(cells, { at: 0, rating: 1 })).toEqualTypeOf<
  AsyncGenerator<ImportedResponse, ImportReport, void>
>();
expectTypeOf<ImportedResponse['rating']>().toEqualTypeOf<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | null>();
expectTypeOf<'superseded'>().toExtend<RejectionReason>();

// @ts-expect-error a date column is required
importResponses(answers, { rating: 'score' });
// @ts-expect-error a rating column is required
importResponses(answers, { at: 'when' });
// @ts-expect-error rows are objects or arrays
importResponses(['text'], { at: 'when', rating: 'score' });
// @ts-expect-error the zone of the export is required
qualtricsCsv({ question: 'Q1' });
