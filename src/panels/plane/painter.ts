/** Paints the plane: its areas into a picture of their own, made anew when the net has changed, and marks on top. */
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { Theme } from '../../ui/theme.ts';
import { distanceToLine } from '../shared/distanceToLine.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import type { Box } from '../weights/layout.ts';
import {
  areaPixels,
  drawBoundary,
  drawFormerBoundary,
  drawFrame,
  drawLeft,
  drawLine,
  drawNumber,
  drawPoints,
  drawWords,
  drawWrong,
  LINE,
  numberSpot,
} from './draw.ts';
import { pointOf, spotOf, type Projection, type Spot } from './geometry.ts';
import { createHand, type Hand } from './hand.ts';
import { holdsOf, type Holds } from './line.ts';
import { createSceneMemo, type NeuronLine, type Part, type PlaneScene } from './scene.ts';
import { wordsInPicture } from './words.ts';

const RATE = 12;
/** Pixels of the areas along an edge: what is finer lies under the boundary's line. */
const AREA_SIDE = 220;
/** Thicker than any line, the chosen one's among them. */
const BOUNDARY = 3.2;
/** More lines than this cannot be told by their numbers. */
const MOST_NUMBERS = 16;
/** How near a pointer must come to a line, in units of the picture. */
const NEAR = 7;

export interface PlanePainter extends Painter {
  part: Part;
  /** Who is taken out while a key is held. */
  without: PlayerId | null;
  /** The line the keyboard is at; its place in the first layer. */
  focused: number | null;
  /** As it was drawn last. */
  readonly scene: PlaneScene | null;
  /** As it is, though it be out of sight; what is told in words. */
  sceneNow(): PlaneScene | null;
  readonly hand: Hand;
  /** Where the line of the selected player is taken hold of, in the plane; null where it has none. */
  readonly holds: Holds | null;
  /** From a place in the picture to the plane; null before it was drawn. */
  pointAt(x: number, y: number): Spot | null;
  /** The line at a point of the picture, its place in the first layer; those who are in come first. */
  find(x: number, y: number): number | null;
}

/** The areas of one net against another, kept until one of them changes. */
export class Areas {
  private canvas: HTMLCanvasElement | null = null;
  private shown: readonly unknown[] = [];

  draw(
    ctx: CanvasRenderingContext2D,
    taken: PlaneTaken,
    compared: PlaneTaken | null,
    { x, y, width, height }: Box,
    theme: Theme,
    side = AREA_SIDE,
  ): void {
    this.canvas ??= document.createElement('canvas');
    const now = [taken, compared, theme];
    if (now.some((each, at) => each !== this.shown[at])) {
      this.canvas.width = this.canvas.height = side;
      const image = new ImageData(side, side);
      new Uint32Array(image.data.buffer).set(areaPixels(taken, compared, side, theme));
      this.canvas.getContext('2d')?.putImageData(image, 0, 0);
      this.shown = now;
    }
    ctx.imageSmoothingEnabled = true;
    ctx.drawImage(this.canvas, x, y, width, height);
  }
}

export const planeBox = (width: number): Box => ({ x: 0, y: 0, width, height: width });

/** What the panel is told of what was drawn. */
export interface Drawn {
  readonly scene: PlaneScene;
  /** In the picture; null where there is none. */
  readonly holds: Holds | null;
}

/**
 * @param onChange something moved that the next picture shows
 * @param onDrawn called after each picture
 */
