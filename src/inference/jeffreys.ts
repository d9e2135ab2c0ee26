import { dirichletLaw, equalTails } from './dirichlet.js';
import type { Limits } from './limits.js';
import type { Sample } from './sample.js';
import { addCounts } from './wald-intervals.js';

/** Equal-tailed limits of the score under Jeffreys' prior, half a count in each category. */
export function jeffreysLimits(sample: Sample, level: number): Limits {
  return equalTails((1 - level) / 2, dirichletLaw(addCounts(sample, { ends: 0.5, passives: 0.5 })));
}
