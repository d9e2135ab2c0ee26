import { zoneOf } from '../calendar/zone.js';
import { assertCount, assertCounts, assertOneOf, assertRecord } from '../core/assertions.js';
import { headsOf, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { isSegmentKey } from '../core/segment-name.js';
import { assertInstant } from '../core/time.js';
import { assertHistogram, assertSameRange } from '../scoring/histogram.js';
import { scaleOf } from '../scoring/scale.js';
import { units } from './layout.js';
import { headsIn, type Rollup, type RollupPeriod } from './rollup.js';

/** Throws unless the value is a roll-up. */
export function assertRollup(rollup: Rollup, path: string): void {
  assertRollupHead(rollup, path);
  assertCells(rollup, path);
}

/** Throws unless all but the cells of a roll-up is as it must be. */
export function assertRollupHead(rollup: Rollup, path: string): void {
  assertRecord(rollup, path);
  const { version, by, period, timeZone, weighted, scale, cells, excluded } = rollup;
  expect(version === 1, `${path}.version`, 'version 1', version);
  const texts = Array.isArray(by) && [...by].every((name) => typeof name === 'string');
  expect(texts, `${path}.by`, 'an array of names', by);
  if (period === null) expect(timeZone === null, `${path}.timeZone`, withoutPeriods, timeZone);
  else {
    assertOneOf(period, units, `${path}.period`);
    zoneOf(timeZone, `${path}.timeZone`);
  }
  expect(typeof weighted === 'boolean', `${path}.weighted`, 'true or false', weighted);
  assertRecord(scale, `${path}.scale`);
  scaleOf({ scale }, path);
  expect(Array.isArray(cells), `${path}.cells`, 'an array', cells);
  assertRecord(excluded, `${path}.excluded`);
  assertCount(excluded.missing, `${path}.excluded.missing`);
  assertCount(excluded.invalid, `${path}.excluded.invalid`);
}

/** Throws unless every cell fits its roll-up. */
export function assertCells({ by, period, weighted, scale, cells }: Rollup, path: string): void {
  for (const [i, cell] of cells.entries()) {
    const at = `${path}.cells[${i}]`;
    assertRecord(cell, at);
    const { keys, histogram, counts } = cell;
    const named =
      Array.isArray(keys) &&
      keys.length === by.length &&
      by.every((name, place) => isSegmentKey(keys[place]) && keys[place].key === name);
    expect(named, `${at}.keys`, 'a text or null for each key', keys);
    if (period === null) expect(cell.period === null, `${at}.period`, withoutPeriods, cell.period);
    else assertPeriod(cell.period as RollupPeriod, `${at}.period`);
    assertHistogram(histogram, `${at}.histogram`);
    assertSameRange(histogram, scale, `${at}.histogram`);
    assertCounts(counts, `${at}.counts`);
    const heads = headsIn(histogram);
    if (isWeighted(counts) !== weighted || headsOf(counts) !== heads) {
      const expected = `${weighted ? 'weights' : 'heads'} of ${heads} answers`;
      throw new NpsError('INVALID_COUNTS', `${at}.counts`, expected, counts);
    }
  }
}

const withoutPeriods = 'null: there are no periods';

function expect(fine: boolean, path: string, expected: string, received: unknown): void {
  if (!fine) throw new NpsError('INVALID_ARGUMENT', path, expected, received);
}

function assertPeriod(period: RollupPeriod, path: string): void {
  assertRecord(period, path);
  const { start, end, label } = period;
  assertInstant(start, `${path}.start`);
  assertInstant(end, `${path}.end`);
  expect(end > start, `${path}.end`, 'an instant after the start', end);
  expect(typeof label === 'string', `${path}.label`, 'a text', label);
}
