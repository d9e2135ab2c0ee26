// Prints the coverage table of docs/methods.md: npx tsx --tsconfig test/tsconfig.json test/inference/coverage-table.ts
import { pathToFileURL } from 'node:url';
import type { IntervalMethod } from 'nps-kit';
import { coverageOf } from './enumeration.js';

/** Methods in the order of the table. */
export const tableMethods: readonly IntervalMethod[] = [
  'score',
  'adjusted-wald',
  'bonett-price',
  'agresti-min',
  'mover-wilson',
  'likelihood-ratio',
  'jeffreys',
  'wald',
];

/** One row: least / mean coverage and mean width in points at 10, 30 and 100 answers. */
export function tableRow(method: IntervalMethod): string {
  const cells = [10, 30, 100].map((n) => {
    const { least, mean, width } = coverageOf(method, n);
    return `${least.toFixed(3)} / ${mean.toFixed(3)} / ${(100 * width).toFixed(1)}`;
  });
  return `| \`${method}\` | ${cells.join(' | ')} |`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const method of tableMethods) console.log(tableRow(method));
}
