import { expect, test } from 'vitest';
import { binomialCdf } from '../../src/numeric/binomial.js';
import { chiSquareSurvival } from '../../src/numeric/chi-square.js';
import { drawBinomial, drawHypergeometric } from '../../src/numeric/draws.js';
import { hypergeometricPmf, type Urn } from '../../src/numeric/hypergeometric.js';
import { normalQuantile } from '../../src/numeric/normal.js';
import { createRandom, drawNormal } from '../../src/numeric/random.js';

/** p-value of the chi-square test that counts in cells follow their chances. */
function fitOf(counts: readonly number[], chances: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  chances.forEach((chance, i) => {
    statistic += ((counts[i] as number) - n * chance) ** 2 / (n * chance);
  });
  return chiSquareSurvival(statistic, chances.length - 1);
}

/** Draws counted in about 40 cells of nearly equal chance, cut where the running chance passes the next fortieth. */
function fitOfDraws(
  draw: () => number,
  cdf: (k: number) => number,
  from: number,
  to: number,
  step: number,
): number {
  const cuts: number[] = [];
  const chances: number[] = [];
  let before = 0;
  for (let k = from; k < to; k += step) {
    const chance = cdf(k);
    if (chance - before > 1 / 40 && 1 - chance > 1 / 80) {
      cuts.push(k);
      chances.push(chance - before);
      before = chance;
    }
  }
  chances.push(1 - before);
  const counts = chances.map(() => 0);
  for (let i = 0; i < 40000; i++) {
    const value = draw();
    const cell = cuts.findIndex((cut) => value <= cut);
    const at = cell < 0 ? cuts.length : cell;
    counts[at] = (counts[at] as number) + 1;
  }
  return fitOf(counts, chances);
}

test('a seed decides the row; another seed, text or half of it gives another', () => {
  const first = (seed: number | string) => {
    const random = createRandom(seed);
    return [random(), random(), random()];
  };
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, '', '0', '1', 'a seed'];
  for (const seed of seeds) expect(first(seed)).toEqual(first(seed));
  expect(new Set(seeds.map((seed) => first(seed)[0])).size).toBe(seeds.length);
});

test('numbers lie in [0, 1), evenly, one by one and in pairs, to the last of 53 bits', () => {
  const random = createRandom('evenly');
  const cells = new Array<number>(1024).fill(0);
  let odd = 0;
  for (let i = 0; i < 102400; i++) {
    const [u, v] = [random(), random()];
    if (!(u >= 0 && u < 1 && v >= 0 && v < 1)) throw new Error(`${u} or ${v} is outside [0, 1)`);
    const cell = Math.floor(u * 32) * 32 + Math.floor(v * 32);
    cells[cell] = (cells[cell] as number) + 1;
    odd += (u * 2 ** 53) % 2;
  }
  expect(fitOf(cells, new Array<number>(1024).fill(1 / 1024))).toBeGreaterThan(0.001);
  expect(Math.abs(odd - 51200)).toBeLessThan(4 * 160);
});

test('normal numbers fall evenly between the quantiles', () => {
  const random = createRandom(7);
  const edges = Array.from({ length: 49 }, (_, i) => normalQuantile((i + 1) / 50));
  const counts = new Array<number>(50).fill(0);
  for (let i = 0; i < 50000; i++) {
    const value = drawNormal(random);
    const cell = edges.findIndex((edge) => value < edge);
    counts[cell < 0 ? 49 : cell] = (counts[cell < 0 ? 49 : cell] as number) + 1;
  }
  expect(fitOf(counts, new Array<number>(50).fill(1 / 50))).toBeGreaterThan(0.001);
  expect(drawNormal(() => 0)).toBeGreaterThan(-9);
});

test.each([
  [1, 0.3],
  [12, 0.5],
  [40, 0.26],
  [21, 0.5],
  [50, 0.93],
  [1000, 0.004],
  [1000, 0.02],
  [1000, 0.35],
  [100000, 0.6],
  [1e9, 0.5],
  [2 ** 53 - 1, 0.25],
  [2 ** 53 - 1, 1e-15],
])('draws of binomial(%d, %d) follow its law', (n, p) => {
  const random = createRandom(`binomial ${n} ${p}`);
  const deviation = Math.sqrt(n * p * (1 - p));
  const from = Math.max(0, Math.floor(n * p - 8 * deviation));
  const to = Math.min(n, Math.ceil(n * p + 8 * deviation));
  const step = Math.max(1, Math.floor((to - from) / 1000));
  const fit = fitOfDraws(
    () => drawBinomial(random, n, p),
    (k) => binomialCdf(k, n, p),
    from,
    to,
    step,
  );
  expect(fit).toBeGreaterThan(0.001);
});

test.each([
  [10, 4, 5],
  [60, 30, 30],
  [60, 25, 40],
  [500, 480, 450],
  [2000, 90, 300],
  [2000, 1000, 1000],
  [1e5, 3000, 500],
  [1e6, 400000, 700000],
])('draws from an urn of %d with %d marked and %d taken follow its law', (population, marked, draws) => {
  const urn: Urn = { population, marked, draws };
  const random = createRandom(`urn ${population} ${marked} ${draws}`);
  const mean = (draws * marked) / population;
  const deviation = Math.sqrt(mean * (1 - marked / population));
  const from = Math.max(0, draws + marked - population, Math.floor(mean - 9 * deviation));
  const to = Math.min(marked, draws, Math.ceil(mean + 9 * deviation));
  const running = new Map<number, number>();
  let sum = 0;
  for (let k = from; k <= to; k++) {
    sum += hypergeometricPmf(k, urn);
    running.set(k, sum);
  }
  const fit = fitOfDraws(
    () => drawHypergeometric(random, urn),
    (k) => running.get(k) as number,
    from,
    to,
    1,
  );
  expect(fit).toBeGreaterThan(0.001);
});

test('a huge urn has the mean and deviation of its law', () => {
  const random = createRandom(3);
  const urn = { population: 2 ** 53 - 1, marked: 2 ** 51, draws: 2 ** 52 };
  const mean = urn.draws * (urn.marked / urn.population);
  const deviation = Math.sqrt(mean * 0.75 * 0.5);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < 20000; i++) {
    const z = (drawHypergeometric(random, urn) - mean) / deviation;
    sum += z;
    squares += z * z;
  }
  expect(Math.abs(sum / 20000)).toBeLessThan(4 / Math.sqrt(20000));
  expect(Math.abs(squares / 20000 - 1)).toBeLessThan((4 * Math.SQRT2) / Math.sqrt(20000));
});

test('certain draws', () => {
  const random = createRandom(1);
  expect([drawBinomial(random, 0, 0.4), drawBinomial(random, 9, 0), drawBinomial(random, 9, 1)]).toEqual([
    0, 0, 9,
  ]);
  expect(drawHypergeometric(random, { population: 0, marked: 0, draws: 0 })).toBe(0);
  expect(drawHypergeometric(random, { population: 8, marked: 8, draws: 3 })).toBe(3);
  expect(drawHypergeometric(random, { population: 8, marked: 3, draws: 8 })).toBe(3);
  expect(drawHypergeometric(random, { population: 8, marked: 0, draws: 3 })).toBe(0);
});
