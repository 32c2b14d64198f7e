/** What players that are out save, layer by layer. */
import { activeIn } from '../../game/summary.ts';
import { netSize } from '../../spec/netSize.ts';
import type { RunView } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';

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

type WorkedRun = Pick<LabState, 'spec' | 'layers' | 'recorded'>;

/** Each layer of the whole net; empty where there is no network. */
export function wholeWork({
  spec,
  layers,
  recorded,
}: WorkedRun): { name: string; whole: number }[] {
  if (recorded === null)
    return (netSize(spec, [])?.layers ?? []).map(({ name, whole }) => ({
      name,
      whole: whole.multiplications,
    }));
  const { multiplications, otherMultiplications: others } = recorded;
  const own = layers.map(({ name }, group) => ({ name, whole: multiplications[group] ?? 0 }));
  return others > 0 ? [...own, { name: 'all others', whole: others }] : own;
}

/** Of a net of which only the layers are known: what each layer’s own players save there. */
function recordedWork(state: WorkedRun, summaries: Float32Array): Work {
  const layers = wholeWork(state).map(({ name, whole }, index) => {
    const group = state.layers[index];
    const left = group === undefined ? 1 : activeIn(summaries, index) / group.total;
    return { name, whole, now: Math.round(whole * left) };
  });
  const sum = (of: 'whole' | 'now') => layers.reduce((all, layer) => all + layer[of], 0);
  return { layers, whole: sum('whole'), now: sum('now') };
}

/** Null before the first frame, and where there is no network. */
export function workOf(lab: RunView): Work | null {
  const { latest } = lab.trajectory;
  const state = lab.store.getState();
  const { spec, layers: groups } = state;
  if (latest === null || groups.length === 0) return null;
  if (state.recorded !== null) return recordedWork(state, latest.summaries);
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
