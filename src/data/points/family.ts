/** Points of a plane in classes, drawn by a formula: how many, how noisy and what is shown of them are parameters. */
import { number, type ValuesOf } from '../../game/parameter.ts';
import { normal, randomStream, type Random } from '../../game/random.ts';
import type { DataFamily, Draw } from '../dataSet.ts';
import { featureRow, featuresOf } from './features.ts';

export type Point = readonly [x: number, y: number];

export interface PointShape {
  readonly label: string;
  readonly help: string;
  /** In the order of the labels. */
  readonly classes: readonly string[];
  readonly task: string;
  /** A point of a class, without noise; about within ±1. */
  readonly at: (label: number, random: Random) => Point;
}

const rows = {
  points: number({
    symbol: '',
    name: 'Points',
    group: 'network',
    change: 'restart',
    default: 600,
    min: 60,
    max: 6000,
    integer: true,
    scale: 'log',
    logFrom: 60,
    help: 'Points to learn from, with those that are kept for validation; the test has as many others.',
  }),
  noise: number({
    symbol: '',
    name: 'Noise',
    group: 'network',
    change: 'restart',
    default: 0.05,
    min: 0,
    max: 0.5,
    scale: 'lin',
    help: 'How far points miss their places, as a standard deviation of x and of y; the plane is shown from −1.5 to 1.5.',
  }),
  features: featureRow,
} as const;

/** Of what trains, the share kept aside under “some for validation”. */
const VALIDATION = 6;
const HALF = 1.5;
/**
 * Coordinates are whole multiples of 1 / GRID: engines differ in the last bit of a sine, and points must not.
 */
const GRID = 4096;

/** The classes in turn. */
function drawer({ at, classes }: PointShape, { noise, features }: ValuesOf<typeof rows>): Draw {
  const shown = featuresOf(features);
  return (part, count) => {
    const random = randomStream(0, 'data', part === 'train' ? 0 : 1);
    const labels = Uint8Array.from({ length: count }, (_, i) => i % classes.length);
    const values = new Float32Array(count * shown.length);
    labels.forEach((label, i) => {
      const missed = (place: number) => Math.round((place + noise * normal(random)) * GRID) / GRID;
      const place = at(label, random);
      const [x, y] = [missed(place[0]), missed(place[1])] as const;
      shown.forEach((feature, f) => (values[i * shown.length + f] = feature(x, y)));
    });
    return { values, labels };
  };
}

export const pointFamily = (name: string, shape: PointShape): DataFamily<typeof rows> => ({
  label: shape.label,
  help: shape.help,
  rows,
  of(values) {
    const { points, noise, features } = values;
    const shown = featuresOf(features);
    return {
      label: shape.label,
      help: shape.help,
      input: [shown.length],
      classes: shape.classes,
      task: shape.task,
      className: { one: 'class', many: 'classes' },
      exampleName: { one: 'point', many: 'points' },
      inputName: shown.length === 2 ? 'coordinates' : 'features',
      network: 'small',
      plane: {
        half: HALF,
        at: (x, y) => shown.map((feature) => feature(x, y)),
        isStraight: shown.length === 2,
      },
      counts: { train: points, validation: Math.floor(points / VALIDATION), test: points },
      hash: `${name}, first version: ${points} points, noise ${noise}, features ${features}`,
      source: { kind: 'drawn', draw: drawer(shape, values) },
    };
  },
});
