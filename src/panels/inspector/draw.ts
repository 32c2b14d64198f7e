/** Draws one player over time: its participation, the story, and what it earned and paid. */
import { figure, fixed, setting } from '../../ui/format.ts';
import { termLabels, termOfPrice, type TermName } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import { discPath, drawMark, type Ctx } from '../shared/marks.ts';
import { formatEpoch, formatS } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { FALLING, PRUNED } from '../shared/states.ts';
import { font, line, text } from '../shared/type.ts';
import { drawStack, footOf, STACK } from './drawStack.ts';
import type { InspectorLayout, Strip } from './layout.ts';
import type { InspectorScene } from './scene.ts';
import type { Moment } from './series.ts';

const letterOf = (term: TermName) => termLabels.find((label) => label.term === term)?.letter ?? '';

function drawStrip(
  ctx: Ctx,
  scene: InspectorScene,
  layout: InspectorLayout,
  { box, y }: Strip,
  height: (moment: Moment) => number,
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
    { step: scene.pushedAt, words: 'pushed', color: theme.contestedText, state: FALLING },
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
