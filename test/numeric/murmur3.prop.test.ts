import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../src/numeric/murmur3.js';

/** The hash as published, over bytes read in blocks of four: another path than ours, which never makes bytes. */
function hashBytes(bytes: Uint8Array, seed: number): number {
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & 0xffffffffn;
  const times = (x: bigint, by: bigint) => (x * by) & 0xffffffffn;
  const scramble = (k: bigint) => times(rotate(times(k, 0xcc9e2d51n), 15n), 0x1b873593n);
  const whole = bytes.length - (bytes.length % 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let h = BigInt(seed >>> 0);
  for (let i = 0; i < whole; i += 4) {
    h = (times(rotate(h ^ scramble(BigInt(view.getUint32(i, true))), 13n), 5n) + 0xe6546b64n) & 0xffffffffn;
  }
  let rest = 0n;
  for (let i = bytes.length - 1; i >= whole; i--) rest = (rest << 8n) | BigInt(bytes[i] as number);
  h ^= scramble(rest) ^ BigInt(bytes.length);
  h = times(h ^ (h >> 16n), 0x85ebca6bn);
  h = times(h ^ (h >> 13n), 0xc2b2ae35n);
  return Number(h ^ (h >> 16n));
}

const seed = fc.integer({ min: 0, max: 0xffffffff });
const units = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  fc.array(fc.integer({ min: 0xd7fe, max: 0xe001 })).map((codes) => String.fromCharCode(...codes)),
);

test('the hash is that of the UTF-8 bytes, lone surrogates included', () => {
  fc.assert(
    fc.property(units, seed, (text, s) => {
      expect(hashText(text, s)).toBe(hashBytes(new TextEncoder().encode(text), s));
    }),
    { numRuns: 300 },
  );
});
