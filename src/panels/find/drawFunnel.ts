/** Draws the funnel: what was still open when each try was chosen, where it stood, and whether it met the goal. */
import type { Bisection } from '../../spec/search/bisection.ts';
import { letterOf } from '../../spec/search/words.ts';
import type { AskedSearch } from '../../state/find/finder.ts';
import { fixed, grouped, setting } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { termOf } from '../runs/coefficients.ts';
import { crossPath, discPath, type Ctx } from '../shared/marks.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { FunnelLayout } from './funnelLayout.ts';
import type { ToldGame } from './told.ts';

const GAP_BETWEEN = 3;
const LEAST_BAND = 3;

/** A game's mark: filled where it met the goal, hollow where not, a cross where its numbers ran away, a ring that fills. */
export function drawMarkOf(
  ctx: Ctx,
  game: ToldGame,
  x: number,
  y: number,
  radius: number,
  theme: Theme,
): void {
  ctx.beginPath();
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = theme.ink;
  if (game.state === 'ran away') {
    crossPath(ctx, x, y, radius);
    ctx.stroke();
    return;
  }
  discPath(ctx, x, y, radius);
  ctx.fillStyle = game.state === 'met' ? theme.ink : theme.paper;
  ctx.fill();
  if (game.state !== 'playing') return ctx.stroke();
  ctx.strokeStyle = theme.axis;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * (game.share ?? 0));
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2.4;
  ctx.stroke();
}

function drawBand(
  ctx: Ctx,
  { open, gap }: Bisection,
  column: number,
  layout: FunnelLayout,
  color: string,
): void {
  const { x, y, pitch } = layout;
  const left = x(column) - pitch / 2 + GAP_BETWEEN / 2;
  const width = Math.max(1, pitch - GAP_BETWEEN);
  const stripe = ([low, high]: readonly [number, number], dash: readonly number[]) => {
    const [top, bottom] = [y(high), y(low)];
    const height = Math.max(LEAST_BAND, bottom - top);
    const from = (top + bottom - height) / 2;
    ctx.globalAlpha = 0.16;
    ctx.fillStyle = color;
    ctx.fillRect(left, from, width, height);
    ctx.globalAlpha = 1;
    line(ctx, left, from, left + width, from, color, 1, dash);
    line(ctx, left, from + height, left + width, from + height, color, 1, dash);
  };
  stripe(open, []);
  // It looks between tries that contradict each other.
  if (gap !== null) stripe(gap, [3, 3]);
}

function drawFigures(
  ctx: Ctx,
  game: ToldGame,
  column: number,
  layout: FunnelLayout,
  theme: Theme,
): void {
  const { x, rows, isTight } = layout;
  const isStrong = game.state === 'met';
  const style = {
    color: isStrong ? theme.ink : theme.muted,
    font: isStrong ? font.strong : font.note,
    align: 'center',
  } as const;
  const { outcome } = game;
  if (outcome === null) {
    const words = game.state === 'ran away' ? '–' : game.share === null ? '…' : 'plays';
    text(ctx, words, x(column), rows.accuracy, { ...style, color: theme.muted });
    return;
  }
  const accuracy = fixed(Math.floor(outcome.accuracy * 1000 + 1e-6) / 10, 1);
  text(ctx, isTight ? accuracy : `${accuracy} %`, x(column), rows.accuracy, style);
  const players = grouped(outcome.players);
  text(ctx, isTight ? players : `${players} in`, x(column), rows.players, style);
}

/** Columns whose figures have room: the best and the one that is pointed at first. */
function shownColumns(
  { every }: FunnelLayout,
  games: readonly ToldGame[],
  lit: number | null,
): Set<number> {
  const best = games.findIndex(({ isBest }) => isBest);
  const shown = new Set<number>();
  for (const column of [lit ?? -1, best, ...games.keys()])
    if (column >= 0 && [...shown].every((other) => Math.abs(other - column) >= every))
      shown.add(column);
  return shown;
}

export interface Funnel {
  readonly asked: AskedSearch;
  readonly games: readonly ToldGame[];
  readonly bands: readonly Bisection[];
  /** The one that is pointed at. */
  readonly lit: number | null;
}

export function drawFunnel(
  ctx: Ctx,
  { asked, games, bands, lit }: Funnel,
  layout: FunnelLayout,
  theme: Theme,
): void {
  const { name } = asked.search.axes[0];
  const { left, pitch, x, y, ticks, width, rows, isTight, top } = layout;
  const term = termOf(name);
  const color = term === null ? theme.muted : theme[term];
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    line(ctx, left, at, width, at, theme.hairline);
    const isTop = at <= top + 1;
    text(ctx, isTop ? `${letterOf(name)} ${setting(tick)}` : setting(tick), left - 8, at, {
      ...{ color: isTop ? color : theme.muted, align: 'right' },
    });
  }
  const muted = { color: theme.muted, align: 'right' } as const;
  text(ctx, isTight ? '%' : 'reads right', left - 8, rows.accuracy, muted);
  text(ctx, isTight ? 'in' : 'players', left - 8, rows.players, muted);
  bands.forEach((band, column) => drawBand(ctx, band, column, layout, color));
  const valueOf = (game: ToldGame) => game.setting[name] ?? NaN;
  ctx.beginPath();
  games.forEach((game, column) => ctx.lineTo(x(column), y(valueOf(game))));
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = 0.8;
  ctx.stroke();
  if (lit !== null && games[lit] !== undefined)
    line(ctx, x(lit), top - 6, x(lit), rows.players + 8, theme.axis, 1, [1, 3]);
  const shown = shownColumns(layout, games, lit);
  games.forEach((game, column) => {
    const [at, value] = [y(valueOf(game)), valueOf(game)];
    const radius = game.isBest ? 6.5 : pitch < 18 ? 3 : 4.5;
    drawMarkOf(ctx, game, x(column), at, radius, theme);
    if (!shown.has(column)) return;
    const isBelow = at < top + 16;
    textOnPaper(ctx, setting(value), x(column), at + (isBelow ? 15 : -15), theme.paper, {
      color,
      align: 'center',
      font: game.isBest ? font.strong : font.note,
    });
    drawFigures(ctx, game, column, layout, theme);
  });
}
