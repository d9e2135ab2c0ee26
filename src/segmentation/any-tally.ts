import { assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import type { SegmentTally } from '../core/groups.js';
import { type CombineBySegmentOptions, combineBySegment } from './combine.js';
import { type TallyBySegmentOptions, tallyBySegment } from './tally.js';

/** Rows of responses, or of ready-made counts. */
export type TallyOptions<Row> = TallyBySegmentOptions<Row> | CombineBySegmentOptions<Row, AnyCounts>;

/** Counts rows, or merges those that hold counts. */
export function tallyAny<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: TallyOptions<Row>,
): SegmentTally<AnyCounts> {
  assertRecord(options, 'options');
  const { counts } = options as Partial<CombineBySegmentOptions<Row, AnyCounts>>;
  return counts === undefined
    ? tallyBySegment(rows, options as TallyBySegmentOptions<Row>)
    : combineBySegment(
        rows,
        options as CombineBySegmentOptions<Row, AnyCounts> & { counts: () => AnyCounts },
      );
}
