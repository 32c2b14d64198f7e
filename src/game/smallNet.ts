/**
 * What a small fully connected network answers, from plain numbers: for pictures of a plane, which ask it at
 * thousands of points a few times a second. Training is the engine's matter.
 *
 * Every gate of a dense layer is a factor of its kernel: z̃ = s (W x + b) of a neuron, s ∘ W of weights,
 * W diag(s) of inputs. So the net with its players is an ordinary net.
 */

/** A net with more numbers is not asked so often, nor sent to the page. */
export const MOST_NUMBERS = 20_000;

/** Functions of one number between layers. */
export const activations = ['relu', 'leaky', 'tanh'] as const;
export type Activation = (typeof activations)[number];

/** How numbers of an example enter a net: as (number − shift) / scale. */
export interface InputScale {
  readonly shift: number;
  readonly scale: number;
}

export interface SmallLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** Behind it, one after another; none behind the last layer, as a rule. */
  readonly activations: readonly Activation[];
  /** Among all players, the first of those whose s multiplies its outputs; null where none does. */
  readonly units: number | null;
  /** The same of its inputs. */
  readonly reads: number | null;
  /** The same of its weights, neuron by neuron. */
  readonly weights: number | null;
}

export interface SmallNet {
  readonly layers: readonly SmallLayer[];
  readonly players: number;
  readonly scale: InputScale;
}

/** How many numbers the net is: of each layer its kernel, a row for each output, and its bias; then s of all players. */
export const numberCount = ({ layers, players }: Pick<SmallNet, 'layers' | 'players'>): number =>
  layers.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, players);

/** A layer whose gates are in its numbers. */
interface FoldedLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly activations: readonly Activation[];
  /** Without the gates of its outputs; shape [outputs, inputs]. */
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
  /** Of its outputs; shape [outputs]. */
  readonly gates: Float64Array;
}

export interface FoldedNet {
  readonly layers: readonly FoldedLayer[];
  readonly scale: InputScale;
}

/**
 * @param numbers as `numberCount` has them
 * @param without a player that is taken out
 */
export function foldedNet(
  { layers, players, scale }: SmallNet,
  numbers: Float32Array,
  without: number | null = null,
): FoldedNet {
  const s = numbers.subarray(numbers.length - players);
  const gate = (from: number | null, at: number): number =>
    from === null ? 1 : from + at === without ? 0 : s[from + at]!;
  let at = 0;
  const folded = layers.map(({ inputs, outputs, activations, units, reads, weights }) => {
    const kernel = new Float64Array(outputs * inputs);
    for (let o = 0; o < outputs; o++)
      for (let i = 0; i < inputs; i++) {
        const own = o * inputs + i;
        kernel[own] = numbers[at + own]! * gate(reads, i) * gate(weights, own);
      }
    at += kernel.length;
    const bias = Float64Array.from(numbers.subarray(at, at + outputs));
    at += outputs;
    const gates = Float64Array.from({ length: outputs }, (_, o) => gate(units, o));
    return { inputs, outputs, activations, kernel, bias, gates };
  });
  return { layers: folded, scale };
}

function activated(z: number, activations: readonly Activation[]): number {
  let x = z;
  for (const activation of activations)
    switch (activation) {
      case 'relu':
        x = x > 0 ? x : 0;
        break;
      case 'leaky':
        x = x > 0 ? x : x / 100;
        break;
      case 'tanh':
        x = Math.tanh(x);
        break;
      default:
        activation satisfies never;
    }
  return x;
}

/** One point after another through the net. The arrays are written anew by the next point. */
export interface Passage {
  /** @param input of an example, before it is scaled @returns the logits */
  pass(input: ArrayLike<number>): Float64Array;
  /** What each output of a layer gives, as if its own gate were 1; of the point passed last. */
  readonly ungated: readonly Float64Array[];
}

export function passage({ layers: net, scale: { shift, scale } }: FoldedNet): Passage {
  const entered = new Float64Array(net[0]?.inputs ?? 0);
  const ungated = net.map(({ outputs }) => new Float64Array(outputs));
  const passed = net.map(({ outputs }) => new Float64Array(outputs));
  return {
    ungated,
    pass(input) {
      for (let i = 0; i < entered.length; i++) entered[i] = (input[i]! - shift) / scale;
      let x: ArrayLike<number> = entered;
      for (let l = 0; l < net.length; l++) {
        const { inputs, outputs, kernel, bias, gates, activations } = net[l]!;
        const [open, out] = [ungated[l]!, passed[l]!];
        for (let o = 0; o < outputs; o++) {
          let z = bias[o]!;
          for (let i = 0, at = o * inputs; i < inputs; i++, at++) z += kernel[at]! * x[i]!;
          open[o] = activated(z, activations);
          out[o] = activated(gates[o]! * z, activations);
        }
        x = out;
      }
      return passed[passed.length - 1]!;
    },
  };
}

/** The class with the highest logit, the first of equals. */
export function answerOf(logits: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < logits.length; k++) if (logits[k]! > logits[best]!) best = k;
  return best;
}

/**
 * By how much each class is ahead of the best other: its probability less theirs, −1 to 1; 0 is the boundary.
 *
 * @param into shape of the logits
 */
export function margins(logits: Float64Array, into: Float64Array): void {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  let total = 0;
  for (let k = 0; k < logits.length; k++) total += into[k] = Math.exp(logits[k]! - highest);
  const best = answerOf(logits);
  let second = 0;
  for (let k = 0; k < into.length; k++) if (k !== best) second = Math.max(second, into[k]!);
  const first = into[best]!;
  for (let k = 0; k < into.length; k++)
    into[k] = (into[k]! - (k === best ? second : first)) / total;
}
