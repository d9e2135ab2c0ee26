function mixWord(hash: number, word: number): number {
  const scrambled = Math.imul(word, 0xcc9e2d51);
  return hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
}

/**
 * murmur3_x86_32 of the UTF-8 bytes of a text: a whole number 0 to 2^32 - 1. A lone surrogate counts as U+FFFD, as
 * TextEncoder has it.
 *
 * @see Appleby, MurmurHash3 (public domain)
 */
export function hashText(text: string, seed = 0): number {
  let hash = seed;
  let length = 0; // bytes so far
  let word = 0; // bytes of the block that is being filled, lowest first
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3; // bytes after the first
    for (let left = more; left >= 0; left--) {
      const bits = code >> (6 * left);
      const byte =
        left < more ? 0x80 | (bits & 0x3f) : more === 0 ? bits : ((0xff00 >> (more + 1)) & 0xff) | bits;
      word |= byte << (8 * (length & 3));
      length++;
      if ((length & 3) === 0) {
        hash = mixWord(hash, word);
        hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
        word = 0;
      }
    }
  }
  hash = mixWord(hash, word) ^ length; // an empty rest mixes to nothing
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
