/** Draws Nash gap and NashConv over time, and what the players of each region add to NashConv. */
import { figure, setting, tenTo } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import type { ChangeMark } from '../participation/prices.ts';
import type { Ctx } from '../shared/marks.ts';
import { formatEpoch } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text } from '../shared/type.ts';
import type { DistanceLayout } from './layout.ts';

/** Regions of the best-response map as the page names them: best to leave, to be partly in, to stay. */
export const PARTS = ['out', 'between', 'in'] as const;

export interface Part {
  readonly name: (typeof PARTS)[number];
  /** Regrets of the players of the region, added up; shape [columns]. */
  readonly values: readonly number[];
}

/** From here on a tick is written as a power: the margin holds no more. */
const LARGE = 10_000;

export interface DistanceScene {
  /** Rising; shape [columns]. */
  readonly steps: readonly number[];
  readonly gaps: readonly number[];
  readonly convs: readonly number[];
  /** Those that add anything to NashConv. */
  readonly parts: readonly Part[];
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
    const words = tick < LARGE ? setting(tick) : tenTo(Math.round(Math.log10(tick)));
    text(ctx, words, plot.x - 5, at, { color: theme.muted, align: 'right' });
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

  const curves: Curve[] = [
    ...scene.parts.map(({ name, values }) => ({ ...partLook(theme, name), words: name, values })),
    { words: 'all', values: scene.convs, color: theme.ink, width: 1.6, dash: [] },
    { words: 'worst', values: scene.gaps, color: theme.ink, width: 1.4, dash: [4, 2.5] },
  ];
  for (const { values, color, width, dash } of curves) {
    ctx.beginPath();
    scene.steps.forEach((step, i) => ctx.lineTo(x(step), valueY(layout, values[i])));
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.lineJoin = 'round';
    ctx.setLineDash(dash as number[]);
    ctx.stroke();
  }
  ctx.setLineDash([]);

  const at = scene.cursor ?? scene.steps.length - 1;
  const px = x(scene.steps[at]);
  if (scene.cursor !== null) line(ctx, px, plot.y - 2, px, bottom, theme.ink, 1, [3, 2]);
  const places = spread(
    curves.map(({ values }) => valueY(layout, values[at])),
    14,
    plot.y + 2,
    bottom - 2,
  );
  curves.forEach(({ words, values, color, width, dash }, index) => {
    const [value, y] = [values[at], places[index]];
    ctx.beginPath();
    ctx.arc(px, valueY(layout, value), 2.5, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
    // The line once more beside its name: lines that lie together are still told apart.
    line(ctx, right + 7, y, right + 19, y, color, width, dash);
    text(ctx, `${words} `, right + 23, y, { color: theme.muted });
    const wordsWidth = ctx.measureText(`${words} `).width;
    text(ctx, value === 0 ? '0' : figure(value), right + 23 + wordsWidth, y, {
      color: theme.ink,
      font: font.strong,
    });
  });
}

interface Curve {
  readonly words: string;
  readonly values: readonly number[];
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** Told apart by dash and by a sample beside the name as well as by colour. */
function partLook(theme: Theme, name: Part['name']): Pick<Curve, 'color' | 'width' | 'dash'> {
  switch (name) {
    case 'out':
      return { color: theme.pruned, width: 1.3, dash: [1.5, 2.5] };
    case 'between':
      return { color: theme.rampAt(0.5), width: 1.3, dash: [6, 2, 1.5, 2] };
    case 'in':
      return { color: theme.active, width: 1.3, dash: [] };
    default:
      return name satisfies never;
  }
}

/** 0 lies on the foot of the axis. */
const valueY = ({ y }: DistanceLayout, value: number): number =>
  value > 0 ? y(value) : y.range()[0];
