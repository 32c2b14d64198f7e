/** Draws Nash gap and NashConv over time. */
import { figure, setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import type { ChangeMark } from '../participation/prices.ts';
import type { Ctx } from '../shared/marks.ts';
import { formatEpoch } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text } from '../shared/type.ts';
import type { DistanceLayout } from './layout.ts';

export interface DistanceScene {
  /** Rising; shape [columns]. */
  readonly steps: readonly number[];
  readonly gaps: readonly number[];
  readonly convs: readonly number[];
  readonly marks: readonly ChangeMark[];
  readonly nowStep: number;
  readonly stepsPerEpoch: number;
  /** Index of the column being read; null for the last. */
  readonly cursor: number | null;
}

export function drawDistance(
  ctx: Ctx,
  scene: DistanceScene,
  layout: DistanceLayout,
  theme: Theme,
): void {
  const { plot, x, y, ticks } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    line(ctx, plot.x, at, right, at, theme.hairline);
    text(ctx, setting(tick), plot.x - 5, at, { color: theme.muted, align: 'right' });
  }
  line(ctx, plot.x, bottom + 0.5, right, bottom + 0.5, theme.axis);
  for (const { step, price } of scene.marks) {
    const color = price === null ? theme.muted : theme[termOfPrice(price).term];
    line(ctx, x(step), plot.y - 2, x(step), bottom, color, 1.2, [1.2, 3]);
  }
  text(ctx, 'epoch 0', plot.x, bottom + 12, { color: theme.muted });
  text(ctx, formatEpoch(scene.nowStep / scene.stepsPerEpoch), right, bottom + 12, {
    color: theme.muted,
    align: 'right',
  });
  if (scene.steps.length === 0) return;

  const curve = (values: readonly number[], width: number, dash: number[]) => {
    ctx.beginPath();
    scene.steps.forEach((step, i) => ctx.lineTo(x(step), valueY(layout, values[i])));
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = width;
    ctx.lineJoin = 'round';
    ctx.setLineDash(dash);
    ctx.stroke();
    ctx.setLineDash([]);
  };
  curve(scene.convs, 1.6, []);
  curve(scene.gaps, 1.4, [4, 2.5]);

  const at = scene.cursor ?? scene.steps.length - 1;
  const px = x(scene.steps[at]);
  if (scene.cursor !== null) line(ctx, px, plot.y - 2, px, bottom, theme.ink, 1, [3, 2]);
  const ends = [
    { words: 'all ', value: scene.convs[at] },
    { words: 'worst ', value: scene.gaps[at] },
  ];
  const places = spread(
    ends.map(({ value }) => valueY(layout, value)),
    14,
    plot.y + 2,
    bottom - 2,
  );
  ends.forEach(({ words, value }, index) => {
    ctx.beginPath();
    ctx.arc(px, valueY(layout, value), 2.5, 0, 2 * Math.PI);
    ctx.fillStyle = theme.ink;
    ctx.fill();
    text(ctx, words, right + 9, places[index], { color: theme.muted });
    const width = ctx.measureText(words).width;
    text(ctx, value === 0 ? '0' : figure(value), right + 9 + width, places[index], {
      color: theme.ink,
      font: font.strong,
    });
  });
}

/** 0 lies on the foot of the axis. */
const valueY = ({ y }: DistanceLayout, value: number): number =>
  value > 0 ? y(value) : y.range()[0];
