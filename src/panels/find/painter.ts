/** Paints a search: a funnel for one coefficient, strands and a plane for several. */
import type { Finder } from '../../state/find/finder.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawFunnel } from './drawFunnel.ts';
import { drawSeveral } from './drawSeveral.ts';
import { columnAt, funnelLayout, type FunnelLayout } from './funnelLayout.ts';
import { bestPercent, pointOf, searchAxes, severalLayout, type SeveralLayout } from './several.ts';
import { funnelOf, toldGames, type ToldGame } from './told.ts';

const RATE = 10;
const REACH_PX = 14;

export interface FindPainter extends Painter {
  /** Of the games in their order; null for none. */
  lit: number | null;
  /** The game at a place of the picture. */
  gameAt(x: number, y: number): number | null;
}

export function createFindPainter({ store }: Finder): FindPainter {
  let games: readonly ToldGame[] = [];
  let find: (x: number, y: number) => number | null = () => null;

  const inFunnel = (layout: FunnelLayout) => (x: number) => columnAt(layout, x, games.length);

  const nearPoint = (layout: SeveralLayout, of: number) => (x: number, y: number) => {
    let [nearest, least] = [null as number | null, REACH_PX];
    games.forEach((game, i) => {
      const point = pointOf(game, layout, of);
      const distance = point === null ? Infinity : Math.hypot(point[0] - x, point[1] - y);
      // Of two at one place the one that played longer lies above.
      if (distance < least || (distance === least && nearest !== null))
        [nearest, least] = [i, distance];
    });
    return nearest;
  };

  return {
    ratePerSecond: RATE,
    lit: null,
    gameAt: (x, y) => find(x, y),
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const state = store.getState();
      const { asked } = state;
      games = asked === null ? [] : toldGames(asked, state);
      find = () => null;
      if (asked === null) return;
      const { search, of } = asked;
      if (search.axes.length === 1) {
        // Until it is over there is room for what may come.
        const columns = Math.max(games.length, state.phase === 'ended' ? 1 : search.tries);
        const layout = funnelLayout(width, height, search, columns);
        find = inFunnel(layout);
        drawFunnel(
          ctx,
          { asked, games, bands: funnelOf(asked, state), lit: this.lit },
          layout,
          theme,
        );
        return;
      }
      const axes = searchAxes(asked, games, width);
      const layout = severalLayout(width, height, axes.length, bestPercent(games));
      find = nearPoint(layout, of);
      drawSeveral(ctx, { asked, games, axes, lit: this.lit }, layout, theme);
    },
  };
}
