// Packs the built package, installs the tarball in an empty folder and runs the smoke files there on every runtime:
// node test/runtimes/run.mjs [name ...]. Runtimes come from npm on demand, so none of them is a dependency.
// Chromium is used where it is installed (or named by CHROMIUM) and skipped by name where it is not.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'nps-kit-runtimes-'));
const run = (command, args, cwd = dir) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
const from = (spec, ...args) => run('npm', ['exec', '--yes', `--package=${spec}`, '--', ...args]);

const zod = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.zod;
if (!existsSync(join(root, 'dist/index.js'))) run('npm', ['run', '--silent', 'build'], root);
const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', dir];
const [{ filename }] = JSON.parse(run('npm', pack, root));
writeFileSync(join(dir, 'package.json'), '{ "private": true }\n');
run('npm', ['install', '--no-audit', '--no-fund', `./${filename}`, `zod@${zod}`]);
for (const file of ['smoke.mjs', 'smoke.cjs']) copyFileSync(join(import.meta.dirname, file), join(dir, file));

const expectPassed = (output, file) => {
  if (!output.includes('smoke passed')) throw new Error(`${file} did not say that it passed: ${output}`);
};
const both = (command) => {
  for (const file of ['smoke.mjs', 'smoke.cjs']) expectPassed(command(file), file);
};
const bundle = (entry, outfile) => {
  const flags = ['--bundle', '--format=esm', `--outfile=${outfile}`, '--log-level=error'];
  run(join(root, 'node_modules/.bin/esbuild'), [entry, ...flags]);
};

// Each one throws when the smoke test fails, or returns why it did not run.
const runtimes = {
  node: () => both((file) => run(process.execPath, [file])),
  node20: () => both((file) => from('node@20.19.0', 'node', file)),
  node22: () => both((file) => from('node@22', 'node', file)),
  node24: () => both((file) => from('node@24', 'node', file)),
  node26: () => both((file) => from('node@26', 'node', file)),
  bun: () => both((file) => from('bun@1.4.5', 'bun', file)),
  deno: () => both((file) => from('deno@2.9.5', 'deno', 'run', '-A', file)),
  workerd: () => {
    const entry = "export default { async test() { await import('./smoke.mjs'); } };\n";
    writeFileSync(join(dir, 'worker-entry.mjs'), entry);
    const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .w)]);
const w :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2025-01-01",
);
`;
    writeFileSync(join(dir, 'worker.capnp'), config);
    bundle('worker-entry.mjs', 'worker.js');
    from('workerd@1.20261023.1', 'workerd', 'test', 'worker.capnp');
  },
  chromium: () => {
    const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
    if (!existsSync(chromium)) return 'no chromium here';
    bundle('smoke.mjs', 'browser.js');
    const script = readFileSync(join(dir, 'browser.js'), 'utf8').replaceAll('</script', '<\\/script');
    const title = 'console.log = (text) => { document.title = text; };';
    const page = `<body><script>${title}</script><script type="module">${script}</script>`;
    writeFileSync(join(dir, 'browser.html'), page);
    const flags = ['--headless', '--no-sandbox', '--virtual-time-budget=5000', '--dump-dom'];
    const dom = run(chromium, [...flags, `file://${dir}/browser.html`]);
    if (!dom.includes('<title>smoke passed</title>')) throw new Error('the page did not pass');
    return '';
  },
};

const asked = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };
for (const name of asked.length > 0 ? asked : Object.keys(runtimes)) {
  const start = performance.now();
  let result = 'passed';
  let detail = '';
  try {
    detail = runtimes[name]() ?? '';
    if (detail) result = 'skipped';
  } catch (error) {
    result = 'failed';
    detail = error.stderr || error.message;
  }
  count[result] += 1;
  console.log(
    `${name} ${result} in ${((performance.now() - start) / 1000).toFixed(1)} s ${detail}`.trimEnd(),
  );
}
rmSync(dir, { recursive: true, force: true });
if (count.skipped) console.log(`${count.skipped} skipped`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed ? 1 : 0;
