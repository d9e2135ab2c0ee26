import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The package's own folder. */
export const root = join(import.meta.dirname, '../..');

/** The package's manifest. */
export const manifest: {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Subpaths that can be imported: `.`, `./scoring`, ... */
export const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');

/** The file name of an entry in dist, without its ending. */
export function fileOf(entry: string): string {
  return entry === '.' ? 'index' : entry.slice(2);
}

/** Builds dist when a source is newer, so that tests never look at yesterday's package. */
export function ensureBuilt(): void {
  const built = join(root, 'dist/index.d.cts');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(root, 'src', file),
  );
  const newest = Math.max(...[...sources, join(root, 'package.json')].map((file) => statSync(file).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'pipe' });
}
