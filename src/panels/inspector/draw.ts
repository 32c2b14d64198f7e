/**
 * Draws one player over time. Its costs are stacked, its benefit is a line over them: where the line
 * is above the stack being in pays, where it sinks below, what shows above it pushes the player out.
 */
import { figure, fixed, setting } from '../../ui/format.ts';
import { termLabels, termOfPrice, type TermName } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import type { ChangeMark } from '../participation/prices.ts';
import { discPath, drawMark, type Ctx } from '../shared/marks.ts';
import { formatEpoch, formatS } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { LOSING, PRUNED } from '../shared/states.ts';
import { font, line, text } from '../shared/type.ts';
import type { InspectorLayout, Strip } from './layout.ts';
import { paid, type Measure, type Moment } from './series.ts';

export interface InspectorScene {
  /** Oldest first; the last one is now. */
  readonly moments: readonly Moment[];
  readonly measure: Measure;
  readonly marks: readonly ChangeMark[];
  /** When it came to be pushed and when it left; null for not. */
  readonly pushedAt: number | null;
  readonly leftAt: number | null;
  readonly stepsPerEpoch: number;
  /** Index of the moment being read; null for now. */
  readonly cursor: number | null;
}

/** From the axis upwards: below the first two lies “should leave”, below all three “should shrink”. */
const STACK = ['presence', 'rivals', 'size'] as const satisfies readonly TermName[];
/** Opacity of the costs that the benefit covers, and of those it does not. */
const COVERED = 0.28;
const UNCOVERED = 0.85;

const letterOf = (term: TermName) => termLabels.find((label) => label.term === term)?.letter ?? '';

