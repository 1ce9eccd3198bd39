/**
 * A seeded source of uniform numbers in [0, 1), each of 32 bits: xoshiro128** (Blackman and Vigna 2018), its state
 * filled from the seed by splitmix32. Same seed, same sequence, on every machine.
 *
 * @param seed    any number; its 32-bit integer part counts
 * @param stream  another independent sequence of the same seed, so that one model's draws never shift another's
 * @example       seededUniform(1)() === seededUniform(1)() // true
 */
export function seededUniform(seed: number, stream = 0): () => number {
  let state = (seed ^ Math.imul(stream, 0x85ebca6b)) | 0;
  const fill = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled / 2 ** 32;
  };
}

/** Standard normal numbers (mean 0, deviation 1) made of uniform ones, two by two (Box and Muller 1958). */
export function standardNormal(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
