/**
 * Draws what a player earned and paid over time. Its costs are stacked, its benefit is a line over them:
 * where the line is above the stack being in pays, where it sinks below, what shows above it pushes the
 * player out.
 */
import type { TermName } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import type { InspectorLayout } from './layout.ts';
import type { InspectorScene } from './scene.ts';
import { paid, type Moment } from './series.ts';

/** From the axis upwards: below the first two lies “should leave”, below all three “should shrink”. */
export const STACK = ['presence', 'rivals', 'size'] as const satisfies readonly TermName[];
/** Opacity of the costs that the benefit covers, and of those it does not. */
const COVERED = 0.28;
const UNCOVERED = 0.85;

/** Foot of a term's band in the stack. */
export function footOf(moment: Moment, term: (typeof STACK)[number]): number {
  let foot = 0;
  for (const each of STACK) {
    if (each === term) return foot;
    foot += moment[each];
  }
  return foot;
}

type Height = (moment: Moment) => number;

/** Adds the region between two curves over time to the path. */
function trace(
  ctx: Ctx,
  { moments }: InspectorScene,
  { x, y }: InspectorLayout,
  foot: Height,
  top: Height,
): void {
  for (const moment of moments) ctx.lineTo(x(moment.step), y(top(moment)));
  for (let i = moments.length - 1; i >= 0; i--) ctx.lineTo(x(moments[i].step), y(foot(moments[i])));
}

function band(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  foot: Height,
  top: Height,
): void {
  ctx.beginPath();
  trace(ctx, scene, layout, foot, top);
  ctx.fill();
}

function drawCosts(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  opacity: number,
  theme: Theme,
): void {
  for (const term of STACK) {
    const foot = (moment: Moment) => footOf(moment, term);
    const top = (moment: Moment) => foot(moment) + moment[term];
    // A cost below zero takes from the one beneath it: what comes later covers, so colours never mix.
    ctx.fillStyle = theme.paper;
    band(ctx, scene, layout, foot, top);
    ctx.globalAlpha = opacity;
    ctx.fillStyle = theme[term];
    band(ctx, scene, layout, foot, top);
    ctx.globalAlpha = 1;
  }
}

function curve(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, height: Height): void {
  ctx.beginPath();
  for (const moment of scene.moments) ctx.lineTo(layout.x(moment.step), layout.y(height(moment)));
  ctx.stroke();
}

export function drawStack(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  theme: Theme,
): void {
  const { plot, x } = layout;
  const { leftAt } = scene;
  ctx.save();
  ctx.beginPath();
  // A line on the very end of the axis is drawn whole.
  ctx.rect(plot.x, plot.y - 2, plot.width + 1, plot.height + 2);
  ctx.clip();

  // What is left over of the benefit.
  ctx.fillStyle = theme.tint;
  band(ctx, scene, layout, paid, (moment) => Math.max(moment.benefit, paid(moment)));
  drawCosts(ctx, scene, layout, COVERED, theme);
  ctx.save();
  ctx.beginPath();
  trace(
    ctx,
    scene,
    layout,
    () => layout.y.domain()[1],
    (moment) => moment.benefit,
  );
  ctx.clip();
  drawCosts(ctx, scene, layout, UNCOVERED, theme);
  ctx.restore();

  ctx.lineJoin = 'round';
  ctx.lineWidth = 1;
  for (const term of STACK) {
    if (scene.moments.every((moment) => moment[term] === 0)) continue;
    ctx.strokeStyle = theme[term];
    curve(ctx, scene, layout, (moment) => footOf(moment, term) + moment[term]);
  }
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 4.5;
  curve(ctx, scene, layout, (moment) => moment.benefit);
  ctx.strokeStyle = theme.benefit;
  ctx.lineWidth = 2.2;
  curve(ctx, scene, layout, (moment) => moment.benefit);

  // After it left nothing of this is earned or paid: it is what being in would bring.
  if (leftAt !== null) {
    ctx.globalAlpha = 0.55;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(x(leftAt), plot.y, plot.x + plot.width + 1 - x(leftAt), plot.height);
    ctx.globalAlpha = 1;
  }
  ctx.restore();
}
