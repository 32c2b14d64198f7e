/**
 * One coefficient: its range is cut in two again and again where the goal begins to be missed. That finds the edge if
 * accuracy and players both fall as the price rises. Where tries contradict it, this says so and looks between them.
 */
import { isHarsherAbove, shareAlong, valueAt } from './axis.ts';
import { meets, ranked } from './goal.ts';
import { NEAR, type Axis, type TryOutcome, type Search, type Tried } from './search.ts';

/** Two tries of which the harsher reads better, or keeps more players, by more than another seed may do. */
export interface Contradiction {
  readonly of: 'accuracy' | 'players';
  /** Values of the milder and of the harsher one. */
  readonly milder: number;
  readonly harsher: number;
}

export type BisectionEnd =
  /** All tries are used. */
  | 'spent'
  /** What is left of the range has no further value of three digits. */
  | 'narrow'
  /** One player parts the last that meets the goal from the first that does not. */
  | 'settled';

export interface Bisection {
  /** Values between which the edge lies, the smaller first; of a range that contradicts, that beside the best try. */
  readonly open: readonly [number, number];
  readonly contradiction: Contradiction | null;
  /** Between contradicting tries, where the next is tried; null where it is tried in what is open. */
  readonly gap: readonly [number, number] | null;
  /** The value to be tried; null at the end. */
  readonly next: number | null;
  readonly end: BisectionEnd | null;
}

/** A gap between contradicting tries is looked into until it is no wider than this share of the range. */
const NARROW_GAP = 1 / 8;
/** Share of all players by which their number may rise without contradicting anything. */
const FEW = 0.02;

/** A try that ended, and how harsh it was: 0 at the mild end of the range, 1 at the harsh one. */
interface Placed extends Tried {
  readonly outcome: TryOutcome;
  readonly value: number;
  readonly harshness: number;
}

/** Mildest first. @returns what of the range is left by tries whose numbers ran away: nothing beyond them is tried */
function placedIn(axis: Axis, tried: readonly Tried[]) {
  const valueOf = ({ setting }: Tried) => setting[axis.name]!;
  const wall = Math.min(axis.to, ...tried.filter((t) => t.outcome === null).map(valueOf));
  const isAbove = isHarsherAbove(axis.name);
  const harshnessOf = (value: number) =>
    isAbove ? shareAlong(axis, value) : 1 - shareAlong(axis, value);
  const placed = tried
    .flatMap((one): Placed[] => {
      const value = valueOf(one);
      return one.outcome === null
        ? []
        : [{ ...one, outcome: one.outcome, value, harshness: harshnessOf(value) }];
    })
    .sort((a, b) => a.harshness - b.harshness);
  const ends = isAbove ? [axis.from, wall] : [wall, axis.from];
  const [mild, harsh] = ends.map(harshnessOf) as [number, number];
  return { placed, mild, harsh };
}

type Rise = Contradiction['of'] | null;

function riseOf(a: TryOutcome, b: TryOutcome, of: number): Rise {
  if (b.accuracy > a.accuracy + NEAR) return 'accuracy';
  return b.players > a.players + Math.max(1, FEW * of) ? 'players' : null;
}

/** Those that contradict each other, mildest first, by their places. */
function risesAmong(placed: readonly Placed[], of: number) {
  return placed.flatMap((a, i) =>
    placed.slice(i + 1).flatMap((b, k) => {
      const rise = riseOf(a.outcome, b.outcome, of);
      return rise === null ? [] : [{ i, k: i + 1 + k, rise }];
    }),
  );
}

interface Band {
  readonly mild: number;
  readonly harsh: number;
  /** Tries at its two ends; null at an end of the range. */
  readonly ends: readonly [Placed | null, Placed | null];
}

