/** Draws how the potential changed since the first sample, and who changed it. */
import { figure, grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text } from '../shared/type.ts';
import type { PotentialLayout } from './layout.ts';
import type { Cause, PotentialSeries } from './series.ts';

export interface PotentialScene extends PotentialSeries {
  /** Index of the sample being read; null for the last. */
  readonly cursor: number | null;
}

/** Told apart by dash as well as by colour. */
export const strokes: Readonly<
  Record<Cause | 'total', { words: string; width: number; dash: number[] }>
> = {
  total: { words: 'Φ', width: 2, dash: [] },
  players: { words: 'players', width: 1.5, dash: [5, 2.5] },
  learning: { words: 'learning', width: 1.5, dash: [1.5, 2.5] },
  prices: { words: 'prices', width: 1.5, dash: [8, 3, 1.5, 3] },
};

export function drawPotential(
  ctx: Ctx,
  scene: PotentialScene,
  layout: PotentialLayout,
  theme: Theme,
): void {
  const { plot, x, y, ticks } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    line(ctx, plot.x, at, right, at, tick === 0 ? theme.axis : theme.hairline);
    text(ctx, figure(tick), plot.x - 5, at, { color: theme.muted, align: 'right' });
  }
  const { steps } = scene;
  if (steps.length === 0) return;
  text(ctx, `step ${grouped(steps[0])}`, plot.x, bottom + 12, { color: theme.muted });
  text(ctx, grouped(steps[steps.length - 1]), right, bottom + 12, {
    color: theme.muted,
    align: 'right',
  });
  if (steps.length === 1) {
    // It is worked out while somebody looks, so that a run which is over has one moment.
    const words = `counted from step ${grouped(steps[0])} on`;
    text(ctx, words, plot.x + plot.width / 2, plot.y + 10, { color: theme.muted, align: 'center' });
  }
  const curves = [
    { name: 'total', values: scene.total, color: theme.ink },
    { name: 'players', values: scene.by.players, color: theme.active },
    { name: 'learning', values: scene.by.learning, color: theme.benefit },
    { name: 'prices', values: scene.by.prices, color: theme.presence },
  ] as const;
  const at = scene.cursor ?? steps.length - 1;
  for (const { name, values, color } of curves) {
    ctx.beginPath();
    steps.forEach((step, i) => ctx.lineTo(x(step), y(values[i])));
    ctx.strokeStyle = color;
    ctx.lineWidth = strokes[name].width;
    ctx.lineJoin = 'round';
    ctx.setLineDash(strokes[name].dash);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  if (scene.cursor !== null)
    line(ctx, x(steps[at]), plot.y - 2, x(steps[at]), bottom, theme.ink, 1, [3, 2]);
  const places = spread(
    curves.map(({ values }) => y(values[at])),
    14,
    plot.y + 2,
    bottom - 2,
  );
  curves.forEach(({ name, values, color }, index) => {
    const words = `${strokes[name].words} `;
    text(ctx, words, right + 9, places[index], { color });
    const width = ctx.measureText(words).width;
    text(ctx, figure(values[at]), right + 9 + width, places[index], {
      color: theme.ink,
      font: font.strong,
    });
  });
}
