/** Paints the regime map, and knows what is where on it. */
import type { Lab } from '../../state/lab.ts';
import { distanceToLine } from '../shared/distanceToLine.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawRegimes } from './draw.ts';
import { borderOf, regimeLayout, type RegimeLayout } from './layout.ts';
import { borderFor, pastOf, type RegimeScene, spotOf } from './scene.ts';
import { allMarks, wordsOf, type Mark } from './words.ts';
import type { ShownIndex } from '../../game/players.ts';
import { nameOf } from '../shared/shownPlayers.ts';

const RATE = 5;
const ASKING_RATE = 30;
const POINT_PX = 12;
const PAST_PX = 5;
const LINE_PX = 5;

export interface RegimePainter extends Painter {
  readonly layout: RegimeLayout | null;
  /** The player whose border is shown. */
  chosen: ShownIndex | null;
  /** Where the pointer is, pixels. */
  pointer: readonly [number, number] | null;
  /** Which of the marks the keyboard is at. */
  marked: number | null;
}

export function sceneOf(lab: Lab, player: ShownIndex | null): RegimeScene {
  const { spec, startSpec, changes, pricedGroup } = lab.store.getState();
  const now = spotOf(spec, pricedGroup);
  return {
    now,
    past: pastOf(startSpec, changes, now, pricedGroup),
    border: borderFor(lab.closeup, player === null ? null : nameOf(lab, player)),
  };
}

/** What is drawn at a point of the picture; null beside the map. */
export function markAt(
  scene: RegimeScene,
  layout: RegimeLayout,
  px: number,
  py: number,
): Mark | null {
  const { plot, main, x, y } = layout;
  if (px < plot.x || px > plot.x + plot.width || py < plot.y) return null;
  if (py > plot.y + plot.height) return null;
  const apart = ({ beta, eta }: { beta: number; eta: number }) =>
    Math.hypot(x(beta) - px, y(eta) - py);
  if (apart(scene.now) < POINT_PX) return { kind: 'now' };
  const past = scene.past.findLast((spot) => apart(spot) < PAST_PX);
  if (past) return { kind: 'past', spot: past };
  const isMain = px >= main.x && py <= main.y + main.height;
  const isOn = (ratio: number) => {
    const ends = borderOf(layout, ratio);
    return isMain && ends !== null && distanceToLine(ends, px, py) < LINE_PX;
  };
  if (isOn(2)) return { kind: 'line' };
  if (scene.border !== null && isOn(scene.border.ratio)) return { kind: 'border' };
  return { kind: 'region', spot: layout.spotAt(px, py) };
}

/** @param say what is being asked; empty while nothing is, and where the point is */
export function createRegimePainter(
  lab: Lab,
  say: (asked: string, handle: readonly [number, number]) => void,
): RegimePainter {
  let layout: RegimeLayout | null = null;
  const painter: RegimePainter = {
    get ratePerSecond() {
      return painter.pointer === null && painter.marked === null ? RATE : ASKING_RATE;
    },
    get layout() {
      return layout;
    },
    chosen: null,
    pointer: null,
    marked: null,
    draw({ ctx, width, height, theme }: Surface): void {
      layout = regimeLayout(width, height);
      const scene = sceneOf(lab, painter.chosen);
      const { pointer, marked } = painter;
      const mark =
        pointer !== null
          ? markAt(scene, layout, ...pointer)
          : marked === null
            ? null
            : (allMarks(scene)[marked] ?? null);
      ctx.clearRect(0, 0, width, height);
      drawRegimes(ctx, scene, layout, theme, pointer === null ? mark : null);
      say(mark === null ? '' : wordsOf(mark, scene), [
        layout.x(scene.now.beta),
        layout.y(scene.now.eta),
      ]);
    },
  };
  return painter;
}
