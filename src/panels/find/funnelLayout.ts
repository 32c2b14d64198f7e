/** Places of the funnel: a column for each try, the coefficient upwards, figures below. */
import { shareAlong } from '../../spec/search/axis.ts';
import type { Axis, Search } from '../../spec/search/search.ts';
import { parameters } from '../../spec/parameters.ts';

export interface FunnelLayout {
  readonly width: number;
  readonly height: number;
  /** Of the columns. */
  readonly left: number;
  readonly pitch: number;
  /** Of the coefficient's range. */
  readonly top: number;
  readonly bottom: number;
  readonly x: (column: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  /** One column in so many has its figures. */
  readonly every: number;
  /** Whether figures are as short as they can be. */
  readonly isTight: boolean;
  /** Middles of the rows of figures. */
  readonly rows: { readonly accuracy: number; readonly players: number };
}

const LEFT = { usual: 76, narrow: 44 };
const RIGHT = 4;
const TOP = 18;
const FIGURES = 44;
const NARROW_BELOW = 480;
/** A column is no wider: few tries stand side by side, not far apart. */
const MOST_PITCH = 112;
const ROOM = { usual: 46, tight: 27 };
const TICKS_APART = 15;

export function ticksOf({ name, from, to }: Axis): number[] {
  const row = parameters[name] as { readonly scale?: 'lin' | 'log' };
  if (row.scale !== 'log')
    return [0, 0.25, 0.5, 0.75, 1].map((share) =>
      Number((from + share * (to - from)).toPrecision(3)),
    );
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const round = Array.from({ length: last - first + 1 }, (_, i) =>
    [1, 2, 5].map((digit) => Number((digit * 10 ** (first + i)).toPrecision(3))),
  ).flat();
  return [from, to, ...round.filter((value) => value > from && value < to)];
}

/** @param columns games that are shown, and those that may still come */
export function funnelLayout(
  width: number,
  height: number,
  { axes }: Search,
  columns: number,
): FunnelLayout {
  const isNarrow = width < NARROW_BELOW;
  const axis = axes[0];
  const left = isNarrow ? LEFT.narrow : LEFT.usual;
  const pitch = Math.min(MOST_PITCH, Math.max(1, (width - left - RIGHT) / Math.max(1, columns)));
  const bottom = Math.max(TOP + 1, height - FIGURES);
  const y = (value: number) =>
    bottom + (TOP - bottom) * Math.max(0, Math.min(1, shareAlong(axis, value)));
  const kept: number[] = [];
  for (const tick of ticksOf(axis))
    if (kept.every((other) => Math.abs(y(other) - y(tick)) >= TICKS_APART)) kept.push(tick);
  const room = isNarrow || pitch < ROOM.usual ? ROOM.tight : ROOM.usual;
  return {
    ...{ width, height, left, pitch, top: TOP, bottom, y, ticks: kept },
    x: (column) => left + (column + 0.5) * pitch,
    every: Math.max(1, Math.ceil(room / pitch)),
    isTight: pitch < ROOM.usual,
    rows: { accuracy: bottom + 16, players: bottom + 34 },
  };
}

/** The column at a place; null beside them. @param columns that have something in them */
export function columnAt({ left, pitch }: FunnelLayout, x: number, columns: number): number | null {
  const column = Math.floor((x - left) / pitch);
  return column >= 0 && column < columns ? column : null;
}
