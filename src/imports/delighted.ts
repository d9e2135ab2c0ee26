import { assertCount, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { listOf, readPath, recordOf } from './json-path.js';
import type { ResponseMapping } from './mapping.js';
import type { VendorFigure } from './vendor-figure.js';

/**
 * The mapping of Delighted survey responses, as its API lists them.
 *
 * Responses to other survey types are rejected as `other-survey`. Attributes are the person's properties, without
 * personal data; themes are the tags.
 *
 * @example
 * ```ts
 * import { delightedResponses, importResponses } from 'nps-kit/imports';
 *
 * const page = [
 *   { id: '1', person: '10', survey_type: 'nps', score: 0, comment: null, created_at: 1772323200, person_properties: { country: 'USA' } },
 * ];
 * importResponses(page, delightedResponses()).responses[0]?.rating; // => 0
 * ```
 * @see https://delighted.com/docs/api/listing-survey-responses
 */
export function delightedResponses(): ResponseMapping<object> {
  return {
    tool: 'delighted',
    id: 'id',
    rating: 'score',
    at: 'created_at',
    dates: { unit: 'seconds' },
    exclude: [{ from: 'survey_type', notIn: ['nps'], reason: 'other-survey' }],
    respondentId: 'person',
    channel: (row) => readPath(row, 'person_properties', 'Delighted Source'),
    comment: 'comment',
    themes: (row) => listOf(readPath(row, 'tags')),
    attributes: (row) => recordOf(readPath(row, 'person_properties')),
  };
}

/**
 * Reads Delighted's metrics: the counts, and the score and shares that it publishes, for `compareWithVendorFigure`.
 *
 * @throws {NpsError} INVALID_ARGUMENT when a count is no whole number, 0 or more, `nps` is no score, or a percentage is none.
 * @example
 * ```ts
 * import { readDelightedMetrics } from 'nps-kit/imports';
 *
 * const metrics = { nps: 51, promoter_count: 32, passive_count: 13, detractor_count: 6, response_count: 51 };
 * readDelightedMetrics(metrics); // => { published: 51, counts: { promoters: 32, passives: 13, detractors: 6 } }
 * ```
 * @see https://delighted.com/docs/api/getting-metrics
 */
export function readDelightedMetrics(metrics: object): VendorFigure {
  assertRecord(metrics, 'metrics', 'the metrics of Delighted');
  const count = (name: string): number => {
    const value = readPath(metrics, name);
    assertCount(value, `metrics.${name}`, 'INVALID_ARGUMENT');
    return value as number;
  };
  const counts = {
    promoters: count('promoter_count'),
    passives: count('passive_count'),
    detractors: count('detractor_count'),
  };
  const figure = (name: string, min: number, max: number): number => {
    const value = readPath(metrics, name);
    if (typeof value === 'number' && value >= min && value <= max) return value + 0; // never -0
    throw new NpsError('INVALID_ARGUMENT', `metrics.${name}`, `a number ${min} to ${max}`, value);
  };
  const published = figure('nps', -100, 100);
  const names = ['promoter_percent', 'passive_percent', 'detractor_percent'] as const;
  if (names.some((name) => (readPath(metrics, name) ?? null) === null)) return { published, counts };
  const [promoters, passives, detractors] = names.map((name) => figure(name, 0, 100) / 100) as [
    number,
    number,
    number,
  ];
  return { published, counts, shares: { promoters, passives, detractors } };
}
