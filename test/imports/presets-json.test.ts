import { countResponses } from 'nps-kit';
import {
  compareWithVendorFigure,
  delightedResponses,
  formbricksResponses,
  hubspotSubmissions,
  importResponses,
  posthogEvents,
  qualtricsValues,
  readDelightedMetrics,
  surveyMonkeyAnswers,
  typeformResponses,
  zendeskResponses,
} from 'nps-kit/imports';
import { describe, expect, it } from 'vitest';

const utc = (text: string): number => new Date(text).getTime();

describe('qualtricsValues', () => {
  const response = (id: string, values: object) => ({
    responseId: id,
    values: {
      recordedDate: '2026-03-31T15:35:23.446Z',
      _recordId: id,
      finished: 1,
      progress: 100,
      ...values,
    },
    labels: {},
  });

  it('reads numbers, and 1 2 3 for the group', () => {
    const page = [
      response('R_1', { QID2: 8, QID2_NPS_GROUP: 2 }),
      response('R_2', { QID2: 0, QID2_NPS_GROUP: 1 }),
      response('R_3', { QID2: 9, QID2_NPS_GROUP: 1 }),
      response('R_4', {}),
      response('R_5', { QID2: 10, finished: 0 }),
      response('R_6', { QID2: 10, status: 1 }),
    ];
    const { responses, report } = importResponses(page, qualtricsValues({ question: 'QID2' }));
    expect(responses.map(({ rating, status }) => ({ rating, status }))).toEqual([
      { rating: 8, status: 'answered' },
      { rating: 0, status: 'answered' },
      { rating: 9, status: 'answered' },
      { rating: null, status: 'answered' },
      { rating: 10, status: 'partial' },
    ]);
    expect(responses[0]?.at).toBe(utc('2026-03-31T15:35:23.446Z'));
    expect(report.warnings).toEqual([
      { reason: 'group-mismatch', column: 'group.from', rows: 1, listed: [3] },
    ]);
    expect(report.rejectedByReason).toEqual([{ reason: 'test', rows: 1 }]);
  });
});

describe('delighted', () => {
  it('reads a score of 0 as an answer and keeps properties that are not personal', () => {
    const page = [
      {
        id: '1',
        person: '10',
        survey_type: 'nps',
        score: 0,
        comment: null,
        created_at: 1713418460,
        updated_at: null,
        person_properties: { purchase: 'Store', 'Delighted Source': 'Email', Email: 'kim@example.com' },
        notes: [],
        tags: ['delivery'],
        additional_answers: [],
      },
      { id: '2', person: '11', survey_type: 'csat', score: 5, created_at: 1713418461 },
    ];
    const { responses, report } = importResponses(page, delightedResponses());
    expect(responses).toEqual([
      {
        id: '1',
        respondentId: '10',
        channel: 'Email',
        rating: 0,
        status: 'answered',
        at: 1713418460000,
        themes: ['delivery'],
        attributes: { purchase: 'Store', 'Delighted Source': 'Email' },
        source: { tool: 'delighted', row: 1 },
      },
    ]);
    expect(report.droppedColumns).toEqual(['Email']);
    expect(report.rejections).toEqual([
      { row: 2, column: 'survey_type', reason: 'other-survey', received: 'csat' },
    ]);
  });

  it('reads metrics for comparison', () => {
    const metrics = {
      nps: 51,
      promoter_count: 32,
      promoter_percent: 63,
      passive_count: 13,
      passive_percent: 25,
      detractor_count: 6,
      detractor_percent: 12,
      response_count: 51,
    };
    const comparison = compareWithVendorFigure(readDelightedMetrics(metrics));
    expect(comparison.score).toBeCloseTo(50.98039215686274, 12);
    expect(comparison.explanations.map(({ convention }) => convention)).toEqual([
      'rounded-score',
      'rounded-shares',
    ]);
    expect(comparison.explanations[1]?.shares).toEqual({ promoters: 0.63, passives: 0.25, detractors: 0.12 });
    expect(() => readDelightedMetrics({ ...metrics, promoter_count: '32' })).toThrowError(
      /metrics.promoter_count/,
    );
    expect(() => readDelightedMetrics({ ...metrics, nps: null })).toThrowError(/metrics.nps/);
    expect(() => readDelightedMetrics({ ...metrics, passive_percent: 250 })).toThrowError(
      /metrics.passive_percent/,
    );
    expect(readDelightedMetrics({ ...metrics, passive_percent: null })).not.toHaveProperty('shares');
  });
});

