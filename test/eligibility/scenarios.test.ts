import { describe, expect, it } from 'vitest';
import { evaluateEligibility } from '../../src/eligibility/evaluate.js';
import { inputOf, scenarios } from './scenarios.js';

describe('scenarios', () => {
  it.each(scenarios)('$id $policyInWords', (scenario) => {
    const decision = evaluateEligibility(inputOf(scenario));
    const { expected } = scenario;
    expect(decision.eligible).toBe(expected.eligible);
    expect([...new Set(decision.reasons.map((reason) => reason.code))]).toStrictEqual(expected.reasons);
    if (expected.nextEligibleAt === undefined) return;
    expect(decision.nextEligibleAt).toBe(expected.nextEligibleAt && Date.parse(expected.nextEligibleAt));
  });
});
