import { NpsError } from '../core/errors.js';
import type { BootstrapKind } from '../inference/bootstrap.js';
import type { SequenceMethod } from '../inference/confidence-sequence.js';
import { intervalMethods } from '../inference/interval-methods.js';
import type { IntervalMethod, ScoreInterval } from '../inference/records.js';
import type { Telling } from './change-sentence.js';
import { fillPhrase } from './phrase.js';
import { limitFacts } from './score-sentence.js';
import type { SummaryWords } from './summary-words.js';

/** Methods whose limits are those of one score. */
export type DescribedIntervalMethod =
  | IntervalMethod
  | BootstrapKind
  | SequenceMethod
  | 'dirichlet'
  | 'empirical-bayes';

const otherMethods: readonly DescribedIntervalMethod[] = [
  'percentile',
  'bca',
  'mixture',
  'asymptotic',
  'dirichlet',
  'empirical-bayes',
];

/** Limits of rates, slopes, ranks and correlations look the same; their methods tell. */
export function intervalSentence(
  interval: ScoreInterval<DescribedIntervalMethod>,
  { words, digits }: Telling<SummaryWords>,
): string {
  const facts = limitFacts(interval, 100, digits, 'record');
  assertOwn(isScoreMethod(interval.method), 'method', interval.method);
  return fillPhrase(words.interval, facts);
}

/** True for a method of intervals of one score. */
export function isScoreMethod(method: DescribedIntervalMethod): boolean {
  return [...intervalMethods, ...otherMethods].includes(method);
}

/** Throws when a field of a record is that of something else than its score. */
export function assertOwn(fits: boolean, field: string, value: unknown): void {
  if (!fits) throw new NpsError('INVALID_ARGUMENT', `record.${field}`, 'that of this score', value);
}