describe('surveyMonkeyAnswers', () => {
  const response = (id: string, status: string, ...weights: string[]) => ({
    id,
    survey_id: 's1',
    response_status: status,
    date_modified: '2026-03-20T10:30:00+00:00',
    pages: [
      { questions: [{ id: '21', answers: [{ text: 'x' }] }] },
      {
        questions: [
          { id: '22', answers: weights.map((weight) => ({ row_id: '1', choice_metadata: { weight } })) },
        ],
      },
    ],
  });

  it('reads weights as texts, takes the same answer twice once, and rejects unlike ones', () => {
    const page = [
      response('1', 'completed', '9'),
      response('2', 'completed', '10', '10'),
      response('3', 'completed', '0', '10'),
      response('4', 'partial'),
    ];
    const { responses, report } = importResponses(
      page,
      surveyMonkeyAnswers({ questionId: '22', rowId: '1' }),
    );
    expect(responses.map(({ rating, status }) => ({ rating, status }))).toEqual([
      { rating: 9, status: 'answered' },
      { rating: 10, status: 'answered' },
      { rating: null, status: 'partial' },
    ]);
    expect(report.rejections).toEqual([
      { row: 3, column: 'rating', reason: 'several-answers', received: 'an array' },
    ]);
  });
});

it('surveyMonkeyAnswers tells of a question whose choices have no weights', () => {
  const answers = [
    { row_id: '1', choice_id: '7' },
    { other_id: '8', text: 'because' },
  ];
  const row = {
    id: '1',
    date_modified: '2026-03-20T10:30:00+00:00',
    pages: [{ questions: [{ id: '22', answers }] }],
  };
  expect(importResponses([row], surveyMonkeyAnswers({ questionId: '22' })).report.warnings).toEqual([
    { reason: 'column-missing', column: 'rating', rows: 1, listed: [1] },
  ]);
});

describe('typeformResponses', () => {
  const item = {
    token: 't2',
    landed_at: '2026-06-12T12:55:00Z',
    submitted_at: '0001-01-01T00:00:00Z',
    hidden: {},
    answers: [{ type: 'text', text: 'no', field: { id: 'q9', ref: 'why' } }],
  };

  it('reads items of the Responses API, begun ones too', () => {
    const { responses } = importResponses(
      [item, { ...item, answers: null }],
      typeformResponses({ field: 'q1' }),
    );
    expect(responses).toMatchObject([
      { id: 't2', rating: null, status: 'partial', at: utc('2026-06-12T12:55:00Z') },
      { id: 't2', rating: null, status: 'partial' },
    ]);
  });
});

it('typeformResponses takes the type of a response over its date', () => {
  const landed_at = '2026-06-12T12:55:00Z';
  const row = { token: 't', landed_at, submitted_at: '2026-06-12T12:56:00Z', answers: null };
  const types = ['completed', 'partial', 'started', undefined];
  const rows = types.map((response_type) => ({ ...row, response_type }));
  const { responses } = importResponses(
    [...rows, { ...row, submitted_at: null }],
    typeformResponses({ field: 'q' }),
  );
  expect(responses.map(({ status }) => status)).toEqual([
    'answered',
    'partial',
    'partial',
    'answered',
    'partial',
  ]);
});

