import {
  delightedResponses,
  formbricksResponses,
  hubspotSubmissions,
  type ImportReport,
  type ImportWarning,
  importResponses,
  importResponsesAsync,
  posthogEvents,
  qualtricsValues,
  type ResponseMapping,
  surveyMonkeyAnswers,
  typeformResponses,
  zendeskResponses,
} from 'nps-kit/imports';
import { describe, expect, it } from 'vitest';

const at = '2026-03-01T10:00:00Z';

/** Warnings of a column that no row has: of rows at once, which those of rows that stream in must equal. */
async function lacking<Row extends object>(
  rows: readonly Row[],
  mapping: ResponseMapping<Row>,
): Promise<ImportWarning[]> {
  const { report } = importResponses(rows, mapping, { listed: 2 });
  const { collapseBy, ...streaming } = mapping;
  const reports: ImportReport[] = [];
  const onReport = (one: ImportReport): number => reports.push(one);
  for await (const _ of importResponsesAsync(rows, streaming, { listed: 2, onReport }));
  if (collapseBy === undefined) expect(reports).toEqual([report]);
  return report.warnings.filter(({ reason }) => reason === 'column-missing');
}

const namesOf = (warnings: readonly ImportWarning[]): (string | null)[] =>
  warnings.map(({ column }) => column);

describe('a misspelt field', () => {
  const rows = [
    { at, score: 9, plan: null },
    { at, score: 3 },
    { at, score: 10, late: 'x' },
  ];

  it('of the rating is told, and not that of one which some record has, be it blank', async () => {
    const mapping = { at: 'at', rating: 'skore', comment: 'plan', channel: 'late' } as const;
    expect(await lacking(rows, mapping)).toEqual([
      { reason: 'column-missing', column: 'skore', rows: 3, listed: [1, 2] },
    ]);
  });

  it.each<[string, Partial<ResponseMapping<object>>]>([
    ['at', { at: 'x' }],
    ['id', { id: 'x' }],
    ['sentAt', { sentAt: 'x' }],
    ['status', { status: { from: 'x', partial: ['no'] } }],
    ['exclude', { exclude: [{ from: 'x', in: ['y'], reason: 'test' }] }],
    ['group', { group: { from: 'x', promoter: ['p'], passive: ['n'], detractor: ['d'] } }],
    ['weight', { weight: 'x' }],
    ['themes', { themes: 'x' }],
    ['subject', { subject: 'x' }],
    ['attributes', { attributes: ['x'] }],
    ['collapseBy', { collapseBy: 'x' }],
    ['firstOf', { comment: { firstOf: ['x', 'y'] } }],
    ['two fields', { channel: 'x', touchpoint: 'x' }],
  ])('is told in %s', async (_, part) => {
    const warnings = await lacking(rows as object[], { at: 'at', rating: 'score', ...part });
    expect(warnings).toEqual([{ reason: 'column-missing', column: 'x', rows: 3, listed: [1, 2] }]);
  });

  it('is not told where it may be absent, where nothing was looked at, or of a function', async () => {
    const optional: ResponseMapping<object> = {
      at: 'at',
      rating: 'score',
      comment: { firstOf: ['x'], optional: true },
      channel: () => undefined,
      attributes: 'rest',
    };
    expect(await lacking(rows as object[], optional)).toEqual([]);
    const none: ResponseMapping<object> = {
      at: 'at',
      rating: 'x',
      exclude: [{ from: 'score', notIn: ['0'], reason: 'test' }],
    };
    expect(await lacking(rows as object[], none)).toEqual([]);
    expect(await lacking([], { at: 'x', rating: 'x' })).toEqual([]);
  });

  it('is told of a function that finds no rating or date in any row', async () => {
    const mapping: ResponseMapping<object> = { at: () => undefined, rating: () => undefined };
    expect(namesOf(await lacking(rows as object[], mapping))).toEqual(['rating', 'at']);
  });

  it('is remembered, though another field that reads it looks at fewer rows', async () => {
    const some = [{ at: 'never', score: 9 }, { at }];
    expect(await lacking<object>(some, { at: 'at', rating: 'score', comment: 'score' })).toEqual([]);
  });
});

