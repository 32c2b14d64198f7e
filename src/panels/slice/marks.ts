/** The marks of the slice: which one is where, and what each one is, in words. */
import {
  nullcline,
  bestResponseIn,
  SIDES,
  type Point,
  type Side,
} from '../../game/frozen/slice.ts';
import { drift } from '../../game/frozen/sliceFlow.ts';
import { middleOf, nearestOf } from '../../game/frozen/sliceRests.ts';
import type { PlayerId } from '../../game/players.ts';
import { figure } from '../../ui/format.ts';
import { bestResponseWord } from '../shared/ground.ts';
import { formatS } from '../shared/numbers.ts';
import { pixelOf, pointAt, type SliceLayout } from './layout.ts';
import { distanceToLine } from '../shared/distanceToLine.ts';
import { fateOf, stableRests, utilitiesAt, type Game, type Scene } from './scene.ts';

export type Mark =
  | { readonly kind: 'now' }
  | { readonly kind: 'rest'; readonly index: number }
  | { readonly kind: 'line'; readonly side: Side }
  | { readonly kind: 'arrow'; readonly at: Point }
  | { readonly kind: 'basin'; readonly at: Point };

const POINT_PX = 10;
const LINE_PX = 6;
const ARROW_PX = 7;

const apart = ([x, y]: Point, px: number, py: number) => Math.hypot(x - px, y - py);

/** What is drawn at a point of the picture; null beside the square. */
export function markAt(scene: Scene, layout: SliceLayout, px: number, py: number): Mark | null {
  const { plot, arrows } = layout;
  const { game, now } = scene;
  const isInside =
    px >= plot.x - POINT_PX &&
    px <= plot.x + plot.width + POINT_PX &&
    py >= plot.y - POINT_PX &&
    py <= plot.y + plot.height + POINT_PX;
  if (game === null || !isInside) return null;
  const at = pointAt(layout, px, py);
  if (apart(pixelOf(layout, now), px, py) < POINT_PX) return { kind: 'now' };
  const index = game.rests.findIndex(
    ({ corners }) =>
      corners.length < 4 &&
      apart(pixelOf(layout, nearestOf(corners, at)), px, py) <
        (corners.length > 1 ? LINE_PX : POINT_PX),
  );
  if (index >= 0) return { kind: 'rest', index };
  const side = SIDES.find((each) => {
    const line = nullcline(game.slice, each);
    const corners = line?.map((corner) => pixelOf(layout, corner)) ?? [];
    return distanceToLine(corners, px, py) < LINE_PX;
  });
  if (side !== undefined) return { kind: 'line', side };
  const arrow = arrows.find((each) => apart(pixelOf(layout, each), px, py) < ARROW_PX);
  return arrow ? { kind: 'arrow', at: arrow } : { kind: 'basin', at };
}

/** Every mark once, for the keyboard. */
export function allMarks({ game, now }: Scene): Mark[] {
  if (game === null) return [{ kind: 'now' }];
  const stable = stableRests(game);
  return [
    { kind: 'now' },
    ...game.rests.map((_, index): Mark => ({ kind: 'rest', index })),
    ...SIDES.filter((side) => nullcline(game.slice, side) !== null).map((side): Mark => ({
      kind: 'line',
      side,
    })),
    { kind: 'arrow', at: now },
    ...(stable.length > 1
      ? stable.map((index): Mark => ({ kind: 'basin', at: middleOf(game.rests[index].corners) }))
      : []),
  ];
}

export const both = ([s, t]: Point): string => `${formatS(s)} and ${formatS(t)}`;

/** Where two players stand, what they have, and their best responses. */
export function standingWords({ pair: { names } }: Scene, game: Game, at: Point): string {
  const have = utilitiesAt(game, at);
  return SIDES.map(
    (side) =>
      `${names[side]}: s ${formatS(at[side])}, U ${figure(have[side])}, best response ${bestResponseWord(bestResponseIn(game.slice, side, at))}`,
  ).join('; ');
}

function restWords({ corners, stable }: Game['rests'][number]): string {
  if (corners.length === 4) return 'every point is an equilibrium: neither has anything to gain';
  const keeps = stable
    ? 'stable: they come back after a small push'
    : 'unstable: a small push moves them away';
  if (corners.length === 2)
    return `equilibria all along, from ${both(corners[0])} to ${both(corners[1])}; ${keeps}`;
  return `equilibrium at ${both(corners[0])}, ${keeps}`;
}

export function wordsOf(mark: Mark, scene: Scene): string {
  const { pair, game, now } = scene;
  const [i, j] = pair.names;
  if (game === null) return `now: ${i} at ${formatS(now[0])}, ${j} at ${formatS(now[1])}`;
  switch (mark.kind) {
    case 'now':
      return `now. ${standingWords(scene, game, now)}`;
    case 'rest':
      return game.rests[mark.index] ? restWords(game.rests[mark.index]) : '';
    case 'line': {
      const own = pair.names[mark.side];
      const reply = bestResponseWord(bestResponseIn(game.slice, mark.side, now));
      return `best response of ${own} to every s of ${mark.side === 0 ? j : i}; now: ${reply}`;
    }
    case 'arrow': {
      const [u, v] = drift(game.slice, mark.at);
      const push = (player: PlayerId, slope: number) =>
        `${player} ${slope === 0 ? 'stays' : `${slope > 0 ? 'up' : 'down'} (slope ${figure(slope)})`}`;
      return `push at ${both(mark.at)}: ${push(i, u)}, ${push(j, v)}`;
    }
    case 'basin':
      return `left alone from ${both(mark.at)}, they end at ${both(fateOf(game, mark.at).end)}`;
    default:
      return mark satisfies never;
  }
}
