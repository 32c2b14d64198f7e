/** What a player has and is weighed with now, whether frames carry it or only the figures asked for. */
import { groupOfId } from '../../game/shown.ts';
import { shownIndexOf, type PlayerId } from '../../game/players.ts';
import type { Prices, Stake } from '../../game/utility.ts';
import type { RunView } from '../../state/lab.ts';
import { pricesOf, pricesOfGroupAt, stakeOf } from './states.ts';

export interface PlayerNow {
  readonly s: number;
  readonly stake: Stake;
  readonly prices: Prices;
}

/** @returns null where neither knows the player */
export function playerNow(lab: RunView, player: PlayerId): PlayerNow | null {
  const { latest } = lab.trajectory;
  const { shown, spec } = lab.store.getState();
  if (latest === null) return null;
  const index = shownIndexOf(shown, player);
  if (index === null) return fromFigures(lab, player);
  if (index >= latest.participation.length) return null;
  return {
    s: latest.participation[index],
    stake: stakeOf(latest, index),
    prices: pricesOf(latest, spec, index),
  };
}

/** Of single weights, in the figures that were asked for last. */
function fromFigures(lab: RunView, player: PlayerId): PlayerNow | null {
  const { latest: figures } = lab.figuresMonitor;
  const { layers, spec } = lab.store.getState();
  const frame = lab.trajectory.latest;
  if (figures === null || figures.theta === null || frame === null) return null;
  const at = player - figures.first;
  const group = groupOfId(layers, player);
  if (at < 0 || at >= figures.theta.length || group < 0) return null;
  return {
    s: figures.participation[at],
    stake: {
      benefit: figures.benefit[at],
      normSquared: figures.theta[at] ** 2,
      rivalry: figures.rivalry[at],
    },
    prices: pricesOfGroupAt(frame, spec, group),
  };
}
