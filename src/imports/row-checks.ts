import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { Rating } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { classifyRating } from '../scoring/classify.js';
import { wordOf } from './cells.js';
import type { GroupMapping, RowExclusion, StatusMapping } from './mapping.js';
import type { RejectionReason, WarningReason } from './report.js';
import type { ResponseStatus } from './response.js';

/** A list of words in lower case; throws when it is none. */
function wordsOf(words: unknown, path: string): Set<string> {
  if (!Array.isArray(words)) throw new NpsError('INVALID_OPTION', path, 'an array of words', words);
  return new Set(words.map(wordOf));
}

/** From a cell to the state of the response; null for a word that the rule does not know. */
export function statusReader(rule: StatusMapping<never>): (value: unknown) => ResponseStatus | null {
  const meanings = new Map<string, ResponseStatus>();
  for (const status of ['answered', 'dismissed', 'partial'] as const) {
    for (const word of wordsOf(rule[status] ?? [], `mapping.status.${status}`)) meanings.set(word, status);
  }
  const otherwise = rule.answered === undefined ? 'answered' : null;
  return (value) => meanings.get(wordOf(value)) ?? otherwise;
}

const exclusionReasons: readonly RejectionReason[] = ['test', 'spam', 'other-survey', 'not-a-response'];

/** From a cell to whether the rule rejects its row. */
export function exclusionTest(rule: RowExclusion<never>, path: string): (value: unknown) => boolean {
  assertRecord(rule, path, 'an exclusion rule');
  assertOneOf(rule.reason, exclusionReasons, `${path}.reason`);
  if ((rule.in === undefined) === (rule.notIn === undefined)) {
    throw new NpsError('INVALID_OPTION', path, 'either in or notIn', rule);
  }
  if (rule.in !== undefined) {
    const words = wordsOf(rule.in, `${path}.in`);
    return (value) => words.has(wordOf(value));
  }
  const words = wordsOf(rule.notIn, `${path}.notIn`);
  return (value) => !words.has(wordOf(value));
}

/** Compares the tool's category with the rating; null when there is nothing to say. */
export function groupCheck(
  rule: GroupMapping<never>,
): (value: unknown, rating: Rating | null) => WarningReason | null {
  const categories = new Map<string, string>();
  for (const category of ['promoter', 'passive', 'detractor'] as const) {
    for (const word of wordsOf(rule[category], `mapping.group.${category}`)) categories.set(word, category);
  }
  return (value, rating) => {
    const word = wordOf(value);
    if (word === '') return null;
    const category = categories.get(word);
    if (category === undefined) return 'group-unknown';
    if (rating === null) return 'group-without-rating';
    return classifyRating(rating) === category ? null : 'group-mismatch';
  };
}
