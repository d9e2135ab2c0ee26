import fc from 'fast-check';

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
  ...['2026-03-01T10:00:00Z', '2026-02-30T00:00:00Z', '2026-03-01T10:00Z', '2026-03-01T00:00:00.0123456789Z'],
  ...[
    '-000000-01-01T00:00:00Z',
    '2026-03-01',
    '2026-02-30',
    '2024-02-29',
    1e-200,
    1e-140,
    1e140,
    1e300,
    8.64e15,
  ],
  ...['open', 'resolved', 'pooled-share', 'percentile', 'day', 'UTC', 'detractor', 'dismissed', 'a', 'en'],
  ...[[null], [{}], { promoters: 3, passives: 2, detractors: 1 }, { count: 1, n: 2 ** 53 - 1 }],
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
export const spoiled = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> => {
  const once = (value: unknown): fc.Arbitrary<unknown> =>
    fc.tuple(fc.constantFrom(...paths(value)), odd).map(([path, by]) => changed(value, path, by));
  return fc.oneof(
    good,
    good.chain(once),
    good.chain(once).chain((value) => ([...paths(value)].length ? once(value) : fc.constant(value))),
  );
};

/** The error of a call as text; empty when there is none. */
export function fails(call: () => unknown): string {
  try {
    call();
    return '';
  } catch (error) {
    return String(error);
  }
}
