import { normalSurvival } from '../numeric/normal.js';
import { gaussLegendre } from '../numeric/quadrature.js';

/** Splits whose statistics differ by less than this many standard deviations count as one. */
const finest = 0.03;
/** Beyond this the sum of all tails is used, which is above the chance but smaller than 1e-12. */
const farthest = 8;

/**
 * Chance that the largest of the standardised differences before and after each split is more than `bound` away from 0,
 * if nothing ever changed and the differences are normal.
 *
 * Split k leaves the part t of all answers before it. Neighbouring statistics have correlation
 * rho = sqrt(t (1 - t') / (t' (1 - t))), and each depends on the past through the one before only (a standardised
 * Brownian bridge seen at these t). So the law of those paths that have stayed within the bound is carried from split
 * to split by numerical integration, and what leaves at each step is added up.
 *
 * @param parts - Ascending, above 0 and below 1.
 * @see Worsley 1983, Biometrika 70, 455-464 (binomial counterpart); Armitage, McPherson and Rowe 1969, JRSS A 132,
 *   235-244 (the recursion)
 */
export function bridgeMaximumSurvival(bound: number, parts: readonly number[]): number {
  if (bound <= 0) return 1;
  if (bound > farthest) return Math.min(1, 2 * parts.length * normalSurvival(bound));
  const steps = correlationsOf(parts);
  const narrowest = Math.min(1, ...steps.map((rho) => Math.sqrt(1 - rho * rho)));
  const rule = gaussLegendre(Math.max(32, Math.ceil((3 * bound) / narrowest)));
  const nodes = Float64Array.from(rule.nodes, (node) => bound * node);
  let density = nodes.map((x) => normalDensity(x));
  let outside = 2 * normalSurvival(bound);
  for (const rho of steps) {
    const deviation = Math.sqrt(1 - rho * rho);
    const mass = density.map((value, i) => value * bound * (rule.weights[i] as number));
    const leave = (distance: number): number => (distance < 9 ? normalSurvival(distance) : 0);
    for (let i = 0; i < mass.length; i += 1) {
      const mean = rho * (nodes[i] as number);
      outside +=
        (mass[i] as number) * (leave((bound - mean) / deviation) + leave((bound + mean) / deviation));
    }
    density = nodes.map((y) => arrival(y, rho, deviation, bound, nodes, mass));
  }
  return Math.min(1, outside);
}

/** Density at y after a step: sum of mass times the normal density about rho x; mass 9 deviations off does not count. */
function arrival(
  y: number,
  rho: number,
  deviation: number,
  bound: number,
  nodes: Float64Array,
  mass: Float64Array,
): number {
  // Node i lies near -cos(pi i / count).
  const indexOf = (x: number): number =>
    (Math.acos(Math.max(-1, Math.min(1, -x / bound))) * mass.length) / Math.PI;
  const from = Math.max(0, Math.floor(indexOf((y - 9 * deviation) / rho)) - 2);
  const to = Math.min(mass.length, indexOf((y + 9 * deviation) / rho) + 2);
  let sum = 0;
  for (let i = from; i < to; i += 1) {
    const distance = (y - rho * (nodes[i] as number)) / deviation;
    sum += (mass[i] as number) * normalDensity(distance);
  }
  return sum / deviation;
}

/** Correlations of neighbouring statistics; splits that say the same are left out. */
function correlationsOf(parts: readonly number[]): number[] {
  const odds = parts.map((part) => part / (1 - part));
  const correlations: number[] = [];
  let last = odds[0] as number;
  for (const next of odds.slice(1)) {
    const rho = Math.sqrt(last / next);
    if (1 - rho * rho < finest * finest) continue;
    correlations.push(rho);
    last = next;
  }
  return correlations;
}

function normalDensity(x: number): number {
  return 0.3989422804014327 * Math.exp((-x * x) / 2);
}
