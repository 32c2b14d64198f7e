/** Which pictures a run sends of its players, and how each is drawn. */
import { isSquareGrey, type DataSet } from '../data/dataSet.ts';
import type { PlayerColumns, Trainer } from '../engine/trainer.ts';
import type { Overlaps } from '../game/frozen/overlap.ts';
import type { PlayerLayer } from '../game/network.ts';
import {
  bytesOf,
  writeBytes,
  type FieldsShape,
  type KernelsShape,
  type ParticipationShape,
  type PictureShape,
} from '../game/pictures.ts';
import { convolutionOf } from '../model/blocks/conv2d.ts';
import { learningBlocks, type Model, type Shape } from '../model/model.ts';
import { gridOf, type PlayerGroup } from '../model/players.ts';
import { shownIndex } from '../game/players.ts';
import type { InputScale } from '../game/smallNet.ts';
import type { Shown, ShownLayer } from '../game/shown.ts';
import { drawKernels } from './kernels.ts';
import { drawOverlaps, overlapEdge } from './overlaps.ts';
import { drawActivations, drawPlane, planeShape } from './plane.ts';
import { drawFields, fieldSide } from './receptiveFields.ts';

/** Pictures of players change slowly. */
const SELDOM: PicturePace = { everyMs: 500, share: 0.05 };
/** A plane is watched while it changes, and so small a net leaves time for it. */
const OFTEN: PicturePace = { everyMs: 100, share: 0.25 };
/** Of what a neuron gives in a plane. */
const TILE_SIDE = 26;

/** How often pictures are made. */
export interface PicturePace {
  /** Milliseconds from one to the next at least. */
  readonly everyMs: number;
  /** Of the time that they may take, 0 to 1. */
  readonly share: number;
}

export interface Pictures {
  /** They stay as long as the run. */
  readonly shapes: readonly PictureShape[];
  readonly pace: PicturePace;
  /** @param into of all shapes together, one after another */
  draw(columns: PlayerColumns, epsilon: number, into: Uint8Array): Promise<void>;
}

/** How the players of a group lie in a picture: as the weights of its kernel do, or as the pixels in the image. */
function participationShape(
  model: Model,
  group: PlayerGroup,
  layer: number,
  input: Shape,
): ParticipationShape {
  const [height = 1, width = 1] = input.length === 3 ? input : [];
  const grid = gridOf(model, group);
  const readsImage =
    !group.keeps.includes('output') && model.blocks[group.block] === learningBlocks(model)[0];
  const isImage = readsImage && grid.columns === height * width;
  const { rows, columns } = isImage ? { rows: height, columns: width } : grid;
  return { kind: 'participation', layer, rows, columns };
}

const isNeuron = ({ granularity }: PlayerLayer): boolean => granularity === 'neuron';

/** Neurons that play do so in all layers but the last, so that theirs follow one another. */
function fieldsShape(layers: readonly ShownLayer[], side: number): FieldsShape {
  const own = layers.filter(isNeuron);
  const first = shownIndex(own[0]?.first ?? 0);
  const count = own.reduce((sum, layer) => sum + layer.count, 0);
  return { kind: 'fields', first, count, side };
}

const isFilter = ({ granularity }: PlayerLayer): boolean => granularity === 'filter';

const kernelsShape = (model: Model, { block }: PlayerGroup, { count }: ShownLayer, layer: number) =>
  ({
    ...{ kind: 'kernels', layer, count },
    side: convolutionOf(model.blocks[block]!).edge,
  }) satisfies KernelsShape;

/** s of the filters of the layer of weights below, with those below ε at 0; null where that is the image. */
function sBelow(
  model: Model,
  groups: readonly PlayerGroup[],
  { block }: PlayerGroup,
  s: Float32Array,
  epsilon: number,
): Float32Array | null {
  const learning = learningBlocks(model);
  const below = learning[learning.indexOf(model.blocks[block]!) - 1];
  const group = groups.find((each) => isFilter(each) && model.blocks[each.block] === below);
  if (group === undefined) return null;
  const own = s.subarray(group.first, group.first + group.count);
  return own.map((each) => (each < epsilon ? 0 : each));
}

