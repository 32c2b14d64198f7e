/** What there is to be seen in a plane of points now: areas, lines, points, and what a net says of them. */
import type { DataSet, Plane } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { wholeMargin } from '../../game/pictures.ts';
import { playerId, type PlayerId } from '../../game/players.ts';
import { answerOf, foldedNet, margins, passage, type FoldedNet } from '../../game/smallNet.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { PlaneMoment } from '../../state/planeHistory.ts';
import { contour, lineThrough, resampled, type Segment } from './geometry.ts';

export type Part = 'train' | 'test';

/** Points of a data set, as they are drawn. */
export interface Points {
  /** What the net is shown of each, one after another. */
  readonly values: Float32Array;
  /** Numbers of one; the first two are x and y. */
  readonly size: number;
  readonly labels: Uint8Array;
  readonly count: number;
}

/** No more are drawn, or judged, than can be told apart. */
const MOST_POINTS = 1000;

export function pointsOf({ source, counts, input }: DataSet, part: Part): Points | null {
  const [size] = input;
  if (source.kind !== 'drawn' || size === undefined) return null;
  const count = Math.min(MOST_POINTS, counts[part]);
  // What is drawn first does not depend on how many follow.
  const { values, labels } = source.draw(part, count);
  return values instanceof Float32Array ? { values, size, labels, count } : null;
}

/** Index of the class ahead at every node of a grid; shape [to, to]. */
export function classesAt({ margins, side, classes }: PlaneTaken, to: number): Uint8Array {
  const size = side * side;
  const ahead = Array.from({ length: classes }, (_, k) =>
    resampled(margins.subarray(k * size, (k + 1) * size), side, to),
  );
  const best = new Uint8Array(to * to);
  for (let at = 0; at < best.length; at++)
    for (let k = 1; k < classes; k++) if (ahead[k]![at]! > ahead[best[at]!]![at]!) best[at] = k;
  return best;
}

/** The boundaries of all classes, in units of the plane's picture, 0 to 1. */
export function boundaryOf({ margins, side, classes }: PlaneTaken): Segment[] {
  const size = side * side;
  // Between two classes there is one boundary.
  const own = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
  const scale = 1 / (side - 1);
  return own.flatMap((k) =>
    contour(margins.subarray(k * size, (k + 1) * size), side, 0).map(
      ([[x1, y1], [x2, y2]]): Segment => [
        [x1 * scale, y1 * scale],
        [x2 * scale, y2 * scale],
      ],
    ),
  );
}

/** Whether each point is answered wrongly; shape [count]. */
export function wrongPoints(net: FoldedNet, { values, size, labels, count }: Points): Uint8Array {
  const { pass } = passage(net);
  return Uint8Array.from({ length: count }, (_, i) =>
    answerOf(pass(values.subarray(i * size, (i + 1) * size))) === labels[i] ? 0 : 1,
  );
}

/** The plane as the net would see it without a player. */
export function planeWithout(taken: PlaneTaken, plane: Plane, without: number): PlaneTaken {
  const { side, classes, net, numbers } = taken;
  const { pass } = passage(foldedNet(net, numbers, without));
  const size = side * side;
  const whole = new Int16Array(taken.margins.length);
  const ahead = new Float64Array(classes);
  const place = (index: number) => (2 * plane.half * index) / (side - 1) - plane.half;
  for (let node = 0; node < size; node++) {
    margins(pass(plane.at(place(node % side), -place(Math.floor(node / side)))), ahead);
    for (let k = 0; k < classes; k++) whole[k * size + node] = wholeMargin(ahead[k]!);
  }
  return { ...taken, margins: whole };
}

/** The share of the plane in which two nets give another answer, 0 to 1. */
export function shareThatDiffers(one: PlaneTaken, other: PlaneTaken): number {
  const [a, b] = [classesAt(one, one.side), classesAt(other, one.side)];
  return a.reduce((count, k, at) => count + (k === b[at] ? 0 : 1), 0) / a.length;
}

/** Where a neuron of the first layer switches on. */
export interface NeuronLine {
  /** The neuron as a player; null where neurons do not play. */
  readonly player: PlayerId | null;
  /** Its s; 1 where neurons do not play and it still reads something. */
  readonly s: number;
  /** In units of the plane, −half to half. */
  readonly pieces: readonly Segment[];
}

