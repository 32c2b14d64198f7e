/** Paints the map of two prices; remembers where things are for pointer and keyboard. */
import { priceOf } from '../../game/prices.ts';
import { mapScale } from '../../spec/map/axes.ts';
import type { Lab } from '../../state/lab.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import { Layer } from '../runs/layer.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawAxes, drawMap, type Shown } from './draw.ts';
import { drawChosen, drawDot, drawDotWords, drawPlaying, type LabDot } from './drawOver.ts';
import { mapLayout, type MapLayout } from './layout.ts';

const RATE = 30;

export interface PriceMapPainter extends Painter {
  shown: Shown;
  /** Under the pointer; null for none. */
  pointed: number | null;
  /** Where a hand holds the dot, in cells; null while none does. */
  held: readonly [column: number, row: number] | null;
  readonly layout: MapLayout | null;
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

export function createPriceMapPainter(lab: Lab, map: RegimeMap): PriceMapPainter {
  const layer = new Layer();
  /** Apart, so that a hand that drags the dot has only these drawn anew. */
  const words = new Layer();
  let layout: MapLayout | null = null;
  const painter: PriceMapPainter = {
    ratePerSecond: RATE,
    shown: { figures: true, lines: true },
    ...{ pointed: null, held: null },
    get layout() {
      return layout;
    },
    draw(surface: Surface): void {
      const { ctx, width, height, theme } = surface;
      const { ask, playing, at } = map.store.getState();
      const own = mapLayout(width, height, ask.cells);
      layout = own;
      ctx.clearRect(0, 0, width, height);
      const now = map.scene();
      layer.show(surface, [now, ask, painter.shown], (onto) => {
        drawMap(onto, own, now, painter.shown, theme);
        drawAxes(onto, own, ask, theme);
      });
      drawPlaying(ctx, own, playing, ask.epochs, theme);
      const read = painter.pointed ?? at;
      if (read !== null) drawChosen(ctx, own, read, theme);
      const dot = dotOf(lab, map, painter.held);
      words.show(surface, [ask, ...dot.at, ...dot.prices], (onto) =>
        drawDotWords(onto, own, ask, dot, theme),
      );
      drawDot(ctx, own, ask, dot, theme);
    },
  };
  return painter;
}
