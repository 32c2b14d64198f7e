/** What the players of a grid make of the example that the net is asked about. */
import type { LayerAnswer } from '../../game/answers.ts';
import type { Lab } from '../../state/lab.ts';
import type { Tiles } from './atlas.ts';
import type { FilterGrid } from './layout.ts';

type Group = Pick<FilterGrid, 'layer' | 'group'>;

/** The output of its layer that each player shown is, counted from 0. */
export function unitsIn(lab: Lab, { layer }: Pick<Group, 'layer'>): number[] {
  const { shown } = lab.store.getState();
  const own = shown.subarray(layer.first, layer.first + layer.count);
  return Array.from(own, (player) => player - layer.firstId);
}

/** Null while nothing has been answered. */
function answerFor(lab: Lab, { layer, group }: Group): LayerAnswer | null {
  const found = lab.asking.latest?.layers.find((each) => each.group === group);
  return found !== undefined && found.activations.length === layer.total ? found : null;
}

/** The strongest of each player shown; null while nothing has been answered. */
export function responsesFor(lab: Lab, of: Group): Float32Array | null {
  const answer = answerFor(lab, of);
  return answer === null
    ? null
    : Float32Array.from(unitsIn(lab, of), (unit) => answer.activations[unit]);
}

/** Of all players of the group, shown or not; null while nothing has been answered. */
export function mapsFor(lab: Lab, of: Group): Tiles | null {
  return answerFor(lab, of)?.maps ?? null;
}
