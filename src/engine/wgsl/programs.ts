/** The compiled kernels of some nets, and the dispatches of which a step, a report or a test consists. */
import type { RunSpec } from '../../spec/spec.ts';
import { backward } from './kernels/backward.ts';
import { common } from './kernels/common.ts';
import { convolution, convolutionGroups, placesMade } from './kernels/convolution.ts';
import { convolutionBack } from './kernels/convolutionBack.ts';
import { crowd, crowdGroups } from './kernels/crowd.ts';
import { evidence, evidenceGroups } from './kernels/evidence.ts';
import {
  filterMoveGroups,
  filterMoves,
  filterParts,
  partGroups,
} from './kernels/filterGradient.ts';
import { forward } from './kernels/forward.ts';
import { crossEntropy, judge } from './kernels/head.ts';
import { place, placeGroups } from './kernels/place.ts';
import { movePlayers } from './kernels/players.ts';
import { chooseMapTile, chooseTile, tilesAlong } from './kernels/product.ts';
import {
  benefitSums,
  crowdSums,
  crowdTotals,
  decisions,
  stretchGroups,
} from './kernels/weightPlayers.ts';
import { weights, weightTiles } from './kernels/weights.ts';
import { placesOf } from '../layerShapes.ts';
import type { Layout } from './layout.ts';
import { compilerOf } from './pipelines.ts';

/** Records one dispatch, for all games. */
type Dispatch = (pass: GPUComputePassEncoder, rows: number) => void;

/** What a step needs besides loss, gradients and moves; of all games what any of them needs. */
export interface Needs {
  /** Whether η > 0 somewhere, so that the crowd is needed. */
  readonly rivals: boolean;
  /** Whether benefits are shares of what others earn. */
  readonly shares: boolean;
}

export interface Programs {
  /**
   * Records one step: forward, head and backward layer by layer, then what the players measure, then
   * θ, then s. What others read moves last.
   */
  step(pass: GPUComputePassEncoder, rows: number, needs: Needs): void;
  /** Records norms and rivalry of units as the state stands; single weights tell theirs themselves. */
  report(pass: GPUComputePassEncoder): void;
  /** Records that players of a game are put where `aside` says. */
  place(pass: GPUComputePassEncoder): void;
}

type Groups = (rows: number) => readonly [number, number];

/** Makes dispatches of kernels that see this layout; the games are the third axis of every one. */
function dispatcher(device: GPUDevice, layout: Layout) {
  const header = common(layout);
  const { compile } = compilerOf(device);

  function kernel(label: string, code: string, groups: Groups): Dispatch {
    const pipeline = compile(label, header + code);
    return (pass, rows) => {
      pass.setPipeline(pipeline);
      pass.dispatchWorkgroups(...groups(rows), layout.games);
    };
  }

  /**
   * A kernel that makes [rows, width] results for one layer. Its tile does not depend on how many games
   * there are: sums must add up in the same order as in a game alone.
   */
  function layerKernel(write: typeof forward, name: string, index: number, width: number) {
    const tile = chooseTile([[layout.rows, width]]);
    const across = tilesAlong(width, tile);
    return kernel(`${name} ${index + 1}`, write(layout, index, tile), (rows) => [
      across,
      tilesAlong(rows, tile),
    ]);
  }

  const { layers } = layout;

  function forwardOf(index: number): Dispatch {
    const { maps, outputCount } = layers[index];
    if (maps === null) return layerKernel(forward, 'forward', index, outputCount);
    const tile = chooseMapTile(outputCount, layout.rows * placesMade(layout, index));
    const code = convolution(layout, index, tile);
    return kernel(`convolution ${index + 1}`, code, convolutionGroups(layout, index, tile));
  }

  function backwardOf(index: number): Dispatch {
    const { maps, unitsBelow, inputCount } = layers[index];
    if (maps === null) return layerKernel(backward, 'backward', index, inputCount);
    const places = placesOf(maps.read);
    const tile = chooseMapTile(unitsBelow, layout.rows * places);
    const across = tilesAlong(unitsBelow, tile);
    const code = convolutionBack(layout, index, tile);
    return kernel(`backward ${index + 1}`, code, (rows) => [
      tilesAlong(rows * places, tile),
      across,
    ]);
  }

  return {
    kernel,
    forwards: layers.flatMap(({ isHidden }, index) => (isHidden ? [forwardOf(index)] : [])),
    /** From the last layer on, to the pixels where they play. */
    backwards: () =>
      layers
        .flatMap(({ players }, index) => (index > 0 || players.pixel ? [backwardOf(index)] : []))
        .reverse(),
  };
}

