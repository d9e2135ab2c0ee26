import { countResponses } from 'nps-kit';
import {
  formbricksCsv,
  googleFormsCsv,
  importResponses,
  qualtricsCsv,
  surveyMonkeyCsv,
  typeformCsv,
} from 'nps-kit/imports';
import { describe, expect, it } from 'vitest';
import { readFixture } from './fixtures.js';

const utc = (text: string): number => new Date(text).getTime();

describe('qualtricsCsv', () => {
  const mapping = qualtricsCsv({ question: 'Q1', timeZone: 'America/New_York' });
  const rows = readFixture('qualtrics.csv');

  it('reads three header rows, rejects previews and spam, and trusts the score', () => {
    const { responses, report } = importResponses(rows, mapping);
    expect(responses.map(({ id, rating, status }) => ({ id, rating, status }))).toEqual([
      { id: 'R_1', rating: 10, status: 'answered' },
      { id: 'R_3', rating: null, status: 'answered' },
      { id: 'R_4', rating: 8, status: 'answered' },
      { id: 'R_5', rating: 6, status: 'partial' },
      { id: 'R_7', rating: 7, status: 'answered' },
    ]);
    expect(report).toMatchObject({
      tool: 'qualtrics',
      header: '3 header rows with import ids',
      rows: 10,
      imported: 5,
      rejected: 2,
      skippedHeaders: 3,
      rejections: [
        { row: 5, column: 'Status', reason: 'test', received: 'Survey Preview' },
        { row: 9, column: 'Status', reason: 'spam', received: 'Spam' },
      ],
      warnings: [{ reason: 'group-mismatch', column: 'Q1_NPS_GROUP', rows: 1, listed: [7] }],
    });
    expect(countResponses(responses, { rating: 'rating', status: 'status' })).toMatchObject({
      counts: { promoters: 1, passives: 2, detractors: 0 },
      excluded: { missing: 1, partial: 1 },
    });
  });

  it('takes dates in the zone of the export, also where the clock skips an hour', () => {
    const { responses } = importResponses(rows, mapping);
    expect(responses[0]?.at).toBe(utc('2026-03-01T08:28:10-05:00'));
    // 2026-03-08 03:15 exists in New York, an hour after 01:15.
    expect(responses[1]?.at).toBe(utc('2026-03-08T03:15:00-04:00'));
  });

  it('keeps nothing personal unless it is asked for', () => {
    const { responses, report } = importResponses(rows, {
      ...mapping,
      attributes: 'rest',
      comment: 'Q2',
      themes: 'Q2 - Topics',
    });
    expect(responses[0]).toMatchObject({
      comment: 'Schnell, "sehr" gut\nund nett',
      themes: ['speed', 'staff'],
    });
    expect(Object.keys(responses[0]?.attributes ?? {})).toEqual([
      'StartDate',
      'Progress',
      'Duration (in seconds)',
      'ExternalReference',
      'UserLanguage',
    ]);
    expect(report.droppedColumns).toEqual([
      'IPAddress',
      'LocationLatitude',
      'LocationLongitude',
      'RecipientEmail',
      'RecipientFirstName',
      'RecipientLastName',
    ]);
    expect(JSON.stringify(responses)).not.toMatch(/example\.com|192\.0|Muster|52\.5/);
  });

  it('reads the legacy export: mark, two header rows, numbers for words', () => {
    const { responses, report } = importResponses(readFixture('qualtrics-legacy.csv'), mapping);
    expect(responses.map(({ id, rating, status }) => ({ id, rating, status }))).toEqual([
      { id: 'R_1', rating: 9, status: 'answered' },
      { id: 'R_3', rating: null, status: 'partial' },
    ]);
    expect(report).toMatchObject({ header: '2 header rows, legacy', skippedHeaders: 2, warnings: [] });
  });

  it('requires a zone', () => {
    // @ts-expect-error a zone is required
    expect(() => qualtricsCsv({ question: 'Q1' })).toThrowError(/options.timeZone/);
  });

  it('refuses another header than the two', () => {
    expect(() =>
      importResponses(
        [
          ['Q1', 'Finished'],
          ['9', '1'],
        ],
        mapping,
      ),
    ).toThrowError(/a Qualtrics header/);
  });
});

