import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The cells of a fixture, byte order mark included. The files are ours, written in the shapes that the tools document. */
export function readFixture(name: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
  return parse(text, { relax_quotes: true });
}
