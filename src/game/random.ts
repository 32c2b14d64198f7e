/**
 * Named streams of one seed: init, shuffle, data and sampling never disturb one another.
 * Generator: xoshiro128** (Blackman and Vigna, 2018), its state filled by a 32-bit finalizer over
 * the seed and the stream's name.
 */
export type StreamName = 'init' | 'shuffle' | 'data' | 'sampling' | 'sandbox' | 'rule' | 'search';

/** A source of uniform numbers in [0, 1), 32 bits each. */
export type Random = () => number;

/** Scrambles 32 bits; the constants are those of the "lowbias32" search (Wellons, 2018). */
function scramble(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * @param seed whole number, 0 to 2^32 - 1
 * @param part separates draws within a stream that must not depend on one another (an epoch, a layer)
 */
export function randomStream(seed: number, name: StreamName, part = 0): Random {
  let hash = scramble(seed >>> 0);
  for (const character of name) hash = scramble(hash ^ character.charCodeAt(0));
  hash = scramble(hash ^ part);
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    hash = scramble(hash + 0x9e3779b9);
    state[i] = hash;
  }
  return () => {
    const scaled = Math.imul(state[1], 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return result / 4294967296;
  };
}

/** Standard normal draws by Box and Muller's polar-free form; two uniforms a draw. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Shuffles `items[from..to)` in place (Fisher and Yates). */
export function shuffle(items: Uint32Array, random: Random, from = 0, to = items.length): void {
  for (let i = to - 1; i > from; i--) {
    const j = from + Math.floor(random() * (i - from + 1));
    const held = items[i];
    items[i] = items[j];
    items[j] = held;
  }
}