describe('surveyMonkeyCsv', () => {
  const options = {
    question: 'How likely is it that you would recommend us, "all in all"?',
    ratingRule: { labels: 'leading-number' },
    timeZone: 'America/Los_Angeles',
  } as const;
  const rows = readFixture('surveymonkey.csv');

  it('folds two header rows and proves the order of day and month', () => {
    const { responses, report } = importResponses(rows, {
      ...surveyMonkeyCsv(options),
      attributes: ['Custom Data 1', 'What do you use? - Search', 'What do you use? - Reports'],
    });
    expect(responses.map(({ id, rating }) => ({ id, rating }))).toEqual([
      { id: '11', rating: 10 },
      { id: '12', rating: 0 },
      { id: '13', rating: null },
    ]);
    expect(responses[0]?.attributes).toEqual({
      'Custom Data 1': 'eu',
      'What do you use? - Search': 'Search',
    });
    expect(responses[0]?.at).toBe(utc('2026-03-04T10:16:30-08:00'));
    expect(responses[1]?.at).toBe(utc('2026-03-26T00:01:30-07:00'));
    expect(report).toMatchObject({
      skippedHeaders: 2,
      dateOrder: 'month-first',
      header: '2 header rows, folded',
    });
  });

  it('rejects every rating when the rule does not fit the cells', () => {
    const { report } = importResponses(rows, surveyMonkeyCsv({ ...options, ratingRule: {} }));
    expect(report.rejectedByReason).toEqual([{ reason: 'rating-unreadable', rows: 2 }]);
  });

  it('requires rule and zone', () => {
    // @ts-expect-error a rating rule is required
    expect(() => surveyMonkeyCsv({ question: 'x', timeZone: 'UTC' })).toThrowError(/options.ratingRule/);
    // @ts-expect-error a zone is required
    expect(() => surveyMonkeyCsv({ question: 'x', ratingRule: {} })).toThrowError(/options.timeZone/);
  });
});

describe('typeformCsv', () => {
  it('reads the export with response types, HTML in the header and a mark', () => {
    const { responses, report } = importResponses(
      readFixture('typeform.csv'),
      typeformCsv({ question: 'How likely are you to recommend us to a friend, or a colleague?' }),
    );
    expect(responses.map(({ id, rating, status, at }) => ({ id, rating, status, at }))).toEqual([
      { id: 'tok1', rating: 9, status: 'answered', at: utc('2026-03-05T02:39:31Z') },
      { id: 'tok2', rating: null, status: 'partial', at: utc('2026-03-05T03:00:41Z') },
      { id: 'tok3', rating: 0, status: 'answered', at: utc('2026-03-05T04:01:00Z') },
    ]);
    expect(report).toMatchObject({ rows: 4, skippedHeaders: 1, rejected: 0 });
  });

  it('reads older exports without response type', () => {
    const { responses } = importResponses(
      readFixture('typeform-older.csv'),
      typeformCsv({ question: 'How likely are you to recommend us?' }),
    );
    expect(responses[0]).toMatchObject({
      rating: 7,
      status: 'answered',
      shownAt: utc('2019-03-05T02:38:31Z'),
    });
  });
});

describe('formbricksCsv', () => {
  const question = '1. How likely are you to recommend us?';
  const rows = readFixture('formbricks.csv');

  it('reads zones by offset, takes guards away, and rejects letters that name no zone', () => {
    const { responses, report } = importResponses(rows, {
      ...formbricksCsv({ question }),
      comment: '2. What could we do better?',
      attributes: 'rest',
    });
    expect(responses.map(({ id, rating, status, at }) => ({ id, rating, status, at }))).toEqual([
      { id: 'r1', rating: 10, status: 'answered', at: utc('2026-05-06T14:30:00Z') },
      { id: 'r2', rating: null, status: 'partial', at: utc('2026-05-06T14:30:00Z') },
    ]);
    expect(responses[0]?.comment).toBe('=) great');
    expect(report.rejections).toEqual([
      { row: 4, column: question, reason: 'rating-out-of-range', received: "'-1" },
    ]);
    expect(report.droppedColumns).toEqual(['ipAddress', 'person.email']);
  });

  it('reads letters with a stated zone', () => {
    const { responses } = importResponses(rows, {
      ...formbricksCsv({ question, timeZone: 'Europe/Berlin' }),
      ratingRule: { missingCodes: [-1] },
    });
    expect(responses[2]).toMatchObject({ rating: null, at: utc('2026-05-06T12:30:00Z') });
  });
});

describe('googleFormsCsv', () => {
  it('reads unpadded dates by the order that the column proves', () => {
    const { responses, report } = importResponses(readFixture('google-forms.csv'), {
      ...googleFormsCsv({
        question: 'How likely are you to recommend the course, "as it is", to others?',
        timeZone: 'Asia/Kolkata',
      }),
      themes: 'Which topics?',
    });
    expect(responses.map(({ id, rating, at }) => ({ id, rating, at }))).toEqual([
      { id: '2', rating: 9, at: utc('2026-11-01T08:51:12+05:30') },
      { id: '3', rating: 6, at: utc('2026-11-13T18:02:00+05:30') },
      { id: '4', rating: null, at: utc('2026-11-14T09:00:00+05:30') },
    ]);
    expect(responses[0]?.themes).toEqual(['Maps', 'Charts']);
    expect(report.dateOrder).toBe('month-first');
  });

  it('requires a zone', () => {
    // @ts-expect-error a zone is required
    expect(() => googleFormsCsv({ question: 'x' })).toThrowError(/options.timeZone/);
  });
});
