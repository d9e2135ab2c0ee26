import { readFileSync } from 'node:fs';
import type { Duration } from '../../src/core/time.js';
import type { evaluateEligibility } from '../../src/eligibility/evaluate.js';

const file = JSON.parse(
  readFileSync(new URL('../vectors/eligibility-scenarios.json', import.meta.url), 'utf8'),
);

/** Expected values of the parts around the decision. */
export const vectors: {
  bucket: { salt: string; unit: string; hash: number; bucket: number }[];
  durations: { from: string; add: Duration; timeZone: string; to: string }[];
  effectiveRate: { perEvaluation: number; evaluations: number; effective: number }[];
  planInvites: { targetResponses: number; responseRate: number; confidence: number; invites: number }[];
} = file.vectors;

/** A decision in the shapes of the package, but with instants as ISO text. */
export interface Scenario {
  id: string;
  policyInWords: string;
  policy: Record<string, unknown>;
  history: Record<string, unknown>[];
  context: Record<string, unknown>;
  now: string;
  expected: { eligible: boolean; reasons: string[]; nextEligibleAt?: string | null };
}

export const scenarios: Scenario[] = file.scenarios;

/** The adapter: instants from ISO text to epoch milliseconds, all else as it stands. */
export function inputOf(scenario: Scenario): Parameters<typeof evaluateEligibility>[0] {
  const { policy, history, context, now } = JSON.parse(JSON.stringify(scenario), (key, value) =>
    ['at', 'until', 'now', 'createdAt', 'firstSeenAt', 'startsAt', 'endsAt'].includes(key) &&
    typeof value === 'string'
      ? Date.parse(value)
      : value,
  );
  return { policy, history, context, now };
}
