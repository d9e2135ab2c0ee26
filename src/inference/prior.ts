import { assertNumber, assertRecord } from '../core/assertions.js';
import type { AnyCounts } from '../core/counts.js';
import { type DirichletLaw, dirichletLaw } from './dirichlet.js';
import { sampleOf } from './sample.js';

/** What was known before, as imaginary answers: 0.25 to 1e9 per category, need not be whole. */
export interface PriorCounts {
  /** Imaginary promoters, 0.25 to 1e9. */
  readonly promoters: number;
  /** Imaginary passives, 0.25 to 1e9. */
  readonly passives: number;
  /** Imaginary detractors, 0.25 to 1e9. */
  readonly detractors: number;
}

/** Options of functions that need a prior. */
export interface PriorOptions {
  /** What was known before. @defaultValue half an answer per category (Jeffreys) */
  readonly prior?: PriorCounts | undefined;
}

/** Jeffreys' prior. */
const jeffreysPrior: PriorCounts = /* @__PURE__ */ Object.freeze({
  promoters: 0.5,
  passives: 0.5,
  detractors: 0.5,
});

/** The given prior once checked and copied, or Jeffreys'. */
export function checkedPrior(prior: PriorCounts = jeffreysPrior): PriorCounts {
  assertRecord(prior, 'options.prior', 'prior counts of promoters, passives and detractors');
  const { promoters, passives, detractors } = prior;
  for (const [category, count] of Object.entries({ promoters, passives, detractors })) {
    assertNumber(count, 0.25, 1e9, `options.prior.${category}`);
  }
  return { promoters, passives, detractors };
}

/** Law of the shares after the counts; the prior alone when nobody answered. */
export function posteriorLaw(counts: AnyCounts, prior: PriorCounts, path: string): DirichletLaw {
  const { promoters = 0, passives = 0, detractors = 0 } = sampleOf(counts, path) ?? {};
  return dirichletLaw({
    promoters: promoters + prior.promoters,
    passives: passives + prior.passives,
    detractors: detractors + prior.detractors,
  });
}
