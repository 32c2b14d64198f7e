/**
 * How many players stand at each s over time, for populations of which nobody could tell the lines: more
 * ink, more players, on a log scale; exact 1 and everybody pruned have rows of their own.
 */
import { scaleLinear } from '../shared/scales.ts';
import { BARS, barsOf, BINS } from '../../game/summary.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels, mix } from '../shared/colour.ts';
import type { Ctx } from '../shared/marks.ts';
import type { Frame } from '../shared/states.ts';
import { font, line, textOnPaper } from '../shared/type.ts';
import type { TimeLayout } from './layout.ts';

/** Of the rows at the ends. */
const ROW = 8;
const GAP = 3;
/** The densest place has so much of the ink. */
const MOST_INK = 0.72;
const LEVELS = 256;

/** Shares of the players, and how the page names what they stand below. */
export const SHARES = [
  { share: 0.5, words: 'half are below', dash: [], width: 2 },
  { share: 0.9, words: '9 of 10 below', dash: [6, 3], width: 1.4 },
  { share: 0.99, words: '99 of 100 below', dash: [2, 2], width: 1.4 },
] as const;

/** The same picture with room for the two rows; s runs between them. */
export function densityLayout(layout: TimeLayout): TimeLayout {
  const { plot } = layout;
  const inner = {
    ...plot,
    y: plot.y + ROW + GAP,
    height: Math.max(1, plot.height - 2 * (ROW + GAP)),
  };
  return {
    ...layout,
    plot: inner,
    y: scaleLinear([0, 1], [inner.y + inner.height, inner.y]),
  };
}

/** 0 for nobody, 1 for everybody, on a log scale. */
export const logShare = (count: number, total: number): number =>
  count > 0 && total > 0 ? Math.log1p(count) / Math.log1p(total) : 0;

/**
 * The s below which a share of the players stands: even within a bar, so right to a bar's width.
 *
 * @param bars of all players (game/summary.ts); shape [BARS]
 */
export function quantileOfBars(bars: readonly number[], share: number, epsilon: number): number {
  const total = bars.reduce((sum, count) => sum + count, 0);
  let left = share * total;
  for (let bar = 0; bar < BARS; bar++) {
    if (left > bars[bar]) {
      left -= bars[bar];
      continue;
    }
    if (bar === 0) return 0;
    const within = bars[bar] > 0 ? left / bars[bar] : 0;
    if (bar === 1) return epsilon * within;
    if (bar === BARS - 1) return 1;
    return epsilon + ((bar - 2 + within) / BINS) * (1 - epsilon);
  }
  return 1;
}

/** The bars of a moment. */
export interface Moment {
  readonly step: number;
  /** Shape [BARS]. */
  readonly bars: readonly number[];
}

export const momentsOf = (trajectory: Trajectory, columns: readonly number[]): Moment[] =>
  columns.map((column) => ({
    step: trajectory.steps[column],
    bars: barsOf(trajectory.summary(column)),
  }));

/** Colours of all shares from none to all; shape [LEVELS]. */
function inkColours(theme: Theme): Uint32Array {
  const [paper, ink] = [channels(theme.paper), channels(theme.ink)];
  return Uint32Array.from({ length: LEVELS }, (_, level) =>
    mix(paper, ink, (MOST_INK * level) / (LEVELS - 1)),
  );
}

const pruned = (bars: readonly number[]): number => bars[0] + bars[1];
const wholly = (bars: readonly number[]): number => bars[BARS - 1];

/** Keeps the picture of the past and writes it anew when a moment has come or the axes have changed. */
export class Density {
  private canvas: HTMLCanvasElement | null = null;
  private moments: readonly Moment[] = [];
  private drawn = '';

