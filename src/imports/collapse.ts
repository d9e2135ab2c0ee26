import { textOf } from './cells.js';
import type { ReportKeeper } from './report.js';
import type { ImportedResponse } from './response.js';

/** A response and what its rows share; null stands alone. */
export interface KeyedResponse {
  readonly key: string | null;
  readonly response: ImportedResponse;
}

/** The value of a key column as text; null when it is blank. */
export function collapseKey(value: unknown): string | null {
  return textOf(value, true);
}

/**
 * Makes one response of those with equal keys: the latest (the later row, of equal times), with the latest rating and
 * comment among them. A dismissal after a rating is a partial response.
 */
export function collapseResponses(keyed: readonly KeyedResponse[], keeper: ReportKeeper): ImportedResponse[] {
  const groups = new Map<string, ImportedResponse[]>();
  for (const { key, response } of keyed) {
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(response);
    else groups.set(key, [response]);
  }
  const merged = new Map<ImportedResponse, ImportedResponse>();
  for (const group of groups.values()) {
    group.sort((one, other) => one.at - other.at || one.source.row - other.source.row);
    const last = group[group.length - 1] as ImportedResponse;
    merged.set(last, mergeRows(group, last));
  }
  const kept: ImportedResponse[] = [];
  for (const { key, response } of keyed) {
    const whole = key === null ? response : merged.get(response);
    if (whole) kept.push(whole);
    else keeper.reject(response.source.row, null, 'superseded', key);
  }
  return kept;
}

/** The last of several rows with what the earlier ones told; `rows` are in order of time. */
function mergeRows(rows: readonly ImportedResponse[], last: ImportedResponse): ImportedResponse {
  let { rating, comment } = last;
  for (let i = rows.length - 2; i >= 0; i -= 1) {
    rating ??= (rows[i] as ImportedResponse).rating;
    comment ??= (rows[i] as ImportedResponse).comment;
  }
  const status = last.status === 'dismissed' && rating !== null ? 'partial' : last.status;
  return { ...last, rating, status, ...(comment === undefined ? {} : { comment }) };
}
