import type { Segment, SegmentKey } from '../core/groups.js';
import { valueName } from '../core/segment-name.js';
import type { CodedKey } from './encode.js';

/** Makes the segment of a group, given its counts. */
export function segmentMaker(
  keys: readonly CodedKey[],
  codes: readonly ArrayLike<number>[],
): <C>(group: number, counts: C) => Segment<C> {
  const names = keys.map(({ labels }) => labels.map(valueName));
  // Segments share the records of their values: there are far fewer values than segments.
  const values = keys.map(({ key, labels }) => labels.map((value): SegmentKey => ({ key, value })));
  return (group, counts) => {
    let segment = '';
    const own = keys.map((_, k) => {
      const code = codes[k] ? (codes[k][group] as number) : group;
      const name = (names[k] as string[])[code] as string;
      segment = k === 0 ? name : `${segment} / ${name}`;
      return (values[k] as SegmentKey[])[code] as SegmentKey;
    });
    return { segment, keys: own, counts };
  };
}
