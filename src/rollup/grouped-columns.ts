import { assertArray, assertOneOf } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { largestWeight, smallestWeight } from '../scoring/weight-sums.js';
import type { Bind, DialectRules, InstantStorage, RollupPeriodUnit } from './dialect-rules.js';
import { quoteIdentifier } from './identifiers.js';
import type { CheckedLayout } from './layout.js';
import type { RollupQuery } from './rollup-query.js';

/** Period, bin of the rating (-1 missing, -2 invalid) and weight of each row. */
export function groupedColumns(
  query: RollupQuery,
  { rule, weighted, scale }: CheckedLayout,
  rules: DialectRules,
  bind: Bind,
): { name: string; text: string }[] {
  const rating = quoteIdentifier(query.rating, rules.quote, 'query.rating');
  const columns: { name: string; text: string }[] = [];
  let undated = '';
  if (rule) {
    const { column, stored } = instantColumn(query, rules);
    const instant = rules.instant(column)[stored];
    const zone = (): string => bind(rule.zone.name);
    columns.push({
      name: 'nps_period',
      text: rules.period(instant, rule.unit as RollupPeriodUnit, zone, stored),
    });
    undated = ` WHEN ${column} IS NULL THEN -2`;
  }
  const { missingCodes = [] } = query;
  assertArray(missingCodes, 'query.missingCodes', 'an array of numbers');
  for (const [i, code] of missingCodes.entries()) {
    if (!Number.isFinite(code)) {
      throw new NpsError('INVALID_OPTION', `query.missingCodes[${i}]`, 'a finite number', code);
    }
  }
  const listed = rules.listed?.(rating, missingCodes) ?? rating;
  const codes = missingCodes.length > 0 ? ` OR ${listed} IN (${missingCodes.map(bind).join(', ')})` : '';
  let unweighted = '';
  if (weighted) {
    const type = rules.nullableDouble ?? rules.double;
    const weight = `CAST(${quoteIdentifier(query.weight, rules.quote, 'query.weight')} AS ${type})`;
    // As texts, because not every engine reads 1e-140 as a double. NaN is beyond the largest, or fails both.
    const double = (bound: number): string => `CAST('${bound}' AS ${type})`;
    const fits = `${weight} = 0 OR (${weight} >= ${double(smallestWeight)} AND ${weight} <= ${double(largestWeight)})`;
    // Null fails as well: a CASE of an unknown condition goes on to ELSE.
    unweighted = ` WHEN CASE WHEN ${fits} THEN 0 ELSE 1 END = 1 THEN -2`;
    columns.push({ name: 'nps_weight', text: weight });
  }
  const bins = Array.from(
    { length: scale.max - scale.min + 1 },
    (_, bin) => `WHEN ${rating} = ${scale.min + bin} THEN ${bin}`,
  ).join(' ');
  columns.push({
    name: 'nps_bin',
    text: `CASE WHEN ${rating} IS NULL${codes} THEN -1${undated}${unweighted} ${bins} ELSE -2 END`,
  });
  return columns;
}

/** The column of instants, quoted. */
export function instantColumn(
  query: RollupQuery,
  rules: DialectRules,
): { column: string; stored: InstantStorage } {
  const { at } = query;
  if (at === undefined) {
    throw new NpsError('INVALID_OPTION', 'query.at', 'a column of instants', undefined);
  }
  const isRecord = typeof at === 'object' && at !== null;
  const { column, stored = 'instant' } = isRecord ? at : { column: at };
  assertOneOf(stored, ['instant', 'utc', 'seconds', 'milliseconds'], 'query.at.stored');
  const path = isRecord ? 'query.at.column' : 'query.at';
  return { column: quoteIdentifier(column, rules.quote, path), stored };
}
