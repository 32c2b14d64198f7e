/** Labels at the right of the heat and by-layer views. */
import type { ShownLayer } from '../../game/shown.ts';
import { quantileOf } from '../../game/summary.ts';
import type { Theme } from '../../ui/theme.ts';
import { fixed } from '../../ui/format.ts';
import type { Ctx } from '../shared/marks.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text } from '../shared/type.ts';
import { layerLook } from './bands.ts';
import { heatBand, heatY, type HeatRows } from './heat.ts';
import type { TimeLayout } from './layout.ts';
import type { NamedPlayer } from '../shared/shownPlayers.ts';

export function drawHeatLabels(
  ctx: Ctx,
  layers: readonly ShownLayer[],
  rows: HeatRows,
  chosen: readonly NamedPlayer[],
  layout: TimeLayout,
  nowStep: number,
  theme: Theme,
): void {
  const { plot } = layout;
  const x = layout.x(nowStep) + 6;
  layers.forEach(({ name }, index) => {
    const { top, bottom } = heatBand(layout, layers, index);
    ctx.save();
    ctx.translate(plot.x - 12, (top + bottom) / 2);
    ctx.rotate(-Math.PI / 2);
    text(ctx, name, 0, 0, { color: theme.muted, align: 'center' });
    ctx.restore();
  });
  // The key stands in the corner the labels leave free.
  const keyWidth = layout.narrow ? 40 : 64;
  const keyX = layout.width - keyWidth - 12;
  const known = chosen.filter(({ player }) => player < rows.rank.length);
  const wanted = known.map(({ player }) => heatY(layout, layers, rows, player));
  const places = spread(wanted, 15, plot.y + 22, plot.y + plot.height - 6);
  known.forEach(({ name }, index) => {
    line(ctx, x - 4, wanted[index], x + 6, places[index], theme.ink, 1);
    text(ctx, layout.narrow ? `${name}` : `player ${name}`, x + 9, places[index], {
      color: theme.ink,
      font: font.strong,
    });
  });
  for (let step = 0; step < keyWidth; step++) {
    ctx.fillStyle = theme.rampAt(step / (keyWidth - 1));
    ctx.fillRect(keyX + step, 4, 1, 7);
  }
  text(ctx, 's 0', keyX - 4, 8, { color: theme.muted, align: 'right' });
  text(ctx, '1', keyX + keyWidth + 4, 8, { color: theme.muted });
}

export function drawBandLabels(
  ctx: Ctx,
  summaries: Float32Array,
  layers: readonly ShownLayer[],
  layout: TimeLayout,
  nowStep: number,
  theme: Theme,
): void {
  const { plot } = layout;
  const x = layout.x(nowStep) + 8;
  const medians = layers.map((_, index) => quantileOf(summaries, index, 1));
  const places = spread(
    medians.map((s) => layout.y(s)),
    18,
    plot.y + 8,
    plot.y + plot.height - 8,
  );
  layers.forEach(({ name }, index) => {
    const { color, dash } = layerLook(theme, index);
    line(ctx, x, places[index], x + 14, places[index], color, 2, dash);
    const words = layout.narrow ? fixed(medians[index], 2) : `${name} ${fixed(medians[index], 2)}`;
    text(ctx, words, x + 18, places[index], { color: theme.ink, font: font.strong });
  });
}
