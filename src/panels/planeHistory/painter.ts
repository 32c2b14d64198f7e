/** Paints what the boundary has lost: a few moments side by side. */
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { drawBoundary, drawCaption, drawFrame } from '../plane/draw.ts';
import { Areas } from '../plane/painter.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import type { Box } from '../weights/layout.ts';
import { createMoments, type ShownMoment } from './moments.ts';

const RATE = 4;
const AREA_SIDE = 96;
const GAP = 12;
const CAPTION = 18;
/** Its two parts stand below one another where a picture is narrower. */
const ONE_LINE = 190;
const LINE = 15;
const COLUMNS = 2;
const ROWS = 2;
const LARGEST = 200;

const edgeAt = (width: number): number => Math.max(1, Math.min(LARGEST, (width - GAP) / COLUMNS));

const captionAt = (edge: number): number => (edge < ONE_LINE ? CAPTION + LINE : CAPTION);

export const heightAt = (width: number): number =>
  ROWS * (edgeAt(width) + captionAt(edgeAt(width))) + (ROWS - 1) * 8;

export function boxAt(width: number, index: number): Box {
  const edge = edgeAt(width);
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  return {
    x: column * (edge + GAP),
    y: captionAt(edge) + row * (edge + captionAt(edge) + 8),
    width: edge,
    height: edge,
  };
}

function drawWords(ctx: Ctx, box: Box, step: string, players: string, theme: Theme): void {
  if (box.width >= ONE_LINE) return drawCaption(ctx, box, step, players, theme);
  text(ctx, step, box.x, box.y - 8 - LINE, { color: theme.muted });
  text(ctx, players, box.x, box.y - 8, { color: theme.ink, font: font.strong });
}

export interface MomentsPainter extends Painter {
  readonly moments: readonly ShownMoment[];
}

export function createMomentsPainter(lab: Lab): MomentsPainter {
  const momentsNow = createMoments(lab);
  const areas: Areas[] = [];
  return {
    ratePerSecond: RATE,
    get moments() {
      return momentsNow();
    },
    draw({ ctx, width, height, theme }: Surface) {
      ctx.clearRect(0, 0, width, height);
      const moments = momentsNow();
      const first = moments[0];
      moments.forEach(({ plane, active, right }, index) => {
        const box = boxAt(width, index);
        const own = (areas[index] ??= new Areas());
        const compared = first === undefined || index === 0 ? null : first.plane;
        own.draw(ctx, plane, compared, box, theme, AREA_SIDE);
        drawBoundary(ctx, plane, box, theme, 1.4);
        drawFrame(ctx, box, theme);
        const ofPoints = right === null ? '' : `, ${percent(right, right === 1 ? 0 : 1)} % right`;
        drawWords(ctx, box, `step ${grouped(plane.step)}`, `${active} in${ofPoints}`, theme);
      });
    },
  };
}
