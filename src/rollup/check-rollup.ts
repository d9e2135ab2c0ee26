import { zoneOf } from '../calendar/zone.js';
import { assertCount, assertCounts, assertOneOf, assertRecord } from '../core/assertions.js';
import { isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertInstant } from '../core/time.js';
import { assertHistogram } from '../scoring/histogram.js';
import { checkedScale } from '../scoring/scale.js';
import { units } from './layout.js';
import { headsOf, type Rollup, type RollupCell, type RollupPeriod } from './rollup.js';

/** Throws unless the value is a roll-up. */
export function assertRollup(rollup: Rollup, path: string): void {
  assertRollupHead(rollup, path);
  assertCells(rollup, path);
}

/** Throws unless all but the cells of a roll-up is as it must be. */
export function assertRollupHead(rollup: Rollup, path: string): void {
  assertRecord(rollup, path, 'a roll-up');
  const { version, by, period, timeZone, weighted, scale, cells, excluded } = rollup;
  const expect = (fine: boolean, field: string, expected: string, value: unknown): void => {
    if (!fine) throw new NpsError('INVALID_ARGUMENT', `${path}.${field}`, expected, value);
  };
  expect(version === 1, 'version', 'version 1', version);
  expect(Array.isArray(by) && by.every((key) => typeof key === 'string'), 'by', 'an array of names', by);
  if (period === null) expect(timeZone === null, 'timeZone', 'null: there are no periods', timeZone);
  else {
    assertOneOf(period, units, `${path}.period`);
    zoneOf(timeZone, `${path}.timeZone`);
  }
  expect(typeof weighted === 'boolean', 'weighted', 'true or false', weighted);
  assertRecord(scale, `${path}.scale`, 'a rating scale');
  checkedScale(scale, path);
  expect(Array.isArray(cells), 'cells', 'an array', cells);
  assertRecord(excluded, `${path}.excluded`, 'what is left out');
  for (const kind of ['missing', 'invalid'] as const) {
    assertCount(excluded[kind], `${path}.excluded.${kind}`);
  }
}

/** Throws unless every cell fits its roll-up. */
export function assertCells({ by, period, weighted, scale, cells }: Rollup, path: string): void {
  for (const [i, cell] of cells.entries()) {
    const at = `${path}.cells[${i}]`;
    assertRecord(cell, at, 'a cell');
    const { keys, histogram, counts } = cell;
    const named =
      Array.isArray(keys) &&
      keys.length === by.length &&
      by.every((key, place) => {
        const found = Object(keys[place]) as Partial<RollupCell['keys'][0]>;
        return found.key === key && (found.value === null || typeof found.value === 'string');
      });
    if (!named) throw new NpsError('INVALID_ARGUMENT', `${at}.keys`, 'a text or null for each key', keys);
    if (period === null) {
      if (cell.period !== null) {
        throw new NpsError('INVALID_ARGUMENT', `${at}.period`, 'null: the roll-up has none', cell.period);
      }
    } else assertPeriod(cell.period, `${at}.period`);
    assertHistogram(histogram, `${at}.histogram`);
    if (histogram.min !== scale.min || histogram.max !== scale.max) {
      const range = `${histogram.min} to ${histogram.max}`;
      throw new NpsError('SCALE_MISMATCH', `${at}.histogram`, `ratings ${scale.min} to ${scale.max}`, range);
    }
    const heads = headsOf(histogram);
    if (isWeighted(counts) !== weighted) {
      throw new NpsError('INVALID_COUNTS', `${at}.counts`, weighted ? 'sums of weights' : 'heads', counts);
    }
    assertCounts(counts, `${at}.counts`);
    const n = isWeighted(counts) ? counts.n : counts.promoters + counts.passives + counts.detractors;
    if (n !== heads) {
      throw new NpsError('INVALID_COUNTS', `${at}.counts`, `${heads} answers, as in the histogram`, n);
    }
  }
}

function assertPeriod(period: RollupPeriod | null, path: string): void {
  assertRecord(period, path, 'a period');
  const { start, end, label } = period as RollupPeriod;
  assertInstant(start, `${path}.start`);
  assertInstant(end, `${path}.end`);
  if (end <= start) throw new NpsError('INVALID_ARGUMENT', `${path}.end`, 'an instant after the start', end);
  if (typeof label !== 'string') throw new NpsError('INVALID_ARGUMENT', `${path}.label`, 'a text', label);
}
