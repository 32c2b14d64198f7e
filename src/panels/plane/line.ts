/** The line of a neuron of the first layer as the hand moves it: w·φ(x, y) + b = 0, φ being what the net is shown. */
import type { Plane } from '../../data/dataSet.ts';
import type { LineWeights } from '../../game/interventions.ts';
import type { InputScale } from '../../game/smallNet.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { Segment, Spot } from './geometry.ts';

/** The plane and how its numbers enter the net. */
export interface Ground {
  readonly plane: Plane;
  readonly scale: InputScale;
}

/** What the neuron reads at a point, its bias apart. */
function readAt(
  { weights }: LineWeights,
  { plane, scale: { shift, scale } }: Ground,
  [x, y]: Spot,
): number {
  return plane
    .at(x, y)
    .reduce((sum, value, i) => sum + (weights[i] ?? 0) * ((value - shift) / scale), 0);
}

/** Where the numbers of a neuron of the first layer begin, and how many weights it has; null where it has none. */
function placeOf({ net: { layers } }: PlaneTaken, player: number) {
  const [first] = layers;
  if (first === undefined || first.units === null) return null;
  const neuron = player - first.units;
  if (neuron < 0 || neuron >= first.outputs) return null;
  const { inputs, outputs } = first;
  return { from: neuron * inputs, inputs, bias: outputs * inputs + neuron };
}

/** The line of a player as the net has it; null where the player has none. */
export function lineOf(taken: PlaneTaken, player: number): LineWeights | null {
  const place = placeOf(taken, player);
  if (place === null) return null;
  const { from, inputs, bias } = place;
  return {
    weights: Array.from(taken.numbers.subarray(from, from + inputs)),
    bias: taken.numbers[bias]!,
  };
}

/** The numbers of the net with another line of a player; null where the player has none of that kind. */
export function numbersWith(
  taken: PlaneTaken,
  player: number,
  { weights, bias }: LineWeights,
): Float32Array | null {
  const place = placeOf(taken, player);
  if (place === null || place.inputs !== weights.length) return null;
  const numbers = taken.numbers.slice();
  numbers.set(weights, place.from);
  numbers[place.bias] = bias;
  return numbers;
}

/** As a hand carries it from one point to another: what was read at the first is then read at the second. */
export const carried = (line: LineWeights, ground: Ground, from: Spot, to: Spot): LineWeights => ({
  weights: line.weights,
  bias: line.bias + readAt(line, ground, from) - readAt(line, ground, to),
});

/** Turned round a point, at which it reads what it read. @param angle counter-clockwise, radians */
export function turned(line: LineWeights, ground: Ground, pivot: Spot, angle: number): LineWeights {
  const [a = 0, b = 0, ...more] = line.weights;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const weights = [cosine * a - sine * b, sine * a + cosine * b, ...more];
  const there = readAt({ weights, bias: 0 }, ground, pivot);
  return { weights, bias: line.bias + readAt(line, ground, pivot) - there };
}

/** Counter-clockwise from the horizontal, degrees, −90 to 90. */
export function slopeOf({ weights: [a = 0, b = 0] }: LineWeights): number {
  const degrees = (Math.atan2(-a, b) * 180) / Math.PI;
  return degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees + 0;
}

/** Short enough for an address; the run reads the same numbers. */
const DIGITS = 6;

export const rounded = ({ weights, bias }: LineWeights): LineWeights => {
  const short = (value: number) => Number(value.toPrecision(DIGITS)) + 0;
  return { weights: weights.map(short), bias: short(bias) };
};

/** Where a line is taken hold of: in its middle to move it, near an end to turn it. */
export interface Holds {
  readonly move: Spot;
  /** Null for a curve, and where the line is too short for two. */
  readonly turn: Spot | null;
}

const between = ([x1, y1]: Spot, [x2, y2]: Spot, share: number): Spot => [
  x1 + share * (x2 - x1),
  y1 + share * (y2 - y1),
];

/** Of how much of the plane's edge a line that can be turned lies in it. */
const LEAST = 0.35;
const TURN_AT = 0.15;

/** @param pieces in units of the plane; null where none lies in it */
export function holdsOf(pieces: readonly Segment[], { half, isStraight }: Plane): Holds | null {
  const [line] = pieces;
  if (line === undefined) return null;
  if (isStraight) {
    const [from, to] = line;
    const isLong = Math.hypot(to[0] - from[0], to[1] - from[1]) > LEAST * 2 * half;
    return { move: between(from, to, 0.5), turn: isLong ? between(from, to, TURN_AT) : null };
  }
  const middles = pieces.map(([from, to]) => between(from, to, 0.5));
  const distance = ([x, y]: Spot) => Math.hypot(x, y);
  return {
    move: middles.reduce((best, spot) => (distance(spot) < distance(best) ? spot : best)),
    turn: null,
  };
}
