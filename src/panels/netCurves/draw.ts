/** Draws the four curves with their present values beside their ends. */
import type { Published } from '../../spec/preset.ts';
import { fixed, grouped, setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import type { ChangeMark } from '../participation/prices.ts';
import type { Ctx } from '../shared/marks.ts';
import { formatEpoch } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { Ghosts } from '../runs/ghosts.ts';
import { valueAt, type NetCurves, type Series } from './data.ts';
import type { Curve, CurvesLayout } from './layout.ts';

export interface CurvesScene {
  readonly curves: NetCurves;
  readonly marks: readonly ChangeMark[];
  readonly published: Published | null;
  readonly nowStep: number;
  /** Of the time axis: now, or how far the run has been played already. */
  readonly endStep: number;
  /** Kept runs, faintly; null where none are shown. */
  readonly behind: Ghosts | null;
  /** All that was played already, where the page shows an earlier step; else null. */
  readonly played: NetCurves | null;
  readonly stepsPerEpoch: number;
  /** Of the groups of players, short. */
  readonly layerNames: readonly string[];
  /** Whether active players are percent of their group. */
  readonly inShares: boolean;
  /** Step under the reading line; null for now. */
  readonly cursor: number | null;
}

function drawAxes(ctx: Ctx, curve: Curve, scene: CurvesScene, theme: Theme): void {
  const { plot, y, ticks, title, titleY, bottom } = curve;
  text(ctx, title, plot.x - 26, titleY, { color: theme.ink });
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    line(ctx, plot.x, at, plot.x + plot.width, at, tick === ticks[0] ? theme.axis : theme.hairline);
    text(ctx, setting(tick), plot.x - 5, at, { color: theme.muted, align: 'right' });
  }
  for (const { step, price } of scene.marks) {
    const color = price === null ? theme.muted : theme[termOfPrice(price).term];
    line(ctx, curve.x(step), plot.y - 2, curve.x(step), plot.y + plot.height, color, 1.2, [1.2, 3]);
  }
  if (!bottom) return;
  const below = plot.y + plot.height + 12;
  text(ctx, 'epoch 0', plot.x, below, { color: theme.muted });
  const end = formatEpoch(scene.endStep / scene.stepsPerEpoch);
  text(ctx, end, plot.x + plot.width, below, { color: theme.muted, align: 'right' });
}

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