/** Between the best try and the first beyond it that misses the goal; where all miss it, between the nearest and what is safer. */
function bandOf({ goal }: Search, placed: readonly Placed[], range: Band, of: number): Band {
  // From the safe end on: there a goal of accuracy is met, or one of few players.
  const isMildSafe = goal.of === 'accuracy';
  const safeFirst = isMildSafe ? [...placed] : [...placed].reverse();
  const isMet = ({ outcome }: Placed) => meets(goal, outcome, of);
  const [best] = ranked(goal, safeFirst, of);
  if (best === undefined) return range;
  let safe: Placed | undefined;
  let missed: Placed | undefined;
  if (isMet(best)) {
    const from = safeFirst.indexOf(best);
    const beyond = safeFirst.findIndex((one, i) => i > from && !isMet(one));
    missed = safeFirst[beyond];
    safe = safeFirst.at(beyond < 0 ? -1 : beyond - 1);
  } else {
    const isNear = ({ outcome }: Placed) =>
      isMildSafe
        ? outcome.accuracy >= best.outcome.accuracy - NEAR
        : outcome.players <= best.outcome.players + Math.max(1, FEW * of);
    const at = safeFirst.findIndex(isNear);
    missed = safeFirst[at];
    safe = safeFirst[at - 1];
  }
  const [mild, harsh] = isMildSafe ? [safe, missed] : [missed, safe];
  return {
    mild: mild?.harshness ?? range.mild,
    harsh: harsh?.harshness ?? range.harsh,
    ends: [mild ?? null, harsh ?? null],
  };
}

/** The widest gap that contradicting tries leave, the one behind the harsher of them included; null if all are narrow. */
function gapOf(
  placed: readonly Placed[],
  rises: readonly { readonly i: number; readonly k: number }[],
  { harsh }: Band,
): readonly [number, number] | null {
  const gaps = rises.flatMap(({ i, k }) =>
    placed
      .slice(i, k + 1)
      .map((one, n): [number, number] => [one.harshness, placed[i + n + 1]?.harshness ?? harsh]),
  );
  const widest = gaps.reduce<[number, number] | null>(
    (found, gap) => (found === null || gap[1] - gap[0] > found[1] - found[0] ? gap : found),
    null,
  );
  return widest !== null && widest[1] - widest[0] > NARROW_GAP ? widest : null;
}

const playersApart = (goal: Search['goal'], { ends: [mild, harsh] }: Band, of: number): number =>
  mild === null ||
  harsh === null ||
  meets(goal, mild.outcome, of) === meets(goal, harsh.outcome, of)
    ? Infinity
    : Math.abs(mild.outcome.players - harsh.outcome.players);

/** @param of players that there are */
export function bisection(search: Search, tried: readonly Tried[], of: number): Bisection {
  const [axis] = search.axes as readonly [Axis];
  const { placed, ...whole } = placedIn(axis, tried);
  const isAbove = isHarsherAbove(axis.name);
  const toValue = (harshness: number) => valueAt(axis, isAbove ? harshness : 1 - harshness);
  const range: Band = { ...whole, ends: [null, null] };
  const band = bandOf(search, placed, range, of);
  const rises = risesAmong(placed, of);
  const gap = gapOf(placed, rises, range);
  const [first] = rises;
  const contradiction = first && {
    of: first.rise as Contradiction['of'],
    ...{ milder: placed[first.i]!.value, harsher: placed[first.k]!.value },
  };
  const rising = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
  const told = {
    open: rising(
      band.ends[0]?.value ?? toValue(band.mild),
      band.ends[1]?.value ?? toValue(band.harsh),
    ),
    contradiction: contradiction ?? null,
  };
  const ended = (end: BisectionEnd): Bisection => ({ ...told, gap: null, next: null, end });
  if (tried.length >= search.tries) return ended('spent');
  const hasTried = (value: number) => tried.some(({ setting }) => setting[axis.name] === value);
  const [low, high] = gap ?? [band.mild, band.harsh];
  const next = toValue((low + high) / 2);
  if (gap === null && playersApart(search.goal, band, of) <= 1) return ended('settled');
  if (hasTried(next)) return ended('narrow');
  return { ...told, gap: gap && rising(toValue(gap[0]), toValue(gap[1])), next, end: null };
}