/** Moves θ of the convolutions: their gradients by parts of the batch, then all at once. */
function filterSteps(
  kernel: Kernel,
  layout: Layout,
  optimizers: ReadonlySet<RunSpec['optimizer']>,
): Dispatch[] {
  if (!layout.hasMaps) return [];
  const parts = layout.layers.flatMap(({ maps, outputCount }, index) => {
    if (maps === null) return [];
    const tile = chooseMapTile(outputCount, 1);
    const groups = partGroups(layout, index, tile);
    return [kernel(`gradient ${index + 1}`, filterParts(layout, index, tile), () => groups)];
  });
  const groups = filterMoveGroups(layout);
  return [...parts, kernel('filters', filterMoves(layout, optimizers), () => [groups, 1])];
}

type Kernel = ReturnType<typeof dispatcher>['kernel'];

/** What comes before the move of θ, and after it. */
interface Play {
  before(pass: GPUComputePassEncoder, rows: number, needs: Needs): void;
  after(pass: GPUComputePassEncoder, rows: number, needs: Needs): void;
  report(pass: GPUComputePassEncoder): void;
}

function unitsPlay(kernel: Kernel, layout: Layout): Play {
  const crowds = kernel('crowd', crowd(layout), () => [crowdGroups(layout), 1]);
  const evidences = kernel('evidence', evidence(layout), () => [evidenceGroups(layout), 1]);
  const moves = kernel('players', movePlayers(layout), () => [1, 1]);
  return {
    before(pass, rows, { rivals }) {
      if (rivals) crowds(pass, rows);
      evidences(pass, rows);
    },
    after: moves,
    report(pass) {
      crowds(pass, 0);
      evidences(pass, 0);
    },
  };
}

function weightsPlay(kernel: Kernel, layout: Layout): Play {
  const perStretch = () => [stretchGroups(layout), 1] as const;
  const crowds = kernel('crowd sums', crowdSums(layout), perStretch);
  const totals = kernel('crowds', crowdTotals(layout), () => [layout.groups.length, 1]);
  const benefits = kernel('benefit sums', benefitSums(layout), perStretch);
  const moves = kernel('players', decisions(layout), perStretch);
  return {
    before(pass, rows, { rivals }) {
      if (!rivals) return;
      crowds(pass, rows);
      totals(pass, rows);
    },
    after(pass, rows, { shares }) {
      if (!shares) return;
      benefits(pass, rows);
      moves(pass, rows);
    },
    report: () => {},
  };
}

const nobody: Play = { before: () => {}, after: () => {}, report: () => {} };

/** @param optimizers of all games */
export function createPrograms(
  device: GPUDevice,
  layout: Layout,
  optimizers: ReadonlySet<RunSpec['optimizer']>,
): Programs {
  const { kernel, forwards, backwards } = dispatcher(device, layout);
  const { layers, playerCount } = layout;
  const loss = kernel('cross-entropy', crossEntropy(layout), (rows) => [rows, 1]);
  const dense = layers.filter(({ maps }) => maps === null);
  const tile = chooseTile(dense.map((layer) => [layer.outputCount, layer.inputCount + 1]));
  const tiles = weightTiles(layout, tile);
  const moveWeights = kernel('weights', weights(layout, optimizers, tile), () => [tiles, 1]);
  const moveFilters = filterSteps(kernel, layout, optimizers);
  const losses = [...forwards, loss, ...backwards()];
  const playing = layout.weightsPlay ? weightsPlay : unitsPlay;
  const play = playerCount > 0 ? playing(kernel, layout) : nobody;
  let places: Dispatch | null = null;

  return {
    step(pass, rows, needs) {
      for (const dispatch of losses) dispatch(pass, rows);
      play.before(pass, rows, needs);
      moveWeights(pass, rows);
      for (const dispatch of moveFilters) dispatch(pass, rows);
      play.after(pass, rows, needs);
    },
    report: play.report,
    // Compiled only when it is asked for, which is seldom.
    place(pass) {
      places ??= kernel('place', place(layout), () => placeGroups(layout));
      places(pass, 0);
    },
  };
}

/** Counts one block's images classified rightly. */
export function createJudge(device: GPUDevice, layout: Layout): Dispatch {
  const { kernel, forwards } = dispatcher(device, layout);
  const judges = kernel('judge', judge(layout), (rows) => [rows, 1]);
  return (pass, rows) => {
    for (const dispatch of forwards) dispatch(pass, rows);
    judges(pass, rows);
  };
}
