// Ten million rows of strings through importResponsesAsync into countResponsesAsync: does memory stay flat?
// node --expose-gc bench/memory/imports.mjs [rows], after npm run build.

import { importResponsesAsync } from '../../dist/imports.js';
import { countResponsesAsync } from '../../dist/index.js';

const rows = Number(process.argv[2] ?? 10_000_000);
const step = Math.max(1, Math.floor(rows / 10));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

async function* stream() {
  yield ['id', 'at', 'score', 'region'];
  for (let i = 0; i < rows; i += 1) {
    if (i % step === 0) {
      globalThis.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      console.log(`${i} rows: heap ${megabytes(heapUsed)} MB, resident ${megabytes(rss)} MB`);
    }
    const second = String(i % 60).padStart(2, '0');
    yield [
      String(i),
      `2026-03-01T10:00:${second}Z`,
      i % 101 === 100 ? 'n/a' : String((i * 7919) % 11),
      `r${i % 7}`,
    ];
  }
}

let report;
const mapping = { id: 'id', at: 'at', rating: 'score', attributes: ['region'] };
const started = performance.now();
const responses = importResponsesAsync(stream(), mapping, { onReport: (it) => (report = it) });
const { counted, score } = await countResponsesAsync(responses, { rating: 'rating', status: 'status' });
const seconds = (performance.now() - started) / 1000;
globalThis.gc?.();
console.log(`end: heap ${megabytes(process.memoryUsage().heapUsed)} MB`);
console.log(`${counted} counted of ${report.rows}, ${report.rejected} rejected, score ${score.toFixed(2)}`);
console.log(`${seconds.toFixed(1)} s, ${((seconds / rows) * 1e9).toFixed(0)} ns a row`);