  /**
   * @param layout of the whole picture
   * @param key changes when moments, places or colours do
   */
  draw(
    ctx: Ctx,
    trajectory: Trajectory,
    columns: readonly number[],
    { step: nowStep, epsilon }: Pick<Frame, 'step' | 'epsilon'>,
    layout: TimeLayout,
    theme: Theme,
    key: string,
  ): void {
    const { plot } = layout;
    const width = Math.max(
      1,
      Math.min(Math.round(plot.width), Math.round(layout.x(nowStep) - plot.x)),
    );
    if (this.drawn !== key) {
      this.moments = momentsOf(trajectory, columns);
      this.write(this.moments, width, layout, theme);
      this.drawn = key;
    }
    const inner = densityLayout(layout).plot;
    const picture = this.canvas!;
    ctx.imageSmoothingEnabled = false;
    // One row of the canvas each for exact 1 and the pruned, BINS for what lies between.
    ctx.drawImage(picture, 0, 0, width, 1, plot.x, plot.y, width, ROW);
    ctx.drawImage(picture, 0, 1, width, BINS, plot.x, inner.y, width, inner.height);
    const bottom = plot.y + plot.height - ROW;
    ctx.drawImage(picture, 0, BINS + 1, width, 1, plot.x, bottom, width, ROW);
    line(ctx, plot.x, inner.y - 1.5, plot.x + width, inner.y - 1.5, theme.hairline);
    line(ctx, plot.x, bottom - 1.5, plot.x + width, bottom - 1.5, theme.hairline);
    drawShares(ctx, this.moments, epsilon, layout, theme);
  }

  private write(moments: readonly Moment[], width: number, layout: TimeLayout, theme: Theme): void {
    const canvas = (this.canvas ??= document.createElement('canvas'));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== BINS + 2) canvas.height = BINS + 2;
    const image = new ImageData(width, BINS + 2);
    const pixels = new Uint32Array(image.data.buffer);
    const colours = inkColours(theme);
    pixels.fill(colours[0]);
    let at = 0;
    for (let x = 0; x < width && moments.length > 0; x++) {
      const step = layout.x.invert(layout.plot.x + x + 0.5);
      while (at + 1 < moments.length && moments[at + 1].step <= step) at++;
      const { bars } = moments[at];
      const total = bars.reduce((sum, count) => sum + count, 0);
      const colour = (count: number) => colours[Math.round((LEVELS - 1) * logShare(count, total))];
      pixels[x] = colour(wholly(bars));
      for (let bin = 0; bin < BINS; bin++)
        pixels[(1 + bin) * width + x] = colour(bars[2 + BINS - 1 - bin]);
      pixels[(BINS + 1) * width + x] = colour(pruned(bars));
    }
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }
}

/** The s below which half, nine of ten and ninety-nine of a hundred players stand. */
export function drawShares(
  ctx: Ctx,
  moments: readonly Moment[],
  epsilon: number,
  layout: TimeLayout,
  theme: Theme,
): void {
  const inner = densityLayout(layout);
  // Beyond now stand the names of the states.
  const now = layout.x(moments.at(-1)?.step ?? 0);
  const taken: { readonly x: number; readonly y: number; readonly room: number }[] = [];
  for (const { share, words, dash, width } of SHARES) {
    const points = moments.map(({ step, bars }) => ({
      x: layout.x(step),
      s: quantileOfBars(bars, share, epsilon),
    }));
    for (const [colour, thick] of [
      [theme.paper, width + 2],
      [theme.ink, width],
    ] as const) {
      ctx.beginPath();
      for (const { x, s } of points) ctx.lineTo(x, inner.y(s));
      ctx.strokeStyle = colour;
      ctx.lineWidth = thick;
      ctx.lineJoin = 'round';
      ctx.setLineDash(colour === theme.paper ? [] : [...dash]);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.font = font.strong;
    const room = 12 + ctx.measureText(words).width;
    // Its name stands in the middle of its fall, if nothing else does.
    const place = points
      .filter(({ x, s }) => s > 0.1 && s < 0.9 && x + room < now)
      .sort((one, other) => Math.abs(one.s - 0.5) - Math.abs(other.s - 0.5))
      .find(({ x, s }) =>
        taken.every(
          (other) =>
            x + room < other.x || x > other.x + other.room || Math.abs(inner.y(s) - other.y) > 16,
        ),
      );
    if (place === undefined) continue;
    const y = inner.y(place.s);
    taken.push({ x: place.x, y, room });
    textOnPaper(ctx, words, place.x + 6, y - 2, theme.paper, {
      color: theme.ink,
      font: font.strong,
    });
  }
}
