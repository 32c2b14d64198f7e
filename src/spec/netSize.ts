/**
 * How large the net is that a run leaves, beside the whole one: counted from who is in, layer by layer. Who plays decides
 * how: a pruned unit takes its own weights with it and those of everybody who reads it, a pruned pixel the weights that
 * read it, a pruned weight itself alone.
 */
import { isSandbox } from '../game/sandbox/game.ts';
import { learningBlocks, sizeOf, type Axis, type Block } from '../model/model.ts';
import { playerGroups, type PlayerGroup } from '../model/players.ts';
import type { Players } from '../model/players/registry.ts';
import { modelOf, type Named } from './network.ts';
import type { RunSpec } from './spec.ts';

export interface Footprint {
  /** Weights and biases; where single weights play, those that are not 0, and all biases. */
  readonly parameters: number;
  /** For one example, forward. */
  readonly multiplications: number;
  /** Of float32 weights and biases in whole matrices at the widths that are left. */
  readonly bytes: number;
}

export interface LayerSizes {
  /** “layer 1”, the last one “answer”. */
  readonly name: string;
  readonly left: Footprint;
  readonly whole: Footprint;
}

export interface NetSize {
  readonly left: Footprint;
  readonly whole: Footprint;
  readonly layers: readonly LayerSizes[];
  /** Numbers that are read of an example, then what each layer of weights gives: “320-56-32-10”. */
  readonly widths: readonly number[];
  /**
   * Where single weights play: what is left as lists of the weights that are not 0, each with the number of its column
   * (2 bytes, 4 from 65 536 on), and where each row begins (4 bytes); a layer that is smaller as a matrix is one. Null elsewhere.
   */
  readonly sparseBytes: number | null;
}

const FLOAT_BYTES = 4;
const ROW_BYTES = 4;
const MOST_SHORT_COLUMNS = 65_536;

const isUnits = ({ keeps }: PlayerGroup): boolean => keeps.join() === 'output';
const isPixels = ({ keeps }: PlayerGroup): boolean => keeps.join() === 'input';

interface Kernel {
  readonly inputs: number;
  readonly outputs: number;
  /** Weights between one input and one output. */
  readonly taps: number;
  /** How often each weight multiplies. */
  readonly places: number;
  readonly hasBias: boolean;
}

function kernelOf({ parameters, multiplications }: Block): Kernel {
  const { shape, axes } = parameters.find(({ name }) => name === 'kernel')!;
  const along = (wanted: Axis) => shape[axes.indexOf(wanted)]!;
  const [inputs, outputs] = [along('input'), along('output')];
  return {
    ...{ inputs, outputs },
    taps: sizeOf(shape) / (inputs * outputs),
    places: multiplications / sizeOf(shape),
    hasBias: parameters.some(({ name }) => name === 'bias'),
  };
}

interface LayerLeft {
  readonly size: Footprint;
  readonly sparseBytes: number;
}

/** @param weights that are not 0; null where they go with units alone */
function layerLeft(
  { taps, places, hasBias }: Kernel,
  inputs: number,
  outputs: number,
  weights: number | null,
): LayerLeft {
  const slots = inputs * outputs * taps;
  const own = weights === null ? slots : Math.min(weights, slots);
  const biases = hasBias ? outputs : 0;
  const bytes = FLOAT_BYTES * (slots + biases);
  const indexBytes = inputs * taps < MOST_SHORT_COLUMNS ? 2 : 4;
  const lists = own * (FLOAT_BYTES + indexBytes) + ROW_BYTES * (outputs + 1) + FLOAT_BYTES * biases;
  return {
    size: { parameters: own + biases, multiplications: own * places, bytes },
    sparseBytes: weights === null ? bytes : Math.min(bytes, lists),
  };
}

const NOTHING: Footprint = { parameters: 0, multiplications: 0, bytes: 0 };

const together = (sizes: readonly Footprint[]): Footprint =>
  sizes.reduce(
    (sum, each) => ({
      parameters: sum.parameters + each.parameters,
      multiplications: sum.multiplications + each.multiplications,
      bytes: sum.bytes + each.bytes,
    }),
    NOTHING,
  );

/** What is left at both ends of a layer of weights, and of the weights between. */
export interface LayerEnds {
  readonly inputs: number;
  readonly outputs: number;
  /** Weights that are not 0; null where they go with units alone. */
  readonly weights: number | null;
}

/** @param ends of each layer of weights, from the input on */
export function sizeBetween(named: Named, ends: readonly LayerEnds[]): NetSize {
  const blocks = learningBlocks(modelOf(named));
  let sparseBytes = 0;
  const layers = blocks.map((block, at): LayerSizes => {
    const kernel = kernelOf(block);
    const { inputs, outputs, weights } = ends[at]!;
    const left = layerLeft(kernel, inputs, outputs, weights);
    sparseBytes += left.sparseBytes;
    return {
      name: at === blocks.length - 1 ? 'answer' : `layer ${at + 1}`,
      left: left.size,
      whole: layerLeft(kernel, kernel.inputs, kernel.outputs, null).size,
    };
  });
  return {
    layers,
    widths: [ends[0]!.inputs, ...ends.map(({ outputs }) => outputs)],
    left: together(layers.map(({ left }) => left)),
    whole: together(layers.map(({ whole }) => whole)),
    sparseBytes: ends.some(({ weights }) => weights !== null) ? sparseBytes : null,
  };
}

/** Of each layer of weights, from the input on. @param active as of `netSize` */
function endsLeft(
  spec: Named & { readonly granularity: Players },
  active: readonly number[],
): LayerEnds[] {
  const model = modelOf(spec);
  const groups = playerGroups(model, spec.granularity);
  /** How many are in of the players of a block for whom this holds; null where none plays. */
  const inOf = (block: Block, isOne: (group: PlayerGroup) => boolean): number | null => {
    const at = groups.findIndex((group) => model.blocks[group.block] === block && isOne(group));
    return at < 0 ? null : (active[at] ?? groups[at]!.count);
  };
  let before: { readonly left: number; readonly outputs: number } | null = null;
  return learningBlocks(model).map((block) => {
    const kernel = kernelOf(block);
    const inputs: number =
      before === null
        ? (inOf(block, isPixels) ?? kernel.inputs)
        : before.left * (kernel.inputs / before.outputs);
    const outputs = inOf(block, isUnits) ?? kernel.outputs;
    before = { left: outputs, outputs: kernel.outputs };
    const weights = inOf(block, (group) => !isUnits(group) && !isPixels(group));
    return { inputs, outputs, weights };
  });
}

/**
 * @param active players with s ≥ ε, group by group, as `Figures.activePerLayer` has them; none for the whole net. Where
 *   weights play in one layer and units in another, what is left of the former is an upper bound: some of these weights
 *   read nobody
 * @returns null without a network
 */
export const netSize = (
  spec: Named & { readonly granularity: Players; readonly sandbox: RunSpec['sandbox'] },
  active: readonly number[],
): NetSize | null => (isSandbox(spec) ? null : sizeBetween(spec, endsLeft(spec, active)));
