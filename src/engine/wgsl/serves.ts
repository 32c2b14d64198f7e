/** Which runs these kernels can compute. */
import { playerCount } from '../../game/network.ts';
import type { Model } from '../../model/model.ts';
import { kindsPlaying, namedByLayer, type Players } from '../../model/players/registry.ts';
import { denseNetOf, type DenseNet } from '../denseNet.ts';
import type { TrainerOptions } from '../route.ts';
import { MOST_GROUPS as PRICED_GROUPS } from './stepSlots.ts';

/** Classes whose logits fit into a workgroup's memory on every device. */
const MOST_CLASSES = 2048;
/** Workgroups in one row of a dispatch on every device; one is a unit that plays, an image or a tile. */
const MOST_GROUPS = 65_535;

/** The network and its players as these kernels compute them; null where they cannot. */
export function servedNet(model: Model, players: Players): DenseNet | null {
  if (namedByLayer(players) !== null) return null;
  const kinds = kindsPlaying(players);
  const areUnits = kinds.every((kind) => kind === 'neuron' || kind === 'pixel');
  const areWeights = kinds.every((kind) => kind === 'weight');
  return areUnits || areWeights ? denseNetOf(model, players) : null;
}

/** Whether the run can be computed at all. */
export function servesWgsl({ model, spec, backend }: TrainerOptions): boolean {
  const net = servedNet(model, spec.granularity);
  if (net === null) return false;
  const { widths, groups } = net;
  const tiles = widths
    .slice(1)
    .reduce((sum, width, l) => sum + Math.ceil(width / 32) * Math.ceil((widths[l] + 1) / 32), 0);
  const units = groups.filter(({ granularity }) => granularity !== 'weight');
  return (
    backend === 'webgpu' &&
    widths[widths.length - 1] <= MOST_CLASSES &&
    groups.length <= PRICED_GROUPS &&
    Math.max(tiles, playerCount(units), spec.batchSize) <= MOST_GROUPS
  );
}
