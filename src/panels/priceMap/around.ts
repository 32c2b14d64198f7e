/** A cell of the map and its eight neighbours, each over its epochs: accuracy as a line, players in as an area. */
import { placeOf, pricesAt, type MapAsk } from '../../spec/map/ask.ts';
import type { Lab } from '../../state/lab.ts';
import { outcomeOf, type MapState, type PlayedGame } from '../../state/map/mapState.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import { fixed } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { shortLabel } from '../../ui/sliderScale.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { shownCell, type PriceMapPainter } from './painter.ts';
import type { MapScene } from '../../state/map/scene.ts';
import { inOf } from './words.ts';

const RATE = 15;
const HEAD = 16;
/** For the figures of the end. */
const SIDE = 34;
const GAP = 8;

export interface AroundPainter extends Painter {
  /** The cell of the map at a point; null where there is none. */
  cellAt(x: number, y: number): number | null;
}

interface Moment {
  readonly epoch: number;
  readonly accuracy: number;
  readonly inShare: number;
}

/** The mean over the seeds, epoch by epoch. */
export function courseOf(games: readonly (PlayedGame | null)[]): Moment[] {
  const sound = games.filter((game): game is PlayedGame => game !== null && game.failure === null);
  const [first] = sound;
  if (first === undefined) return [];
  // One seed may have been tested at other epochs than another: long courses are thinned, a first test may be left out.
  return first.course.flatMap(({ epoch }) => {
    const all = sound.flatMap(({ course }) => course.find((each) => each.epoch === epoch) ?? []);
    if (all.length < sound.length) return [];
    const mean = (of: (moment: Moment) => number) =>
      all.reduce((sum, moment) => sum + of(moment), 0) / all.length;
    return [{ epoch, accuracy: mean((m) => m.accuracy), inShare: mean((m) => m.inShare) }];
  });
}

