import fc from 'fast-check';
import { scoreStandardError, tallyWeighted } from 'nps-kit';
import { compilePolicy, type EligibilityPolicy } from 'nps-kit/eligibility';
import { countsSchema, histogramSchema, policySchema, weightedCountsSchema } from 'nps-kit/schema';
import { countsFromHistogram } from 'nps-kit/scoring';
import { describe, expect, it } from 'vitest';
import { carefulPreset, relationalPreset, transactionalPreset } from '../../src/eligibility/presets.js';
import { counts, histograms, weightedRows } from '../arbitraries.js';
import { now, policyAt } from '../eligibility/cases.js';

/** Values that stand where others belong. */
const odd = fc.constantFrom<unknown>(
  ...[undefined, null, true, '', 'x', 'kind:', 'kind:a', 'Europe/Berlin', 'Mars/Olympus', '24:00', '08:00'],
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1, -0, 0, 0.5, 1, 2, 7, 8, 1e5, 1e16, 2 ** 53],
  ...[[], [1], ['x'], {}, { days: 1 }, { days: -1 }, { days: 1e300 }, { months: 0.5 }, { days: 1, hours: 1 }],
  ...[
    { days: 1, basis: 'localDate' },
    { hours: 1, basis: 'calendar' },
    { hours: 1, basis: 'localDate' },
  ],
  ...[
    { days: 0.5, basis: 'calendar' },
    { businessDays: 1, basis: 'elapsed' },
    { businessDays: 2 },
    { days: 0 },
  ],
  ...['thisSurvey', 'calendar', 'rolling', 'week', 'sunday', 'contact', 'createdAt', 'firstSeenAt'],
);

/** Paths of all fields inside, and of one more in each record. */
function* paths(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    yield [...path, key];
    yield* paths(part, [...path, key]);
  }
  yield [...path, 'more'];
}

function changed(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  if (Array.isArray(copy) && key === 'more') return [...copy, by];
  const part = changed(copy[key], rest, by);
  if (part === undefined && rest.length === 0 && !Array.isArray(copy)) delete copy[key];
  else copy[key] = part;
  return copy;
}

/** A value as it was, and with something else in one place or two. */
const spoiled = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> => {
  const once = (value: unknown): fc.Arbitrary<unknown> =>
    fc.tuple(fc.constantFrom(...paths(value)), odd).map(([path, by]) => changed(value, path, by));
  return fc.oneof(
    good,
    good.chain(once),
    good.chain(once).chain((value) => ([...paths(value)].length ? once(value) : fc.constant(value))),
  );
};

function fails(call: () => unknown): string {
  try {
    call();
    return '';
  } catch (error) {
    return String(error);
  }
}

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
