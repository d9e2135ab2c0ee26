import * as nps from 'nps-kit';
import { isNpsError } from 'nps-kit';
import { type Describable, describeSummary, type SummaryWords } from 'nps-kit/charts';
import { describe, expect, it } from 'vitest';
import { told, untold } from './told-records.js';

/** What no sentence may contain. */
const nonsense = /NaN|undefined|null|Infinity|\[object|[{}]|-0(?:\.0+)?(?![.\d])/;

/** The sentence, or the error that refuses the record; any other error fails. */
function tell(record: unknown, options = {}): { sentence: string | null; path: string } {
  try {
    return { sentence: describeSummary(record as Describable, options), path: '' };
  } catch (error) {
    if (isNpsError(error) && /^INVALID_(?:ARGUMENT|OPTION)$/.test(error.code)) {
      return { sentence: null, path: error.path };
    }
    throw error;
  }
}

/** A record and all records inside it. */
function* inside(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* inside(part);
}

describe('records of the library', () => {
  it.each(Object.entries(told))('tells those of %s', (_, records) => {
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) {
      const { sentence } = tell(record);
      expect(sentence).toMatch(/^[A-Z].*[^;,: ]$/);
      expect(sentence).not.toMatch(nonsense);
    }
  });

  it.each(Object.entries(untold))('refuses %s', (_, record) => {
    expect(record).not.toBeNull();
    expect(tell(record).path).toMatch(/^record/);
  });

  it('tells or refuses all that is inside them', () => {
    for (const record of inside([told, untold])) {
      const { sentence, path } = tell(record);
      if (sentence === null) expect(path).toMatch(/^record/);
      else expect(sentence).not.toMatch(nonsense);
      // Limits of a difference look like those of a score: of limits alone only the unit is said.
      if (sentence !== null && 'lower' in record && !('score' in record)) {
        expect(sentence).toMatch(/^Between -?\d+ and -?\d+ points \(\d+ %\)$/);
      }
    }
  });

  it('tells every test', () => {
    const tests = Object.keys(nps).filter((name) => /^test[A-Z]/.test(name));
    expect(tests.length).toBeGreaterThan(10);
    expect(Object.keys(told)).toEqual(expect.arrayContaining(tests));
  });
});

describe('words', () => {
  const names = (() => {
    try {
      describeSummary(null, { words: { nonsense: '' } as never });
    } catch (error) {
      if (isNpsError(error)) return error.expected.replace('only ', '').split(', ');
    }
    return [];
  })() as (keyof SummaryWords)[];

  it('are all told somewhere, and leave no English when they are replaced', () => {
    const used = new Set<string>();
    const words = Object.fromEntries(
      names.map((name) => [
        name,
        (facts: Readonly<Record<string, unknown>>) => {
          used.add(name);
          return `[${Object.values(facts).join(' ')}]`;
        },
      ]),
    );
    for (const record of Object.values(told).flat()) {
      // Names of periods are the caller's.
      expect(tell(record, { words }).sentence?.replaceAll(/w\d/g, '')).toMatch(/^[^a-z]+$/i);
    }
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });

  it('find every fact that they name', () => {
    for (const record of Object.values(told).flat()) {
      for (const name of names) {
        const { sentence } = tell(record, { words: { [name]: 'ß' } });
        expect(sentence).not.toMatch(nonsense);
      }
    }
  });
});