describe('rows of cells', () => {
  it('throw for a position that the header does not reach', () => {
    const rows = [
      ['at', 'score'],
      [at, '9'],
    ];
    expect(() => importResponses(rows, { at: 0, rating: 2 })).toThrowError(
      'mapping.rating: expected a whole number 0 to 1, got 2',
    );
    expect(() => importResponses(rows, { at: 0, rating: { firstOf: [7, 'nps', 1] } })).not.toThrowError();
    expect(() => importResponses(rows, { at: 0, rating: { firstOf: [7, 'nps'] } })).toThrowError(
      /mapping.rating: expected a column of the header: 7 or nps/,
    );
    expect(() => importResponses(rows, { at: 0, rating: { firstOf: ['score', -1] } })).toThrowError(
      /^mapping.rating.firstOf\[1\]/,
    );
  });

  it('without a header are told of like records', async () => {
    const rows = [[at, 9, 'x'], [at]];
    expect(await lacking(rows, { header: 0, at: 0, rating: 7, comment: 2 })).toEqual([
      { reason: 'column-missing', column: 'column 7', rows: 2, listed: [1, 2] },
    ]);
  });

  it('are not told of where a row ends early: the header has the column', async () => {
    const rows = [['at', 'score', 'why'], [at, '9'], [at]];
    expect(await lacking(rows, { at: 'at', rating: 'score', comment: 'why' })).toEqual([]);
  });
});

describe('presets', () => {
  // The least that the documented shapes have; what is optional there is absent.
  const least: [string, object, ResponseMapping<object>, ResponseMapping<object>][] = [
    [
      'delighted',
      { id: '1', person: '2', survey_type: 'nps', score: 0, comment: null, created_at: 1_713_418_460 },
      delightedResponses(),
      { ...delightedResponses(), rating: 'skore' },
    ],
    [
      'qualtrics',
      { responseId: 'R', values: { recordedDate: at, finished: 1, QID2: 8 } },
      qualtricsValues({ question: 'QID2' }),
      qualtricsValues({ question: 'QID3' }),
    ],
    [
      'surveymonkey',
      {
        id: '1',
        date_modified: at,
        pages: [{ questions: [{ id: '22', answers: [{ choice_metadata: { weight: '9' } }] }] }],
      },
      surveyMonkeyAnswers({ questionId: '22' }),
      surveyMonkeyAnswers({ questionId: '23' }),
    ],
    [
      'typeform',
      { token: 't', submitted_at: at, landed_at: at, answers: [{ number: 9, field: { id: 'q', ref: 'r' } }] },
      typeformResponses({ field: 'r' }),
      typeformResponses({ field: 's' }),
    ],
    [
      'formbricks',
      { id: 'r', createdAt: at, surveyId: 's', finished: true, data: { q: 9 } },
      formbricksResponses({ element: 'q' }),
      formbricksResponses({ element: 'p' }),
    ],
    [
      'posthog',
      { event: 'survey sent', timestamp: at, properties: { $survey_id: 's', $survey_response_q: '9' } },
      posthogEvents({ surveyId: 's', questionId: 'q' }),
      posthogEvents({ surveyId: 's', questionId: 'p' }),
    ],
    [
      'hubspot',
      { id: '1', properties: { hs_survey_type: 'NPS', hs_value: '9', hs_submission_timestamp: at } },
      hubspotSubmissions(),
      { ...hubspotSubmissions(), rating: 'hs_valve' },
    ],
    [
      'zendesk',
      { id: 1, rating: 9, rated_at: at, delivered_at: at, user_id: 1, survey_id: 1, comment: null },
      zendeskResponses(),
      { ...zendeskResponses(), rating: 'rating_' },
    ],
  ];
  it.each(least)(
    '%s is silent about the documented shape, and tells of another question',
    async (_, row, right, wrong) => {
      expect(importResponses([row], right).responses[0]?.rating).not.toBeNull();
      expect(await lacking([row], right)).toEqual([]);
      expect(await lacking([row], wrong)).toHaveLength(1);
      expect(importResponses([row], wrong).responses.map(({ rating }) => rating)).toEqual([null]);
    },
  );
});