/** The cells around one, row by row from the top; null beside the map. Shape [9]. */
export function cellsAround(cell: number, cells: number): (number | null)[] {
  const [column, row] = placeOf(cell, cells);
  return [1, 0, -1].flatMap((up) =>
    [-1, 0, 1].map((right) => {
      const [x, y] = [column + right, row + up];
      return x < 0 || y < 0 || x >= cells || y >= cells ? null : y * cells + x;
    }),
  );
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const framesOf = (width: number, height: number): Frame[] =>
  Array.from({ length: 9 }, (_, i) => {
    const [column, row] = [i % 3, Math.floor(i / 3)];
    const [wide, tall] = [(width + GAP) / 3, (height + GAP) / 3];
    return {
      left: column * wide,
      top: row * tall + HEAD,
      width: Math.max(1, wide - GAP - SIDE),
      height: Math.max(1, tall - GAP - HEAD),
    };
  });

function drawPrices(ctx: Ctx, { left, top }: Frame, ask: MapAsk, cell: number, theme: Theme): void {
  const [across, up] = [termOfPrice(ask.across.name), termOfPrice(ask.up.name)];
  const prices = pricesAt(ask, cell);
  const first = `${across.letter} ${shortLabel(prices[0])} `;
  text(ctx, first, left, top - 8, { color: theme[across.term], font: font.strong });
  const { width } = ctx.measureText(first);
  text(ctx, `${up.letter} ${shortLabel(prices[1])}`, left + width, top - 8, {
    ...{ color: theme[up.term], font: font.strong },
  });
}

interface Mean {
  /** Of the map. */
  readonly epochs: number;
  readonly isOwn: boolean;
  readonly inCount: number;
  /** As its cell has it. */
  readonly end: Moment;
}

function drawCourse(
  ctx: Ctx,
  frame: Frame,
  course: readonly Moment[],
  scene: MapScene,
  { epochs, isOwn, inCount, end }: Mean,
  theme: Theme,
): void {
  const { left, top, width, height } = frame;
  const first = course[0]!.epoch;
  const x = (epoch: number) =>
    left + (epochs <= first ? width : (width * (epoch - first)) / (epochs - first));
  const y = (share: number) => top + height * (1 - share);
  ctx.beginPath();
  ctx.moveTo(x(first), top + height);
  for (const { epoch, inShare } of course) ctx.lineTo(x(epoch), y(inShare));
  ctx.lineTo(x(course.at(-1)!.epoch), top + height);
  ctx.fillStyle = theme.hairline;
  ctx.fill();
  const reference = scene.levels.good + (1 - scene.levels.good) / 2;
  const dotted = y(scene.opened(reference));
  line(ctx, left, dotted, left + width, dotted, theme.axis, 1, [1, 2]);
  ctx.beginPath();
  course.forEach(({ epoch, accuracy }, i) => {
    const at = [x(epoch), y(scene.opened(accuracy))] as const;
    if (i === 0) ctx.moveTo(...at);
    else ctx.lineTo(...at);
  });
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = isOwn ? 2.4 : 1.4;
  ctx.stroke();
  // Where not all seeds were tested at the same last epoch, the line ends before the figures do.
  const [ex, ey] = [x(end.epoch), y(scene.opened(end.accuracy))];
  ctx.beginPath();
  ctx.arc(ex, ey, 2.4, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ink;
  ctx.fill();
  // The two figures of the end stand apart.
  const count = y(end.inShare);
  const isClose = Math.abs(count - ey) < 13;
  const below = count >= ey;
  text(ctx, fixed(100 * end.accuracy, 1), left + width + 6, ey, {
    ...{ color: theme.ink, font: font.strong },
  });
  text(ctx, String(inCount), left + width + 6, isClose ? ey + (below ? 13 : -13) : count, {
    color: theme.muted,
  });
}

function drawCell(
  ctx: Ctx,
  frame: Frame,
  state: MapState,
  scene: MapScene,
  { cell, isOwn }: { cell: number; isOwn: boolean },
  theme: Theme,
): void {
  const { left, top, width, height } = frame;
  drawPrices(ctx, frame, state.ask, cell, theme);
  line(ctx, left, top + height, left + width, top + height, theme.axis);
  const games = state.games[cell] ?? [];
  const course = courseOf(games);
  if (course.length > 0) {
    const inCount = inOf(games)?.inCount ?? 0;
    const outcome = outcomeOf(games)!;
    const end = { ...outcome, epoch: course.at(-1)!.epoch };
    drawCourse(
      ctx,
      frame,
      course,
      scene,
      { ...{ isOwn, inCount, end }, epochs: state.ask.epochs },
      theme,
    );
    return;
  }
  const plays = state.playing.some((each) => each.cell === cell);
  const words = plays ? 'plays now' : scene.failures[cell] ? 'failed' : 'not tried yet';
  text(ctx, words, left, top + height / 2, { color: theme.muted });
}

export function createAroundPainter(
  lab: Lab,
  map: RegimeMap,
  of: Pick<PriceMapPainter, 'pointed'>,
): AroundPainter {
  let frames: readonly Frame[] = [];
  let shown: readonly (number | null)[] = [];
  return {
    ratePerSecond: RATE,
    cellAt(x, y) {
      const at = frames.findIndex(
        ({ left, top, width, height }) =>
          x >= left && x <= left + width + SIDE && y >= top - HEAD && y <= top + height,
      );
      return shown[at] ?? null;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const state = map.store.getState();
      const scene = map.scene();
      const own = shownCell(lab, map, of.pointed);
      frames = framesOf(width, height);
      shown = cellsAround(own, state.ask.cells);
      ctx.clearRect(0, 0, width, height);
      shown.forEach((cell, i) => {
        if (cell !== null)
          drawCell(ctx, frames[i]!, state, scene, { cell, isOwn: cell === own }, theme);
      });
    },
  };
}
