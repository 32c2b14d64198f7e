/** Several coefficients: each game as a strand through its values to what it came to, and as a point of how small, how good. */
import { shareAlong } from '../../spec/search/axis.ts';
import { accuracyScale, prunedScale } from '../../game/openedScales.ts';
import type { AskedSearch } from '../../state/find/finder.ts';
import { rungsOf } from '../../spec/search/halving.ts';
import { setting } from '../../ui/format.ts';
import { longName, shortName, termOf } from '../runs/coefficients.ts';
import type { Axis, Tick } from '../runsPrices/axes.ts';
import { along, axesLayout, ROW_HEIGHT, type AxesLayout } from '../runsPrices/layout.ts';
import { planeLayout, type PlaneLayout } from '../runsPlane/layout.ts';
import { ticksOf } from './funnelLayout.ts';
import type { ToldGame } from './told.ts';

export type SearchAxis = Pick<Axis, 'head' | 'term' | 'ticks'> & {
  /** Where a game stands, from 0 to 1; null where nothing is known of it. */
  readonly at: (game: ToldGame) => number | null;
};

export interface SeveralLayout {
  readonly axes: AxesLayout;
  /** The plane's own place in the picture. */
  readonly shift: { readonly x: number; readonly y: number };
  readonly plane: PlaneLayout;
}

/** Shares of the axis between two ticks, at least: upright, and lying. */
const TICKS_APART = { upright: 0.07, lying: 0.12 };
const NARROW_BELOW = 480;
const PLANE_SHARE = 0.44;
const BETWEEN = 24;
export const PLANE_HEIGHT = 250;

function roomy(ticks: readonly Tick[], apart: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks)
    if (kept.every(({ at }) => Math.abs(at - tick.at) > apart)) kept.push(tick);
  return kept.sort((a, b) => a.at - b.at);
}

export const prunedOf = ({ outcome }: ToldGame, of: number): number | null =>
  outcome === null ? null : 100 * (1 - outcome.players / of);

export const bestPercent = (games: readonly ToldGame[]): number =>
  Math.max(0, ...games.map(({ outcome }) => 100 * (outcome?.accuracy ?? 0)));

/** The coefficients that are moved, then what a game came to. */
/** @param width of the picture */
export function searchAxes(
  { search, of }: AskedSearch,
  games: readonly ToldGame[],
  width: number,
): SearchAxis[] {
  const apart = width < NARROW_BELOW ? TICKS_APART.lying : TICKS_APART.upright;
  const right = accuracyScale(bestPercent(games));
  const isCrowded = search.axes.length > 3;
  return [
    ...search.axes.map((axis): SearchAxis => ({
      head: isCrowded ? shortName(axis.name) : longName(axis.name),
      term: termOf(axis.name),
      ticks: roomy(
        ticksOf(axis).map((value) => ({ at: shareAlong(axis, value), words: setting(value) })),
        apart,
      ),
      at: (game) => shareAlong(axis, game.setting[axis.name]),
    })),
    {
      ...{ head: 'pruned, %', term: null },
      ticks: roomy(
        [...prunedScale.ticks]
          .reverse()
          .map((value) => ({ at: prunedScale.at(value), words: setting(value) })),
        apart,
      ),
      at: (game) => {
        const pruned = prunedOf(game, of);
        return pruned === null ? null : prunedScale.at(pruned);
      },
    },
    {
      ...{ head: 'right, %', term: null },
      ticks: roomy(
        [...right.ticks].reverse().map((value) => ({ at: right.at(value), words: setting(value) })),
        apart,
      ),
      at: ({ outcome }) => (outcome === null ? null : right.at(100 * outcome.accuracy)),
    },
  ];
}

/** Height of the whole where it is as wide as this. */
export const severalHeight = (width: number, axes: number): number =>
  width < NARROW_BELOW ? axes * ROW_HEIGHT + BETWEEN + PLANE_HEIGHT : PLANE_HEIGHT;

export function severalLayout(
  width: number,
  height: number,
  axes: number,
  best: number,
): SeveralLayout {
  if (width < NARROW_BELOW) {
    const above = axes * ROW_HEIGHT;
    const y = above + BETWEEN;
    return {
      axes: axesLayout(width, above, axes),
      shift: { x: 0, y },
      plane: planeLayout(width, Math.max(1, height - y), best),
    };
  }
  const x = Math.round(width * (1 - PLANE_SHARE)) + BETWEEN / 2;
  return {
    axes: axesLayout(Math.max(1, x - BETWEEN), height, axes, false),
    shift: { x, y: 0 },
    plane: planeLayout(Math.max(1, width - x), height, best),
  };
}

/** Along each axis; NaN where nothing is known. */
export const strandOf = (
  game: ToldGame,
  axes: readonly SearchAxis[],
  layout: AxesLayout,
): { readonly places: readonly number[] } => ({
  places: axes.map(({ at }) => {
    const share = at(game);
    return share === null ? NaN : along(layout, share);
  }),
});

/** In the whole picture; null where nothing is known. */
export function pointOf(
  game: ToldGame,
  { plane, shift }: SeveralLayout,
  of: number,
): readonly [number, number] | null {
  const pruned = prunedOf(game, of);
  return pruned === null || game.outcome === null
    ? null
    : [shift.x + plane.x(pruned), shift.y + plane.y(100 * game.outcome.accuracy)];
}

/** The rung that a game was on, from 0, and how many there are. */
export function rungOf(
  { search }: AskedSearch,
  { epochs }: ToldGame,
): readonly [rung: number, count: number] {
  const rungs = rungsOf(search);
  return [
    Math.max(
      0,
      rungs.findIndex((rung) => rung.epochs === epochs),
    ),
    rungs.length,
  ];
}
