import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { countResponsesAsync, isNpsError } from 'nps-kit';
import { type ImportReport, importResponsesAsync } from 'nps-kit/imports';
import { expect, it } from 'vitest';

const at = '2026-03-01T10:00:00Z';
const mapping = { at: 'at', rating: 'score', attributes: 'rest' } as const;

async function codeOf(rows: unknown, changes: object): Promise<string> {
  try {
    for await (const _ of importResponsesAsync(rows as Iterable<string[]>, { ...mapping, ...changes })) break;
  } catch (error) {
    if (isNpsError(error)) return `${error.code} ${error.path}`;
    throw error;
  }
  return 'nothing was thrown';
}

it('yields responses as rows arrive, and returns the report', async () => {
  const read: number[] = [];
  async function* rows(): AsyncGenerator<string[]> {
    const lines = [
      ['at', 'score'],
      [at, '9'],
      [at, 'x'],
      ['at', 'score'],
      [at, '0'],
    ];
    for (const [i, line] of lines.entries()) {
      read.push(i);
      yield line;
    }
  }
  const responses = importResponsesAsync(rows(), mapping);
  expect((await responses.next()).value).toMatchObject({ rating: 9, source: { row: 2 } });
  // Three rows are looked at for the header, no more.
  expect(read).toEqual([0, 1, 2]);
  expect((await responses.next()).value).toMatchObject({ rating: 0, source: { row: 5 } });
  const { value, done } = await responses.next();
  expect(done).toBe(true);
  expect(value).toMatchObject({ rows: 5, imported: 2, rejected: 1, skippedHeaders: 2 });
});

it.each([0, 1, 2, 3])('reports on as few as %i rows', async (count) => {
  let report: ImportReport | undefined;
  const rows = [
    ['at', 'score'],
    [at, '9'],
    [at, '8'],
  ].slice(0, count);
  const yielded = [];
  for await (const response of importResponsesAsync(rows, mapping, { onReport: (it) => (report = it) })) {
    yielded.push(response.rating);
  }
  expect(yielded).toEqual([9, 8].slice(0, Math.max(0, count - 1)));
  expect(report).toMatchObject({ rows: count, skippedHeaders: Math.min(1, count) });
});

it('rejects dates whose order is not stated, since there is no column to prove it by', async () => {
  let report: ImportReport | undefined;
  const rows = [
    ['at', 'score'],
    ['13/3/2026', '9'],
    ['14/3/2026', '9'],
  ];
  const dated = { ...mapping, dates: { timeZone: 'UTC' } };
  for await (const _ of importResponsesAsync(rows, dated, { onReport: (it) => (report = it) })) expect.fail();
  expect(report?.rejectedByReason).toEqual([{ reason: 'date-order-unknown', rows: 2 }]);
});

it('refuses what needs all rows, and what is no stream', async () => {
  const rows = [['at', 'score']];
  expect(await codeOf(rows, { collapseBy: 'at' })).toBe('INVALID_OPTION mapping.collapseBy');
  expect(await codeOf(rows, { dates: { order: 'proved' } })).toBe('INVALID_OPTION mapping.dates.order');
  expect(await codeOf(rows, { rating: 'other' })).toBe('INVALID_OPTION mapping.rating');
  expect(await codeOf(7, {})).toBe('INVALID_ARGUMENT rows');
  await expect(importResponsesAsync(rows, mapping, { onReport: 7 as never }).next()).rejects.toMatchObject({
    path: 'options.onReport',
  });
  expect(await codeOf(null, {})).toBe('INVALID_ARGUMENT rows');
});

it('keeps memory flat from rows to counts', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap: number[] = [];
  async function* rows(): AsyncGenerator<string[]> {
    yield ['at', 'score', 'region'];
    for (let i = 0; i < 300_000; i += 1) {
      if (i % 100_000 === 99_999) {
        collect();
        heap.push(process.memoryUsage().heapUsed);
      }
      yield [at, i % 13 === 12 ? 'x' : String(i % 13), `r${i % 7}`];
    }
  }
  let report: ImportReport | undefined;
  const responses = importResponsesAsync(rows(), mapping, { onReport: (it) => (report = it) });
  const result = await countResponsesAsync(responses, { rating: 'rating', status: 'status' });
  expect(report).toMatchObject({ rows: 300_001, skippedHeaders: 1, rejected: 46_153 });
  expect(result.counted).toBe(300_001 - 1 - 46_153);
  // 200,000 rows more would be some 60 MB if they were kept; the report lists a thousand of the rejected ones.
  expect((heap[2] as number) - (heap[0] as number)).toBeLessThan(4_000_000);
});
