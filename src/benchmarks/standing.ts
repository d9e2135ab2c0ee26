import { assertOneOf, assertRecord } from '../core/assertions.js';
import { isSignificant, type SignificanceOptions } from '../inference/significance.js';
import type { BenchmarkComparison, BenchmarkPosition } from './compare.js';
import type { FigureComparison } from './figure-test.js';

/** Where a score stands once chance is taken into account. */
export interface BenchmarkStanding {
  /** Where the score itself lies. */
  readonly position: BenchmarkPosition;
  /** Figures from which the score differs by no more than chance explains. */
  readonly notDistinguishableFrom: readonly ('average' | 'top')[];
  /** Both in words: `"between, not distinguishable from average"`. */
  readonly text: string;
}

/**
 * Says where a score stands, and from which figures it can not be told apart.
 *
 * @throws {NpsError} INVALID_OPTION when alpha is not above 0 and below 0.5; INVALID_ARGUMENT or INVALID_OPTION when the
 *   value is no comparison.
 * @example
 * ```ts
 * import { compareToBenchmark, describeStanding, type Benchmark } from 'nps-kit';
 *
 * const benchmark: Benchmark = {
 *   provenance: {
 *     publisher: 'Example Institute', study: 'Invented figures', year: 2025, region: 'Europe',
 *     population: { industry: 'Retail', market: 'B2C' }, surveyType: 'relational',
 *     address: 'https://example.com/study', readOn: '2026-01-15',
 *   },
 *   average: { score: 40, statistic: 'mean-of-companies', respondents: 9000, companies: 30 },
 *   top: { score: 70, statistic: 'top-performer', respondents: null, companies: 1 },
 * };
 * const few = compareToBenchmark({ promoters: 15, passives: 8, detractors: 2 }, benchmark);
 * if (few) describeStanding(few).text; // => 'between, not distinguishable from average or top'
 * const many = compareToBenchmark({ promoters: 150, passives: 80, detractors: 20 }, benchmark);
 * if (many) describeStanding(many).text; // => 'between'
 * ```
 */
export function describeStanding(
  comparison: BenchmarkComparison,
  options: SignificanceOptions = {},
): BenchmarkStanding {
  assertRecord(comparison, 'comparison', 'a comparison with a benchmark');
  assertRecord(options, 'options');
  const { position, top } = comparison;
  assertOneOf(position, ['below', 'between', 'above'], 'comparison.position');
  const figures = top === null ? (['average'] as const) : (['average', 'top'] as const);
  for (const figure of figures) assertRecord(comparison[figure], `comparison.${figure}`);
  const notDistinguishableFrom = figures.filter(
    (figure) => !isSignificant((comparison[figure] as FigureComparison).test, options),
  );
  const alike = notDistinguishableFrom.join(' or ');
  return {
    position,
    notDistinguishableFrom,
    text: position + (alike && `, not distinguishable from ${alike}`),
  };
}
