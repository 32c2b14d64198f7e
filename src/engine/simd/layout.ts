/**
 * Where everything lies in the memory of the SIMD step. All room is taken once, for the full widths;
 * a net that has shrunk uses the front of each region. assembly/panels.ts describes the matrices.
 *
 * What grows with the batch is scratch, which the games use one after the other: a step leaves nothing
 * there that the next needs. What a game has to itself are its weights and all vectors.
 */
import type { RunSpec } from '../../spec/spec.ts';
import { inputsOf, type LayerShape } from '../layerShapes.ts';
import { unitsOf } from './shape.ts';

export const PANEL = 32;
/** Of a sparse row: where what it multiplies begins, and the factor. */
export const ENTRY_BYTES = 8;
/** Of a full panel; the unit of an entry's offset. */
export const ROW_BYTES = 4 * PANEL;
/** Images that one evaluation pass takes, at least. */
const EVALUATION_ROWS = 128;

/** Columns with the padding of the last panel, which is 4, 8, 16 or 32 wide. */
export function paddedColumns(count: number): number {
  const rest = count % PANEL;
  const last = [0, 4, 8, 16, 32].find((width) => width >= rest) as number;
  return count - rest + last;
}

/** Sparse rows: list r begins at `at + r * stride` and ends where the word `ends + 4 r` says. */
export interface Lists {
  readonly at: number;
  readonly stride: number;
  readonly ends: number;
}

/** Of one layer, what a game has to itself; addresses in bytes, capacities for the full widths. */
export interface OwnLayer {
  readonly kernel: number;
  readonly kernelFirst: number;
  readonly kernelSecond: number;
  readonly bias: number;
  readonly biasFirst: number;
  readonly biasSecond: number;
  /** Bias, and what shifted inputs add to every image. */
  readonly init: number;
  readonly biasSlopes: number;
  /** What every row of the kernel's gradient begins with. */
  readonly slopeInit: number;
  /** s in the products; ones in the output layer. */
  readonly gates: number;
  /** Gates with s < ε at 0, while evaluating. */
  readonly prunedGates: number;
  /** ∂L/∂s. */
  readonly playerSlopes: number;
  readonly normSquared: number;
  readonly crowd: number;
  readonly rivalry: number;
  /** [2, columns] */
  readonly costs: number;
  /** A byte per input, see `update`. */
  readonly moved: number;
  /** Null where neurons play. */
  readonly weightPlayers: WeightRegions | null;
}

/**
 * Of a layer whose weights play: what lies beside the kernel, which holds s ∘ θ; each of shape
 * [inputs, columns], in panels. The kernel's moments are those of θ.
 */
export interface WeightRegions {
  /** θ. */
  readonly weights: number;
  /** s. */
  readonly participation: number;
  readonly benefitSum: number;
  /** Adam's moments of −∂U/∂s. */
  readonly first: number;
  readonly second: number;
}

/** Of one layer, what all games use in turn. */
export interface SharedLayer {
  /** The kernel transposed; 0 in the first layer, which needs none. */
  readonly back: number;
  /** Before the gate, after ReLU and pooling; logits in the output layer. [rows · places, columns] */
  readonly activations: number;
  /** ∂L/∂z. [rows · places, columns] */
  readonly slopes: number;
  /** The layer's input by image, and by input; null in the first layer, whose input is a batch. */
  readonly input: InputLists | null;
  /** Null in a dense layer. */
  readonly maps: MapRegions | null;
  /** θ_t while θ and s move; 0 where no game's weights play. [inputs, columns] */
  readonly aside: number;
}

/** The same sparse matrix by its rows and by its columns. */
export interface InputLists {
  readonly byRow: Lists;
  /** Null for a convolution, which does not ask. */
  readonly byColumn: Lists | null;
  /** Where the entries of each place begin (assembly/maps.ts); 0 where there is one place. */
  readonly starts: number;
}

/** Of a convolution, beside what every layer has; assembly/maps.ts and convolution.ts say of what shape. */
export interface MapRegions {
  /** Of one image before pooling. */
  readonly before: number;
  readonly winners: number;
  /** What it reads, as images. */
  readonly read: number;
  /** Of slopes, by place before pooling. */
  readonly slopeStarts: number;
}

