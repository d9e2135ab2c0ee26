import type { SegmentKey } from './groups.js';

/** What a missing value is called in the name of a segment. */
const missing = '(missing)';

/**
 * A value as it stands in the name of a segment, where values are joined by " / ". One that could be taken for another is
 * written as JSON, so that no two segments share a name.
 */
export function valueName(value: string | null): string {
  if (value === null) return missing;
  return value === missing || value.startsWith('"') || value.includes(' /') ? JSON.stringify(value) : value;
}

/** The name of a segment: the values of its keys. */
export function segmentName(keys: readonly SegmentKey[]): string {
  return keys.map(({ value }) => valueName(value)).join(' / ');
}
