import type { IntervalMethod } from './records.js';

/** All methods of an interval for one score. */
export const intervalMethods: readonly IntervalMethod[] = [
  'score',
  'adjusted-wald',
  'bonett-price',
  'agresti-min',
  'mover-wilson',
  'likelihood-ratio',
  'wald',
  'jeffreys',
];
