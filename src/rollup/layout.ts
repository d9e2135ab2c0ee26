import type { PeriodRule } from '../calendar/periods.js';
import { zoneOf } from '../calendar/zone.js';
import { assertArray, assertOneOf, assertRecord, assertText } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { copyScale, type RatingScale, type ScaleOptions, scaleOf } from '../scoring/scale.js';
import type { RollupPeriodUnit } from './dialect-rules.js';

/** A grouping key whose name differs from its column. */
export interface RollupKey {
  /** The column. */
  readonly column: string;
  /** Name of the key, and of the column in the result. */
  readonly as: string;
}

/** What rows of a roll-up look like. A query is one too, so the same record serves to write the query and to read its rows. */
export interface RollupLayout extends ScaleOptions {
  /** Columns to group by; null and an empty text are both missing. @defaultValue none: one group */
  readonly by?: readonly (string | RollupKey)[] | undefined;
  /** Calendar period to group by; weeks begin on Monday. @defaultValue none: all time */
  readonly period?: RollupPeriodUnit | undefined;
  /** IANA zone of the periods; required with `period`. */
  readonly timeZone?: string | undefined;
  /** Column of the survey weight; weights are summed then. @defaultValue none: heads are counted */
  readonly weight?: string | undefined;
}

/** A key, and where its column and its name stand. */
interface CheckedKey extends RollupKey {
  readonly columnPath: string;
  readonly namePath: string;
}

/** A layout once checked. */
export interface CheckedLayout {
  readonly keys: readonly CheckedKey[];
  readonly rule: PeriodRule | null;
  readonly weighted: boolean;
  readonly scale: RatingScale;
}

/** Names of result columns that are not keys; no key may begin like them. */
export const reserved = 'nps_';

/** Names of the weight sums in results, in the words of `WeightedCounts`. */
export const weightColumns = [
  ['promoterWeight', 'nps_promoter_weight'],
  ['passiveWeight', 'nps_passive_weight'],
  ['detractorWeight', 'nps_detractor_weight'],
  ['promoterSquaredWeight', 'nps_promoter_squared_weight'],
  ['passiveSquaredWeight', 'nps_passive_squared_weight'],
  ['detractorSquaredWeight', 'nps_detractor_squared_weight'],
] as const;

/** Most ratings of a scale: each is a column of the result. */
const mostRatings = 101;
/** Units of periods. */
export const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** The layout once checked; throws on the first that is malformed. `root` is what the caller names it. */
export function checkedLayout(layout: RollupLayout, root: 'layout' | 'query'): CheckedLayout {
  assertRecord(layout, root);
  const { by = [], period, timeZone, weight } = layout;
  assertArray(by, `${root}.by`, 'an array of columns');
  const taken = new Set<string>();
  const keys = Array.from(by as readonly (string | RollupKey)[], (key, i) => {
    const path = `${root}.by[${i}]`;
    const [column, name, columnPath, namePath] =
      typeof key === 'object' && key !== null
        ? [key.column, key.as, `${path}.column`, `${path}.as`]
        : [key, key, path, path];
    // Engines do not tell upper from lower case in names of results.
    const folded = typeof name === 'string' ? name.toLowerCase() : '';
    if (folded === '' || folded.startsWith(reserved) || taken.has(folded)) {
      const expected = `a name of its own that does not begin with ${reserved}`;
      throw new NpsError('INVALID_OPTION', namePath, expected, name);
    }
    taken.add(folded);
    return { column, as: name, columnPath, namePath };
  });
  let rule: PeriodRule | null = null;
  if (period !== undefined) {
    assertOneOf(period, units, `${root}.period`);
    if (timeZone === undefined) {
      throw new NpsError('INVALID_OPTION', `${root}.timeZone`, 'an IANA zone, to cut periods', undefined);
    }
    rule = { unit: period, zone: zoneOf(timeZone, `${root}.timeZone`), weekStart: 1, yearStart: 1 };
  }
  if (weight !== undefined) assertText(weight, `${root}.weight`, 'INVALID_OPTION', 'a column');
  const scale = copyScale(scaleOf(layout, root));
  if (scale.max - scale.min >= mostRatings) {
    const ratings = scale.max - scale.min + 1;
    throw new NpsError('INVALID_SCALE', `${root}.scale`, `at most ${mostRatings} ratings`, ratings);
  }
  return { keys, rule, weighted: weight !== undefined, scale };
}
