/** Paints the map of two prices; remembers where things are for pointer and keyboard. */
import { priceOf } from '../../game/prices.ts';
import { mapScale } from '../../spec/map/axes.ts';
import type { Lab } from '../../state/lab.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import { Layer } from '../runs/layer.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import {
  drawAxes,
  drawChosen,
  drawDot,
  drawMap,
  drawPlaying,
  type LabDot,
  type Shown,
} from './draw.ts';
import { mapLayout, type MapLayout } from './layout.ts';
import { mapScene, type MapScene } from './scene.ts';

const RATE = 30;

export interface PriceMapPainter extends Painter {
  shown: Shown;
  /** Under the pointer; null for none. */
  pointed: number | null;
  /** Where a hand holds the dot, in cells; null while none does. */
  held: readonly [column: number, row: number] | null;
  readonly layout: MapLayout | null;
  scene(): MapScene;
}

/** Where the sliders of the lab are on the map. */
export function dotOf(
  { store }: Pick<Lab, 'store'>,
  map: RegimeMap,
  held: readonly [number, number] | null = null,
): LabDot {
  const { spec } = store.getState();
  const { across, up, cells } = map.store.getState().ask;
  const [right, upwards] = [mapScale(across, cells), mapScale(up, cells)];
  if (held !== null)
    return { at: held, prices: [right.valueAt(held[0]), upwards.valueAt(held[1])] };
  const prices = [priceOf(spec[across.name], 0), priceOf(spec[up.name], 0)] as const;
  return { at: [right.at(prices[0]), upwards.at(prices[1])], prices };
}

/** The cell that is read: the pointed one, else the chosen one, else the lab’s. */
export function shownCell(lab: Lab, map: RegimeMap, pointed: number | null): number {
  const { at, ask } = map.store.getState();
  if (pointed !== null || at !== null) return (pointed ?? at)!;
  const cut = (cell: number) => Math.max(0, Math.min(ask.cells - 1, Math.round(cell)));
  const [column, row] = dotOf(lab, map).at;
  return cut(row) * ask.cells + cut(column);
}

/** Worked out once for each state of the games. */
export function createScenes(map: RegimeMap): () => MapScene {
  let made: MapScene | null = null;
  let of: readonly unknown[] = [];
  return () => {
    const { ask, base, games } = map.store.getState();
    const parts = [ask, base, games];
    if (made === null || parts.some((part, i) => part !== of[i])) {
      of = parts;
      made = mapScene({ ask, base, games });
    }
    return made;
  };
}

export function createPriceMapPainter(lab: Lab, map: RegimeMap): PriceMapPainter {
  const scene = createScenes(map);
  const layer = new Layer();
  let layout: MapLayout | null = null;
  const painter: PriceMapPainter = {
    ratePerSecond: RATE,
    shown: { figures: true, lines: true },
    ...{ pointed: null, held: null },
    get layout() {
      return layout;
    },
    scene,
    draw(surface: Surface): void {
      const { ctx, width, height, theme } = surface;
      const { ask, playing, at } = map.store.getState();
      const own = mapLayout(width, height, ask.cells);
      layout = own;
      ctx.clearRect(0, 0, width, height);
      const now = scene();
      layer.show(surface, [now, ask, painter.shown], (onto) => {
        drawMap(onto, own, now, painter.shown, theme);
        drawAxes(onto, own, ask, theme);
      });
      drawPlaying(ctx, own, playing, ask.epochs, theme);
      const read = painter.pointed ?? at;
      if (read !== null) drawChosen(ctx, own, read, theme);
      drawDot(ctx, own, ask, dotOf(lab, map, painter.held), theme);
    },
  };
  return painter;
}
