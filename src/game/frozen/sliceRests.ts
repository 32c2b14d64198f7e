/**
 * The Nash equilibria of two players with the rest frozen, all of them, face by face of the square:
 * where each player is out, in, or so far in that its slope is 0. They are also where the projected
 * gradient flow rests.
 */
import {
  gainAgainst,
  otherOf,
  SIDES,
  slackOf,
  slopeIn,
  type Point,
  type Side,
  type Slice,
} from './slice.ts';

export interface RestPoint {
  /** One corner for a point, two for a segment, four for the whole square: every point of it rests. */
  readonly corners: readonly Point[];
  /** Whether Φ has a (possibly flat) local maximum there: then the flow comes back after a small push. */
  readonly stable: boolean;
}

/** Equilibria closer than this are the same. */
const SAME = 1e-9;

const place = (side: Side, own: number, other: number): Point =>
  side === 0 ? [own, other] : [other, own];

/** Where s answers a gain best: 0 where x ≤ 0, 1 where x ≥ y, else x / y, all of [0, 1] where both are 0. */
function answers(gain: number, curvature: number, slack: number): [low: number, high: number] {
  if (Math.abs(gain) <= slack && curvature <= slack) return [0, 1];
  if (gain <= 0) return [0, 0];
  return gain >= curvature ? [1, 1] : [gain / curvature, gain / curvature];
}

/** The part of [0, 1] where a + b s ≤ 0; empty where low > high. */
function below(a: number, b: number, slack: number): [low: number, high: number] {
  if (Math.abs(b) <= slack) return a <= slack ? [0, 1] : [1, 0];
  return b > 0 ? [0, Math.min(1, -a / b)] : [Math.max(0, -a / b), 1];
}

/** Equilibria with `side` held at 0 or 1 by its own slope. */
function onEdge(slice: Slice, side: Side, held: 0 | 1, slack: number): Point[] | null {
  const free = otherOf(side);
  const [low, high] = answers(gainAgainst(slice, free, held), slice.curvature[free], slack);
  // Held at 0 while x − k s ≤ 0, at 1 while x − k s ≥ y.
  const { gain, curvature, coupling } = slice;
  const [from, to] =
    held === 0
      ? below(gain[side], -coupling, slack)
      : below(curvature[side] - gain[side], coupling, slack);
  const [start, end] = [Math.max(low, from), Math.min(high, to)];
  // Rounding must not lose an equilibrium on the border of two faces.
  if (start > end + SAME) return null;
  const ends = end - start <= SAME ? [low === high ? low : start] : [start, end];
  return ends.map((own) => place(side, held, own));
}

/** Equilibria where both slopes are 0: one point, a segment, the square, or none. */
function inside(slice: Slice, slack: number): Point[] | null {
  const {
    gain: [a, b],
    curvature: [y, z],
    coupling: k,
  } = slice;
  if (Math.max(Math.abs(a), Math.abs(b), y, z, Math.abs(k)) <= slack)
    return [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
  const determinant = y * z - k * k;
  if (Math.abs(determinant) > 1e-12 * (y * z + k * k)) {
    const [s, t] = [(a * z - k * b) / determinant, (b * y - k * a) / determinant];
    return s > 0 && s < 1 && t > 0 && t < 1 ? [[s, t]] : null;
  }
  // The lines y s + k t = a and k s + z t = b have one direction: they coincide or never meet.
  const lines = [
    [y, k, a],
    [k, z, b],
  ];
  const [[p, q, r], [p2, q2, r2]] = y >= z ? lines : lines.reverse();
  const size = p * p + q * q;
  if (size <= slack * slack || Math.abs(r2 - (r * (p * p2 + q * q2)) / size) > slack) return null;
  return clipLine(p, q, r);
}

/** The part of the line p s + q t = r inside the square, as its two ends. */
function clipLine(p: number, q: number, r: number): Point[] | null {
  const ends: Point[] = [];
  const add = (s: number, t: number) => {
    if (s < 0 || s > 1 || t < 0 || t > 1) return;
    if (!ends.some((end) => isSame(end, [s, t]))) ends.push([s, t]);
  };
  for (const at of [0, 1]) {
    if (q !== 0) add(at, (r - p * at) / q);
    if (p !== 0) add((r - q * at) / p, at);
  }
  return ends.length === 2 ? ends : null;
}

const isSame = (a: Point, b: Point): boolean =>
  Math.abs(a[0] - b[0]) <= SAME && Math.abs(a[1] - b[1]) <= SAME;

/** The point of a rest that is nearest to `at`. */
export function nearestOf(corners: readonly Point[], at: Point): Point {
  if (corners.length === 4) return at;
  const [from, to = from] = corners;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return from;
  const along = ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return [from[0] + share * dx, from[1] + share * dy];
}

export const distanceTo = (corners: readonly Point[], at: Point): number => {
  const near = nearestOf(corners, at);
  return Math.hypot(near[0] - at[0], near[1] - at[1]);
};

/** The middle of a rest. */
export const middleOf = (corners: readonly Point[]): Point => [
  corners.reduce((sum, [s]) => sum + s, 0) / corners.length,
  corners.reduce((sum, [, t]) => sum + t, 0) / corners.length,
];

/**
 * Whether no small step into the square raises Φ. A player pushed against its bound by its slope stays;
 * for the others Φ falls along a step d by ½ dᵀQd, which must not be negative. The diagonal of Q never
 * is, so only the steps of both count: all of them, or in a corner only those inwards.
 */
function isLocalMaximum(slice: Slice, at: Point, slack: number): boolean {
  const atBound = SIDES.map((side) => at[side] <= SAME || at[side] >= 1 - SAME);
  const isHeld = (side: Side) => atBound[side] && Math.abs(slopeIn(slice, side, at)) > 4 * slack;
  if (SIDES.some(isHeld)) return true;
  const { curvature, coupling } = slice;
  if (atBound[0] && atBound[1]) {
    const inwards = (at[0] <= SAME ? 1 : -1) * (at[1] <= SAME ? 1 : -1);
    if (inwards * coupling >= 0) return true;
  }
  return coupling * coupling <= curvature[0] * curvature[1] * (1 + 1e-12) + slack * slack;
}

/** Slack of a slice whose numbers are so large that their products overflow. */
const MOST_SLACK = 1e138;

/**
 * Every equilibrium, continua first; at least one, because Φ has a maximum. None where a number of the
 * slice is not finite, or beyond 10^150: then there is no game.
 */
export function rests(slice: Slice): RestPoint[] {
  const slack = slackOf(slice);
  // Written so that NaN ends it.
  if (!(slack <= MOST_SLACK)) return [];
  const candidates = [
    inside(slice, slack),
    ...SIDES.flatMap((side) => [onEdge(slice, side, 0, slack), onEdge(slice, side, 1, slack)]),
  ].filter((corners) => corners !== null);
  candidates.sort((a, b) => b.length - a.length);
  const found: Point[][] = [];
  for (const corners of candidates) {
    const known = found.some((other) => corners.every((point) => distanceTo(other, point) <= SAME));
    if (!known) found.push(corners);
  }
  return found.map((corners) => ({
    corners,
    stable: isLocalMaximum(slice, middleOf(corners), slack),
  }));
}
