import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertInstant } from '../core/time.js';
import type { EligibilityContext } from './context.js';

type Known = (value: unknown) => boolean;
const isText: Known = (value) => typeof value === 'string';
const isFlag: Known = (value) => typeof value === 'boolean';
const isCount: Known = (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
const isTexts: Known = (value) => Array.isArray(value) && value.every(isText);
const isList: Known = (value) => Array.isArray(value);

const checks: readonly (readonly [keyof EligibilityContext, Known, string])[] = [
  ['contactId', isText, 'a text'],
  ['timeZone', isText, 'an IANA time zone'],
  ['sessions', isCount, 'a finite number, 0 or more'],
  ['activeDays', isCount, 'a finite number, 0 or more'],
  ['accountId', isText, 'a text'],
  ['accountHistory', isList, 'a list of events'],
  ['segments', isTexts, 'a list of texts'],
  ['consents', isTexts, 'a list of texts'],
  ['suppressed', isFlag, 'true or false'],
  ['inAudience', isFlag, 'true or false'],
  ['unsuitable', isTexts, 'a list of texts'],
  ['inProgress', isText, 'a text'],
];

/** Throws unless every fact of the context that is given is of its kind. */
export function assertContext(context: EligibilityContext, needsContactId: boolean): void {
  assertRecord(context, 'context');
  for (const [name, isKnown, expected] of checks) {
    const value = context[name];
    if (value !== undefined && value !== null && !isKnown(value)) {
      throw new NpsError('INVALID_ARGUMENT', `context.${name}`, expected, value);
    }
  }
  const { createdAt, firstSeenAt, quotas, contactId } = context;
  if (createdAt !== undefined && createdAt !== null) assertInstant(createdAt, 'context.createdAt');
  if (firstSeenAt !== undefined && firstSeenAt !== null) assertInstant(firstSeenAt, 'context.firstSeenAt');
  if (needsContactId && typeof contactId !== 'string') {
    throw new NpsError('INVALID_ARGUMENT', 'context.contactId', 'a text, for sampling, holdout or spread', contactId);
  }
  if (quotas !== undefined && quotas !== null) assertQuotas(quotas);
}

function assertQuotas(quotas: NonNullable<EligibilityContext['quotas']>): void {
  assertRecord(quotas, 'context.quotas');
  for (const [id, use] of Object.entries(quotas)) {
    assertRecord(use, `context.quotas.${id}`);
    for (const part of ['completed', 'partial', 'reserved'] as const) {
      const value = use[part];
      if (!isCount(value) && (part === 'completed' || (value !== undefined && value !== null))) {
        const path = `context.quotas.${id}.${part}`;
        throw new NpsError('INVALID_ARGUMENT', path, 'a finite number, 0 or more', value);
      }
    }
  }
}
