/** What there is to be seen in a plane of points now: areas, lines, points, and what a net says of them. */
import type { Counts, DataSet, Plane } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { wholeMargin } from '../../game/pictures.ts';
import { playerId, type PlayerId } from '../../game/players.ts';
import { answerOf, foldedNet, margins, passage, type FoldedNet } from '../../game/smallNet.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { PlaneMoment } from '../../state/planeHistory.ts';
import type { HeldLine } from './hand.ts';
import { contour, lineThrough, resampled, type Segment } from './geometry.ts';
import { numbersWith } from './line.ts';

export type Part = 'train' | 'validation' | 'test';

/** Points of a data set, as they are drawn. */
export interface Points {
  /** What the net is shown of each, one after another. */
  readonly values: Float32Array;
  /** Numbers of one; the first two are x and y. */
  readonly size: number;
  readonly labels: Uint8Array;
  readonly count: number;
  /** How many there are; the first of them are shown. */
  readonly all: number;
}

/** No more are drawn, or judged, than can be told apart. */
const MOST_POINTS = 1000;

/** Where a part begins among the points that are drawn for it, and how many it has. */
function rangeOf({ train, validation, test }: Counts, part: Part, split: RunSpec['split']) {
  const kept = split === 'validation' ? validation : 0;
  switch (part) {
    case 'train':
      return { drawn: 'train', from: 0, all: train - kept } as const;
    case 'validation':
      return { drawn: 'train', from: train - kept, all: kept } as const;
    case 'test':
      return { drawn: 'test', from: 0, all: test } as const;
    default:
      return part satisfies never;
  }
}

export function pointsOf(
  { source, counts, input }: DataSet,
  part: Part,
  split: RunSpec['split'],
): Points | null {
  const [size] = input;
  if (source.kind !== 'drawn' || size === undefined) return null;
  const { drawn, from, all } = rangeOf(counts, part, split);
  const count = Math.min(MOST_POINTS, all);
  // What is drawn first does not depend on how many follow.
  const { values, labels } = source.draw(drawn, from + count);
  if (!(values instanceof Float32Array)) return null;
  return {
    ...{ size, count, all },
    values: values.subarray(from * size),
    labels: labels.subarray(from),
  };
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

/** The plane as the net would see it with other numbers, or without a player. */
export function redrawn(
  taken: PlaneTaken,
  plane: Plane,
  numbers: Float32Array,
  without: number | null,
): PlaneTaken {
  const { side, classes, net } = taken;
  const { pass } = passage(foldedNet(net, numbers, without));
  const size = side * side;
  const whole = new Int16Array(taken.margins.length);
  const ahead = new Float64Array(classes);
  const place = (index: number) => (2 * plane.half * index) / (side - 1) - plane.half;
  for (let node = 0; node < size; node++) {
    margins(pass(plane.at(place(node % side), -place(Math.floor(node / side)))), ahead);
    for (let k = 0; k < classes; k++) whole[k * size + node] = wholeMargin(ahead[k]!);
  }
  return { ...taken, numbers, margins: whole };
}

/** The share of the plane in which two nets give another answer, 0 to 1. */
export function shareThatDiffers(one: PlaneTaken, other: PlaneTaken): number {
  const [a, b] = [classesAt(one, one.side), classesAt(other, one.side)];
  return a.reduce((count, k, at) => count + (k === b[at] ? 0 : 1), 0) / a.length;
}

/** Where what a neuron of the first layer reads, w·x + b, is 0. */
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
  const { layers, scale: by } = foldedNet(taken.net, taken.numbers, without);
  const [first] = layers;
  const units = taken.net.layers[0]?.units ?? null;
  if (first === undefined) return [];
  const { inputs, outputs, kernel, bias, gates } = first;
  return Array.from({ length: outputs }, (_, o): NeuronLine => {
    // In numbers of the plane, whatever scale they enter by.
    const row = kernel.subarray(o * inputs, (o + 1) * inputs).map((weight) => weight / by.scale);
    const level = row.reduce((sum, weight) => sum - weight * by.shift, bias[o]!);
    const [a = 0, b = 0] = row;
    const line = plane.isStraight ? lineThrough(a, b, level, plane.half) : null;
    return {
      player: units === null ? null : playerId(units + o),
      s: units === null && row.every((weight) => weight === 0) ? 0 : gates[o]!,
      pieces: plane.isStraight ? (line === null ? [] : [line]) : curve(row, level, plane),
    };
  });
}

