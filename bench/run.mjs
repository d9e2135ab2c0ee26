// Runs the built package beside its peers: node bench/run.mjs [filter] [--strict]
// Every bench/*.mjs that exports `workloads` is loaded. A workload is
//   { name, rows?, base: { name, run }, ours: { name, run }, target?, peers?: { name, run }[] }
// where `run` does the whole work once and may return a promise, and `target` bounds ours / base; or
//   { name, growth: { rows, run }[], target? }
// where `target` bounds the exponent of time over rows between the first and the last size.
import { readdirSync } from 'node:fs';

const [filter = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const strict = process.argv.includes('--strict');

/** One sample lasts at least this long, so that short runs are repeated within it. */
const leastMilliseconds = 2;
const samples = 15;
/** Time for all samples of one contender; at least five are taken. */
const budgetMilliseconds = 4000;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const timeOf = async (run, times) => {
  const start = performance.now();
  for (let i = 0; i < times; i += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / times;
};

/** How often to run within one sample; warms the code up on the way. */
const repeatsFor = async (run) => {
  await timeOf(run, 2);
  let times = 1;
  for (;;) {
    const each = await timeOf(run, times);
    if (each * times >= leastMilliseconds) return times;
    times = Math.max(times * 2, Math.ceil(leastMilliseconds / Math.max(each, 1e-6)));
  }
};

/** Median milliseconds of one run of each contender; their samples take turns, so that noise falls on all alike. */
const measure = async (contenders) => {
  const lanes = [];
  for (const { run } of contenders) lanes.push({ run, times: await repeatsFor(run), taken: [] });
  const start = performance.now();
  for (let round = 0; round < samples; round += 1) {
    if (round >= 5 && performance.now() - start > budgetMilliseconds * lanes.length) break;
    for (let turn = 0; turn < lanes.length; turn += 1) {
      const lane = lanes[(round + turn) % lanes.length];
      lane.taken.push(await timeOf(lane.run, lane.times));
    }
  }
  return lanes.map(({ taken }) => median(taken));
};

let missed = 0;
const verdict = (value, target) => {
  if (target === undefined) return '';
  if (value > target) missed += 1;
  return `target ${target} ${value > target ? 'MISSED' : 'met'}`;
};
const milliseconds = (value) => `${value < 1 ? value.toFixed(4) : value.toFixed(2)} ms`;

const benchCompare = async ({ name, rows, base, ours, peers = [], target }) => {
  console.log(`\n${name}`);
  const contenders = [base, ours, ...peers];
  const medians = await measure(contenders);
  contenders.forEach((contender, index) => {
    const ratio = medians[index] / medians[0];
    const perRow = rows ? `${((medians[index] * 1e6) / rows).toFixed(2)} ns/row` : '';
    const cells = [
      contender.name.padEnd(34),
      milliseconds(medians[index]).padStart(14),
      perRow.padStart(16),
      ratio.toPrecision(3).padStart(10),
      contender === ours ? verdict(ratio, target) : '',
    ];
    console.log(`  ${cells.join('  ').trimEnd()}`);
  });
};

const benchGrowth = async ({ name, growth, target }) => {
  const medians = await measure(growth);
  const [first, last] = [growth[0], growth[growth.length - 1]];
  const exponent = Math.log(medians[medians.length - 1] / medians[0]) / Math.log(last.rows / first.rows);
  console.log(`\n${name}`);
  growth.forEach(({ rows }, index) => {
    console.log(`  ${`${rows} rows`.padEnd(34)}  ${milliseconds(medians[index]).padStart(14)}`);
  });
  console.log(
    `  ${'exponent'.padEnd(34)}  ${exponent.toFixed(3).padStart(14)}  ${verdict(exponent, target)}`,
  );
};

console.log(`node ${process.version}; a ratio is a median over the median of the first line`);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.mjs') && file !== 'run.mjs');
for (const file of files.sort()) {
  const { workloads = [] } = await import(`./${file}`);
  for (const workload of workloads) {
    if (!workload.name.includes(filter) && !file.includes(filter)) continue;
    await (workload.growth ? benchGrowth(workload) : benchCompare(workload));
  }
}
console.log(`\n${missed} targets missed`);
if (strict && missed > 0) process.exitCode = 1;
