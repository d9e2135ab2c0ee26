import fc from 'fast-check';
import { isNpsError } from 'nps-kit';
import * as imports from 'nps-kit/imports';
import * as rollups from 'nps-kit/rollup';
import { expect, it } from 'vitest';

// Whatever stands wherever: a function of these two folders gives a result, or throws an NpsError.

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

/** Arguments that every function takes. */
const fine: Record<string, readonly unknown[][]> = {
  importResponses: [
    [[header, cells, cells], mapping, { listed: 5 }],
    [[record, record], ofRecords, { listed: 5 }],
    [[[at, 9]], { at: 0, rating: 1, header: 0, attributes: 'rest' }],
  ],
  importResponsesAsync: [
    [
      [header, cells, cells],
      { ...mapping, collapseBy: undefined, dates: undefined },
      { listed: 5, onReport: () => {} },
    ],
    [[record], { ...ofRecords, collapseBy: undefined, dates: undefined }],
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
};
const junk: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'junk',
  '__proto__',
  7n,
  Symbol('junk'),
  [],
  [null],
  [undefined, {}],
  new Array(2),
  [[]],
  {},
  Object.create(null),
  { length: 2 },
  { from: null },
  { firstOf: [null] },
  new Date(Number.NaN),
  new Map([['a', 1]]),
  new Set([1]),
  () => null,
  () => Symbol('junk'),
];
const all: Record<string, unknown> = { ...imports, ...rollups };
// Guards and the error are of the core.
const names = Object.keys(all).filter((name) => !['NpsError', 'isNpsError'].includes(name));

type Path = readonly (string | number)[];

/** The places within a value, itself included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** A copy with another value at a place. */
function put(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = (Array.isArray(value) ? [...value] : { ...value }) as never;
  copy[key] = put(copy[key], rest, other);
  return copy;
}

async function expectResultOrNpsError(name: string, values: readonly unknown[], told: string): Promise<void> {
  try {
    const result: unknown = (all[name] as (...values: readonly unknown[]) => unknown)(...values);
    if (name === 'importResponsesAsync') for await (const _ of result as AsyncIterable<unknown>);
    else {
      expect(result, told).not.toBeUndefined();
      if (!(name in presets)) expect(JSON.parse(JSON.stringify(result)), told).toStrictEqual(result);
      // Presets hand values on to the import, which looks at them.
      if (name in presets) imports.importResponses([presets[name]] as object[], result as never);
    }
  } catch (error) {
    if (!isNpsError(error)) throw new Error(`${told}: ${String(error)}`, { cause: error });
  }
}

/** What a first row of each preset looks like. */
const presets: Record<string, unknown> = Object.fromEntries(
  names
    .filter((name) => /Csv$|Responses$|Submissions$|Events$|Values$|Answers$/.test(name))
    .filter((name) => name !== 'importResponses')
    .map((name) => [name, name.endsWith('Csv') ? header : record]),
);

it('knows every function', () => {
  expect(Object.keys(fine).sort()).toEqual(names.filter((name) => typeof all[name] === 'function').sort());
});

it.each(names)('%s takes what is fine, and refuses junk in any place', async (name) => {
  for (const values of fine[name] as readonly unknown[][]) {
    if (name !== 'importResponsesAsync' && !(name in presets)) {
      expect((all[name] as (...given: readonly unknown[]) => unknown)(...values)).toBeDefined();
    }
    for (let length = 0; length < values.length; length += 1) {
      await expectResultOrNpsError(name, values.slice(0, length), `${name} with ${length} arguments`);
    }
    for (const place of placesIn(values).slice(1)) {
      for (const value of junk) {
        const told = `${name} with ${String(Object(value) === value ? Object.prototype.toString.call(value) : value)} at ${place.join('.')}`;
        await expectResultOrNpsError(name, put(values, place, value) as unknown[], told);
      }
    }
  }
});

it('refuses junk in several places', async () => {
  const call = fc
    .constantFrom(...names.flatMap((name) => (fine[name] as unknown[][]).map((values) => ({ name, values }))))
    .filter(({ values }) => values.length > 0)
    .chain(({ name, values }) =>
      fc.record({
        name: fc.constant(name),
        values: fc.constant(values),
        changes: fc.array(
          fc.record({
            place: fc.constantFrom(...placesIn(values).slice(1)),
            value: fc.oneof(fc.constantFrom(...junk), fc.anything()),
          }),
          { minLength: 2, maxLength: 4 },
        ),
      }),
    );
  await fc.assert(
    fc.asyncProperty(call, async ({ name, values, changes }) => {
      const changed = changes.reduce<unknown>(
        (result, { place, value }) => put(result, place, value),
        values,
      );
      await expectResultOrNpsError(name, changed as unknown[], name);
    }),
    { numRuns: 500 },
  );
});
