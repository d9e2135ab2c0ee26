import type { NpsCounts, WeightedCounts } from 'nps-kit';
import {
  mergeRollups,
  type Rollup,
  type RollupQuery,
  readRollup,
  rollupQuery,
  sumRollupByPeriod,
  sumRollupBySegment,
} from 'nps-kit/rollup';
import { expectTypeOf } from 'vitest';

declare const rows: Record<string, unknown>[];
const heads = readRollup(rows, { by: ['region'] });
const weights = readRollup(rows, { by: ['region'], weight: 'w' });

expectTypeOf(heads).toEqualTypeOf<Rollup<NpsCounts>>();
expectTypeOf(weights).toEqualTypeOf<Rollup<WeightedCounts>>();
expectTypeOf(mergeRollups([heads, heads])).toEqualTypeOf<Rollup<NpsCounts> | null>();
expectTypeOf(sumRollupBySegment(heads).total).toEqualTypeOf<NpsCounts>();
expectTypeOf(sumRollupByPeriod(weights)[0]?.counts).toEqualTypeOf<WeightedCounts | undefined>();

// One record writes the query and reads its rows.
const query: RollupQuery = { dialect: 'duckdb', table: 'r', rating: 'score' };
expectTypeOf(rollupQuery(query).parameters).toEqualTypeOf<readonly (string | number | boolean)[]>();
expectTypeOf(readRollup(rows, query)).toEqualTypeOf<Rollup>();

// @ts-expect-error heads and sums of weights do not merge
mergeRollups<NpsCounts>([heads, weights]);
const base = { dialect: 'duckdb', table: 'r', rating: 'score' } as const;
// @ts-expect-error an unknown engine
rollupQuery({ ...base, dialect: 'oracle' });
// @ts-expect-error a list needs values
rollupQuery({ ...base, filters: [{ column: 'a', is: 'in', value: 1 }] });
