import { expect, test } from 'vitest';
import { gaussLegendre } from '../../src/numeric/quadrature.js';

// Abramowitz & Stegun 1964, table 25.4.
test('the rules of 1, 2 and 5 nodes are the tabled ones', () => {
  expect(gaussLegendre(1)).toEqual({ nodes: [0], weights: [2] });
  expect(gaussLegendre(2).nodes[1]).toBeCloseTo(0.577350269189626, 14);
  const { nodes, weights } = gaussLegendre(5);
  [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664].forEach((node, i) => {
    expect(nodes[i]).toBeCloseTo(node, 14);
  });
  [0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189].forEach(
    (weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 14);
    },
  );
});

test.each([3, 8, 16, 31, 64, 200])('%i nodes integrate x^j exactly up to degree 2n - 1', (n) => {
  const { nodes, weights } = gaussLegendre(n);
  for (const degree of [0, 1, 2, 5, n, 2 * n - 2].filter((j) => j < 2 * n)) {
    const sum = nodes.reduce((total, x, i) => total + (weights[i] as number) * x ** degree, 0);
    expect(sum).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 13);
  }
});
