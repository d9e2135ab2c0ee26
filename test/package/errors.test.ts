import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './build.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

it('docs/errors.md explains every code, and no other', () => {
  const union = /export type NpsErrorCode =([\s\S]*?);/.exec(read('src/core/errors.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
  const explained = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes).toEqual([...codes].sort());
  expect(explained).toEqual(codes);
});