/** Images whose patches are gathered together, at most. */
export const PATCH_IMAGES = 32;

/** Room for the images of one step. */
export interface BatchPlan extends InputLists {
  readonly labels: number;
}

export interface LayerPlan extends OwnLayer, SharedLayer {}

export interface Plan {
  /** Images of the largest batch or evaluation pass. */
  readonly rows: number;
  /** As bytes, on their way into lists. */
  readonly pixels: number;
  /** What each byte becomes, by the input's scale. */
  readonly tables: Readonly<Record<RunSpec['inputNormalisation'], number>>;
  /** See `onesOf`. */
  readonly ones: number;
  readonly zeros: number;
  readonly rules: number;
  /** See assembly/weightPlayers.ts; of `stakes`, assembly/weightDynamics.ts. */
  readonly told: number;
  readonly stakes: number;
  /** `moved` of every bias. */
  readonly biasMoved: number;
  /** ∂L/∂z by image, of one layer at a time. */
  readonly slopeLists: Lists;
  /** Patches by filter, their sums and the gradient in panels, of one convolution at a time. */
  readonly patches: { readonly lists: Lists; readonly sums: number; readonly gradient: number };
  /** See assembly/slabs.ts; [2, rows]. */
  readonly cursors: number;
  readonly noList: Lists;
  /** The class of each image of an evaluation pass, as bytes. */
  readonly answers: number;
  /** A batch without inputs that nobody reads, and where each input's row is then; null where none ever leaves. */
  readonly selected: (InputLists & { readonly map: number }) | null;
  readonly batches: readonly BatchPlan[];
  readonly layers: readonly SharedLayer[];
  /** Layers of each game. */
  readonly games: readonly (readonly OwnLayer[])[];
  /** Total, with what lies before. */
  readonly bytes: number;
  readonly buffers: number;
}

export interface PlanOptions {
  readonly layers: readonly LayerShape[];
  readonly batchSize: number;
  /** How many batches can be in place at once. */
  readonly batches: number;
  readonly games: readonly GamePlan[];
}

export interface GamePlan {
  readonly optimizer: RunSpec['optimizer'];
  readonly weightsPlay: boolean;
}

/** Numbers of one example. */
export function exampleSize([first]: readonly LayerShape[]): number {
  const { unitsBelow, convolution } = first!;
  return convolution ? unitsBelow * convolution.read.height * convolution.read.width : unitsBelow;
}

/** As many as any layer has inputs, or outputs with padding. */
export const onesOf = (layers: readonly LayerShape[]): number =>
  Math.max(...layers.map((layer) => Math.max(inputsOf(layer), paddedColumns(layer.outputs))));

