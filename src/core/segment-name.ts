import type { SegmentKey } from './groups.js';

/** What a missing value is called in the name of a segment. */
const missing = '(missing)';

/** The text of a value of a key, null when it is missing, undefined when it is no value. */
export function labelOf(value: unknown): string | null | undefined {
  if (typeof value === 'string') return value || null;
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  return typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol'
    ? undefined
    : String(value);
}

/**
 * A value as it stands in the name of a segment, where values are joined by " / ". One that could be taken for another is
 * written as JSON, so that no two segments share a name.
 */
export function valueName(value: string | null): string {
  if (value === null) return missing;
  return value === missing || value.startsWith('"') || value.includes(' /') ? JSON.stringify(value) : value;
}

/** True for a named key whose value is a text, or null. */
export function isSegmentKey(value: unknown): value is SegmentKey {
  const { key, value: text } = Object(value) as Record<keyof SegmentKey, unknown>;
  return typeof key === 'string' && (text === null || typeof text === 'string');
}

/** The name of a segment: the values of its keys. */
export function segmentName(keys: readonly SegmentKey[]): string {
  return keys.map(({ value }) => valueName(value)).join(' / ');
}
