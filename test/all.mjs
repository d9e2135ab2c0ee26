// Everything that protects main, step by step: npm test. Prints the seconds of each step and ends with
// `N passed, N failed`: the tests of vitest, and one for each other step. Fails when any of them did.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'nps-kit-test-'));

const vitest = (name, env = {}) => {
  const report = join(reports, `${name}.json`);
  const args = ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  return { command: ['npx', '--no-install', ...args], env, report };
};
const script = (name) => ({ command: ['npm', 'run', '--silent', name] });

const steps = {
  lint: script('lint'),
  build: script('build'),
  typecheck: script('typecheck'),
  tests: vitest('tests'),
  'examples on dist': vitest('examples', { NPS_DIST: '1' }),
  package: script('check:package'),
  sizes: script('check:size'),
  docs: script('docs'),
  demo: script('demo'),
};

/** Tests of a step: those that vitest counted, or the step itself. A run that broke off counts as one failure. */
const countOf = ({ report }, ok) => {
  if (!report) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const total = { passed: 0, failed: 0 };
for (const [name, step] of Object.entries(steps)) {
  const start = performance.now();
  const [command, ...args] = step.command;
  const env = { ...process.env, ...step.env };
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env,
    maxBuffer: 1e9,
  });
  const ok = status === 0;
  const { passed, failed } = countOf(step, ok);
  total.passed += passed;
  total.failed += failed;
  if (!ok) console.log(`${stdout ?? ''}\n${stderr ?? ''}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${step.report ? `${passed} tests, ` : ''}${seconds} s)`);
}
rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
