/** Paints what the boundary has lost: a few moments side by side. */
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import { drawBoundary, drawCaption, drawFrame } from '../plane/draw.ts';
import { Areas } from '../plane/painter.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import type { Box } from '../weights/layout.ts';
import { createMoments, type ShownMoment } from './moments.ts';

const RATE = 4;
const AREA_SIDE = 96;
const GAP = 12;
const CAPTION = 18;
const COLUMNS = 2;
const ROWS = 2;
const LARGEST = 200;

const edgeAt = (width: number): number => Math.max(1, Math.min(LARGEST, (width - GAP) / COLUMNS));

export const heightAt = (width: number): number =>
  ROWS * (edgeAt(width) + CAPTION) + (ROWS - 1) * 8;

export function boxAt(width: number, index: number): Box {
  const edge = edgeAt(width);
  const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
  return {
    x: column * (edge + GAP),
    y: CAPTION + row * (edge + CAPTION + 8),
    width: edge,
    height: edge,
  };
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
        drawCaption(ctx, box, `step ${grouped(plane.step)}`, `${active} in${ofPoints}`, theme);
      });
    },
  };
}
