/** What is measured and what is written: a case, a row, a report. */
import type { BackendName } from '../src/engine/backends.ts';
import { learningBlocks, type Model } from '../src/model/model.ts';

export type Implementation =
  | 'ours'
  /** Without our own compiled step, by tfjs alone. */
  | 'ours-general'
  | 'tfjs-fit'
  | 'jax-js'
  | 'pytorch-1'
  | 'pytorch-n';
/** A GPU's own comparison, from bench/dawn.ts. */
export type GpuImplementation = 'ours' | 'tfjs-fit' | 'pytorch-eager' | 'pytorch-graph';

/** One training step's shape. */
export interface Case {
  readonly backend: BackendName;
  readonly model: Model;
  /** Images per step. */
  readonly batch: number;
  readonly granularity: 'neuron' | 'weight' | 'filter';
  /**
   * How many players are in (s > 0), the rest being out for good: of the whole net, whoever a contest leaves; or
   * of each layer, its first ones. Null for all.
   */
  readonly players: number | readonly number[] | null;
  /** Runs that one step advances together. */
  readonly games: number;
  /**
   * Steps after which θ stands still too; null if it goes on moving. Entries that do unlike numbers of
   * steps would otherwise compute with nets that are unlike in their zeros.
   */
  readonly restsAfter: number | null;
  /**
   * How often a second the frozen game is read and worked out in a thread beside, with β, η > 0; null
   * for a case that does not ask about it.
   */
  readonly looks: number | null;
}

/** Which question a row answers: `main` compares implementations, the others show growth. */
export type Group =
  'main' | 'width' | 'batch' | 'players' | 'kinds' | 'filters' | 'games' | 'analysis';

export interface Row {
  readonly group: Group;
  readonly implementation: Implementation | GpuImplementation;
  readonly backend: BackendName | 'native' | 'cuda';
  /** The network's text. */
  readonly model: string;
  readonly batch: number;
  /** Players with s > 0 when the timing ended; 0 for nets without the game. */
  readonly players: number;
  readonly games: number;
  /** Median over the rounds. */
  readonly msPerStep: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly rounds: number;
  readonly stepsPerRound: number;
  /** Mean cross-entropy of the last batch: that it fell shows that the net was trained. */
  readonly loss: number;
  /** Stock's time over this one's: median of the rounds' ratios; null without stock beside it. */
  readonly vsStock: number | null;
  /** This one's time over that of one game of the same shape, by rounds; null without it beside. */
  readonly vsOneGame: number | null;
  /** This one's time over that of its own step with neurons as players, by rounds; null without it beside. */
  readonly vsNeurons: number | null;
  /** This one's time over that of PyTorch's one thread for the same players, by rounds; null without it beside. */
  readonly vsPytorch: number | null;
  /** This one's time over that of its own step with all players in, by rounds; null without it beside. */
  readonly vsWhole: number | null;
  /** Of `Case.looks`; null where it was not asked about. */
  readonly looks: number | null;
  /** Looks a second that were really worked out. */
  readonly looksDone: number | null;
  /** This one's time over that without looks, by rounds; null without it beside. */
  readonly vsUnwatched: number | null;
  /** What the games hold beside the images; null where that is not known. */
  readonly bytes: number | null;
  /** What the images hold, once; null where that is not known. */
  readonly imageBytes: number | null;
  /** The dense step's arithmetic (workOf) per second, whatever an implementation leaves out. */
  readonly gflops: number;
  /**
   * `gflops` over the SIMD peak of one thread; null where that peak is not the bound
   * or players have left.
   */
  readonly ofPeak: number | null;
  /** The same, but of the arithmetic whose operands are not zero; null where that is not known. */
  readonly nonzeroOfPeak: number | null;
}

/** Something that was to be measured and could not be. */
export interface Absence {
  readonly implementation: string;
  readonly backend: string;
  readonly why: string;
}

/** GFLOP/s of one thread, 128-bit WebAssembly SIMD, registers only. */
export interface Peak {
  readonly mulAdd: number;
  /** Fused; null where the browser lacks relaxed SIMD. */
  readonly relaxedMadd: number | null;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Null for a bench without a browser. */
  readonly browser: string | null;
  /** What WebGPU runs on; null if it was not asked. */
  readonly adapter: string | null;
  /** Of the last minute, at the start and at the end: far from 0 and 1, others were at work. */
  readonly load: readonly number[];
}

export interface Report {
  readonly machine: Machine;
  /** ISO 8601. */
  readonly date: string;
  readonly peak: Peak | null;
  readonly rows: readonly Row[];
  readonly absent: readonly Absence[];
}

/**
 * Floating-point operations of one step: forward, and both gradients but that of the images.
 *
 * @param density share of each layer's inputs that is not zero, where only these are to count: each
 *   product of a layer has its inputs, or (through the ReLU's slope) their gradient, as a factor
 */
export function workOf(
  { model, batch, games }: Pick<Case, 'model' | 'batch' | 'games'>,
  density?: readonly number[],
): number {
  const perImage = learningBlocks(model).reduce((sum, { multiplications }, l) => {
    const products = l === 0 ? 2 : 3;
    return sum + 2 * products * (density?.[l] ?? 1) * multiplications;
  }, 0);
  return games * batch * perImage;
}
