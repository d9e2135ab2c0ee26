import { isNpsError } from 'nps-kit';
import * as imports from 'nps-kit/imports';
import * as rollups from 'nps-kit/rollup';
import { describe } from 'vitest';
import { itRefusesJunk } from '../junk.js';

const at = '2026-03-01T10:00:00Z';
const header = ['at', 'score', 'state', 'sent', 'w', 'topics', 'email'];
const cells = [at, '9', 'done', at, '1', 'a,b', 'kim@example.com'];
const mapping = {
  tool: 'x',
  header: 1,
  id: 'w',
  rating: { firstOf: ['score', 'nps'], optional: true },
  ratingRule: { missingCodes: [11, 'N/A'], labels: { ten: 10 } },
  at: 'at',
  sentAt: 'sent',
  shownAt: 3,
  dates: { timeZone: 'UTC', order: 'proved', unit: 'seconds' },
  status: { from: 'state', answered: ['done'], dismissed: ['closed'], partial: ['begun'] },
  exclude: [
    { from: 'state', in: ['test'], reason: 'test' },
    { from: 'w', notIn: ['1'], reason: 'spam' },
  ],
  group: { from: 'state', promoter: ['p'], passive: ['n'], detractor: ['d'] },
  respondentId: 'w',
  surveyId: 'w',
  subject: 'w',
  channel: 'w',
  touchpoint: 'w',
  comment: 'w',
  weight: 'w',
  themes: 'topics',
  themeSeparator: ',',
  attributes: ['state'],
  personalData: 'drop',
  collapseBy: 'w',
  formulaGuard: true,
};
const { header: _, ...ofRows } = mapping;
const ofRecords = { ...ofRows, shownAt: 'sent' };
const record = { at, score: 9, state: 'done', sent: at, w: 1, topics: ['a'] };
const bins = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`nps_bin_${i}`, i === 10 ? 2 : 0]));
const layout = {
  by: ['region', { column: 'p', as: 'plan' }],
  period: 'day',
  timeZone: 'UTC',
  weight: 'w',
  scale: { min: 0, max: 10, promoterFrom: 9, detractorTo: 6 },
};
const row = {
  region: 'EU',
  plan: null,
  nps_period: '2026-03-01',
  nps_rows: 3,
  nps_missing: 1,
  nps_invalid: 0,
  ...bins,
  nps_promoter_weight: 2,
  nps_passive_weight: 0,
  nps_detractor_weight: 0,
  nps_promoter_squared_weight: 2,
  nps_passive_squared_weight: 0,
  nps_detractor_squared_weight: 0,
};
const rollup = rollups.readRollup([row], layout as rollups.RollupLayout);
const query = {
  ...layout,
  dialect: 'duckdb',
  table: ['a', 'b'],
  rating: 'score',
  missingCodes: [11],
  at: { column: 'at', stored: 'utc' },
  window: { start: 0, end: 1 },
  filters: [
    { column: 'a', is: '=', value: 1 },
    { column: 'a', is: 'in', values: [1, 'x'] },
    { column: 'a', is: 'null' },
  ],
  minimumN: 10,
};
const metrics = {
  nps: 51,
  promoter_count: 32,
  promoter_percent: 63,
  passive_count: 13,
  passive_percent: 25,
  detractor_count: 6,
  detractor_percent: 12,
};
const figure = {
  published: '39',
  counts: { promoters: 8, passives: 2, detractors: 3 },
  shares: { promoters: 0.62, passives: 0.15, detractors: 0.23 },
  unanswered: { dismissed: 1, partial: 2, missing: 0 },
};

const isPreset = (name: string): boolean =>
  name !== 'importResponses' && /Csv$|Responses$|Submissions$|Events$|Values$|Answers$/.test(name);

/** Presets hand values on to the import, which looks at them: what it thinks of a row is left aside. */
function importing(preset: (...args: never[]) => unknown, row: unknown) {
  return (...args: never[]): unknown => {
    const given = preset(...args);
    try {
      return imports.importResponses([row] as object[], given as never);
    } catch (error) {
      if (isNpsError(error)) return null;
      throw error;
    }
  };
}

const functions = Object.fromEntries(
  Object.entries(imports).map(([name, value]) => [
    name,
    isPreset(name) ? importing(value as never, name.endsWith('Csv') ? header : record) : value,
  ]),
);

describe('imports', () => {
  itRefusesJunk(functions, {
    importResponses: [
      [[header, cells, cells], mapping, { listed: 5 }],
      [[record, record], ofRecords, { listed: 5 }],
      [[[at, 9]], { at: 0, rating: 1, header: 0, attributes: 'rest' }, {}],
    ],
    importResponsesAsync: [
      [
        [header, cells, cells],
        { ...mapping, collapseBy: undefined, dates: undefined },
        { listed: 5, onReport: () => {} },
      ],
      [[record], { ...ofRecords, collapseBy: undefined, dates: undefined }, {}],
    ],
    delightedResponses: [[]],
    hubspotSubmissions: [[]],
    zendeskResponses: [[]],
    readDelightedMetrics: [[metrics]],
    formbricksCsv: [[{ question: 'q', timeZone: 'UTC' }]],
    formbricksResponses: [[{ element: 'e' }]],
    googleFormsCsv: [[{ question: 'q', timeZone: 'UTC', order: 'day-first', ratingRule: {} }]],
    posthogEvents: [[{ surveyId: 's', questionId: 'q', questionIndex: 0 }]],
    qualtricsCsv: [[{ question: 'Q1', timeZone: 'UTC' }]],
    qualtricsValues: [[{ question: 'QID1' }]],
    surveyMonkeyAnswers: [[{ questionId: 'q', rowId: 'r' }]],
    surveyMonkeyCsv: [[{ question: 'q', ratingRule: {}, timeZone: 'UTC', order: 'day-first' }]],
    typeformCsv: [[{ question: 'q' }]],
    typeformResponses: [[{ field: 'f' }]],
    compareWithVendorFigure: [[figure]],
  });
});

describe('rollup', () => {
  itRefusesJunk(rollups, {
    mergeRollups: [[[rollup, rollup]]],
    readRollup: [[[row, row], layout, { invalid: 'throw' }]],
    rollupQuery: [[query]],
    sumRollupByPeriod: [
      [
        rollup,
        {
          period: { unit: 'month', weekStart: 'monday', fiscalYearStart: 4 },
          where: [{ key: 'region', value: 'EU' }],
        },
      ],
    ],
    sumRollupBySegment: [[rollup, { by: ['region'] }]],
  });
});
