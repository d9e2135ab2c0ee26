/** Nodes in (-1, 1), rising, and their weights, which add up to 2. */
export interface QuadratureRule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Gauss-Legendre rule with n nodes: exact for polynomials up to degree 2n - 1. Costs about n² steps; make it once.
 * Newton's method on the Legendre polynomial from the usual cosine start.
 */
export function gaussLegendre(n: number): QuadratureRule {
  const nodes: number[] = new Array(n).fill(0);
  const weights: number[] = new Array(n).fill(0);
  for (let i = 0; i < (n + 1) / 2; i++) {
    let x = 2 * i + 1 === n ? 0 : Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let steps = 0; steps < 10; steps++) {
      let value = 1; // P_k(x), and P_(k-1)(x) before it
      let before = 0;
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = (n * (before - x * value)) / (1 - x * x);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    nodes[i] = 0 - x; // the middle one is 0, not -0
    nodes[n - 1 - i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
    weights[n - 1 - i] = weights[i] as number;
  }
  return { nodes, weights };
}