/**
 * Of filters their kernels, of neurons what they look for, of all other players how far each takes part.
 *
 * @param groups of all players, from the input on
 * @param dataSet only of a square image of one channel, through dense layers alone, there are pictures of what
 *   neurons look for; of points of a plane, of what they give there
 * @param scale by which numbers of examples enter the network
 */
export function networkPictures(
  trainer: Pick<Trainer, 'layers' | 'readWeights'>,
  shown: Shown,
  model: Model,
  groups: readonly PlayerGroup[],
  dataSet: Pick<DataSet, 'input' | 'plane'>,
  scale: InputScale,
): Pictures {
  const { input, plane } = dataSet;
  const [height = 1] = input;
  const isDense = learningBlocks(model).every(({ kind }) => kind === 'dense');
  const shapes: PictureShape[] = groups.flatMap((group, index) =>
    isNeuron(group) ? [] : [participationShape(model, group, index, input)],
  );
  const ofPlane = plane === undefined ? null : planeShape(model, groups, scale);
  // What a neuron looks for is seen through the layers before it: those of neurons, from the input on.
  const firstBlocks = learningBlocks(model);
  const areFirst = groups
    .filter(isNeuron)
    .every(({ block }, at) => model.blocks[block] === firstBlocks[at]);
  const hasFields =
    groups.some(isNeuron) && areFirst && ((isSquareGrey(dataSet) && isDense) || ofPlane !== null);
  const side = ofPlane === null ? fieldSide(height) : TILE_SIDE;
  const fields = hasFields ? fieldsShape(shown.layers, side) : null;
  const kernels = groups.flatMap((group, index) =>
    isFilter(group) ? [kernelsShape(model, group, shown.layers[index]!, index)] : [],
  );
  const learning = learningBlocks(model);
  return {
    shapes: [...shapes, ...kernels, ...[fields, ofPlane].filter((shape) => shape !== null)],
    pace: ofPlane === null ? SELDOM : OFTEN,
    async draw({ participation }, epsilon, into) {
      let at = 0;
      for (const shape of shapes) {
        if (shape.kind !== 'participation') continue;
        const { first, count } = trainer.layers[shape.layer]!;
        writeBytes(participation.subarray(first, first + count), epsilon, into.subarray(at));
        at += bytesOf(shape);
      }
      if (fields === null && ofPlane === null && kernels.length === 0) return;
      const weights = await trainer.readWeights();
      for (const shape of kernels) {
        const group = groups[shape.layer]!;
        const { first, count } = shown.layers[shape.layer]!;
        const block = model.blocks[group.block]!;
        const filters = Array.from(
          shown.players.subarray(first, first + count),
          (player) => player - group.first,
        );
        const below = sBelow(model, groups, group, participation, epsilon);
        const drawn = into.subarray(at, at + bytesOf(shape));
        drawKernels(block, weights[learning.indexOf(block)]!, below, filters, drawn);
        at += drawn.length;
      }
      const drawn = into.subarray(at, at + (fields === null ? 0 : bytesOf(fields)));
      at += drawn.length;
      if (plane !== undefined && ofPlane !== null) {
        drawPlane(plane, ofPlane, weights, participation, into.subarray(at));
        if (fields === null) return;
        const own = shown.players.subarray(fields.first, fields.first + fields.count);
        drawActivations(plane, ofPlane, TILE_SIDE, weights, participation, own, drawn);
      } else if (fields !== null)
        drawFields(height, weights, trainer.layers, participation, shown.players, drawn);
    },
  };
}

/** Without a network a player's picture is whom it points the same way as. */
export function sandboxPictures(
  sandbox: { readonly layers: readonly PlayerLayer[]; readOverlaps(): Promise<Overlaps[]> },
  shown: Shown,
): Pictures {
  const count = shown.players.length;
  const side = overlapEdge(sandbox.layers);
  return {
    shapes: [{ kind: 'fields', first: shownIndex(0), count, side }],
    pace: SELDOM,
    draw: async ({ normSquared }, _epsilon, into) =>
      drawOverlaps(await sandbox.readOverlaps(), sandbox.layers, normSquared, shown.players, into),
  };
}
