import { hashText } from './murmur3.js';
import { normalQuantile } from './normal.js';

/** Gives the next of a row of numbers in [0, 1), evenly spread, 53 bits each. */
export type Random = () => number;

/**
 * A row of random numbers that the seed alone decides: sfc32 (Doty-Humphrey, PractRand), filled by splitmix32 from
 * both halves of a whole number, or from the hashes of a text.
 */
export function createRandom(seed: number | string): Random {
  let mixer = typeof seed === 'string' ? hashText(seed) : seed >>> 0;
  const upper = typeof seed === 'string' ? hashText(seed, 1) : Math.floor(seed / 2 ** 32) >>> 0;
  const mixNext = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let word = Math.imul(mixer ^ (mixer >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let a = mixNext();
  let b = mixNext() ^ upper;
  let c = mixNext();
  let counter = 1;
  const nextWord = (): number => {
    const word = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word;
    return word >>> 0;
  };
  for (let i = 0; i < 12; i++) nextWord();
  return () => (nextWord() * 2 ** 21 + (nextWord() >>> 11)) * 2 ** -53;
}

/** A standard normal number, from one number of the row. */
export function drawNormal(random: Random): number {
  return normalQuantile(random() + 2 ** -54); // never 0
}