/** @param heapBase first free address */
export function planMemory(
  { layers, batchSize, batches, games }: PlanOptions,
  heapBase: number,
): Plan {
  let end = heapBase;
  let buffers = 0;
  /** Room on a cache line of its own. */
  const take = (bytes: number): number => {
    const at = Math.ceil(end / 64) * 64;
    end = at + bytes;
    buffers++;
    return at;
  };
  const floats = (count: number): number => take(4 * count);
  const rows = Math.max(batchSize, EVALUATION_ROWS);
  // One entry more than fits: the compaction of a row writes behind its last.
  const lists = (count: number, entries: number): Lists => ({
    stride: ENTRY_BYTES * (entries + 1),
    at: take(count * ENTRY_BYTES * (entries + 1)),
    ends: take(4 * count),
  });
  /** Of what this layer reads. */
  const inputLists = ({ taps, unitsBelow, convolution }: LayerShape): InputLists => {
    const places = convolution ? convolution.read.height * convolution.read.width : taps;
    const columns = places * unitsBelow;
    return {
      byRow: lists(rows, columns),
      byColumn: convolution ? null : lists(columns, rows),
      starts: convolution ? take(4 * rows * (places + 1)) : 0,
    };
  };
  const widest = Math.max(
    ...unitsOf(layers).map(paddedColumns),
    ...layers.map(({ outputs, places }) => places * paddedColumns(outputs)),
  );

  const maps = ({ convolution, unitsBelow, outputs, places }: LayerShape): MapRegions | null => {
    if (convolution === null) return null;
    const { read, border, before, window } = convolution;
    const columns = paddedColumns(outputs);
    const beforePlaces = before.height * before.width;
    const readPlaces = (read.height + 2 * border) * (read.width + 2 * border);
    return {
      before: window > 1 ? floats(beforePlaces * columns) : 0,
      winners: window > 1 ? floats(rows * places * columns) : 0,
      // Pieces of a patch may reach beyond the last number.
      read: floats(rows * readPlaces * unitsBelow + PANEL),
      slopeStarts: take(4 * rows * (beforePlaces + 1)),
    };
  };

  const patches = (): Plan['patches'] => {
    const convolutions = layers.filter(({ convolution }) => convolution !== null);
    const most = (size: (layer: LayerShape) => number) => Math.max(0, ...convolutions.map(size));
    return {
      lists: lists(
        most(({ outputs }) => outputs),
        most(({ places }) => PATCH_IMAGES * places),
      ),
      sums: floats(
        most(({ convolution, unitsBelow, outputs }) => {
          const { edge } = convolution!;
          return outputs * edge * (edge * unitsBelow + PANEL);
        }),
      ),
      gradient: floats(most((layer) => inputsOf(layer) * paddedColumns(layer.outputs))),
    };
  };

  const shared = (layer: LayerShape, index: number): SharedLayer => {
    const { outputs, places, taps, unitsBelow } = layer;
    const columns = paddedColumns(outputs);
    const inputs = inputsOf(layer);
    return {
      back: index > 0 ? floats(taps * columns * paddedColumns(unitsBelow)) : 0,
      activations: floats(rows * places * columns),
      slopes: floats(rows * places * columns),
      input: index > 0 ? inputLists(layer) : null,
      maps: maps(layer),
      aside: games.some(({ weightsPlay }) => weightsPlay) ? floats(inputs * columns) : 0,
    };
  };

  const weightRegions = (size: number): WeightRegions => ({
    weights: floats(size),
    participation: floats(size),
    benefitSum: floats(size),
    first: floats(size),
    second: floats(size),
  });

  const own = (layer: LayerShape, { optimizer, weightsPlay }: GamePlan): OwnLayer => {
    const inputCount = inputsOf(layer);
    const columns = paddedColumns(layer.outputs);
    const size = inputCount * columns;
    const hasFirst = optimizer !== 'sgd';
    const hasSecond = optimizer === 'adam';
    return {
      kernel: floats(size),
      kernelFirst: hasFirst ? floats(size) : 0,
      kernelSecond: hasSecond ? floats(size) : 0,
      bias: floats(columns),
      biasFirst: hasFirst ? floats(columns) : 0,
      biasSecond: hasSecond ? floats(columns) : 0,
      init: floats(columns),
      biasSlopes: floats(columns),
      slopeInit: floats(columns),
      gates: floats(columns),
      prunedGates: floats(columns),
      playerSlopes: floats(columns),
      normSquared: take(8 * columns),
      crowd: floats(inputCount),
      rivalry: floats(columns),
      costs: floats(2 * columns),
      moved: take(inputCount),
      weightPlayers: weightsPlay ? weightRegions(size) : null,
    };
  };

  return {
    rows,
    batches: Array.from({ length: batches }, () => ({
      ...inputLists(layers[0]!),
      labels: take(rows),
    })),
    layers: layers.map(shared),
    games: games.map((game) => layers.map((layer) => own(layer, game))),
    pixels: take(rows * exampleSize(layers) + 16),
    tables: { unit: floats(256), standard: floats(256) },
    ones: floats(onesOf(layers)),
    zeros: floats(PANEL),
    rules: floats(4),
    told: floats(5),
    stakes: floats(8),
    biasMoved: take(1),
    slopeLists: lists(rows, widest),
    patches: patches(),
    cursors: take(8 * rows),
    noList: lists(1, 0),
    answers: take(rows),
    selected: games.some(({ weightsPlay }) => weightsPlay)
      ? { ...inputLists(layers[0]!), map: take(4 * exampleSize(layers)) }
      : null,
    bytes: end,
    buffers,
  };
}