function drawSeries(
  ctx: Ctx,
  { steps, values }: Series,
  { x, y }: Curve,
  { color, width, dash = [], opacity = 1 }: Stroke,
): void {
  if (steps.length === 0) return;
  ctx.beginPath();
  steps.forEach((step, i) => ctx.lineTo(x(step), y(values[i])));
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.globalAlpha = opacity;
  ctx.setLineDash(dash as number[]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** Percent with as many decimals as there is room for. */
const share = (value: number): string => fixed(value, value === 0 || value === 100 ? 0 : 1);
/** The same beside the name of a layer. */
const shareOfLayer = (value: number): string => fixed(value, value === 0 || value >= 9.95 ? 0 : 1);

interface Value {
  readonly series: Series;
  readonly write: (value: number) => string;
  readonly quiet?: boolean;
}

/** Present values (or those under the cursor) beside the plot, with a dot where they lie. */
function drawValues(
  ctx: Ctx,
  curve: Curve,
  values: readonly Value[],
  scene: CurvesScene,
  theme: Theme,
): void {
  const { plot, x, y } = curve;
  const step = scene.cursor ?? scene.nowStep;
  const known = values.flatMap(({ series, write, quiet = false }) => {
    const value = valueAt(series, step);
    return value === undefined ? [] : [{ at: y(value), words: write(value), quiet }];
  });
  const places = spread(
    known.map(({ at }) => at),
    14,
    plot.y + 2,
    plot.y + plot.height - 2,
  );
  if (scene.cursor !== null)
    line(ctx, x(step), plot.y - 2, x(step), plot.y + plot.height, theme.ink, 1, [3, 2]);
  known.forEach(({ at, words, quiet }, i) => {
    if (!quiet) {
      ctx.beginPath();
      ctx.arc(x(step), at, 2.5, 0, 2 * Math.PI);
      ctx.fillStyle = theme.ink;
      ctx.fill();
    }
    text(ctx, words, plot.x + plot.width + 7, places[i], {
      color: quiet ? theme.muted : theme.ink,
      font: quiet ? font.note : font.strong,
    });
  });
}

/** The paper's figure: a short tick at the axis with its words. */
function drawPublished(ctx: Ctx, { plot, y }: Curve, value: number, theme: Theme): void {
  const at = y(value);
  line(ctx, plot.x, at, plot.x + 7, at, theme.ink, 2);
  const inside = Math.max(plot.y + 6, Math.min(plot.y + plot.height - 6, at));
  textOnPaper(ctx, `paper ${fixed(value, 1)}`, plot.x + 10, inside, theme.paper, {
    color: theme.ink,
  });
}

const LAYER_DASHES: readonly (readonly number[])[] = [[], [4, 2.5], [1.5, 2.5]];

/** As trained a band, with the pruned players cut a line; one figure where they agree. */
function drawAccuracy(ctx: Ctx, scene: CurvesScene, accuracy: Curve, theme: Theme): void {
  const { curves, published } = scene;
  drawSeries(ctx, curves.soft, accuracy, { color: theme.ink, width: 5, opacity: 0.28 });
  drawSeries(ctx, curves.cut, accuracy, { color: theme.ink, width: 1.2 });
  if (published !== null) drawPublished(ctx, accuracy, published.testAccuracy, theme);
  const at = scene.cursor ?? scene.nowStep;
  const apart = Math.abs((valueAt(curves.soft, at) ?? 0) - (valueAt(curves.cut, at) ?? 0)) >= 0.05;
  const cut: Value[] = apart
    ? [{ series: curves.cut, write: (value) => `cut ${fixed(value, 1)}`, quiet: true }]
    : [];
  const soft: Value = { series: curves.soft, write: (value) => fixed(value, 1) };
  drawValues(ctx, accuracy, [soft, ...cut], scene, theme);
}

/** What was played already, grey and behind; and where the page stands in it. */
function drawPlayed(
  ctx: Ctx,
  { nowStep }: CurvesScene,
  played: NetCurves,
  { curves, shown }: CurvesLayout,
  theme: Theme,
): void {
  const grey = { color: theme.pruned, width: 1.2 };
  const later = ({ steps, values }: Series): Series => {
    const from = Math.max(0, steps.findIndex((step) => step > nowStep) - 1);
    return (steps.at(-1) ?? 0) > nowStep
      ? { steps: steps.slice(from), values: values.slice(from) }
      : { steps: [], values: [] };
  };
  if (curves.accuracy !== undefined) drawSeries(ctx, later(played.cut), curves.accuracy, grey);
  drawSeries(ctx, later(played.sparsity), curves.sparsity, grey);
  drawSeries(ctx, later(played.mean), curves.mean, grey);
  played.active.forEach((series, layer) =>
    drawSeries(ctx, later(series), curves.active, {
      ...grey,
      dash: LAYER_DASHES[Math.min(layer, LAYER_DASHES.length - 1)],
    }),
  );
  for (const { plot, x } of shown) {
    const at = Math.round(x(nowStep)) + 0.5;
    line(ctx, at, plot.y - 2, at, plot.y + plot.height, theme.ink, 1);
  }
}

function drawBehind(ctx: Ctx, ghosts: Ghosts, { curves }: CurvesLayout, theme: Theme): void {
  const ends = ({ x, y }: Curve) => {
    const [axisX, axisY] = [x, y].map((scale) => ({
      values: scale.domain() as [number, number],
      places: scale.range() as [number, number],
    }));
    return { x: axisX, y: axisY, isNamed: false, namesTo: Infinity };
  };
  const { accuracy, sparsity, mean } = curves;
  if (accuracy !== undefined) ghosts.draw(ctx, 'accuracy', ends(accuracy), theme);
  ghosts.draw(ctx, 'pruned', ends(sparsity), theme);
  ghosts.draw(ctx, 'mean', ends(mean), theme);
}

export function drawCurves(ctx: Ctx, scene: CurvesScene, layout: CurvesLayout, theme: Theme): void {
  const { curves, published } = scene;
  const { accuracy, sparsity, mean, active } = layout.curves;
  for (const curve of layout.shown) drawAxes(ctx, curve, scene, theme);
  const plain = { color: theme.ink, width: 1.6 };
  if (scene.behind !== null) drawBehind(ctx, scene.behind, layout, theme);
  if (scene.played !== null) drawPlayed(ctx, scene, scene.played, layout, theme);

  if (accuracy !== undefined) drawAccuracy(ctx, scene, accuracy, theme);
  drawSeries(ctx, curves.sparsity, sparsity, plain);
  drawSeries(ctx, curves.mean, mean, plain);
  curves.active.forEach((series, layer) =>
    drawSeries(ctx, series, active, {
      ...plain,
      dash: LAYER_DASHES[Math.min(layer, LAYER_DASHES.length - 1)],
    }),
  );
  if (published !== null) {
    drawPublished(ctx, sparsity, published.sparsity, theme);
  }

  drawValues(
    ctx,
    sparsity,
    [
      {
        series: curves.sparsity,
        write: share,
      },
    ],
    scene,
    theme,
  );
  drawValues(ctx, mean, [{ series: curves.mean, write: (value) => fixed(value, 2) }], scene, theme);
  drawValues(
    ctx,
    active,
    curves.active.map((series, layer) => ({
      series,
      write: (value) =>
        `${scene.layerNames[layer]} ${scene.inShares ? shareOfLayer(value) : grouped(value)}`,
    })),
    scene,
    theme,
  );
}
