import { type Accessor, readAccessor } from '../core/accessor.js';
import { assertCounts, assertRecord } from '../core/assertions.js';
import { isWeighted, type WeightedCounts } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { elementsOf } from '../core/sequence.js';
import { classifyRating, isRating } from '../scoring/classify.js';
import { ratingError, type ScaleOptions, scaleOf } from '../scoring/scale.js';
import {
  addWeight,
  createWeightSums,
  isWeight,
  weightError,
  weightedCountsFrom,
} from '../scoring/weight-sums.js';
import { combineWeightedCounts } from '../scoring/weighted.js';

/** Where a row of a survey holds what the design needs. */
export interface DesignRowOptions<Row> extends ScaleOptions {
  /** Where the rating of a row is: a field name or a function of the row. */
  readonly rating: Accessor<Row, number>;
  /** Where the weight of a row is: 0, or 1e-140 to 1e140. */
  readonly weight: Accessor<Row, number>;
  /** Where the stratum is that the row was sampled in. @defaultValue one stratum */
  readonly stratum?: Accessor<Row, string | number> | undefined;
  /** Where the cluster is that was sampled as a whole, within its stratum. @defaultValue each row by itself */
  readonly cluster?: Accessor<Row, string | number> | undefined;
  /** Where the number of clusters (or respondents, without clusters) of the row's whole stratum is. @defaultValue endless */
  readonly stratumSize?: Accessor<Row, number> | undefined;
  /** Which rows belong to the group that is asked about; the rest still tells how the sample was drawn. @defaultValue all */
  readonly domain?: ((row: Row, index: number) => boolean) | undefined;
}

/** One sampled unit: a cluster, or one respondent. */
export interface SampledCluster {
  /** Name of the stratum that it was sampled in. @defaultValue one stratum for all */
  readonly stratum?: string | number | undefined;
  /** Clusters in the whole stratum, whether sampled or not. @defaultValue endless */
  readonly stratumSize?: number | undefined;
  /** Sums of weights of its respondents; n of 0 when none belongs to the group that is asked about. */
  readonly counts: WeightedCounts;
}

/** Sums of one sampled unit over the group that is asked about: of weight times (+1, 0, -1), and of weights. */
export interface UnitSums {
  value: number;
  weight: number;
}

/** The sampled units of one stratum by their key, and how many there are in all; null when endless. */
export interface StratumSums {
  readonly size: number | null;
  readonly units: Map<unknown, UnitSums>;
}

/** A survey as the variance of its score needs it. */
export interface DesignSums {
  readonly total: WeightedCounts;
  readonly strata: readonly StratumSums[];
}

/** The sums of rows, one unit per cluster, or per row without clusters. */
export function sumRows<Row>(
  rows: Iterable<Row> | ArrayLike<Row>,
  options: DesignRowOptions<Row>,
): DesignSums {
  const scale = scaleOf(options);
  const readRating = readAccessor(options.rating, 'options.rating');
  const readWeight = readAccessor(options.weight, 'options.weight');
  const optional = <Value>(accessor: Accessor<Row, Value> | undefined, name: string) =>
    accessor === undefined ? undefined : readAccessor(accessor, `options.${name}`);
  const readStratum = optional(options.stratum, 'stratum');
  const readCluster = optional(options.cluster, 'cluster');
  const readSize = optional(options.stratumSize, 'stratumSize');
  const { domain } = options;
  if (domain !== undefined && typeof domain !== 'function') {
    throw new NpsError('INVALID_OPTION', 'options.domain', 'a function of a row', domain);
  }
  const strata = new Map<string | number, StratumSums>();
  const sums = createWeightSums();
  let n = 0;
  let index = 0;
  for (const row of elementsOf(rows, 'rows')) {
    const path = `rows[${index}]`;
    const stratum = readStratum === undefined ? '' : named(readStratum(row, index), `${path}.stratum`);
    const cluster = readCluster === undefined ? index : named(readCluster(row, index), `${path}.cluster`);
    const weight = readWeight(row, index);
    if (!isWeight(weight)) throw weightError(`${path}.weight`, weight);
    const unit = unitOf(strata, stratum, cluster, readSize?.(row, index), path);
    if (domain === undefined || domain(row, index)) {
      const rating = readRating(row, index);
      if (!isRating(rating, { scale })) throw ratingError(`${path}.rating`, scale, rating);
      const category = classifyRating(rating, { scale });
      const value = category === 'promoter' ? 1 : category === 'passive' ? 0 : -1;
      addWeight(sums, value + 1, weight, weight * weight);
      unit.value += value * weight;
      unit.weight += weight;
      n += 1;
    }
    index += 1;
  }
  return { total: weightedCountsFrom(sums, n), strata: [...strata.values()] };
}

/** The sums of clusters that were summed up elsewhere. */
export function sumClusters(clusters: Iterable<SampledCluster>): DesignSums {
  const strata = new Map<string | number, StratumSums>();
  const list: WeightedCounts[] = [];
  for (const cluster of elementsOf(clusters, 'clusters')) {
    const path = `clusters[${list.length}]`;
    assertRecord(cluster, path, 'a cluster with weighted counts');
    const { counts, stratum = '', stratumSize } = cluster;
    assertRecord(counts, `${path}.counts`, 'weighted counts');
    if (!isWeighted(counts))
      throw new NpsError('INVALID_COUNTS', `${path}.counts`, 'weighted counts', counts);
    assertCounts(counts, `${path}.counts`);
    const unit = unitOf(strata, named(stratum, `${path}.stratum`), list.length, stratumSize, path);
    unit.value = counts.promoterWeight - counts.detractorWeight;
    unit.weight = counts.promoterWeight + counts.passiveWeight + counts.detractorWeight;
    list.push(counts);
  }
  return { total: combineWeightedCounts(list), strata: [...strata.values()] };
}

/** The unit of a key in its stratum, made when new; a stratum has one size. */
function unitOf(
  strata: Map<string | number, StratumSums>,
  stratum: string | number,
  key: unknown,
  size: number | undefined,
  path: string,
): UnitSums {
  if (size !== undefined && !(Number.isFinite(size) && size >= 1)) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.stratumSize`, 'a number, 1 or more', size);
  }
  const known = strata.get(stratum) ?? { size: size ?? null, units: new Map<unknown, UnitSums>() };
  strata.set(stratum, known);
  if (known.size !== (size ?? null)) {
    throw new NpsError(
      'INVALID_ARGUMENT',
      `${path}.stratumSize`,
      `${known.size} as in its stratum before`,
      size,
    );
  }
  const unit = known.units.get(key) ?? { value: 0, weight: 0 };
  known.units.set(key, unit);
  if (known.size !== null && known.units.size > known.size) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.stratumSize`, 'no fewer than were sampled', known.size);
  }
  return unit;
}

function named(value: unknown, path: string): string | number {
  if (typeof value === 'string' || Number.isFinite(value)) return value as string | number;
  throw new NpsError('INVALID_ARGUMENT', path, 'a name or a number', value);
}