/** Nodes along an edge where the line is none, because the net is shown more than x and y. */
const CURVE_SIDE = 40;

/** What a neuron reads, z = w·φ(x, y) + b, is 0 along curves. */
function curve(kernel: Float64Array, bias: number, { half, at }: Plane): Segment[] {
  const place = (index: number) => (2 * half * index) / (CURVE_SIDE - 1) - half;
  const values = Float32Array.from({ length: CURVE_SIDE ** 2 }, (_, node) =>
    at(place(node % CURVE_SIDE), -place(Math.floor(node / CURVE_SIDE))).reduce(
      (z, value, i) => z + kernel[i]! * value,
      bias,
    ),
  );
  return contour(values, CURVE_SIDE, 0).map(([[x1, y1], [x2, y2]]): Segment => [
    [place(x1), -place(y1)],
    [place(x2), -place(y2)],
  ]);
}

export function neuronLines(taken: PlaneTaken, plane: Plane, without: number | null): NeuronLine[] {
  const [first] = foldedNet(taken.net, taken.numbers, without);
  const units = taken.net.layers[0]?.units ?? null;
  if (first === undefined) return [];
  const { inputs, outputs, kernel, bias, gates } = first;
  return Array.from({ length: outputs }, (_, o): NeuronLine => {
    const row = kernel.subarray(o * inputs, (o + 1) * inputs);
    const [a = 0, b = 0] = row;
    const line = plane.isStraight ? lineThrough(a, b, bias[o]!, plane.half) : null;
    return {
      player: units === null ? null : playerId(units + o),
      s: units === null && row.every((weight) => weight === 0) ? 0 : gates[o]!,
      pieces: plane.isStraight ? (line === null ? [] : [line]) : curve(row, bias[o]!, plane),
    };
  });
}

export interface PlaneScene {
  readonly taken: PlaneTaken;
  readonly plane: Plane;
  readonly lines: readonly NeuronLine[];
  readonly points: Points | null;
  readonly wrong: Uint8Array;
  /** The net before anybody left; while a player is taken out, the net with it. Null where it is the net shown. */
  readonly compared: PlaneTaken | null;
  /** Players that are in now, and in what it is compared with. */
  readonly active: number;
  readonly before: number;
  /** Of the plane, where the two answer differently; 0 to 1. */
  readonly differs: number;
  /** Who is taken out for as long as a key is held. */
  readonly without: PlayerId | null;
}

export interface Asked {
  readonly part: Part;
  readonly without: PlayerId | null;
}

/** Remembers what follows from one picture, which is looked at many times. */
export function createSceneMemo(lab: Lab): (asked: Asked) => PlaneScene | null {
  let last: { readonly key: readonly unknown[]; readonly scene: PlaneScene | null } | null = null;
  return ({ part, without }) => {
    const { spec } = lab.store.getState();
    const { moments } = lab.planeHistory;
    const key = [lab.plane, spec, part, without, moments];
    if (last?.key.every((each, at) => each === key[at])) return last.scene;
    const scene = makeScene(lab.plane, dataSetOf(spec), moments, part, without);
    last = { key, scene };
    return scene;
  };
}

function makeScene(
  now: PlaneTaken | null,
  dataSet: DataSet,
  moments: readonly PlaneMoment[],
  part: Part,
  without: PlayerId | null,
): PlaneScene | null {
  const { plane, input } = dataSet;
  // Between two runs the picture may be of the other.
  if (now === null || plane === undefined || now.net.layers[0]?.inputs !== input[0]) return null;
  const isOut = without !== null && without < now.net.players;
  const taken = isOut ? planeWithout(now, plane, without) : now;
  const [first] = moments;
  const active = moments.at(-1)?.active ?? now.net.players;
  const compared = isOut
    ? now
    : first === undefined || first.active === active
      ? null
      : first.plane;
  const points = pointsOf(dataSet, part);
  const folded = foldedNet(now.net, now.numbers, isOut ? without : null);
  return {
    ...{ taken, plane, points, compared, active },
    lines: neuronLines(now, plane, isOut ? without : null),
    wrong: points === null ? new Uint8Array() : wrongPoints(folded, points),
    before: first?.active ?? active,
    differs: compared === null ? 0 : shareThatDiffers(taken, compared),
    without: isOut ? without : null,
  };
}
