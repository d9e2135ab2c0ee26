import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');

/** Folder -> folders that it may import at run time (DESIGN: arrows point down only). */
const below: Record<string, readonly string[]> = {
  core: [],
  numeric: [],
  calendar: ['core'],
  scoring: ['core', 'numeric'],
  inference: ['core', 'numeric', 'scoring'],
  segmentation: ['core', 'numeric', 'calendar', 'scoring', 'inference'],
  trends: ['core', 'numeric', 'calendar', 'scoring', 'inference'],
  benchmarks: ['core', 'numeric', 'calendar', 'scoring', 'inference'],
  'follow-up': ['core', 'numeric', 'calendar', 'scoring', 'inference'],
  eligibility: ['core', 'numeric', 'calendar'],
  imports: ['core', 'calendar', 'scoring'],
  rollup: ['core', 'calendar', 'scoring'],
  charts: ['core', 'scoring', 'inference'],
  schema: ['core', 'scoring', 'inference', 'eligibility'],
};
/** These may import types from anywhere. */
const typesOfAll = new Set(['charts', 'schema']);

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const statement = /^(?:import|export)\s+(type\s+)?[\s\S]*?\bfrom '([^']+)';$/gm;

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(src, file), 'utf8');
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const folder = file.includes('/') ? (file.split('/')[0] as string) : '';

  it('imports only what lies below', () => {
    for (const [, type, from] of code.matchAll(statement)) {
      if (from === 'zod' && folder === 'schema') continue;
      expect(from, 'no package is imported').toMatch(/^\.\.?\/.*\.js$/);
      const target = join('/', folder, from as string).slice(1);
      const [other = ''] = target.split('/');
      if (folder === '') expect(other, 'the root leaves the schemas out').not.toBe('schema');
      else {
        expect(target, 'files are imported, never an index').not.toMatch(/index\.js$/);
        if (other !== folder && !(type && typesOfAll.has(folder))) expect(below[folder]).toContain(other);
      }
    }
  });

  it('has no clock, no dice, no locale, no console', () => {
    expect(code).not.toMatch(
      /Date\.now|new Date\(\)|\bDate\(\)|Math\.random|\bconsole\b|\bprocess\b|\bperformance\b/,
    );
    if (folder !== 'calendar') expect(code).not.toMatch(/\bIntl\b|toLocale/);
    expect(code).not.toMatch(/export \*/);
  });

  // A module level call needs the mark that lets it be dropped; zod's schemas are calls by nature.
  it('does nothing when it is imported', () => {
    const calls = text
      .split('\n')
      .filter((line) => /^(?:export )?(?:const|let) [^=]*= (?:new )?[\w.]+\(/.test(line))
      .filter((line) => !(folder === 'schema' && /= z\.\w+\(/.test(line)));
    expect(calls).toEqual([]);
  });

  it('holds one idea: at most 220 lines, but for the list of all names', () => {
    if (file !== 'index.ts') expect(text.split('\n').length).toBeLessThanOrEqual(220);
  });
});
