/**
 * Where two players drift with the rest frozen: the projected gradient flow ds/dt = ∂Φ/∂s on the
 * square, in which both climb their own utility at one pace (equation 17 in small steps).
 */
import { SIDES, slackOf, slopeIn, type Point, type Slice } from './slice.ts';
import { distanceTo, type RestPoint } from './sliceRests.ts';

/**
 * No step is longer, in units of s. Inside the square steps of any length are exact; what they cut short
 * is the bend before its border, less than can be drawn, or less than a cell where only the end counts.
 */
const STRIDE = 0.04;
const LONG_STRIDE = 0.15;
/** Never reached by a flow that climbs Φ, which is no longer than a few turns of the square. */
const MOST_STEPS = 2000;

/** Slopes, and whether a bound stops the player from following its own. */
function slopesAt(slice: Slice, at: Point): { slopes: Point; stopped: readonly boolean[] } {
  const slopes: Point = [slopeIn(slice, 0, at), slopeIn(slice, 1, at)];
  const stopped = SIDES.map((side) => (slopes[side] > 0 ? at[side] >= 1 : at[side] <= 0));
  return { slopes, stopped };
}

/** The flow's direction: slopes, 0 where the bound stops a player. */
export function drift(slice: Slice, at: Point): Point {
  const { slopes, stopped } = slopesAt(slice, at);
  return [stopped[0] ? 0 : slopes[0], stopped[1] ? 0 : slopes[1]];
}

/** Orthonormal directions in which the curvature [[y, k], [k, z]] acts alone, with its values. */
interface Axes {
  readonly cos: number;
  readonly sin: number;
  readonly values: Point;
}

function axesOf({ curvature: [y, z], coupling: k }: Slice): Axes {
  const angle = 0.5 * Math.atan2(2 * k, y - z);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const cross = 2 * k * sin * cos;
  return {
    cos,
    sin,
    values: [y * cos * cos + z * sin * sin + cross, y * sin * sin + z * cos * cos - cross],
  };
}

/** Time until a component with this slope and curvature λ has gone a stride; ∞ if it rests before. */
function timeOf(slope: number, lambda: number, stride: number, slack: number): number {
  const size = Math.abs(slope);
  if (size <= slack || stride * lambda >= size) return Infinity;
  const share = (stride * lambda) / size;
  return Math.abs(share) < 1e-9 ? stride / size : -Math.log1p(-share) / lambda;
}

/** How far it goes in that time: slope (1 − e^{−λt}) / λ, exact for a linear flow. */
function lengthOf(slope: number, lambda: number, time: number, slack: number): number {
  if (Math.abs(slope) <= slack) return 0;
  if (time === Infinity) return slope / lambda;
  const turn = lambda * time;
  return slope * time * (Math.abs(turn) < 1e-9 ? 1 : -Math.expm1(-turn) / turn);
}

/** The next point of the flow and whether it rests there. */
function advance(
  slice: Slice,
  at: Point,
  axes: Axes,
  stride: number,
  slack: number,
): [next: Point, rests: boolean] {
  const [u, v] = drift(slice, at);
  const { cos, sin, values } = axes;
  // With one player stopped only the other's own curvature acts.
  const alone = slopesAt(slice, at).stopped.includes(true);
  const slopes: Point = alone ? [u, v] : [cos * u + sin * v, cos * v - sin * u];
  const lambdas: Point = alone ? slice.curvature : values;
  const time = Math.min(
    timeOf(slopes[0], lambdas[0], stride, slack),
    timeOf(slopes[1], lambdas[1], stride, slack),
  );
  const [p, q] = SIDES.map((side) => lengthOf(slopes[side], lambdas[side], time, slack));
  const move: Point = alone ? [p, q] : [cos * p - sin * q, sin * p + cos * q];
  // Up to the first bound it meets; one it stands at and that is about to stop it does not count.
  const reach = (s: number, by: number) => {
    const room = by > 0 ? 1 - s : s;
    return room > 0 && by !== 0 ? room / Math.abs(by) : Infinity;
  };
  const share = Math.min(1, reach(at[0], move[0]), reach(at[1], move[1]));
  const clip = (s: number) => (s < 1e-12 ? 0 : s > 1 - 1e-12 ? 1 : s);
  const next: Point = [clip(at[0] + share * move[0]), clip(at[1] + share * move[1])];
  return [next, time === Infinity && share === 1];
}

/** The way of the flow from a point, first point and last included; the last is at rest. */
export function flowFrom(slice: Slice, start: Point, stride = STRIDE): Point[] {
  const slack = slackOf(slice);
  const axes = axesOf(slice);
  const way: Point[] = [start];
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = way[way.length - 1];
    const [next, isAtRest] = advance(slice, at, axes, stride, slack);
    if (next[0] === at[0] && next[1] === at[1]) break;
    if (!next.every(Number.isFinite)) break;
    way.push(next);
    // A rest inside one face may be left when the stopped player's slope has turned meanwhile.
    const [u, v] = drift(slice, next);
    if (isAtRest && Math.max(Math.abs(u), Math.abs(v)) <= 1e3 * slack) break;
  }
  return way;
}

/** The rest that lies nearest to a point: its index among `all`; 0 where none can be told to, −1 of none. */
export function nearestRest(all: readonly RestPoint[], at: Point): number {
  let nearest = Math.min(0, all.length - 1);
  let least = Infinity;
  all.forEach(({ corners }, index) => {
    const apart = distanceTo(corners, at);
    if (apart < least) [nearest, least] = [index, apart];
  });
  return nearest;
}

/** The rest a flow from a point comes to: its index among `all`, −1 of none. */
export function restFrom(slice: Slice, all: readonly RestPoint[], start: Point): number {
  if (all.length <= 1) return all.length - 1;
  const way = flowFrom(slice, start, LONG_STRIDE);
  return nearestRest(all, way[way.length - 1]);
}

/**
 * Basins: which rest the flow comes to from the middle of each cell of a coarse grid.
 * @returns indices into `all`, rows of s_1 rising, s_0 rising along a row; shape [cells²]
 */
export function basins(slice: Slice, all: readonly RestPoint[], cells = 20): Uint8Array {
  const into = new Uint8Array(cells * cells);
  if (all.length <= 1) return into;
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++)
      into[row * cells + column] = restFrom(slice, all, [
        (column + 0.5) / cells,
        (row + 0.5) / cells,
      ]);
  return into;
}
