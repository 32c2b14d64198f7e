/** Paints filters and the neurons behind them, with what they make of the example asked about. */
import type { Lab } from '../../state/lab.ts';
import type { Kernels } from '../../state/pictures.ts';
import type { Theme } from '../../ui/theme.ts';
import type { ShownIndex } from '../../game/players.ts';
import { drawStates } from '../players/draw.ts';
import { tileColours } from '../players/tiles.ts';
import type { Ctx } from '../shared/marks.ts';
import { hoveredIn, selectedIn } from '../shared/shownPlayers.ts';
import { createCrowdMemo, PRUNED } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { Atlas } from './atlas.ts';
import { drawNeurons, drawPairs, drawRing, drawTitle, type FiltersScene } from './draw.ts';
import { filtersLayout, pairAt, type FilterGrid } from './layout.ts';
import { mapsFor, responsesFor, unitsIn } from './responses.ts';

const RATE = 10;
/** Pixels along an edge from which an enlarged picture is smoothed. */
const SMOOTH_FROM = 7;

export interface FiltersPainter extends Painter {
  /** The keyboard's place, while the panel has the focus. */
  focused: ShownIndex | null;
}

/** How much of the ramp's colour a place of a map gets. */
const mapShare = (byte: number): number => (byte / 255) ** 0.8;

interface Colours {
  readonly kernels: Uint32Array;
  readonly maps: Uint32Array;
}

interface Atlases {
  readonly kernels: Atlas;
  readonly maps: Atlas;
}

export function createFiltersPainter(lab: Lab): FiltersPainter {
  const crowdOf = createCrowdMemo();
  const atlases = new Map<number, Atlases>();
  let coloursOf: readonly [Theme, Colours] | null = null;

  function coloursIn(theme: Theme): Colours {
    if (coloursOf?.[0] !== theme)
      coloursOf = [theme, { kernels: tileColours(theme), maps: tileColours(theme, mapShare) }];
    return coloursOf[1];
  }

  function drawPictures(
    ctx: Ctx,
    scene: FiltersScene,
    grid: FilterGrid,
    kernels: Kernels | undefined,
    theme: Theme,
  ): void {
    const { layer, group } = grid;
    const colours = coloursIn(theme);
    const own = atlases.get(group) ?? { kernels: new Atlas(), maps: new Atlas() };
    atlases.set(group, own);
    const s = scene.participation.subarray(layer.first, layer.first + layer.count);
    const isIn = (index: number) => scene.crowd.state[layer.first + index] !== PRUNED;
    const places = Array.from({ length: layer.count }, (_, index) => index);
    if (kernels !== undefined && kernels.count === layer.count) {
      const { side, pixels } = kernels;
      own.kernels.write({ width: side, height: side, pixels }, places, s, colours.kernels);
      ctx.imageSmoothingEnabled = side >= SMOOTH_FROM;
      for (const index of places.filter(isIn))
        own.kernels.draw(ctx, index, pairAt(grid, index).kernel);
    }
    const maps = mapsFor(lab, grid);
    if (maps === null) return;
    own.maps.write(maps, unitsIn(lab, grid), s, colours.maps);
    ctx.imageSmoothingEnabled = maps.width >= SMOOTH_FROM;
    ctx.strokeStyle = theme.hairline;
    ctx.lineWidth = 1;
    for (const index of places.filter(isIn)) {
      const { map } = pairAt(grid, index);
      own.maps.draw(ctx, index, map);
      ctx.strokeRect(map.x + 0.5, map.y + 0.5, map.width - 1, map.height - 1);
    }
  }

  const painter: FiltersPainter = {
    ratePerSecond: RATE,
    focused: null,
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const { latest } = lab.trajectory;
      const { layers, spec } = lab.store.getState();
      const layout = filtersLayout(width, layers);
      if (latest === null || latest.participation.length < layout.end) return;
      const scene: FiltersScene = {
        participation: latest.participation,
        crowd: crowdOf(latest, spec),
        summaries: latest.summaries,
        responses: (grid) => responsesFor(lab, grid),
      };
      for (const grid of layout.grids) {
        drawTitle(ctx, scene, grid, theme);
        if (grid.kind === 'neurons') drawNeurons(ctx, scene, grid, theme);
        else {
          const kernels = lab.kernels.find((each) => each.layer === grid.group);
          drawPictures(ctx, scene, grid, kernels, theme);
          drawPairs(ctx, scene, grid, theme);
        }
      }
      drawStates(ctx, scene, layout, theme);
      const selected = selectedIn(lab);
      const hovered = hoveredIn(lab);
      for (const player of selected) drawRing(ctx, layout, player, [2, 2, []], theme);
      if (hovered !== null && !selected.includes(hovered))
        drawRing(ctx, layout, hovered, [1, 1.5, []], theme);
      if (painter.focused !== null) drawRing(ctx, layout, painter.focused, [2, 4, [3, 2]], theme);
    },
  };
  return painter;
}
