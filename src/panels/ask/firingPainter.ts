/** Paints how strongly each neuron fires for the image asked about, where no other picture shows it. */
import type { ShownLayer } from '../../game/shown.ts';
import type { Lab } from '../../state/lab.ts';
import { drawNeurons, drawTitle, type FiltersScene } from '../filters/draw.ts';
import { filtersLayout, type FilterGrid } from '../filters/layout.ts';
import { responsesFor } from '../filters/responses.ts';
import { createCrowdMemo } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';

const RATE = 10;
/** Below the last bars, where filters have their legend. */
const END = 2;

export interface FiringLayout {
  readonly grids: readonly FilterGrid[];
  /** 0 where there is nobody to show: neurons behind filters have their bars beside them. */
  readonly height: number;
}

/** @param layers all groups of players */
export function firingLayout(width: number, layers: readonly ShownLayer[]): FiringLayout {
  const haveOwn = layers.some(({ granularity }) => granularity === 'filter');
  const grids = haveOwn ? [] : filtersLayout(width, layers).grids;
  const last = grids[grids.length - 1];
  return { grids, height: last === undefined ? 0 : last.y + last.rows * last.down + END };
}

export function createFiringPainter(lab: Lab): Painter {
  const crowdOf = createCrowdMemo();
  return {
    ratePerSecond: RATE,
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const { spec, layers } = lab.store.getState();
      const { grids } = firingLayout(width, layers);
      const { latest } = lab.trajectory;
      const last = grids[grids.length - 1]?.layer;
      if (latest === null || last === undefined) return;
      if (latest.participation.length < last.first + last.count) return;
      const scene: FiltersScene = {
        participation: latest.participation,
        crowd: crowdOf(latest, spec),
        summaries: latest.summaries,
        responses: (grid) => responsesFor(lab, grid),
      };
      for (const grid of grids) {
        drawTitle(ctx, scene, grid, theme);
        drawNeurons(ctx, scene, grid, theme);
      }
    },
  };
}
