import { isNpsError, NpsError } from '../core/errors.js';
import { type PreparedPolicy, preparePolicy } from './compile.js';
import type { EligibilityPolicy } from './policy.js';

/** Checks and prepares one policy of several; errors name it by its own path. */
export function prepareNamed(policy: EligibilityPolicy, path: string): PreparedPolicy {
  try {
    return preparePolicy(policy);
  } catch (error) {
    if (!isNpsError(error)) throw error;
    throw new NpsError(
      error.code,
      error.path.replace(/^policy/, () => path),
      error.expected,
      error.received,
    );
  }
}
