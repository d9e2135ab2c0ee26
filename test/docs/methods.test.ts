import { readFileSync } from 'node:fs';
import * as npsKit from 'nps-kit';
import { expect, it } from 'vitest';

const functions = new Set(
  Object.entries(npsKit).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
);
const text = readFileSync(`${import.meta.dirname}/../../docs/methods.md`, 'utf8');
const headings = text.split('\n').filter((line) => line.startsWith('## '));
const named = headings.flatMap((line) => [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name as string));

it('the headings of docs/methods.md name public functions, each once', () => {
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !functions.has(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

it('docs/methods.md names every function that tests, compares, plans, ranks or correlates', () => {
  const words = new Set(text.match(/\w+/g));
  const method =
    /^(test|compare|plan|rank|correlate|shrink|rake|poststratify|decompose|detect|power|probability)[A-Z]/;
  const arithmetic = ['compareShares', 'compareWithVendorFigure'];
  const missing = [...functions].filter((name) => method.test(name) && !words.has(name));
  expect(missing.filter((name) => !arithmetic.includes(name))).toEqual([]);
});
