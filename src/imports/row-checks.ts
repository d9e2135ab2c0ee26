import { assertArray, assertOneOf, assertRecord } from '../core/assertions.js';
import type { Rating } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { classifyRating } from '../scoring/classify.js';
import { textOf, wordOf } from './cells.js';
import { assertColumn } from './columns.js';
import type { GroupMapping, RowExclusion, StatusMapping } from './mapping.js';
import type { RejectionReason, WarningReason } from './report.js';
import type { ResponseStatus } from './response.js';

/** Throws unless a rule is a record that says where its value is. */
function assertRule(rule: { readonly from: unknown }, path: string, expected: string): void {
  assertRecord(rule, path, expected);
  assertColumn(rule.from, `${path}.from`);
}

/** A list of words in lower case; throws when it is none. */
function wordsOf(words: unknown, path: string): Set<string> {
  assertArray(words, path, 'an array of words');
  return new Set(
    Array.from(words as readonly unknown[], (word, i) => {
      if (typeof word !== 'string' && textOf(word, false) === null) {
        throw new NpsError('INVALID_OPTION', `${path}[${i}]`, 'a word', word);
      }
      return wordOf(word);
    }),
  );
}

/** What each word means; throws when one means two things. */
function meaningsOf<Meaning extends string>(
  lists: Readonly<Record<Meaning, unknown>>,
  path: string,
): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, words] of Object.entries(lists) as [Meaning, unknown][]) {
    for (const word of wordsOf(words, `${path}.${meaning}`)) {
      const other = meanings.get(word);
      if (other !== undefined) {
        throw new NpsError('INVALID_OPTION', `${path}.${meaning}`, `words that are not ${other} too`, word);
      }
      meanings.set(word, meaning);
    }
  }
  return meanings;
}

/** From a cell to the state of the response; null for a word that the rule does not know. */
export function statusReader(rule: StatusMapping<never>): (value: unknown) => ResponseStatus | null {
  assertRule(rule, 'mapping.status', 'a rule of states');
  const { answered = [], dismissed = [], partial = [] } = rule;
  const meanings = meaningsOf<ResponseStatus>({ answered, dismissed, partial }, 'mapping.status');
  const otherwise = rule.answered === undefined ? 'answered' : null;
  return (value) => meanings.get(wordOf(value)) ?? otherwise;
}

const exclusionReasons: readonly RejectionReason[] = ['test', 'spam', 'other-survey', 'not-a-response'];

/** From a cell to the reason that rejects its row; null for none. */
export function exclusionReader(
  rule: RowExclusion<never>,
  path: string,
): (value: unknown) => RejectionReason | null {
  assertRule(rule, path, 'an exclusion rule');
  assertOneOf(rule.reason, exclusionReasons, `${path}.reason`);
  if ((rule.in === undefined) === (rule.notIn === undefined)) {
    throw new NpsError('INVALID_OPTION', path, 'either in or notIn', rule);
  }
  const field = rule.in === undefined ? 'notIn' : 'in';
  const words = wordsOf(rule[field], `${path}.${field}`);
  return (value) => (words.has(wordOf(value)) === (field === 'in') ? rule.reason : null);
}

/** Compares the tool's category with the rating; null when there is nothing to say. */
export function groupCheck(
  rule: GroupMapping<never>,
): (value: unknown, rating: Rating | null) => WarningReason | null {
  assertRule(rule, 'mapping.group', 'a rule of categories');
  const { promoter, passive, detractor } = rule;
  const categories = meaningsOf({ promoter, passive, detractor }, 'mapping.group');
  return (value, rating) => {
    const word = wordOf(value);
    if (word === '') return null;
    const category = categories.get(word);
    if (category === undefined) return 'group-unknown';
    if (rating === null) return 'group-without-rating';
    return classifyRating(rating) === category ? null : 'group-mismatch';
  };
}
