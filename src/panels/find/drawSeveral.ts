/** Draws a search over several coefficients. The rungs: the further a game went, the darker its strand and the larger its point. */
import { mostPlayers } from '../../spec/search/goal.ts';
import type { AskedSearch } from '../../state/find/finder.ts';
import { fixed, grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { drawGround } from '../runsPlane/draw.ts';
import { drawAxes, drawStrand, drawWords } from '../runsPrices/draw.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, textOnPaper } from '../shared/type.ts';
import { drawMarkOf } from './drawFunnel.ts';
import {
  pointOf,
  prunedOf,
  rungOf,
  strandOf,
  type SearchAxis,
  type SeveralLayout,
} from './several.ts';
import type { ToldGame } from './told.ts';

const RADIUS = [2.2, 3.4, 4.6];

export interface Several {
  readonly asked: AskedSearch;
  readonly games: readonly ToldGame[];
  readonly axes: readonly SearchAxis[];
  readonly lit: number | null;
}

/** 0 for the first rung, 1 for the last. */
const height = (asked: AskedSearch, game: ToldGame): number => {
  const [rung, count] = rungOf(asked, game);
  return count === 1 ? 1 : rung / (count - 1);
};

function drawGoal(
  ctx: Ctx,
  { search: { goal }, of }: AskedSearch,
  { plane }: SeveralLayout,
  theme: Theme,
): void {
  const { plot, x, y } = plane;
  const style = { color: theme.ink, font: font.strong };
  if (goal.of === 'accuracy') {
    const at = Math.round(y(100 * goal.least)) + 0.5;
    const right = plot.x + plot.width;
    line(ctx, plot.x, at, right, at, theme.ink, 1, [4, 3]);
    textOnPaper(ctx, 'goal', right - 4, at - 8, theme.paper, { ...style, align: 'right' });
    return;
  }
  const at = Math.round(x(100 * (1 - mostPlayers(goal, of) / of))) + 0.5;
  line(ctx, at, plot.y, at, plot.y + plot.height, theme.ink, 1, [4, 3]);
  textOnPaper(
    ctx,
    'goal',
    at + (at > plot.x + plot.width - 40 ? -5 : 5),
    plot.y + plot.height - 10,
    theme.paper,
    {
      ...{ color: theme.ink, font: font.strong },
      align: at > plot.x + plot.width - 40 ? 'right' : 'left',
    },
  );
}

/** The same setting on two rungs: how it changed while it played on. */
function drawAscents(
  ctx: Ctx,
  { asked, games }: Several,
  layout: SeveralLayout,
  theme: Theme,
): void {
  const before = new Map<string, readonly [number, number]>();
  for (const game of [...games].sort((a, b) => a.epochs - b.epochs)) {
    const point = pointOf(game, layout, asked.of);
    if (point === null) continue;
    const key = JSON.stringify(game.setting);
    const from = before.get(key);
    if (from !== undefined) line(ctx, ...from, ...point, theme.axis, 1);
    before.set(key, point);
  }
}

export function drawSeveral(ctx: Ctx, several: Several, layout: SeveralLayout, theme: Theme): void {
  const { asked, games, axes, lit } = several;
  const { shift, plane } = layout;
  drawAxes(ctx, axes, layout.axes, theme);
  const strand = (game: ToldGame) => strandOf(game, axes, layout.axes);
  const lowFirst = [...games].sort(
    (a, b) => height(asked, a) - height(asked, b) || Number(a.isBest) - Number(b.isBest),
  );
  for (const game of lowFirst) {
    const isTop = height(asked, game) === 1;
    drawStrand(ctx, strand(game), layout.axes, {
      color:
        game.isBest || (isTop && game.state !== 'missed')
          ? theme.ink
          : isTop
            ? theme.muted
            : theme.axis,
      width: game.isBest ? 2.6 : isTop ? 1.2 : 0.9,
      ...(game.state === 'playing' && { dash: [3, 3] }),
    });
  }
  const pointed = lit === null ? undefined : games[lit];
  if (pointed !== undefined) {
    drawStrand(ctx, strand(pointed), layout.axes, { color: theme.paper, width: 5 });
    drawStrand(ctx, strand(pointed), layout.axes, { color: theme.ink, width: 2.4 });
  }
  drawWords(ctx, axes, layout.axes, theme);

  ctx.save();
  ctx.translate(shift.x, shift.y);
  drawGround(
    ctx,
    plane,
    { leftEnd: `${grouped(asked.of)} in`, across: 'pruned, %', dead: null },
    theme,
  );
  drawGoal(ctx, asked, layout, theme);
  ctx.restore();
  drawAscents(ctx, several, layout, theme);
  for (const game of lowFirst) {
    const point = pointOf(game, layout, asked.of);
    if (point === null) continue;
    const step = RADIUS[Math.round(height(asked, game) * (RADIUS.length - 1))];
    const radius = game.isBest ? 6.5 : step;
    const shown: ToldGame = height(asked, game) === 1 ? game : { ...game, state: 'missed' };
    drawMarkOf(ctx, shown, ...point, radius, theme);
    if (game === pointed) drawMarkOf(ctx, { ...shown, state: 'met' }, ...point, radius + 1, theme);
  }
  const best = games.find(({ isBest }) => isBest);
  const at = best && pointOf(best, layout, asked.of);
  if (best === undefined || best.outcome === null || !at) return;
  const words = `${fixed(Math.floor(best.outcome.accuracy * 1000 + 1e-6) / 10, 1)} %, ${grouped(best.outcome.players)} in`;
  const isRight = prunedOf(best, asked.of)! > 60;
  textOnPaper(ctx, words, at[0] + (isRight ? -10 : 10), at[1] - 11, theme.paper, {
    ...{ color: theme.ink, font: font.strong, align: isRight ? 'right' : 'left' },
  });
}
