import { assertRecord } from '../core/assertions.js';
import { assertInstant, type Instant } from '../core/time.js';
import {
  type CountingRules,
  checkedRules,
  type ExclusionReason,
  type ResponseCounts,
} from './counting-rules.js';
import { checkedScale, ratingError } from './scale.js';
import { countsFromBins } from './tally.js';

/** Takes rows one by one and gives the account at the end. */
export interface ResponseCounter<Row> {
  readonly add: (row: Row) => void;
  readonly result: () => ResponseCounts;
}

/** A counter for rows, once the rules are checked. */
export function createResponseCounter<Row>(rules: CountingRules<Row>): ResponseCounter<Row> {
  assertRecord(rules, 'rules', 'counting rules');
  const scale = checkedScale(rules.scale);
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

  const reasonOf = (row: Row, at: Instant | null, value: unknown): ExclusionReason | null => {
    const state = read.status?.(row, index);
    const meaning = typeof state === 'string' ? read.meanings.get(state) : undefined;
    if (meaning === 'test') return 'test';
    if (at !== null && !(at >= read.start && at < read.end)) return 'outOfWindow';
    if (meaning !== undefined) return meaning;
    if (value === null || value === undefined || value === '' || read.missing.has(value)) return 'missing';
    if (Number.isInteger(value) && (value as number) >= scale.min && (value as number) <= scale.max)
      return null;
    if (read.invalid === 'exclude') return 'invalid';
    throw ratingError(`rows[${index}].rating`, scale, value);
  };

  const add = (row: Row): void => {
    const at = read.at ? read.at(row, index) : null;
    if (at !== null) assertInstant(at, `rows[${index}].at`);
    const value = read.rating(row, index);
    const reason = reasonOf(row, at, value);
    if (reason !== null) excluded[reason] += 1;
    else {
      const bin = (value as number) - scale.min;
      const respondent = kept ? read.respondent?.(row, index) : null;
      if (kept && respondent !== null && respondent !== undefined && respondent !== '') {
        kept(respondent, read.per?.(row, index), bin, at ?? index);
      } else (bins[bin] as number) += 1;
    }
    index += 1;
  };

  const result = (): ResponseCounts => {
    const counts = countsFromBins(bins, scale);
    const counted = counts.promoters + counts.passives + counts.detractors;
    const denominator = read.denominator.reduce((sum, reason) => sum + excluded[reason], counted);
    return {
      counts,
      histogram: { min: scale.min, max: scale.max, bins: [...bins] },
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
