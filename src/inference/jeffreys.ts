import { dirichletLaw, dirichletRules, lowerQuantile, mirrorLaw } from './dirichlet.js';
import type { Limits } from './limits.js';
import type { Sample } from './sample.js';

/** Equal-tailed limits of the score under Jeffreys' prior, half a count in each category. */
export function jeffreysLimits({ promoters, passives, detractors }: Sample, level: number): Limits {
  const law = dirichletLaw({
    promoters: promoters + 0.5,
    passives: passives + 0.5,
    detractors: detractors + 0.5,
  });
  const rules = dirichletRules();
  const tail = (1 - level) / 2;
  return {
    lower: lowerQuantile(tail, law, rules),
    upper: -lowerQuantile(tail, mirrorLaw(law), rules),
  };
}
