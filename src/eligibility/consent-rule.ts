import { assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { assertText } from './policy-fields.js';
import type { EligibilityPolicy } from './policy.js';
import { factOf, never, type Rule } from './rule.js';

/** `consent`: the contact must have agreed to the channel. */
export function consentRules({ consent, channel }: EligibilityPolicy): Rule[] {
  if (consent === undefined) return [];
  assertRecord(consent, 'policy.consent');
  if (typeof consent.required !== 'boolean') {
    throw new NpsError('INVALID_OPTION', 'policy.consent.required', 'true or false', consent.required);
  }
  assertText(consent.channel, 'policy.consent.channel', true);
  if (!consent.required) return [];
  const needed = consent.channel ?? channel;
  return [
    {
      path: 'consent',
      holdsOnResume: true,
      check: ({ context }) =>
        needed !== undefined && context.consents?.includes(needed)
          ? null
          : { code: 'CONSENT_MISSING', until: never, because: factOf('channel', needed) },
    },
  ];
}
