/** What players that are out save, layer by layer. */
import { activeIn, countIn } from '../../game/summary.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { workByLayer } from '../../spec/network.ts';
import type { Lab } from '../../state/lab.ts';

export interface Work {
  readonly layers: readonly {
    readonly name: string;
    /** Multiplications for one image in the whole net, and without the players that are pruned. */
    readonly whole: number;
    readonly now: number;
  }[];
  readonly whole: number;
  readonly now: number;
}

/** Null before the first frame, and where there is no network. */
export function workOf(lab: Lab): Work | null {
  const { latest } = lab.trajectory;
  const { spec, layers: groups } = lab.store.getState();
  if (latest === null || groups.length === 0 || isSandbox(spec)) return null;
  const shareOf = (group: number | null) => {
    if (group === null || group >= groups.length) return 1;
    const count = countIn(latest.summaries, group);
    return count > 0 ? activeIn(latest.summaries, group) / count : 1;
  };
  const layers = workByLayer(spec, spec.granularity).map(
    ({ name, multiplications: whole, reads, gives }) => ({
      ...{ name, whole },
      now: whole * shareOf(reads) * shareOf(gives),
    }),
  );
  const sum = (key: 'whole' | 'now') => layers.reduce((total, layer) => total + layer[key], 0);
  return { layers, whole: sum('whole'), now: sum('now') };
}