/** The boundary before anybody left, as far as it was seen. */
export interface Beginning {
  readonly step: number;
  /** Players that were in then. */
  readonly active: number;
}

export interface PlaneScene {
  readonly taken: PlaneTaken;
  readonly plane: Plane;
  readonly lines: readonly NeuronLine[];
  readonly points: Points | null;
  readonly wrong: Uint8Array;
  /**
   * The net before anybody left; while a player is taken out, or its line is held, the net as it is. Null where it
   * is the net shown.
   */
  readonly compared: PlaneTaken | null;
  /** Of what it is compared with, how many points are answered wrongly; null without points, or where that is the past. */
  readonly wrongOfCompared: number | null;
  /** Players that are in now. */
  readonly active: number;
  /** Null before there was a picture. */
  readonly beginning: Beginning | null;
  /** Of the plane, where the two answer differently; 0 to 1. */
  readonly differs: number;
  /** Who is taken out for as long as a key is held. */
  readonly without: PlayerId | null;
  /** Whose line is held. */
  readonly held: PlayerId | null;
}

export interface AskedPlane {
  readonly part: Part;
  readonly without: PlayerId | null;
  readonly held: HeldLine | null;
}

/** Remembers what follows from one picture, which is looked at many times. */
export function createSceneMemo(lab: Lab): (asked: AskedPlane) => PlaneScene | null {
  let last: { readonly key: readonly unknown[]; readonly scene: PlaneScene | null } | null = null;
  return (asked) => {
    const { spec } = lab.store.getState();
    const { moments } = lab.planeHistory;
    const key = [lab.plane, spec, asked.part, asked.without, asked.held, moments];
    if (last?.key.every((each, at) => each === key[at])) return last.scene;
    const scene = makeScene(lab.plane, spec, moments, asked);
    last = { key, scene };
    return scene;
  };
}

const countOf = (wrong: Uint8Array): number => wrong.reduce((sum, each) => sum + each, 0);

function makeScene(
  now: PlaneTaken | null,
  spec: RunSpec,
  moments: readonly PlaneMoment[],
  { part, without, held }: AskedPlane,
): PlaneScene | null {
  const dataSet = dataSetOf(spec);
  const { plane, input } = dataSet;
  // Between two runs the picture may be of the other.
  if (now === null || plane === undefined || now.net.layers[0]?.inputs !== input[0]) return null;
  const out = without !== null && without < now.net.players ? without : null;
  const moved = held === null ? null : numbersWith(now, held.player, held.line);
  const numbers = moved ?? now.numbers;
  const isWhatIf = out !== null || moved !== null;
  const taken = isWhatIf ? redrawn(now, plane, numbers, out) : now;
  const [first] = moments;
  const active = moments.at(-1)?.active ?? now.net.players;
  const compared = isWhatIf
    ? now
    : first === undefined || first.active === active
      ? null
      : first.plane;
  const points = pointsOf(dataSet, part, spec.split);
  const wrongOf = (of: Float32Array, who: number | null) =>
    points === null ? new Uint8Array() : wrongPoints(foldedNet(now.net, of, who), points);
  return {
    ...{ taken, plane, points, compared, active },
    lines: neuronLines(taken, plane, out),
    wrong: wrongOf(numbers, out),
    wrongOfCompared: isWhatIf && points !== null ? countOf(wrongOf(now.numbers, null)) : null,
    beginning: first === undefined ? null : { step: first.plane.step, active: first.active },
    differs: compared === null ? 0 : shareThatDiffers(taken, compared),
    without: out,
    held: moved === null ? null : held!.player,
  };
}
