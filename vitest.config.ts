import { defineConfig } from 'vitest/config';

const src = `${import.meta.dirname}/src`;

export default defineConfig({
  resolve: {
    // Tests and examples import the package by its name: from src, or from dist when NPS_DIST is set.
    alias: process.env.NPS_DIST
      ? []
      : [
          { find: /^nps-kit$/, replacement: `${src}/index.ts` },
          { find: /^nps-kit\/(.+)$/, replacement: `${src}/$1/index.ts` },
        ],
  },
  test: {
    include: process.env.NPS_DIST ? ['test/examples/**/*.test.ts'] : ['test/**/*.test.ts'],
    isolate: false, // nothing here keeps state between files
    testTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
