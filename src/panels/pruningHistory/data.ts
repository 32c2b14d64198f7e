/** Who is out, in the order of leaving, and how the departures gather on the picture. */
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { NEVER, type PruningHistory } from '../../state/pruningHistory.ts';
import { reasonOf, type Reason } from '../shared/causes.ts';

/** Beyond so many layers no rows and no lines can be told apart. */
const MOST_LAYERS = 6;

/** The layers as they are shown: one by one while they are few, else as one. */
export const toldApart = (layers: readonly ShownLayer[]): readonly ShownLayer[] => {
  const [first] = layers;
  if (first === undefined || layers.length <= MOST_LAYERS) return layers;
  const sum = (of: 'count' | 'total') => layers.reduce((all, layer) => all + layer[of], 0);
  return [{ ...first, name: 'All layers', count: sum('count'), total: sum('total') }];
};

export interface Departure {
  readonly player: ShownIndex;
  /** Index into the layers. */
  readonly layer: number;
  readonly step: number;
  readonly reason: Reason;
}

/** Everybody who is out now, the earliest first. */
export function departures(call: PruningHistory, layers: readonly ShownLayer[]): Departure[] {
  const gone: Departure[] = [];
  layers.forEach(({ first, count }, layer) => {
    for (let at = 0; at < count; at++) {
      const player = shownIndex(first + at);
      const step = call.leftAt[player];
      if (step === NEVER || step === undefined) continue;
      gone.push({ player, layer, step, reason: reasonOf(call, player) });
    }
  });
  return gone.sort((a, b) => a.step - b.step || a.player - b.player);
}

/** Departures of one layer and reason too near in time to be told apart. */
export interface Group {
  readonly layer: number;
  readonly reason: Reason;
  readonly first: number;
  readonly last: number;
  readonly players: readonly ShownIndex[];
}

/** @param within steps that one mark spans; cells of time are fixed, so marks do not wander */
export function groups(gone: readonly Departure[], within: number): Group[] {
  const cells = new Map<
    string,
    { -readonly [Name in keyof Group]: Group[Name] } & { players: ShownIndex[] }
  >();
  for (const { player, layer, step, reason } of gone) {
    const key = `${Math.floor(step / within)} ${layer} ${reason}`;
    const cell = cells.get(key);
    if (cell === undefined)
      cells.set(key, { layer, reason, first: step, last: step, players: [player] });
    else {
      cell.players.push(player);
      cell.last = step;
    }
  }
  return [...cells.values()];
}

/** Players of each layer that were in at a step and those now out of each reason; shape [layers]. */
export const inAt = (
  gone: readonly Departure[],
  layers: readonly ShownLayer[],
  step: number,
): number[] =>
  layers.map(
    ({ count }, index) =>
      count - gone.filter((each) => each.layer === index && each.step <= step).length,
  );