it('typeformResponses rejects an answer of another kind', () => {
  const answers = [{ type: 'choice', choice: { label: '10' }, field: { id: 'q1' } }];
  const row = {
    token: 't',
    landed_at: '2026-06-12T12:55:00Z',
    submitted_at: '2026-06-12T12:56:00Z',
    answers,
  };
  expect(importResponses([row], typeformResponses({ field: 'q1' })).report.rejections).toEqual([
    { row: 1, column: 'rating', reason: 'rating-unreadable', received: 'an array' },
  ]);
});

describe('formbricksResponses', () => {
  it('tells dismissed from unanswered, and reproduces the published figure', () => {
    const response = (id: string, data: object, ttc: object) => ({
      id,
      createdAt: '2026-03-01T10:00:00.000Z',
      surveyId: 's1',
      contact: null,
      finished: true,
      data,
      variables: { plan: 'pro' },
      ttc,
      meta: { source: 'link', userAgent: { browser: 'Firefox' } },
      language: null,
    });
    const page = [
      response('1', { q: 10 }, { q: 900 }),
      response('2', { q: 9 }, { q: 900 }),
      response('3', { q: 0 }, { q: 900 }),
      response('4', {}, { q: 1200 }),
      { ...response('5', {}, {}), finished: false },
    ];
    const text = response('6', { q: '9' }, { q: 900 });
    expect(importResponses([text], formbricksResponses({ element: 'q' })).responses).toMatchObject([
      { rating: 9, status: 'answered' },
    ]);
    const { responses } = importResponses(page, formbricksResponses({ element: 'q' }));
    expect(responses.map(({ status }) => status)).toEqual([
      'answered',
      'answered',
      'answered',
      'dismissed',
      'partial',
    ]);
    expect(responses[0]?.attributes).toEqual({ plan: 'pro', source: 'link' });
    const rules = { rating: 'rating', status: 'status' } as const;
    expect(countResponses(responses, rules).score).toBeCloseTo(100 / 3, 12);
    expect(countResponses(responses, { ...rules, denominator: ['dismissed'] }).score).toBe(25);
  });
});

describe('posthogEvents', () => {
  const event = (name: string, timestamp: string, properties: object, other: object = {}) => ({
    event: name,
    timestamp,
    distinct_id: 'u1',
    properties: { $survey_id: 's1', ...properties },
    ...other,
  });

  it('finds the answer under three styles of keys', () => {
    const events = [
      event('survey sent', '2026-03-01T10:00:00Z', { $survey_response: '9' }, { uuid: 'e1' }),
      event('survey sent', '2026-03-01T10:00:00Z', { '$survey_response_q-1': 8 }, { uuid: 'e2' }),
      event(
        'survey sent',
        '2026-03-01T10:00:00Z',
        { $survey_response: '', '$survey_response_q-1': '0' },
        { uuid: 'e3' },
      ),
    ];
    const { responses } = importResponses(events, posthogEvents({ surveyId: 's1', questionId: 'q-1' }));
    expect(responses.map(({ id, rating }) => ({ id, rating }))).toEqual([
      { id: 'e1', rating: 9 },
      { id: 'e2', rating: 8 },
      { id: 'e3', rating: 0 },
    ]);
    const second = [
      event('survey sent', '2026-03-01T10:00:00Z', { $survey_response_1: '7', $survey_response: 'x' }),
    ];
    expect(
      importResponses(second, posthogEvents({ surveyId: 's1', questionIndex: 1 })).responses[0],
    ).toMatchObject({ id: '1', rating: 7 });
  });

  it('makes one response of a submission: the last event, the latest rating', () => {
    const of = (submission: string, properties: object) => ({
      $survey_submission_id: submission,
      ...properties,
    });
    const events = [
      event('survey shown', '2026-03-01T09:59:00Z', {}),
      // arrives out of order
      event(
        'survey sent',
        '2026-03-01T10:00:20Z',
        of('a', { $survey_completed: true, $survey_response_1: 'Fast' }),
      ),
      event(
        'survey sent',
        '2026-03-01T10:00:00Z',
        of('a', { $survey_completed: false, $survey_response: '9' }),
      ),
      event(
        'survey sent',
        '2026-03-01T11:00:00Z',
        of('b', { $survey_completed: false, $survey_response: '3' }),
      ),
      event('survey dismissed', '2026-03-01T11:00:09Z', of('b', { $survey_partially_completed: true })),
      event('survey dismissed', '2026-03-01T12:00:00Z', of('c', {}), { distinct_id: 'kim@example.com' }),
      event('survey sent', '2026-03-01T12:00:00Z', { $survey_id: 's2', $survey_response: '1' }),
    ];
    const { responses, report } = importResponses(events, posthogEvents({ surveyId: 's1' }));
    expect(responses.map(({ id, rating, status }) => ({ id, rating, status }))).toEqual([
      { id: 'a', rating: 9, status: 'answered' },
      { id: 'b', rating: 3, status: 'partial' },
      { id: 'c', rating: null, status: 'dismissed' },
    ]);
    expect(responses[2]).not.toHaveProperty('respondentId');
    expect(report.rejectedByReason).toEqual([
      { reason: 'not-a-response', rows: 1 },
      { reason: 'other-survey', rows: 1 },
      { reason: 'superseded', rows: 2 },
    ]);
    expect(report.imported + report.rejected + report.skippedHeaders).toBe(events.length);
  });
});

