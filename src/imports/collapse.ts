import { textOf } from './cells.js';
import type { ReportKeeper } from './report.js';
import type { ImportedResponse } from './response.js';

/**
 * Makes one response of those with equal keys: the latest (the later row, of equal times), with the latest rating and
 * comment among them. A dismissal after a rating is a partial response. A blank key stands alone.
 */
export function collapseResponses(
  responses: readonly ImportedResponse[],
  keyOf: (response: ImportedResponse) => unknown,
  keeper: ReportKeeper,
): ImportedResponse[] {
  const keyed = responses.map((response) => ({ response, key: textOf(keyOf(response), true) }));
  const inOrder = keyed
    .filter(({ key }) => key !== null)
    .sort(({ response: one }, { response: other }) => one.at - other.at);
  const merged = new Map<string | null, ImportedResponse>();
  for (const { key, response } of inOrder) merged.set(key, withEarlier(response, merged.get(key)));
  const kept: ImportedResponse[] = [];
  for (const { key, response } of keyed) {
    const whole = merged.get(key) ?? response;
    if (whole.source === response.source) kept.push(whole);
    else keeper.reject(response.source.row, null, 'superseded', key);
  }
  return kept;
}

/** A response with what earlier rows told, if there are any. */
function withEarlier(last: ImportedResponse, earlier: ImportedResponse | undefined): ImportedResponse {
  const rating = last.rating ?? earlier?.rating ?? null;
  const comment = last.comment ?? earlier?.comment;
  const status = last.status === 'dismissed' && rating !== null ? 'partial' : last.status;
  return { ...last, rating, status, ...(comment === undefined ? {} : { comment }) };
}
