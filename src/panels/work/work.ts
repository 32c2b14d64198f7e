/** What players that are out save, layer by layer. */
import { activeIn } from '../../game/summary.ts';
import { netSize } from '../../spec/netSize.ts';
import type { RunView } from '../../state/lab.ts';

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
export function workOf(lab: RunView): Work | null {
  const { latest } = lab.trajectory;
  const { spec, layers: groups } = lab.store.getState();
  if (latest === null || groups.length === 0) return null;
  const size = netSize(
    spec,
    groups.map((_, group) => activeIn(latest.summaries, group)),
  );
  return size === null
    ? null
    : {
        layers: size.layers.map(({ name, whole, left }) => ({
          name,
          whole: whole.multiplications,
          now: left.multiplications,
        })),
        whole: size.whole.multiplications,
        now: size.left.multiplications,
      };
}
