import { assertLevel, assertRecord } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';

/** Limits in points; an interval record of nps-kit, or two numbers of your own. */
export interface ScoreLimits {
  /** Lower limit in points. */
  readonly lower: number;
  /** Upper limit in points, `lower` or more. */
  readonly upper: number;
  /** Confidence level, above 0.5 and below 1; written out where it is given. */
  readonly level?: number | undefined;
}

/** A row with a name: `label` as periods have it, or `segment` as segments have it. */
export type NamedRow = { readonly label: string } | { readonly segment: string };

/** A score with its sample size and, where known, its interval. */
export interface ScoredFigure {
  /** Net Promoter Score in points, -100 to 100; null when nobody answered or it is not to be shown. */
  readonly score: number | null;
  /** Respondents (heads); null where it is not to be shown. */
  readonly n: number | null;
  /** Interval of the score; null or left out where there is none. */
  readonly interval?: ScoreLimits | null | undefined;
}

/** A list, checked, as a copy without holes, which would be passed over: they become undefined. */
export function readList<Item>(list: readonly Item[], path: string): Item[] {
  if (!Array.isArray(list)) throw new NpsError('INVALID_ARGUMENT', path, 'an array', list);
  return [...list];
}

/** A text, checked. */
export function readText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new NpsError('INVALID_ARGUMENT', path, 'a text', value);
  return value;
}

/** A finite number within [min, max]; -0 becomes 0. */
export function readNumber(value: unknown, min: number, max: number, path: string): number {
  if (!(typeof value === 'number' && value >= min && value <= max)) {
    throw new NpsError('INVALID_ARGUMENT', path, `a number ${min} to ${max}`, value);
  }
  return value + 0;
}

/** A score in points, or null. */
export function readScore(value: unknown, path: string): number | null {
  return value === null ? null : readNumber(value, -100, 100, path);
}

/** Respondents: a whole number, or null. A sum of three categories may be past 2^53, where all doubles are whole. */
export function readHeads(value: unknown, path: string): number | null {
  if (value === null) return null;
  if (!(Number.isInteger(value) && (value as number) >= 0)) {
    throw new NpsError('INVALID_ARGUMENT', path, 'a whole number, 0 or more', value);
  }
  return (value as number) + 0;
}

/** Limits within [-bound, bound], or nulls. */
export function readLimits(
  value: ScoreLimits | null | undefined,
  bound: number,
  path: string,
): { lower: number | null; upper: number | null } {
  if (value === null || value === undefined) return { lower: null, upper: null };
  assertRecord(value, path);
  if (value.level !== undefined) assertLevel(value.level, `${path}.level`);
  const lower = readNumber(value.lower, -bound, bound, `${path}.lower`);
  return { lower, upper: readNumber(value.upper, lower, bound, `${path}.upper`) };
}

/** A checked scored figure with its limits as fields of a row. */
export interface FigureRow {
  readonly score: number | null;
  readonly n: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Checks a scored figure. */
export function readFigure(figure: ScoredFigure, path: string): FigureRow {
  assertRecord(figure, path);
  const score = readScore(figure.score, `${path}.score`);
  const n = readHeads(figure.n, `${path}.n`);
  return { score, n, ...readLimits(score === null ? null : figure.interval, 100, `${path}.interval`) };
}

/** Checks that the value is a list, its rows records with a name of their own. Names are the places on an axis. */
export function readNames(rows: readonly NamedRow[], path: string): string[] {
  const seen = new Set<string>();
  return readList(rows, path).map((row, index) => {
    assertRecord(row, `${path}[${index}]`);
    const key = 'label' in row ? 'label' : 'segment';
    const place = `${path}[${index}].${key}`;
    const name = readText((row as Record<string, unknown>)[key], place);
    if (seen.has(name)) throw new NpsError('INVALID_ARGUMENT', place, 'a name of its own', name);
    seen.add(name);
    return name;
  });
}

/** A comparison with another score: a test record, or why there is none. */
export interface ComparedFigure {
  /** `"tested"`, or that it could not be. */
  readonly status: 'tested' | 'untestable' | 'not-compared';
  /** Current minus baseline, points. */
  readonly difference?: number | undefined;
  /** P-value, 0 to 1. */
  readonly pValue?: number | undefined;
}
