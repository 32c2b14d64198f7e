/** The sets of points that are offered. To add one, add an entry. */
import type { Random } from '../../game/random.ts';
import { pointFamily, type Point, type PointShape } from './family.ts';

const TURN = 2 * Math.PI;

const onCircle = (radius: number, turn: number): Point => [
  radius * Math.cos(TURN * turn),
  radius * Math.sin(TURN * turn),
];

/** Away from the axes, so that only noise crosses them. */
const fromAxis = (random: Random): number => 0.08 + 0.92 * random();

const two = ['hollow', 'filled'];

const circles: PointShape = {
  label: 'Circles',
  help: 'Points of a plane: an inner ring and an outer one.',
  classes: two,
  task: 'tell an inner ring of points from an outer one',
  at: (label, random) => onCircle(label === 0 ? 1 : 0.45, random()),
};

const xor: PointShape = {
  label: 'Exclusive or',
  help: 'Points of a plane: x and y have one sign, or two.',
  classes: two,
  task: 'tell points with two unlike signs from those with one sign',
  at(label, random) {
    const side = random() < 0.5 ? -1 : 1;
    return [side * fromAxis(random), (label === 0 ? side : -side) * fromAxis(random)];
  },
};

const moons: PointShape = {
  label: 'Moons',
  help: 'Points of a plane: two half rings, each of which reaches into the other.',
  classes: two,
  task: 'tell two moons of points apart',
  at(label, random) {
    const [x, y] = onCircle(0.75, random() / 2);
    return label === 0 ? [x - 0.375, y - 0.1875] : [0.375 - x, 0.1875 - y];
  },
};

/** Turns of an arm around the centre. */
const TURNS = 1.25;

const spiral: PointShape = {
  label: 'Spiral',
  help: 'Points of a plane: two arms, wound around each other.',
  classes: two,
  task: 'tell the two arms of a spiral apart',
  at(label, random) {
    // Evenly along the arm, as far as its radius grows.
    const along = Math.sqrt(0.01 + 0.99 * random());
    return onCircle(1.15 * along, TURNS * along + label / 2);
  },
};

const BLOB = 0.2;

const blobs: PointShape = {
  label: 'Blobs',
  help: 'Points of a plane: three clouds.',
  classes: [...two, 'triangular'],
  task: 'tell three clouds of points apart',
  at(label, random) {
    const [x, y] = onCircle(0.7, label / 3 + 0.25);
    // The radius of a normal cloud, and its angle.
    const [dx, dy] = onCircle(BLOB * Math.sqrt(-2 * Math.log(1 - random())), random());
    return [x + dx, y + dy];
  },
};

export const pointSets = {
  circles: pointFamily('circles', circles),
  xor: pointFamily('xor', xor),
  moons: pointFamily('moons', moons),
  spiral: pointFamily('spiral', spiral),
  blobs: pointFamily('blobs', blobs),
};
