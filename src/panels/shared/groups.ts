/** The groups of players of one kind, which a picture of that kind is about: who plays is data. */
import type { PlayerLayer } from '../../game/network.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { SUMMARY_LENGTH } from '../../game/summary.ts';

export type Granularity = PlayerLayer['granularity'];

export interface Groups {
  /** They follow one another among all groups. */
  readonly layers: readonly ShownLayer[];
  /** Index of the first among all groups. */
  readonly from: number;
}

/** Kinds whose groups follow one another; named layer by layer, others may stand between. */
export function kindsTogether(layers: readonly Pick<ShownLayer, 'granularity'>[]): Granularity[] {
  const all = layers.map(({ granularity }) => granularity);
  return [...new Set(all)].filter((kind) =>
    all.slice(all.indexOf(kind), all.lastIndexOf(kind) + 1).every((each) => each === kind),
  );
}

export function groupsOf(layers: readonly ShownLayer[], granularity: Granularity): Groups {
  const own = layers.filter((layer) => layer.granularity === granularity);
  return { layers: own, from: Math.max(0, layers.indexOf(own[0])) };
}

/** What their players do; shape [groups.layers.length, SUMMARY_LENGTH]. */
export const summariesOf = (
  { summaries }: { readonly summaries: Float32Array },
  { layers, from }: Groups,
): Float32Array =>
  summaries.subarray(from * SUMMARY_LENGTH, (from + layers.length) * SUMMARY_LENGTH);

/** “L1”, “In”: a group where there is no room for its name. */
export const shortName = ({ name }: Pick<PlayerLayer, 'name'>): string =>
  name.replace(/^Layer /, 'L').replace(/^Input$/, 'In');
