import type { Segment, SegmentKey } from '../core/groups.js';
import { valueName } from '../core/segment-name.js';
import type { CodedKey } from './encode.js';

/** Makes the segment that an entry belongs to, given its counts. */
export function segmentMaker(
  keys: readonly CodedKey[],
  columns: readonly ArrayLike<number>[],
): <C>(entry: number, counts: C) => Segment<C> {
  const names = keys.map(({ labels }) => labels.map(valueName));
  return (entry, counts) => {
    let segment = '';
    const values = keys.map(({ key, labels }, k): SegmentKey => {
      const code = (columns[k] as ArrayLike<number>)[entry] as number;
      const name = (names[k] as string[])[code] as string;
      segment = k === 0 ? name : `${segment} / ${name}`;
      return { key, value: labels[code] as string | null };
    });
    return { segment, keys: values, counts };
  };
}