export function createPlanePainter(
  lab: Lab,
  onChange: () => void = () => undefined,
  onDrawn: (drawn: Drawn) => void = () => undefined,
): PlanePainter {
  const sceneOf = createSceneMemo(lab);
  const areas = new Areas();
  let projection: Projection | null = null;
  let scene: PlaneScene | null = null;
  let holds: Holds | null = null;
  const hand = createHand(
    lab,
    () => scene && { plane: scene.plane, scale: scene.taken.net.scale },
    onChange,
  );

  /** Where the hand is the hold is, so that it stays under the finger. */
  function holdsNow({ lines, plane }: PlaneScene): Holds | null {
    const [chosen] = lab.store.getState().selected;
    const line = lines.find(({ player }) => player !== null && player === chosen);
    const found = line === undefined ? null : holdsOf(line.pieces, plane);
    const { held } = hand;
    if (held === null || held.player !== chosen) return found;
    const others = found ?? { move: held.spot, turn: null };
    return { ...others, [held.grip]: held.spot };
  }

  const isIn = ({ s }: NeuronLine): boolean => s >= lab.store.getState().spec.epsilon;

  function paintLines(ctx: CanvasRenderingContext2D, now: PlaneScene, theme: Theme): void {
    if (projection === null) return;
    const { selected, hovered } = lab.store.getState();
    const marked = ({ player }: NeuronLine) =>
      player !== null && (selected.includes(player) || player === hovered);
    const present = now.lines.filter(isIn);
    const width = present.length <= MOST_NUMBERS ? LINE.few : LINE.many;
    for (const one of present)
      if (!marked(one))
        drawLine(ctx, one, projection, theme.rampAt(0.25 + 0.75 * one.s), theme, width);
    for (const [at, one] of now.lines.entries())
      if (marked(one) || at === painter.focused)
        drawLine(ctx, one, projection, isIn(one) ? theme.ink : theme.pruned, theme);
  }

  /** Those of marked players first; a number for which there is no room is left out. */
  function paintNumbers(ctx: CanvasRenderingContext2D, now: PlaneScene, theme: Theme): void {
    if (projection === null) return;
    const { selected, hovered } = lab.store.getState();
    const few = now.lines.filter(isIn).length <= MOST_NUMBERS;
    const isMarked = ({ player }: NeuronLine) =>
      player !== null && (selected.includes(player) || player === hovered);
    const taken: Spot[] = [];
    for (const strong of [true, false])
      for (const one of now.lines) {
        if (isMarked(one) !== strong || !(strong || (few && isIn(one)))) continue;
        const spot = numberSpot(one, projection);
        if (one.player === null || spot === null) continue;
        const [x, y] = spot;
        if (taken.some(([px, py]) => Math.abs(px - x) < 18 && Math.abs(py - y) < 12)) continue;
        taken.push(spot);
        drawNumber(ctx, one.player, spot, theme, strong);
      }
  }

  const painter: PlanePainter = {
    ratePerSecond: RATE,
    part: 'train',
    without: null,
    focused: null,
    get scene() {
      return scene;
    },
    sceneNow: () => sceneOf({ part: painter.part, without: painter.without, held: hand.held }),
    hand,
    get holds() {
      return holds;
    },
    pointAt: (x, y) => projection && pointOf(projection, [x, y]),
    find(x, y) {
      const shown = projection;
      if (scene === null || shown === null) return null;
      let [best, nearest] = [-1, NEAR];
      for (const own of [true, false]) {
        if (best >= 0) break;
        scene.lines.forEach((one, at) => {
          if (isIn(one) !== own) return;
          for (const [from, to] of one.pieces) {
            const ends = [spotOf(shown, ...from), spotOf(shown, ...to)];
            const distance = distanceToLine(ends, x, y);
            if (distance < nearest) [best, nearest] = [at, distance];
          }
        });
      }
      return best < 0 ? null : best;
    },
    draw({ ctx, width, height, theme }: Surface) {
      ctx.clearRect(0, 0, width, height);
      hand.look();
      scene = painter.sceneNow();
      if (scene === null) return;
      const box = planeBox(Math.min(width, height));
      const shown = { box, half: scene.plane.half };
      projection = shown;
      holds = holdsNow(scene);
      const { taken, compared, points, wrong, lines } = scene;
      ctx.save();
      ctx.beginPath();
      ctx.rect(box.x, box.y, box.width, box.height);
      ctx.clip();
      areas.draw(ctx, taken, compared, box, theme);
      drawLeft(
        ctx,
        lines.filter((one) => !isIn(one)),
        projection,
        theme,
      );
      if (points !== null) drawPoints(ctx, points, projection, theme);
      paintLines(ctx, scene, theme);
      if (compared !== null) drawFormerBoundary(ctx, compared, box, theme);
      drawBoundary(ctx, taken, box, theme, BOUNDARY);
      if (points !== null) drawWrong(ctx, points, wrong, projection, theme);
      paintNumbers(ctx, scene, theme);
      ctx.restore();
      drawFrame(ctx, box, theme);
      drawWords(ctx, wordsInPicture(scene), box, theme, true);
      const placed = (spot: Spot) => spotOf(shown, ...spot);
      onDrawn({
        scene,
        holds: holds && { move: placed(holds.move), turn: holds.turn && placed(holds.turn) },
      });
    },
  };
  return painter;
}
