/** Paints the participations of the pixels as the image that they are. */
import { byteOf, PRUNED_BYTE } from '../../game/pictures.ts';
import { playerId, shownIndexOf, type PlayerId, type ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { activeIn } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import type { Sheet } from '../../state/pictures.ts';
import { grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { groupsOf, summariesOf, type Groups } from '../shared/groups.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawRamp } from '../weights/draw.ts';
import { pixelBox, pixelsLayout, type PixelsLayout } from './layout.ts';

const RATE = 10;

export interface PixelsPainter extends Painter {
  /** The keyboard's pixel, while it is here. */
  focused: number | null;
  readonly layout: PixelsLayout | null;
}

/** The one group of pixels, and its picture; null where no pixel plays or none has come. */
export function pixelsIn(lab: Lab): {
  readonly groups: Groups;
  readonly layer: ShownLayer;
  readonly sheet: Sheet;
} | null {
  const { layers } = lab.store.getState();
  const groups = groupsOf(layers, 'pixel');
  const sheet = lab.sheets.find((each) => each.layer === groups.from);
  const layer = groups.layers[0];
  if (layer === undefined || sheet === undefined) return null;
  return sheet.rows * sheet.columns === layer.total ? { groups, layer, sheet } : null;
}

export const pixelName = ({ firstId }: Pick<ShownLayer, 'firstId'>, pixel: number): PlayerId =>
  playerId(firstId + pixel);

/** Each pixel as a byte: by the latest frame where that has all of them, else by their picture. */
function bytesOf(lab: Lab, { first, count, total }: ShownLayer, sheet: Sheet) {
  const { latest } = lab.trajectory;
  if (latest === null || count !== total) return sheet.pixels;
  const own = latest.participation.subarray(first, first + count);
  return Uint8Array.from(own, (s) => byteOf(s, latest.epsilon));
}

function ring(
  ctx: Ctx,
  layout: PixelsLayout,
  pixel: number,
  width: number,
  out: number,
  dash: readonly number[],
  theme: Theme,
): void {
  if (!(pixel >= 0 && pixel < layout.rows * layout.columns)) return;
  const { x, y, width: edge } = pixelBox(layout, pixel);
  ctx.setLineDash([...dash]);
  for (const [colour, thick] of [
    [theme.paper, width + 2],
    [theme.ink, width],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = thick;
    ctx.strokeRect(x - out, y - out, edge + 2 * out, edge + 2 * out);
  }
  ctx.setLineDash([]);
}

export function createPixelsPainter(
  lab: Lab,
  onShown: (shown: ShownIndex | null) => void,
): PixelsPainter {
  let layout: PixelsLayout | null = null;
  const painter: PixelsPainter = {
    ratePerSecond: RATE,
    focused: null,
    get layout() {
      return layout;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const pixels = pixelsIn(lab);
      if (pixels === null) {
        layout = null;
        return;
      }
      const { groups, layer, sheet } = pixels;
      layout = pixelsLayout(width, sheet);
      const { latest } = lab.trajectory;
      const { selected, hovered, shown } = lab.store.getState();
      text(ctx, layer.name, 0, 9, { color: theme.ink, font: font.strong });
      const from = ctx.measureText(layer.name).width + 5;
      if (latest !== null) {
        const active = activeIn(summariesOf(latest, groups), 0);
        const words = `${grouped(active)} of ${grouped(layer.total)} in`;
        text(ctx, words, from, 9, { color: theme.muted });
      }
      bytesOf(lab, layer, sheet).forEach((byte, pixel) => {
        if (byte === PRUNED_BYTE) return;
        const box = pixelBox(layout!, pixel);
        ctx.fillStyle = theme.rampAt(byte / 255);
        ctx.fillRect(box.x, box.y, box.width, box.height);
      });
      ctx.strokeStyle = theme.axis;
      ctx.lineWidth = 1;
      const { picture } = layout;
      ctx.strokeRect(0.5, picture.y - 0.5, picture.width - 0.5, picture.height + 1);
      const pixelOf = (player: PlayerId) => player - layer.firstId;
      const own = (player: PlayerId | null) =>
        player !== null && pixelOf(player) >= 0 && pixelOf(player) < layer.total ? player : null;
      for (const player of selected) ring(ctx, layout, pixelOf(player), 2, 1, [], theme);
      if (hovered !== null) ring(ctx, layout, pixelOf(hovered), 1, 0.5, [], theme);
      const { focused } = painter;
      if (focused !== null) ring(ctx, layout, focused, 2, 3.5, [3, 2], theme);
      drawRamp(ctx, 0, layout.legendY, theme);
      const named =
        own(hovered) ??
        (focused === null ? null : pixelName(layer, focused)) ??
        selected.find((player) => own(player) !== null);
      onShown(named === undefined ? null : shownIndexOf(shown, named));
    },
  };
  return painter;
}
