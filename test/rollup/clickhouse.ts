import { type RollupQuery, rollupQuery } from 'nps-kit/rollup';
import { afterAll, beforeAll, describe } from 'vitest';

// chdb is ClickHouse inside the process; it has binaries for Linux (glibc) and macOS only.
const chdb = await import('chdb').catch((error: Error) => {
  if (process.platform === 'linux') throw error; // main is protected on Linux: nothing may be skipped there
  console.warn(`Queries for ClickHouse are not run on ${process.platform} ${process.arch}: ${error.message}`);
  return null;
});

/** A database of its own. */
export interface ClickHouse {
  /** Runs statements that give no rows. */
  readonly execute: (...statements: string[]) => void;
  /** The rows of a roll-up, under settings such as `join_use_nulls = 1`. */
  readonly run: (query: RollupQuery, settings?: string) => Record<string, unknown>[];
}

/** Describes tests with ClickHouse at hand while they run; they are skipped where there is no binary of it. */
export function describeClickHouse(tests: (clickhouse: ClickHouse) => void): void {
  if (!chdb) {
    describe.skip('in ClickHouse', () => tests({ execute: () => {}, run: () => [] }));
    return;
  }
  describe('in ClickHouse', () => {
    let session: InstanceType<typeof chdb.Session>;
    beforeAll(() => {
      session = new chdb.Session();
    }, 60_000);
    afterAll(() => session.close()); // a process has one at a time
    tests({
      execute: (...statements) => {
        for (const statement of statements) session.query(statement);
      },
      run: (query, settings) => {
        const { text, parameters } = rollupQuery(query);
        // chdb takes whole numbers beyond 2^53 as text only.
        const named = parameters.map((value, i) => [
          `p${i + 1}`,
          Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value,
        ]);
        const sql = settings ? `${text}\nSETTINGS ${settings}` : text;
        const lines = session.queryBind(sql, Object.fromEntries(named), 'JSONEachRow').split('\n');
        return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
      },
    });
  });
}

/** Rows as ClickHouse inserts them: `INSERT INTO t FORMAT JSONEachRow ...`. */
export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => JSON.stringify(row)).join('\n');
}
