// Months of a million instants, beside a cached Intl.DateTimeFormat and a well-kept date library. The calendar is
// internal, so it is measured through its source, bundled on the fly.
import { buildSync } from 'esbuild';
import { DateTime } from 'luxon';

const source = buildSync({
  stdin: {
    contents: "export * from './src/calendar/period-table.ts'",
    resolveDir: new URL('..', import.meta.url).pathname,
  },
  bundle: true,
  format: 'esm',
  write: false,
}).outputFiles[0].text;
const { periodFinder, periodTable, readPeriodRule } = await import(
  `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
);

const rows = 1_000_000;
const from = Date.UTC(2015, 0, 1);
const length = Date.UTC(2026, 0, 1) - from;
let state = 7;
const instants = Float64Array.from({ length: rows }, () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return from + Math.floor((state / 2 ** 32) * length);
});

function withIntl(timeZone) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return () => {
    const counts = new Map();
    for (let i = 0; i < rows; i++) {
      const month = format.format(instants[i]).slice(0, 7);
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return counts.size;
  };
}

/** A hundredth of the rows: the library takes tens of seconds for all of them. */
function withLuxon(zone) {
  return () => {
    const counts = new Map();
    for (let i = 0; i < rows; i += 100) {
      const month = DateTime.fromMillis(instants[i], { zone }).toFormat('yyyy-MM');
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return counts.size;
  };
}

/** All that a tally does: the ends of the data, the table of months, a look-up for each row. */
function withTable(timeZone) {
  return () => {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < rows; i++) {
      const instant = instants[i];
      if (instant < first) first = instant;
      if (instant > last) last = instant;
    }
    const table = periodTable(readPeriodRule({ unit: 'month' }, timeZone, 'options'), first, last);
    const at = periodFinder(table);
    const counts = new Uint32Array(table.labels.length);
    for (let i = 0; i < rows; i++) counts[at(instants[i])]++;
    return counts.length;
  };
}

export const workloads = ['Asia/Kolkata', 'America/New_York'].map((timeZone) => ({
  name: `months of a million instants, ${timeZone}`,
  rows,
  base: { name: 'Intl.DateTimeFormat, cached', run: withIntl(timeZone) },
  ours: { name: 'period table', run: withTable(timeZone) },
  target: 0.02,
  peers: [{ name: 'luxon, a hundredth of the rows (times 100)', run: withLuxon(timeZone) }],
}));