describe('hubspotSubmissions', () => {
  it('reads texts, ISO and milliseconds, and NPS only', () => {
    const submission = (id: string, properties: object) => ({ id, properties });
    const page = [
      submission('1', {
        hs_survey_type: 'NPS',
        hs_value: '9',
        hs_response_group: 'PROMOTER',
        hs_survey_channel: 'EMAIL',
        hs_submission_timestamp: '2026-03-01T10:00:00Z',
        hs_submission_name: 'kim@example.com',
        hs_content: 'Good',
      }),
      submission('2', {
        hs_survey_type: 'NPS',
        hs_value: '6',
        hs_response_group: 'PASSIVE',
        hs_submission_timestamp: '1772359200000',
      }),
      submission('3', { hs_survey_type: 'CES', hs_value: '6', hs_response_group: 'PROMOTER' }),
    ];
    const { responses, report } = importResponses(page, hubspotSubmissions());
    expect(responses.map(({ rating, at }) => ({ rating, at }))).toEqual([
      { rating: 9, at: utc('2026-03-01T10:00:00Z') },
      { rating: 6, at: utc('2026-03-01T10:00:00Z') },
    ]);
    expect(report.rejectedByReason).toEqual([{ reason: 'other-survey', rows: 1 }]);
    expect(report.warnings).toMatchObject([{ reason: 'group-mismatch', listed: [2] }]);
    expect(JSON.stringify(responses)).not.toContain('example.com');
    expect(
      importResponses(
        page.map(({ properties }) => properties),
        hubspotSubmissions(),
      ).responses,
    ).toHaveLength(2);
  });
});

describe('zendeskResponses', () => {
  it('reads offsets and leaves names and addresses out', () => {
    const response = {
      comment: 'Quick',
      delivered_at: '2013-08-28T00:00:00-07:00',
      delivery_id: 1,
      id: 1,
      rated_at: '2013-08-29T00:00:00-07:00',
      rating: 9,
      recipient_id: 3,
      survey_id: 1,
      user_email: 'kim@example.com',
      user_id: 15,
      user_name: 'Kim Muster',
    };
    const { responses } = importResponses([response], zendeskResponses());
    expect(responses).toEqual([
      {
        id: '1',
        rating: 9,
        status: 'answered',
        at: utc('2013-08-29T07:00:00Z'),
        sentAt: utc('2013-08-28T07:00:00Z'),
        respondentId: '15',
        surveyId: '1',
        comment: 'Quick',
        attributes: {},
        source: { tool: 'zendesk', row: 1 },
      },
    ]);
  });
});
