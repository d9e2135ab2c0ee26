import { defineConfig } from 'vitest/config';
import config from './vitest.config.js';

// The tests of one folder kill the mutants of that folder: all tests for each mutant would take hours.
const folder = process.env.MUTATED_FOLDER;
if (!folder) throw new Error('name a folder: npm run test:mutation -- scoring');

export default defineConfig({
  ...config,
  test: { ...config.test, include: [`test/${folder}/**/*.test.ts`] },
});
