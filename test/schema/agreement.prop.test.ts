import fc from 'fast-check';
import { scoreStandardError, tallyWeighted } from 'nps-kit';
import { compilePolicy, type EligibilityPolicy } from 'nps-kit/eligibility';
import { countsSchema, histogramSchema, policySchema, weightedCountsSchema } from 'nps-kit/schema';
import { countsFromHistogram } from 'nps-kit/scoring';
import { describe, expect, it } from 'vitest';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { counts, histograms, weightedRows } from '../arbitraries.js';
import { now, policyAt } from '../eligibility/cases.js';
import { fails, spoiled } from './spoiled.js';

const isStricter = ({ code, path }: { code: string; path: PropertyKey[] }): boolean =>
  code === 'unrecognized_keys' || path[0] === 'transaction' || path[1] === 'thenGap';

describe('schemas and functions agree', () => {
  it('about policies', () => {
    const policies = fc.oneof(
      now.chain(policyAt),
      fc.constantFrom<EligibilityPolicy>(relationalPreset, carefulPreset, transactionalPreset),
    );
    fc.assert(
      fc.property(spoiled(policies), (policy) => {
        const read = policySchema.safeParse(policy);
        const refusal = fails(() => compilePolicy((read.success ? read.data : policy) as EligibilityPolicy));
        // What the schema does not know: which zones there are. What it is stricter about: fields that nothing reads, and
        // durations that are 0, null or an empty text rather than left out.
        if (read.success ? /time zone/i.test(refusal) : read.error.issues.every(isStricter)) return;
        expect({ policy, ok: read.success, why: read.error?.message }).toMatchObject({ ok: refusal === '' });
      }),
      { numRuns: 3000 },
    );
  });

  it('about counts', () => {
    fc.assert(
      fc.property(spoiled(counts), (value) => {
        const refusal = fails(() => scoreStandardError(value as never));
        expect({ value, ok: countsSchema.safeParse(value).success }).toMatchObject({ ok: refusal === '' });
      }),
      { numRuns: 1000 },
    );
  });

  it('about weighted counts', () => {
    const weighted = weightedRows.map((rows) => tallyWeighted(rows, { rating: 'rating', weight: 'weight' }));
    fc.assert(
      fc.property(spoiled(weighted), (value) => {
        if (!('promoterWeight' in (value as object))) return; // counts of heads, or none
        const refusal = fails(() => scoreStandardError(value as never));
        expect({ value, ok: weightedCountsSchema.safeParse(value).success }).toMatchObject({
          ok: refusal === '',
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('about histograms', () => {
    fc.assert(
      fc.property(spoiled(histograms), (value) => {
        const { min = 0, max = 10 } = Object(value);
        const refusal = fails(() => countsFromHistogram(value as never));
        if (min !== 0 || max !== 10) return; // of another scale, which the schema does not know
        expect({ value, ok: histogramSchema.safeParse(value).success }).toMatchObject({ ok: refusal === '' });
      }),
      { numRuns: 1000 },
    );
  });
});
