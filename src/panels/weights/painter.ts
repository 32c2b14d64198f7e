/** Paints layers of single weights: each from its own bitmap, marks and rings on top. */
import type { Lab } from '../../state/lab.ts';
import type { Sheet } from '../../state/pictures.ts';
import type { Unit } from '../../state/units.ts';
import type { Theme } from '../../ui/theme.ts';
import { sheetOf, unitNow } from '../shared/units.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { Bitmap, byteColours } from './bitmap.ts';
import { drawDead, drawRing } from './draw.ts';
import type { LayerLayout } from './layout.ts';

/** New pictures come a few times a second; in between only rings move. */
const RATE = 5;

export interface PlacedLayer {
  readonly layer: number;
  readonly layout: LayerLayout;
}

export interface WeightsPainter extends Painter {
  /** What is drawn, and where. */
  layers: readonly PlacedLayer[];
  hovered: Unit | null;
  /** The keyboard's place, while it is here. */
  focused: Unit | null;
}

/** @param decorate draws what else belongs to the picture */
export function createWeightsPainter(
  lab: Lab,
  decorate: (surface: Surface, layers: readonly PlacedLayer[]) => void = () => undefined,
): WeightsPainter {
  const bitmaps = new Map<number, Bitmap>();
  let colours: { readonly theme: Theme; readonly table: Uint32Array } | null = null;

  function bitmapOf(layer: number): Bitmap {
    const bitmap = bitmaps.get(layer) ?? new Bitmap();
    bitmaps.set(layer, bitmap);
    return bitmap;
  }

  const fits = (sheet: Sheet | null, { rows, inputs }: LayerLayout): sheet is Sheet =>
    sheet !== null && sheet.rows === rows && sheet.columns === inputs;

  const painter: WeightsPainter = {
    ratePerSecond: RATE,
    layers: [],
    hovered: null,
    focused: null,
    draw(surface) {
      const { ctx, width, height, theme, ratio } = surface;
      ctx.clearRect(0, 0, width, height);
      if (colours?.theme !== theme) colours = { theme, table: byteColours(theme) };
      const chosen = unitNow(lab);
      for (const { layer, layout } of painter.layers) {
        const sheet = sheetOf(lab, layer);
        // Between two runs the picture may be of the other.
        if (!fits(sheet, layout)) continue;
        bitmapOf(layer).draw(ctx, sheet, layout, colours.table, ratio);
        drawDead(ctx, layout, sheet.alive, theme);
        const { hovered, focused } = painter;
        if (chosen?.layer === layer) drawRing(ctx, layout, chosen.row, 'chosen', theme);
        if (hovered?.layer === layer) drawRing(ctx, layout, hovered.row, 'hovered', theme);
        if (focused?.layer === layer) drawRing(ctx, layout, focused.row, 'focused', theme);
      }
      decorate(surface, painter.layers);
    },
  };
  return painter;
}
