/** Draws the roll call. */
import type { ShownLayer } from '../../game/shown.ts';
import { grouped, percent } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import { layerLook } from '../participation/bands.ts';
import type { ChangeMark } from '../participation/prices.ts';
import { drawReason, reasonColour, reasonLabels } from '../shared/causes.ts';
import type { Ctx } from '../shared/marks.ts';
import { shortName } from '../shared/groups.ts';
import { formatEpoch } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text } from '../shared/type.ts';
import type { Departure, Group } from './data.ts';
import { placeOf, type RollLayout } from './layout.ts';

export interface RollScene {
  readonly layers: readonly ShownLayer[];
  /** The earliest first. */
  readonly gone: readonly Departure[];
  readonly groups: readonly Group[];
  readonly marks: readonly ChangeMark[];
  readonly nowStep: number;
  readonly stepsPerEpoch: number;
  /** Index of the group being read; null for none. */
  readonly focused: number | null;
  /** Step under the reading line; null for none. */
  readonly cursor: number | null;
}

function drawAxes(ctx: Ctx, scene: RollScene, layout: RollLayout, theme: Theme): void {
  const { plot, x, y, lanes } = layout;
  const right = plot.x + plot.width;
  for (const tick of [0, 0.5, 1]) {
    const at = Math.round(y(tick)) + 0.5;
    line(ctx, plot.x, at, right, at, tick === 0 ? theme.axis : theme.hairline);
    text(ctx, tick === 1 ? '100 %' : percent(tick, 0), plot.x - 4, at, {
      color: theme.muted,
      align: 'right',
    });
  }
  const bottom = Math.max(...lanes.map(({ box }) => box.y + box.height));
  for (const { step, price } of scene.marks) {
    const color = price === null ? theme.muted : theme[termOfPrice(price).term];
    line(ctx, x(step), plot.y - 2, x(step), bottom, color, 1.2, [1.2, 3]);
  }
  text(ctx, 'epoch 0', plot.x, bottom + 12, { color: theme.muted });
  text(ctx, formatEpoch(scene.nowStep / scene.stepsPerEpoch), right, bottom + 12, {
    color: theme.muted,
    align: 'right',
  });
}

function drawCurves(ctx: Ctx, scene: RollScene, layout: RollLayout, theme: Theme): void {
  const { plot, x, y } = layout;
  const { layers, gone, nowStep } = scene;
  const right = plot.x + plot.width;
  const ends = layers.map(({ count }, index) => {
    const { color, dash } = layerLook(theme, index);
    let left = count;
    ctx.beginPath();
    ctx.moveTo(x(0), y(1));
    for (const { layer, step } of gone) {
      if (layer !== index) continue;
      ctx.lineTo(x(step), y(left / count));
      ctx.lineTo(x(step), y(--left / count));
    }
    ctx.lineTo(x(nowStep), y(left / count));
    ctx.strokeStyle = color;
    ctx.lineWidth = 2;
    ctx.setLineDash(dash as number[]);
    ctx.stroke();
    ctx.setLineDash([]);
    return left / count;
  });
  const places = spread(ends.map(y), 14, plot.y + 4, plot.y + plot.height - 2);
  ends.forEach((share, index) => {
    const words = `${shortName(layers[index])} `;
    const { color, dash } = layerLook(theme, index);
    line(ctx, right + 6, places[index], right + 18, places[index], color, 2, dash);
    text(ctx, words, right + 22, places[index], { color: theme.muted });
    const from = right + 22 + ctx.measureText(words).width;
    const wide = layout.wordX !== null;
    text(ctx, `${percent(share, 0)} %${wide ? ' in' : ''}`, from, places[index], {
      color: theme.ink,
      font: font.strong,
    });
  });
}

function drawLanes(ctx: Ctx, scene: RollScene, layout: RollLayout, theme: Theme): void {
  const { plot, lanes, wordX, countX, layerCount } = layout;
  const heading = lanes[0].box.y - 8;
  text(ctx, 'Left because of', plot.x - 34, heading, { color: theme.muted });
  countX.forEach((right, index) =>
    text(ctx, shortName(scene.layers[index]), right, heading, {
      color: theme.muted,
      align: 'right',
    }),
  );
  for (const { reason, box } of lanes) {
    const middle = box.y + box.height / 2;
    const top = Math.round(box.y) + 0.5;
    line(ctx, plot.x - 34, top, layout.width, top, theme.hairline);
    const { letter, word } = reasonLabels[reason];
    const color = reasonColour(theme, reason);
    drawReason(ctx, theme, reason, plot.x - 28, middle, 4);
    text(ctx, letter, plot.x - 16, middle, { color, font: font.math });
    if (wordX !== null) text(ctx, word, wordX, middle, { color });
    for (let layer = 0; layer < layerCount; layer++) {
      const count = scene.gone.filter((d) => d.layer === layer && d.reason === reason).length;
      text(ctx, grouped(count), countX[layer], middle, {
        color: count === 0 ? theme.muted : theme.ink,
        font: count === 0 ? font.note : font.strong,
        align: 'right',
      });
    }
  }
}

export function drawRoll(ctx: Ctx, scene: RollScene, layout: RollLayout, theme: Theme): void {
  const { plot, x, lanes } = layout;
  drawAxes(ctx, scene, layout, theme);
  drawLanes(ctx, scene, layout, theme);
  drawCurves(ctx, scene, layout, theme);
  for (const group of scene.groups) {
    const { x: at, y, radius } = placeOf(group, layout);
    drawReason(ctx, theme, group.reason, at, y, radius);
  }
  const bottom = Math.max(...lanes.map(({ box }) => box.y + box.height));
  if (scene.cursor !== null)
    line(ctx, x(scene.cursor), plot.y - 2, x(scene.cursor), bottom, theme.ink, 1, [3, 2]);
  const group = scene.focused === null ? undefined : scene.groups[scene.focused];
  if (group === undefined) return;
  const { x: at, y, radius } = placeOf(group, layout);
  line(ctx, at, plot.y - 2, at, y - radius - 4, theme.ink, 1, [3, 2]);
  ctx.beginPath();
  ctx.arc(at, y, radius + 3.5, 0, 2 * Math.PI);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.8;
  ctx.stroke();
}
