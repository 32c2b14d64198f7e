/** A network as the SIMD step sees it: layers of weights, each a matrix that meets maps (assembly/maps.ts). */
import type { Block, Model } from '../../model/model.ts';
import { learningBlocks } from '../../model/model.ts';
import { canPlay, playerGroups, type PlayerGroup } from '../../model/players.ts';
import type { Granularity, Players } from '../../model/players/registry.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { layersOf, type LayerShape } from '../layerShapes.ts';

export interface SimdNet {
  /** Blocks that learn, as `layers` has them. */
  readonly blocks: readonly Block[];
  readonly layers: readonly LayerShape[];
  /** Groups of players, from the input on. */
  readonly groups: readonly PlayerGroup[];
}

/** The network and its players as the SIMD step computes them; null where it cannot. */
export function servedNet(model: Model, players: Players): SimdNet | null {
  const layers = layersOf(model);
  if (layers === null) return null;
  const groups = playerGroups(model, players);
  const blocks = learningBlocks(model);
  const learning = blocks.map((block) => model.blocks.indexOf(block));
  const play = (kinds: readonly Granularity[], where: readonly number[]): boolean =>
    groups.length === where.length &&
    groups.every(({ block, granularity }, l) => block === where[l] && kinds.includes(granularity));
  // Of units all hidden ones must play, where there are any; of weights all.
  const isNobody = players === 'neuron' && learning.length === 1;
  const serves =
    (isNobody || canPlay(model, players)) &&
    (play(['weight'], learning) || play(['neuron', 'filter'], learning.slice(0, -1)));
  return serves ? { blocks, layers, groups } : null;
}

/** Whether a run can be computed: black pixels are left out of products, so a border must be black, too. */
export function servesSimd(
  model: Model,
  { granularity, inputNormalisation }: Pick<RunSpec, 'granularity' | 'inputNormalisation'>,
): boolean {
  const net = servedNet(model, granularity);
  const border = net?.layers[0]!.convolution?.border ?? 0;
  return net !== null && (border === 0 || inputNormalisation === 'unit');
}

export const weightsPlay = ({ groups }: SimdNet): boolean => groups[0]?.granularity === 'weight';

/** The numbers below `count`. */
export const everyone = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, i) => i);

/** Units of all layers, those of the input first. */
export const unitsOf = (
  layers: readonly Pick<LayerShape, 'unitsBelow' | 'outputs'>[],
): number[] => [layers[0]!.unitsBelow, ...layers.map(({ outputs }) => outputs)];

/**
 * Where the weights by which a unit below is read stand in a kernel elsewhere: convolutions go by place of the
 * patch, then channel; dense layers by channel, then place. Here both go by place.
 *
 * @param units below, ascending
 * @returns their rows, as they stand here
 */
export function rowsOf(
  { taps, unitsBelow, convolution: one }: Omit<LayerShape, 'outputs' | 'places'>,
  units: Uint32Array,
): Uint32Array {
  const rows = new Uint32Array(taps * units.length);
  let at = 0;
  for (let tap = 0; tap < taps; tap++)
    for (const unit of units)
      rows[at++] = one === null ? unit * taps + tap : tap * unitsBelow + unit;
  return rows;
}

/** Multiplications for one image. @param counts units of each layer, the input's first */
export const workOf = (layers: readonly LayerShape[], counts: readonly number[]): number =>
  layers.reduce((sum, { taps, convolution }, l) => {
    const { height, width } = convolution?.before ?? { height: 1, width: 1 };
    return sum + (taps * counts[l] + 1) * counts[l + 1] * height * width;
  }, 0);
