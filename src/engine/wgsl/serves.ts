/** Which runs these kernels can compute, and a network as they see it. */
import { playerCount } from '../../game/network.ts';
import { learningBlocks, sizeOf, type Block, type Model } from '../../model/model.ts';
import { canPlay, playerGroups, type PlayerGroup } from '../../model/players.ts';
import {
  kindsPlaying,
  namedByLayer,
  type Granularity,
  type Players,
} from '../../model/players/registry.ts';
import { inputsOf, layersOf, placesOf, type LayerShape } from '../layerShapes.ts';
import type { TrainerOptions } from '../route.ts';
import { LEAST_SIDE } from './kernels/product.ts';
import { MOST_GROUPS as PRICED_GROUPS } from './stepSlots.ts';

export interface WgslNet {
  /** Blocks that learn, as `layers` has them. */
  readonly blocks: readonly Block[];
  readonly layers: readonly LayerShape[];
  /** Numbers of one example. */
  readonly imageSize: number;
  /** Groups of players, from the input on. */
  readonly groups: readonly PlayerGroup[];
  /** The layer in which each group plays, from 0; of the same length as `groups`. */
  readonly layerOf: readonly number[];
}

/** Classes whose logits fit into a workgroup's memory on every device. */
const MOST_CLASSES = 2048;
/** Workgroups in one row of a dispatch on every device; one is a unit that plays, an image or a tile. */
const MOST_GROUPS = 65_535;
/** Images of a test at a time: much work for any card, yet no long submission. */
const MOST_TESTED = 1000;
/** Words in which their activations fit on every device. */
const MOST_TESTED_WORDS = 2 ** 24;

const UNITS: readonly Granularity[] = ['neuron', 'pixel', 'filter'];

/** Images of a test at a time. */
export function testedAtOnce(layers: readonly LayerShape[]): number {
  const words = layers.reduce((sum, { outputs, places }) => sum + outputs * places, 0);
  return Math.max(1, Math.min(MOST_TESTED, Math.floor(MOST_TESTED_WORDS / words)));
}

/** The network and its players as these kernels compute them; null where they cannot. */
export function servedNet(model: Model, players: Players): WgslNet | null {
  const layers = layersOf(model);
  if (layers === null || namedByLayer(players) !== null) return null;
  const kinds = kindsPlaying(players);
  const convolutions = layers.flatMap(({ convolution }) => convolution ?? []);
  const areUnits = kinds.every((kind) => UNITS.includes(kind));
  const areWeights = kinds.every((kind) => kind === 'weight') && convolutions.length === 0;
  if (!areUnits && !areWeights) return null;
  // A window's numbers lie in one tile.
  if (convolutions.some(({ window }) => window ** 2 > LEAST_SIDE)) return null;
  const blocks = learningBlocks(model);
  const groups = playerGroups(model, players);
  const layerOf = groups.map(({ block }) => blocks.indexOf(model.blocks[block]));
  return { blocks, layers, imageSize: sizeOf(blocks[0].input), groups, layerOf };
}

const tilesAlong = (count: number): number => Math.ceil(count / LEAST_SIDE);

/** Workgroups of the largest dispatch of some layers. @param rows images at a time */
function mostTiles(layers: readonly LayerShape[], rows: number): number {
  const ofMaps = layers.map(({ convolution }) => {
    if (convolution === null) return 0;
    const { before, read } = convolution;
    // A tile has whole windows alone: at least half of it is filled.
    return 2 * tilesAlong(rows * Math.max(placesOf(before), placesOf(read)));
  });
  const ofKernels = layers.reduce(
    (sum, layer) => sum + tilesAlong(layer.outputs) * tilesAlong(inputsOf(layer) + 1),
    0,
  );
  return Math.max(ofKernels, ...ofMaps);
}

/** Whether the run can be computed at all. */
export function servesWgsl({ model, spec, backend }: TrainerOptions): boolean {
  const net = servedNet(model, spec.granularity);
  if (net === null || !canPlay(model, spec.granularity)) return false;
  const { layers, groups } = net;
  const rows = Math.max(spec.batchSize, testedAtOnce(layers));
  const units = groups.filter(({ granularity }) => granularity !== 'weight');
  return (
    backend === 'webgpu' &&
    layers[layers.length - 1].outputs <= MOST_CLASSES &&
    groups.length <= PRICED_GROUPS &&
    Math.max(mostTiles(layers, rows), playerCount(units), spec.batchSize) <= MOST_GROUPS
  );
}
