import { assertRecord } from '../core/assertions.js';
import { headsOf } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { labelOf } from '../core/segment-name.js';
import { assertInstant, type Instant } from '../core/time.js';
import {
  type CountingRules,
  checkedRules,
  type ExclusionReason,
  type ResponseCounts,
} from './counting-rules.js';
import { isOnScale, ratingError, scaleOf } from './scale.js';
import { countsFromBins } from './tally.js';

/** Takes rows one by one and gives the account at the end. */
export interface ResponseCounter<Row> {
  readonly add: (row: Row) => void;
  readonly result: () => ResponseCounts;
}

/** A counter for rows, once the rules are checked. */
export function createResponseCounter<Row>(rules: CountingRules<Row>): ResponseCounter<Row> {
  assertRecord(rules, 'rules', 'counting rules');
  const scale = scaleOf(rules, 'rules');
  const read = checkedRules(rules);
  const bins = new Array<number>(scale.max - scale.min + 1).fill(0);
  const excluded: Record<ExclusionReason, number> = {
    test: 0,
    outOfWindow: 0,
    dismissed: 0,
    partial: 0,
    missing: 0,
    invalid: 0,
    duplicate: 0,
  };
  const kept = read.respondent ? createKeeper(bins, excluded, read.keep) : null;
  let index = 0;

  const timeOf = (row: Row): Instant => {
    const at = read.at === undefined ? index : read.at(row, index);
    assertInstant(at, `rows[${index}].at`);
    return at;
  };
  const keyOf = (name: 'respondent' | 'per', row: Row): unknown => {
    const key = read[name]?.(row, index);
    if (labelOf(key) === undefined) {
      throw new NpsError('INVALID_ARGUMENT', `rows[${index}].${name}`, 'a text or a number', key);
    }
    return key;
  };

  /** The bin of an answer, or why the row is none. A field is read only when it decides. */
  const judge = (row: Row): number | ExclusionReason => {
    if (row === null || row === undefined) {
      throw new NpsError('INVALID_ARGUMENT', `rows[${index}]`, 'a row', row);
    }
    const state = read.status?.(row, index);
    const meaning = typeof state === 'string' ? read.meanings.get(state) : undefined;
    if (meaning === 'test') return 'test';
    if (read.windowed) {
      const at = timeOf(row);
      if (!(at >= read.start && at < read.end)) return 'outOfWindow';
    }
    if (meaning !== undefined) return meaning;
    const value = read.rating(row, index);
    if (value === null || value === undefined || value === '' || read.missing.has(value)) return 'missing';
    if (isOnScale(value, scale)) return value - scale.min;
    if (read.invalid === 'exclude') return 'invalid';
    throw ratingError(`rows[${index}].rating`, scale, value);
  };

  const add = (row: Row): void => {
    const bin = judge(row);
    if (typeof bin === 'string') excluded[bin] += 1;
    else {
      const respondent = kept ? keyOf('respondent', row) : null;
      if (kept && labelOf(respondent) !== null) {
        kept(respondent, keyOf('per', row), bin, timeOf(row));
      } else (bins[bin] as number) += 1;
    }
    index += 1;
  };

  const result = (): ResponseCounts => {
    const counts = countsFromBins(bins, scale);
    const counted = headsOf(counts);
    const denominator = read.denominator.reduce((sum, reason) => sum + excluded[reason], counted);
    return {
      counts,
      histogram: { min: scale.min + 0, max: scale.max + 0, bins: [...bins] },
      rows: index,
      counted,
      excluded: { ...excluded },
      denominator,
      score: denominator === 0 ? null : (100 * (counts.promoters - counts.detractors)) / denominator,
    };
  };
  return { add, result };
}

/** Keeps one answer per respondent (and `per`), moving it in the bins when a better one comes. */
function createKeeper(
  bins: number[],
  excluded: Record<ExclusionReason, number>,
  keep: 'latest' | 'first',
): (respondent: unknown, per: unknown, bin: number, time: number) => void {
  const groups = new Map<unknown, Map<unknown, { bin: number; time: number }>>();
  return (respondent, per, bin, time) => {
    const group = groups.get(per) ?? new Map<unknown, { bin: number; time: number }>();
    groups.set(per, group);
    const held = group.get(respondent);
    if (!held) {
      group.set(respondent, { bin, time });
      (bins[bin] as number) += 1;
      return;
    }
    excluded.duplicate += 1;
    if (keep === 'latest' ? time >= held.time : time < held.time) {
      (bins[held.bin] as number) -= 1;
      (bins[bin] as number) += 1;
      held.bin = bin;
      held.time = time;
    }
  };
}
