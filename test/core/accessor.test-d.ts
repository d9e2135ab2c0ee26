import {
  type Accessor,
  countByPeriod,
  countResponses,
  histogramRatings,
  type ImportedResponse,
  latestPerRespondent,
  rollingScores,
  splitBeforeAfter,
  summarizeDesign,
  tallyByPeriod,
  tallyBySegment,
  tallyRatings,
  tallySegmentsByPeriod,
  tallyWeighted,
} from 'nps-kit';
import { it } from 'vitest';

interface Answer {
  readonly rating: number;
  readonly name: string;
  readonly weight: number;
  readonly at: number;
  readonly blank: number | null;
  readonly late?: number;
  readonly lateOrUndefined?: number | undefined;
  readonly blankOrUndefined?: number | null | undefined;
  readonly given: number | undefined;
}
declare const answers: readonly Answer[];
declare const imported: readonly ImportedResponse[];
const cut = { period: 'month', timeZone: 'UTC' } as const;

it('takes the name of a field that holds the value', () => {
  tallyRatings(answers, { rating: 'rating' });
  tallyRatings([{ score: 9, name: 'a' }], { rating: 'score' });
  histogramRatings(answers, { rating: 'late' });
  histogramRatings(answers, { rating: 'lateOrUndefined' });
  tallyBySegment(imported, { by: 'channel', rating: ({ rating }) => rating ?? 0, weight: 'weight' });
  tallyWeighted(answers, { rating: 'rating', weight: 'weight' });
  summarizeDesign(answers, { rating: 'rating', weight: 'weight', stratum: 'name' });
  tallyBySegment(answers, { by: 'name', rating: 'rating', weight: 'weight' });
  tallyByPeriod(answers, { at: 'at', rating: 'rating', ...cut });
  rollingScores(answers, { at: 'at', rating: 'rating', window: { days: 30 }, timeZone: 'UTC' });
  tallySegmentsByPeriod(answers, { at: 'at', rating: 'rating', by: 'name', ...cut });
  splitBeforeAfter(answers, { at: 'at', rating: 'rating', change: 0 });
  latestPerRespondent(answers, {
    ...{ at: 'at', rating: 'rating', respondent: 'name', asOf: 0, within: { days: 90 } },
  });
});

it('takes blanks where these are counted', () => {
  countResponses(answers, { rating: 'blank', at: 'at', respondent: 'name' });
  countByPeriod(answers, { rating: 'blank', at: 'at', ...cut });
});

it('refuses a field of another kind', () => {
  // @ts-expect-error a name is no rating
  tallyRatings(answers, { rating: 'name' });
  // @ts-expect-error a blank is no rating
  tallyRatings(answers, { rating: 'blank' });
  // @ts-expect-error nor where it may be left out as well
  tallyRatings(answers, { rating: 'blankOrUndefined' });
  // @ts-expect-error undefined is no rating in a field that is always there
  tallyRatings(answers, { rating: 'given' });
  // @ts-expect-error no such field
  tallyRatings(answers, { rating: 'score' });
  // @ts-expect-error a name is no weight
  tallyWeighted(answers, { rating: 'rating', weight: 'name' });
  // @ts-expect-error a name is no instant
  countResponses(answers, { rating: 'blank', at: 'name' });
  // @ts-expect-error a text of a file is no rating
  tallyRatings(texts, { rating: 'rating' });
  // @ts-expect-error one kind of row has a text there
  tallyRatings(mixed, { rating: 'either' });
  // @ts-expect-error a function that gives a text
  tallyRatings(answers, { rating: (row) => row.name });
});

declare const texts: Record<string, string>[];
declare const loose: Record<string, unknown>[];
// biome-ignore lint/suspicious/noExplicitAny: what JSON.parse gives
declare const parsed: any[];
declare const whatever: unknown[];
declare const mixed: readonly (
  | { kind: 'a'; rating: number; either: string }
  | { kind: 'b'; rating: 9; either: number }
)[];
class Reply {
  readonly rating: number = 9;
  get weight(): number {
    return this.rating;
  }
}

it('takes rows of all kinds', () => {
  tallyRatings(texts, { rating: (row) => Number(row.rating) });
  tallyRatings(loose, { rating: 'rating' });
  tallyRatings(parsed, { rating: 'rating' });
  tallyRatings(whatever, { rating: (row) => Number(row) });
  tallyRatings(mixed, { rating: 'rating' });
  tallyWeighted([new Reply()], { rating: 'rating', weight: 'weight' });
  tallyRatings(new Set(answers), { rating: ({ rating }, index) => rating - index });
});

it('passes accessors of rows that it does not know', () => {
  const count = <Row>(rows: readonly Row[], rating: Accessor<Row, number>) => tallyRatings(rows, { rating });
  count(answers, 'rating');
  const known = <Row extends Answer>(rows: readonly Row[]) => {
    tallyRatings(rows, { rating: (row) => row.rating });
    tallyRatings<Answer>(rows, { rating: 'rating' });
  };
  known(answers);
});
