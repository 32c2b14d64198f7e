/** The frame of the time picture: axes, price strips, marks of the visitor's changes. */
import type { Theme } from '../../ui/theme.ts';
import { setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { PriceName } from '../../game/prices.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import { EPOCH_0_PX, type TimeLayout } from './layout.ts';
import type { ChangeMark, PriceStep } from './prices.ts';

export interface Strip {
  readonly name: PriceName;
  readonly steps: readonly PriceStep[];
  /** What was in force over time, where that differs from what was set (γ while it eases in). */
  readonly inForce: {
    readonly steps: ArrayLike<number>;
    readonly values: ArrayLike<number>;
    readonly length: number;
  } | null;
  /** In force now. */
  readonly now: number;
  /** “eases in over 3 epochs”; empty when there is nothing to say. */
  readonly note: string;
}

/** Ticks closer to "now" than this have no number. */
const NOW_ROOM = 56;
/** The same while “now” also says “epoch”. */
const NOW_ROOM_EARLY = 84;

export function drawTimeAxis(ctx: Ctx, layout: TimeLayout, nowStep: number, theme: Theme): void {
  const { plot, ticks, stepsPerEpoch } = layout;
  const bottom = plot.y + plot.height;
  line(ctx, plot.x, bottom + 0.5, plot.x + plot.width, bottom + 0.5, theme.axis);
  const nowX = layout.x(nowStep);
  const room = nowX < plot.x + EPOCH_0_PX ? NOW_ROOM_EARLY + 8 : NOW_ROOM + 8;
  for (const epoch of ticks) {
    const x = layout.x(epoch * stepsPerEpoch);
    line(ctx, x, bottom, x, bottom + 4, theme.axis);
    if (epoch === 0 && nowX < x + EPOCH_0_PX) continue;
    if (x > nowX - 14 && x < nowX + room) continue;
    if (epoch > 0 && x < plot.x + EPOCH_0_PX + 8) continue;
    const label = epoch === 0 ? 'epoch 0' : setting(epoch);
    text(ctx, label, x, bottom + 11, {
      color: theme.muted,
      align: epoch === 0 ? 'left' : 'center',
    });
  }
}

/** The s axis: its ticks, and the ramp that colours the same values elsewhere. */
export function drawSAxis(ctx: Ctx, layout: TimeLayout, theme: Theme): void {
  const { plot } = layout;
  const ramp = ctx.createLinearGradient(0, plot.y + plot.height, 0, plot.y);
  for (let stop = 0; stop <= 10; stop++) ramp.addColorStop(stop / 10, theme.rampAt(stop / 10));
  ctx.fillStyle = ramp;
  ctx.fillRect(plot.x - 5, plot.y, 3, plot.height);
  // “s” stands between 0.5 and 1.
  for (const s of plot.height < 60 ? [0, 1] : [0, 0.5, 1]) {
    text(ctx, setting(s), plot.x - 9, layout.y(s), { color: theme.muted, align: 'right' });
  }
  text(ctx, 's', plot.x - 10, layout.y(0.75), {
    color: theme.ink,
    font: font.math,
    align: 'right',
  });
}

export function drawStrips(
  ctx: Ctx,
  strips: readonly Strip[],
  marks: readonly ChangeMark[],
  layout: TimeLayout,
  nowStep: number,
  theme: Theme,
): void {
  const nowX = layout.x(nowStep);
  layout.strips.forEach((box, index) => {
    const { name, steps, inForce, now, note } = strips[index]!;
    const { letter, term } = termOfPrice(name);
    const color = theme[term];
    const most = Math.max(1e-12, ...steps.map(({ value }) => value));
    // The upper half is for words, the lower for the line.
    const y = (value: number) =>
      box.y + box.height - 1 - (Math.min(value, most) / most) * (box.height - 12);
    const bottom = y(0);
    text(ctx, letter, box.x - 10, box.y + box.height - 7, {
      color,
      font: font.math,
      align: 'right',
    });
    line(ctx, box.x, bottom, box.x + box.width, bottom, theme.hairline);

    ctx.strokeStyle = color;
    ctx.lineJoin = 'miter';
    ctx.lineWidth = 1.6;
    ctx.beginPath();
    if (inForce === null || inForce.length === 0) {
      steps.forEach(({ step, value }, i) => {
        if (i > 0) ctx.lineTo(layout.x(step), y(steps[i - 1].value));
        ctx.lineTo(layout.x(step), y(value));
      });
      ctx.lineTo(nowX, y(steps[steps.length - 1].value));
    } else {
      for (let i = 0; i < inForce.length; i++)
        ctx.lineTo(layout.x(inForce.steps[i]), y(inForce.values[i]));
      ctx.lineTo(nowX, y(now));
    }
    ctx.stroke();
    // The newest labels win where there is no room for all.
    let free = nowX - 2;
    for (const mark of marks.filter(({ price }) => price === name).reverse()) {
      ctx.font = font.strong;
      const labelWidth = ctx.measureText(mark.label).width;
      const x = Math.min(free, layout.x(mark.step) - 5);
      if (x - labelWidth < box.x + 2 || layout.x(mark.step) - x > 30) continue;
      textOnPaper(ctx, mark.label, x, box.y + 4, theme.paper, {
        color,
        font: font.strong,
        align: 'right',
      });
      free = x - labelWidth - 8;
    }
    const value = setting(now);
    text(ctx, value, nowX + 8, Math.min(y(now), bottom - 3), { color, font: font.strong });
    const after = nowX + 16 + ctx.measureText(value).width;
    ctx.font = font.note;
    const width = ctx.measureText(note).width;
    if (note === '') return;
    // While the price still rises its words stand in the future, later over the rise they speak of.
    if (now < steps[steps.length - 1].value && after + width < layout.width)
      text(ctx, note, after, bottom - 7, { color });
    else if (width + box.x + 12 < free)
      textOnPaper(ctx, note, box.x + 8, box.y + 4, theme.paper, { color });
  });
}

/** A dotted vertical for every change; those that are no price have their words on top. */
export function drawChanges(
  ctx: Ctx,
  marks: readonly ChangeMark[],
  layout: TimeLayout,
  theme: Theme,
): void {
  const { plot, strips } = layout;
  let free = layout.width;
  for (const mark of [...marks].reverse()) {
    const x = layout.x(mark.step);
    const color = mark.price === null ? theme.muted : theme[termOfPrice(mark.price).term];
    const top = mark.price === null ? 14 : (strips[0]?.y ?? plot.y);
    line(ctx, x, top, x, plot.y + plot.height, color, 1.2, [1.2, 3]);
    if (mark.price !== null) continue;
    const width = ctx.measureText(mark.label).width;
    const left = Math.max(plot.x, Math.min(x - width / 2, layout.width - width));
    if (left + width > free) continue;
    text(ctx, mark.label, left, 8, { color, font: font.note });
    free = left - 8;
  }
}
