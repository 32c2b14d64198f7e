/** What a small net answers in a plane of points, and what each of its neurons gives there. */
import type { Plane } from '../data/dataSet.ts';
import type { DenseWeights } from '../model/weights.ts';
import { wholeMargin, type PlaneShape } from '../game/pictures.ts';
import {
  foldedNet,
  margins,
  numberCount,
  passage,
  type InputScale,
  type SmallNet,
} from '../game/smallNet.ts';
import { smallNetOf } from '../game/smallNetOf.ts';
import { multiplicationsOf, type Model } from '../model/model.ts';
import type { PlayerGroup } from '../model/players.ts';

/** Multiplications that one picture may take: some milliseconds. */
const MOST_WORK = 6e6;
const SIDES = { least: 24, most: 72 };

/** @returns null where there is no such picture */
export function planeShape(
  model: Model,
  groups: readonly PlayerGroup[],
  scale: InputScale,
): PlaneShape | null {
  const net = smallNetOf(model, groups, scale);
  if (typeof net === 'string') return null;
  const affordable = Math.sqrt(MOST_WORK / multiplicationsOf(model));
  const side = Math.min(SIDES.most, Math.max(SIDES.least, 4 * Math.floor(affordable / 4)));
  const { outputs: classes } = net.layers[net.layers.length - 1]!;
  return { kind: 'plane', side, classes, net };
}

/** Kernels [inputs, outputs] become rows of neurons. */
function numbersOf(net: SmallNet, weights: readonly DenseWeights[], s: Float32Array): Float32Array {
  const numbers = new Float32Array(numberCount(net));
  let at = 0;
  for (const { inputCount, outputCount, kernel, bias } of weights) {
    for (let o = 0; o < outputCount; o++)
      for (let i = 0; i < inputCount; i++) numbers[at++] = kernel[i * outputCount + o]!;
    numbers.set(bias, at);
    at += outputCount;
  }
  numbers.set(s, at);
  return numbers;
}

/** Calls back at every node of a grid from edge to edge. */
function atNodes(
  { half, at }: Plane,
  side: number,
  visit: (input: readonly number[], node: number) => void,
): void {
  const place = (index: number) => (2 * half * index) / (side - 1) - half;
  for (let row = 0, node = 0; row < side; row++)
    for (let column = 0; column < side; column++, node++)
      visit(at(place(column), -place(row)), node);
}

/**
 * @param weights as they are learnt, without s
 * @param into as `PlaneShape` has it
 */
export function drawPlane(
  plane: Plane,
  shape: PlaneShape,
  weights: readonly DenseWeights[],
  participation: Float32Array,
  into: Uint8Array,
): void {
  const { side, classes, net } = shape;
  const numbers = numbersOf(net, weights, participation);
  const { pass } = passage(foldedNet(net, numbers));
  const ahead = new Float64Array(classes);
  const size = side * side;
  const all = new Int16Array(classes * size);
  atNodes(plane, side, (input, node) => {
    margins(pass(input), ahead);
    for (let k = 0; k < classes; k++) all[k * size + node] = wholeMargin(ahead[k]!);
  });
  into.set(new Uint8Array(all.buffer));
  into.set(new Uint8Array(numbers.buffer), all.byteLength);
}

/**
 * What each neuron of the hidden layers gives in the plane, from nothing (0) to its most there (255), as if its
 * own s were 1 and with the others' as they are.
 *
 * @param shown neurons to draw, by their number among all players, rising; shape [count]
 * @param into shape [count, side²]
 */
export function drawActivations(
  plane: Plane,
  { net }: PlaneShape,
  side: number,
  weights: readonly DenseWeights[],
  participation: Float32Array,
  shown: ArrayLike<number>,
  into: Uint8Array,
): void {
  const { pass, ungated } = passage(foldedNet(net, numbersOf(net, weights, participation)));
  const places = Array.from(shown, (player) => {
    const layer = net.layers.findLastIndex(({ units }) => units !== null && units <= player);
    return { layer, unit: player - (net.layers[layer]?.units ?? 0) };
  });
  const size = side * side;
  const values = new Float32Array(places.length * size);
  atNodes(plane, side, (input, node) => {
    pass(input);
    places.forEach(({ layer, unit }, i) => (values[i * size + node] = ungated[layer]![unit]!));
  });
  for (let i = 0; i < places.length; i++) {
    const own = values.subarray(i * size, (i + 1) * size);
    const most = own.reduce((largest, value) => Math.max(largest, value), 0);
    for (let node = 0; node < size; node++)
      into[i * size + node] = most > 0 ? Math.max(0, Math.round((255 * own[node]!) / most)) : 0;
  }
}
