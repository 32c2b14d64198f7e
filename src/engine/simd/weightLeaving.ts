/**
 * Rows and columns that leave the step where single weights play.
 *
 * A weight with s = 0 has no part in any product, and once the game has ended it keeps that s; its own gradient,
 * s g, is 0. Single zeros make no product smaller, but a feature or neuron all of whose readers are such weights can
 * be left out of the matrices, with all weights by which it reads: nothing reads what it gives, so that the loss
 * has no slope by it either. All others compute what they would compute, bit for bit (compaction.ts says why sums do
 * not change). What a weight that is left out would still be told, b, nobody asks for after the end.
 *
 * Where costs reach the weights, those by which it reads would go on shrinking: then it leaves only if it reads
 * nothing.
 */
import { costsReachWeights } from '../../game/absorbing.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { PlayingLayer } from './weightPlayers.ts';

/** Whether s stands still for good, as far as the spec says: the game is over, and nobody holds s by hand. */
export const isOver = ({ gameEnds, lrS, freezeS }: RunSpec): boolean =>
  gameEnds > 0 && lrS === 0 && !freezeS;

/**
 * Units that must stay, the input's first; those of the output all do. Of dense layers only.
 *
 * @param layers as all are in the matrices @param s of all players
 */
export function unitsThatStay(
  layers: readonly PlayingLayer[],
  s: Float32Array,
  spec: RunSpec,
): Uint32Array[] {
  const { outputCount } = layers[layers.length - 1].whole;
  let staying = Uint32Array.from({ length: outputCount }, (_, unit) => unit);
  const all = [staying];
  for (let l = layers.length - 1; l >= 0; l--) {
    const { group, whole, taps } = layers[l];
    const stays = new Uint8Array(whole.inputCount / taps);
    for (const output of staying) {
      const first = group.first + output * whole.inputCount;
      for (let k = 0; k < whole.inputCount; k++)
        if (s[first + k] > 0) stays[Math.floor(k / taps)] = 1;
    }
    const below = layers[l - 1];
    if (below !== undefined && costsReachWeights(spec)) {
      const { inputCount } = below.whole;
      stays.forEach((_, unit) => {
        const first = below.group.first + unit * inputCount;
        if (s.subarray(first, first + inputCount).some((one) => one > 0)) stays[unit] = 1;
      });
    }
    staying = Uint32Array.from([...stays.keys()].filter((unit) => stays[unit] === 1));
    all.unshift(staying);
  }
  return all;
}
