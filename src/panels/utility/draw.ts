/** Draws one player's utility for every s it could choose. */
import { utilityAt } from '../../game/frozen/utility.ts';
import { figure } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { bestResponseWord } from '../shared/ground.ts';
import { drawMark, type Ctx } from '../shared/marks.ts';
import { equalsS } from '../shared/numbers.ts';
import { spread } from '../shared/spread.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { UtilityLayout } from './layout.ts';

export interface Curve {
  readonly gain: number;
  readonly curvature: number;
  readonly reply: number;
  /** “γ = 4”; empty where nothing needs a name. */
  readonly name: string;
}

export interface UtilityScene {
  readonly s: number;
  /** Index into STATES. */
  readonly state: number;
  readonly now: Curve;
  readonly regret: number;
  /** At the prices the run began with, if they were changed; its colour is that of the price. */
  readonly before:
    | (Curve & {
        readonly color: keyof Theme & ('benefit' | 'size' | 'presence' | 'rivals' | 'muted');
      })
    | null;
}

const POINTS = 32;

function curvePath(ctx: Ctx, { gain, curvature }: Curve, { x, y }: UtilityLayout): void {
  ctx.beginPath();
  // Without a size price U is a straight line.
  const points = curvature === 0 ? 1 : POINTS;
  for (let i = 0; i <= points; i++) {
    const s = i / points;
    ctx.lineTo(x(s), y(utilityAt(s, gain, curvature)));
  }
}

function ring(ctx: Ctx, x: number, y: number, color: string, paper: string, radius = 4.5): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.stroke();
}

export function drawUtility(
  ctx: Ctx,
  scene: UtilityScene,
  layout: UtilityLayout,
  theme: Theme,
): void {
  const { plot, x, y } = layout;
  const { now, before, s } = scene;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  line(ctx, plot.x, y(0), right, y(0), theme.axis);
  text(ctx, '0', plot.x - 10, y(0), { color: theme.muted, align: 'right' });

  if (before !== null) {
    curvePath(ctx, before, layout);
    ctx.strokeStyle = theme[before.color];
    ctx.lineWidth = 1.6;
    ctx.setLineDash([4, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    ring(
      ctx,
      x(before.reply),
      y(utilityAt(before.reply, before.gain, before.curvature)),
      theme[before.color],
      theme.paper,
    );
  }
  curvePath(ctx, now, layout);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2;
  ctx.stroke();

  const [sx, sy] = [x(s), y(utilityAt(s, now.gain, now.curvature))];
  const [bx, by] = [x(now.reply), y(utilityAt(now.reply, now.gain, now.curvature))];
  // What it forgoes: from its own U up to the best it could have.
  if (Math.abs(sy - by) > 0.5) {
    line(ctx, sx, by, sx, sy, theme.contestedText, 2.4);
    line(ctx, Math.min(bx, sx), by, Math.max(bx, sx), by, theme.contestedText, 1, [2, 2]);
  }
  // Where it already does what is best, the ring goes round its mark.
  ring(ctx, bx, by, theme.ink, theme.paper, Math.hypot(sx - bx, sy - by) < 8 ? 8 : 4.5);
  drawMark(ctx, theme, scene.state, sx, sy, 5);

  drawWords(ctx, scene, layout, theme);
  text(ctx, '0', plot.x, bottom + 12, { color: theme.muted, align: 'center' });
  text(ctx, '1', right, bottom + 12, { color: theme.muted, align: 'center' });
  const half = 28;
  const at = Math.max(plot.x + half + 6, Math.min(right - half - 6, sx));
  text(ctx, equalsS(s), at, bottom + 12, {
    color: theme.ink,
    font: font.strong,
    align: 'center',
  });
}

/** The place that is being read, on the curve of now. */
export function drawReading(
  ctx: Ctx,
  { now }: UtilityScene,
  at: number,
  { plot, x, y }: UtilityLayout,
  theme: Theme,
): void {
  line(ctx, x(at), plot.y, x(at), plot.y + plot.height, theme.ink, 1, [3, 2]);
  ctx.beginPath();
  ctx.arc(x(at), y(utilityAt(at, now.gain, now.curvature)), 3, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ink;
  ctx.fill();
}

function drawWords(ctx: Ctx, scene: UtilityScene, layout: UtilityLayout, theme: Theme): void {
  const { plot, x, y } = layout;
  const { now, before, s, regret } = scene;
  const right = plot.x + plot.width;
  const ends = [
    { curve: now, color: theme.ink, strong: true },
    ...(before === null ? [] : [{ curve: before, color: theme[before.color], strong: false }]),
  ].map(({ curve, ...rest }) => ({
    ...rest,
    words: `${curve.name === '' ? '' : `${curve.name}: `}${bestResponseWord(curve.reply)}`,
    at: y(utilityAt(1, curve.gain, curve.curvature)),
  }));
  if (before !== null) {
    const places = spread(
      ends.map(({ at }) => at),
      14,
      plot.y + 2,
      plot.y + plot.height - 2,
    );
    ends.forEach(({ words, color }, index) =>
      text(ctx, words, right + 13, places[index], { color }),
    );
  }

  const [sx, sy] = [x(s), y(utilityAt(s, now.gain, now.curvature))];
  const by = y(utilityAt(now.reply, now.gain, now.curvature));
  // The regret beside its bar, on the side that has room.
  const words = `regret ${figure(regret)}`;
  const toLeft = sx > right - 40 && before !== null;
  const apart = Math.abs(sy - by);
  const regretY = Math.max(plot.y + 6, Math.min(plot.y + plot.height - 6, (sy + by) / 2));
  const regretX = toLeft ? sx - 9 : sx + 9;
  const own = apart > 1.5;
  if (own) {
    const y = apart < 12 ? regretY + (sy > plot.y + plot.height / 2 ? -14 : 14) : regretY;
    textOnPaper(ctx, words, regretX, y, theme.paper, {
      color: theme.contestedText,
      font: font.strong,
      align: toLeft ? 'right' : 'left',
    });
  }

  // The best response in words, in the corner the curve leaves free.
  const rises = utilityAt(1, now.gain, now.curvature) > 0;
  textOnPaper(
    ctx,
    `best response: ${bestResponseWord(now.reply)}${own ? '' : `, regret ${regret === 0 ? '0' : figure(regret)}`}`,
    plot.x + 4,
    rises ? plot.y + 6 : plot.y + plot.height - 7,
    theme.paper,
    { color: theme.ink },
  );
}