/** Foot of a term's band in the stack. */
function footOf(moment: Moment, term: (typeof STACK)[number]): number {
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

function drawStrip(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  { box, y }: Strip,
  height: Height,
  theme: Theme,
): void {
  const [bottom, right] = [box.y + box.height, box.x + box.width];
  line(ctx, box.x, bottom + 0.5, right, bottom + 0.5, theme.axis);
  const [, high] = y.domain();
  text(ctx, setting(high), box.x - 5, box.y + 3, { color: theme.muted, align: 'right' });
  text(ctx, '0', box.x - 5, bottom - 2, { color: theme.muted, align: 'right' });
  ctx.beginPath();
  for (const moment of scene.moments) ctx.lineTo(layout.x(moment.step), y(height(moment)));
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.6;
  ctx.lineJoin = 'round';
  ctx.stroke();
}

function drawStrips(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, theme: Theme): void {
  const { s, strength } = layout;
  drawStrip(ctx, scene, layout, s, (moment) => moment.s, theme);
  drawStrip(ctx, scene, layout, strength, (moment) => moment.strength, theme);
  const at = scene.moments[scene.cursor ?? scene.moments.length - 1];
  const label = (strip: Strip, name: string, value: number, words: string) => {
    const x = strip.box.x + strip.box.width + 8;
    const y = strip.box.y + strip.box.height / 2;
    text(ctx, name, x, y, { color: theme.ink, font: font.math });
    const from = x + ctx.measureText(name).width + 5;
    text(ctx, words, from, y, { color: theme.ink, font: font.strong });
    ctx.beginPath();
    discPath(ctx, layout.x(at.step), strip.y(value), 2.5);
    ctx.fillStyle = theme.ink;
    ctx.fill();
  };
  label(s, 's', at.s, formatS(at.s));
  label(strength, 's‖θ‖', at.strength, fixed(at.strength, 2));
}

function drawStack(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, theme: Theme): void {
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

function drawAxes(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, theme: Theme): void {
  const { plot, x, y, yTicks, s } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  for (const tick of yTicks) {
    const at = Math.round(y(tick)) + 0.5;
    if (tick !== 0) line(ctx, plot.x, at, right, at, theme.hairline);
    text(ctx, setting(tick), plot.x - 5, at, { color: theme.muted, align: 'right' });
  }
  line(ctx, plot.x, Math.round(y(0)) + 0.5, right, Math.round(y(0)) + 0.5, theme.axis, 1.2);
  for (const { step, price } of scene.marks) {
    const color = price === null ? theme.muted : theme[termOfPrice(price).term];
    line(ctx, x(step), s.box.y, x(step), bottom, color, 1.2, [1.2, 3]);
  }
  const words = scene.measure === 'unit' ? 'per unit of s' : 'in all, at its s';
  text(ctx, words, plot.x, plot.y - 9, { color: theme.muted });
  text(ctx, 'epoch 0', plot.x, bottom + 12, { color: theme.muted });
  const { step } = scene.moments[scene.moments.length - 1];
  text(ctx, formatEpoch(step / scene.stepsPerEpoch), right, bottom + 12, {
    color: theme.muted,
    align: 'right',
  });
}

/** When its states changed, under their marks. */
function drawEvents(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, theme: Theme): void {
  const { plot, x, eventsY } = layout;
  const events = [
    { step: scene.pushedAt, words: 'pushed', color: theme.contestedText, state: LOSING },
    { step: scene.leftAt, words: 'left', color: theme.pruned, state: PRUNED },
  ];
  let free = plot.x - 30;
  for (const { step, words, color, state } of events) {
    if (step === null) continue;
    const at = x(step);
    line(ctx, at, eventsY + 6, at, plot.y + plot.height, color, 1.2);
    drawMark(ctx, theme, state, at, eventsY, 4);
    const width = ctx.measureText(words).width;
    const before = at - 8 - width > free;
    text(ctx, words, before ? at - 8 : at + 8, eventsY, {
      color,
      align: before ? 'right' : 'left',
    });
    free = before ? at + 6 : at + 12 + width;
  }
}

function drawValues(ctx: Ctx, scene: InspectorScene, layout: InspectorLayout, theme: Theme): void {
  const { plot, x, y, narrow } = layout;
  const at = scene.moments[scene.cursor ?? scene.moments.length - 1];
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const clampY = (value: number) => Math.max(plot.y + 5, Math.min(bottom - 3, y(value)));
  const labels: { term: TermName; value: number; wanted: number }[] = [
    { term: 'benefit', value: at.benefit, wanted: clampY(at.benefit) },
    ...STACK.filter((term) => scene.moments.some((moment) => moment[term] !== 0)).map((term) => ({
      term,
      value: at[term],
      wanted: clampY(footOf(at, term) + at[term] / 2),
    })),
  ];
  const places = spread(
    labels.map(({ wanted }) => wanted),
    15,
    plot.y + 5,
    bottom - 3,
  );
  labels.forEach(({ term, value }, index) => {
    const color = theme[term];
    text(ctx, letterOf(term), right + 8, places[index], { color, font: font.math });
    const name = narrow ? '' : `${term === 'benefit' ? 'earns' : term} `;
    text(ctx, name, right + 20, places[index], { color });
    text(ctx, figure(value), right + 20 + ctx.measureText(name).width, places[index], {
      color,
      font: font.strong,
    });
  });
  if (scene.cursor !== null)
    line(ctx, x(at.step), layout.s.box.y, x(at.step), bottom, theme.ink, 1, [3, 2]);
  if (y(at.benefit) < plot.y) return;
  ctx.beginPath();
  discPath(ctx, x(at.step), y(at.benefit), 3);
  ctx.fillStyle = theme.benefit;
  ctx.fill();
}

export function drawInspector(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  theme: Theme,
): void {
  if (scene.moments.length === 0) return;
  drawStack(ctx, scene, layout, theme);
  drawAxes(ctx, scene, layout, theme);
  drawEvents(ctx, scene, layout, theme);
  drawStrips(ctx, scene, layout, theme);
  drawValues(ctx, scene, layout, theme);
}
