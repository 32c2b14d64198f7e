/** Which runs these kernels can compute. */
import { playerCount } from '../../game/network.ts';
import { neuronsOf } from '../denseNet.ts';
import type { TrainerOptions } from '../route.ts';
import { MOST_GROUPS as PRICED_GROUPS } from './stepSlots.ts';

/** Classes whose logits fit into a workgroup's memory on every device. */
const MOST_CLASSES = 2048;
/** Workgroups in one row of a dispatch on every device; one is a player, an image or a tile. */
const MOST_GROUPS = 65_535;

/** Whether the run can be computed at all. */
export function servesWgsl({ model, spec, backend }: TrainerOptions): boolean {
  const net = neuronsOf(model, spec.granularity);
  if (net === null) return false;
  const { widths, groups } = net;
  const tiles = widths
    .slice(1)
    .reduce((sum, width, l) => sum + Math.ceil(width / 32) * Math.ceil((widths[l] + 1) / 32), 0);
  const players = playerCount(groups);
  return (
    backend === 'webgpu' &&
    widths[widths.length - 1] <= MOST_CLASSES &&
    groups.length <= PRICED_GROUPS &&
    Math.max(tiles, players + 1, spec.batchSize) <= MOST_GROUPS
  );
}
