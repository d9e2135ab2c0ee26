import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { joinSmallChunks } from './tsup.chunks.js';

// The exports map of package.json is the one list of entries; typedoc.config.js and the tests read it too.
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
const names = Object.keys(exports)
  .filter((key) => key !== './package.json')
  .map((key) => key.slice(2));

export default defineConfig({
  entry: Object.fromEntries(
    names.map((name) => (name ? [name, `src/${name}/index.ts`] : ['index', 'src/index.ts'])),
  ),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  // tsup 8 sets baseUrl for its declaration build, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  // Without this every CommonJS entry gets its own copy of shared code: two identities of one error class.
  splitting: true,
  sourcemap: false, // dist is not minified: it reads like the source, and maps would double the package
  clean: true,
  onSuccess: async () => {
    await joinSmallChunks('dist', '.js');
    await joinSmallChunks('dist', '.cjs');
  },
});
