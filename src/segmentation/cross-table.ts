import type { Accessor } from '../core/accessor.js';
import { assertRecord, effectiveHeads } from '../core/assertions.js';
import { type AnyCounts, headsOf, isWeighted } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import type { Segment } from '../core/groups.js';
import { elementsOf } from '../core/sequence.js';
import type { Untestable } from '../inference/records.js';
import type { ScaleOptions } from '../scoring/scale.js';
import { scoreCounts } from '../scoring/score.js';
import { sizeOf } from '../scoring/tally-guard.js';
import { type TallyOptions, tallyAny } from './any-tally.js';
import { type Association, associate, type CellDeviation } from './association.js';
import type { SegmentBy } from './keys.js';

/** The two keys of a cross table, and where a row holds its rating, or its ready-made counts. */
export interface CrossTabulateOptions<Row> extends ScaleOptions {
  /** The key of the rows and the key of the columns. */
  readonly by: readonly [SegmentBy<Row>, SegmentBy<Row>];
  /** Where the rating of a row is. */
  readonly rating?: Accessor<Row, number> | undefined;
  /** Where the weight of a row is. @defaultValue none: heads are counted */
  readonly weight?: Accessor<Row, number> | undefined;
  /** Where ready-made counts of a row are, instead of `rating`. */
  readonly counts?: Accessor<Row, AnyCounts> | undefined;
}

/** A row, a column, or all of a cross table. */
export interface CrossMargin {
  /** Name of the segment; `"total"` for all. */
  readonly segment: string;
  /** Respondents (heads), each once. */
  readonly n: number;
  /** Part of all respondents, or of all weight, 0 to 1; null when nobody answered at all. */
  readonly share: number | null;
  /** The counts behind the score. */
  readonly counts: AnyCounts;
  /** Net Promoter Score in points, -100 to 100; null when nobody is in it. */
  readonly score: number | null;
}

/** Where a row and a column meet. */
export interface CrossCell extends Omit<CrossMargin, 'segment'> {
  /** Name of the row's segment. */
  readonly row: string;
  /** Name of the column's segment. */
  readonly column: string;
  /** How far its size is from independence; null when its row or column is empty, or responses stand in several cells. */
  readonly deviation: CellDeviation | null;
}

/** Two keys crossed. */
export interface CrossTable {
  /** The rows with their margins, in the order of appearance. */
  readonly rows: readonly CrossMargin[];
  /** The columns with their margins, in the order of appearance. */
  readonly columns: readonly CrossMargin[];
  /** All cells, row by row; also those that nobody is in. */
  readonly cells: readonly CrossCell[];
  /** All respondents, each once. */
  readonly total: CrossMargin;
  /** Whether the keys go together; null when responses stand in several cells. */
  readonly association: Association | Untestable | null;
}

/**
 * Crosses two keys: counts and scores of cells and margins, and whether the two keys go together.
 *
 * The chi-square and the residuals are about how many respondents a cell has, not about its score. Cells are not
 * suppressed. Where a key holds lists, margins still count each response once, and there is no association. No rows give
 * no cells.
 *
 * @throws {NpsError} INVALID_OPTION when there are not two keys of unlike names, or neither rating nor counts.
 * @throws {NpsError} as `tallyBySegment` and `combineBySegment`, when a row is malformed.
 * @example
 * ```ts
 * import { crossTabulate } from 'nps-kit';
 *
 * const rows = [
 *   { plan: 'pro', channel: 'web', rating: 10 }, { plan: 'pro', channel: 'web', rating: 9 },
 *   { plan: 'free', channel: 'web', rating: 6 }, { plan: 'free', channel: 'app', rating: 8 },
 * ];
 * const table = crossTabulate(rows, { by: ['plan', 'channel'], rating: 'rating' });
 * table.cells.map(({ row, column, n, score }) => [row, column, n, score]);
 * // => [['pro', 'web', 2, 100], ['pro', 'app', 0, null], ['free', 'web', 1, -100], ['free', 'app', 1, 0]]
 * if (table.association?.status === 'tested') table.association.cramersV; // ≈ 0.577
 * ```
 * @see Agresti, "Categorical Data Analysis", 2013, sections 3.2 and 3.3
 */
export function crossTabulate<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: CrossTabulateOptions<Row>,
): CrossTable {
  assertRecord(options, 'options');
  const { by, rating, counts } = options;
  if (!Array.isArray(by) || by.length !== 2) {
    throw new NpsError('INVALID_OPTION', 'options.by', 'two keys', by);
  }
  if ((rating === undefined) === (counts === undefined)) {
    throw new NpsError('INVALID_OPTION', 'options.rating', 'either rating or counts', rating);
  }
  const list = Array.from(elementsOf(rows, 'rows'));
  const crossed = tallyAny(list, options as TallyOptions<Row>);
  const [rowTally, columnTally] = by.map((key) =>
    tallyAny(list, { ...options, by: key } as TallyOptions<Row>),
  ) as [typeof crossed, typeof crossed];
  const whole = sizeOf(crossed.total);
  const about = (part: AnyCounts): Omit<CrossMargin, 'segment'> => ({
    n: headsOf(part),
    share: whole === 0 ? null : sizeOf(part) / whole,
    counts: part,
    score: scoreCounts(part),
  });
  const marginOf = ({ segment, counts: part }: Segment<AnyCounts>): CrossMargin => ({
    segment,
    ...about(part),
  });
  const places = new Map(
    crossed.segments.map(({ keys, counts: part }) => [JSON.stringify(keys.map(({ value }) => value)), part]),
  );
  const nobody = emptyLike(crossed.total);
  const grid = rowTally.segments.map((row) =>
    columnTally.segments.map(
      (column) => places.get(JSON.stringify([row.keys[0]?.value, column.keys[0]?.value])) ?? nobody,
    ),
  );
  // Weights count as shares of the effective sample size.
  const scale = isWeighted(crossed.total) && whole > 0 ? effectiveHeads(crossed.total, 'total') / whole : 1;
  const { association, deviations } = associate(grid.map((line) => line.map((part) => sizeOf(part) * scale)));
  return {
    rows: rowTally.segments.map(marginOf),
    columns: columnTally.segments.map(marginOf),
    cells: grid.flatMap((line, i) =>
      line.map((part, j) => ({
        row: rowTally.segments[i]?.segment as string,
        column: columnTally.segments[j]?.segment as string,
        ...about(part),
        deviation: crossed.overlapping ? null : (deviations[i]?.[j] ?? null),
      })),
    ),
    total: { segment: 'total', ...about(crossed.total) },
    association: crossed.overlapping ? null : association,
  };
}

/** Zeros of the same kind. */
function emptyLike(counts: AnyCounts): AnyCounts {
  return Object.fromEntries(Object.keys(counts).map((field) => [field, 0])) as unknown as AnyCounts;
}
