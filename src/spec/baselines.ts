/**
 * Baselines: what a game is held against. Each is a run of the same net on the same data in the same order, with the
 * same optimizer, epochs and seed, without the game's coefficients, of which so many players stay as are asked for.
 * docs/baselines.md says what each is, where it comes from and how ours differs.
 */
import { stepsPerEpoch } from '../game/batches.ts';
import { countsOf, type Keep } from '../game/keep.ts';
import { priceFrom } from '../game/prices.ts';
import { dataSetOf } from '../data/rows.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { learningBlocks, layerSize } from '../model/model.ts';
import { playerGroups } from '../model/players.ts';
import { NOBODY } from '../model/players/registry.ts';
import { textOfTokens } from '../model/readModel.ts';
import { playerId } from '../game/players.ts';
import { learnsAlike } from './denseTwin.ts';
import { interpretations } from './interpretations.ts';
import { modelOf, firstPlayers, readNetwork } from './network.ts';
import { misfitOf, type Change, type RunSpec, type SpecPatch } from './spec.ts';

export type BaselineName =
  | 'random'
  | 'magnitude'
  | 'magnitude-gradual'
  | 'saliency'
  | 'snip'
  | 'slimming'
  | 'l0'
  | 'scratch';

export interface Baseline {
  readonly label: string;
  readonly help: string;
}

export const baselines: Readonly<Record<BaselineName, Baseline>> = {
  random: {
    label: 'random',
    help: 'Players drawn with the seed stay when the game ends; the net that is left goes on learning.',
  },
  magnitude: {
    label: 'magnitude',
    help: 'Those of the largest ‖θ‖ stay when the game ends; the net that is left goes on learning.',
  },
  'magnitude-gradual': {
    label: 'magnitude, gradual',
    help: 'The smallest ‖θ‖ leave step by step until the game ends, by the cubic schedule of Zhu and Gupta.',
  },
  saliency: {
    label: 'gradient saliency',
    help: 'Those of the largest |⟨∂L/∂θ, θ⟩|, a running mean, stay when the game ends.',
  },
  snip: {
    label: 'SNIP',
    help: 'Those to whose gate the loss is the most sensitive at the first weights stay, before anything is trained; these first weights are trained.',
  },
  slimming: {
    label: 'slimming',
    help: 'An L1 price on gates that Adam moves, as network slimming has it on the scales of batch normalisation. Without batch normalisation this is our joint rule.',
  },
  l0: {
    label: 'L0, hard concrete',
    help: 'Gates are drawn at each step and their odds learn, at a price for each open gate; those of the best odds stay when the game ends.',
  },
  scratch: {
    label: 'trained from scratch',
    help: 'A dense net of just these widths, trained from the start for as long; nobody leaves.',
  },
};

export const baselineNames = Object.keys(baselines) as BaselineName[];

/** Who stayed in the run that a baseline is like. */
export interface WhoStayed {
  readonly keep: Keep;
  /** Whether each of its players stayed, where that is known; shape [playerCount]. */
  readonly stayed?: (player: number) => boolean;
}

/** A run to be played. */
export interface BaselineRun {
  readonly spec: RunSpec;
  readonly log: readonly Change[];
}

export type MadeBaseline =
  ({ readonly ok: true } & BaselineRun) | { readonly ok: false; readonly note: string };

const refuse = (note: string) => ({ ok: false, note }) as const;

/** The game's coefficients, off. */
const noGame = {
  ...{ alpha: 1, beta: 0, gamma: 0, eta: 0, gammaWarmup: 0 },
  costIntoTheta: false,
} as const satisfies SpecPatch;

/** Of the net that is left, a quarter of the epochs is for fine-tuning, where the run itself has no end of its game. */
const TUNING = 1 / 4;

const endOf = ({ gameEnds, epochs }: RunSpec): number =>
  gameEnds > 0 && gameEnds <= epochs ? gameEnds : Math.max(1, Math.round(epochs * (1 - TUNING)));

/** Of a game so long, the first seventh is for learning. */
const rampFrom = (gameEnds: number): number =>
  gameEnds >= 4 ? Math.round(gameEnds / 7) : gameEnds / 4;

/** A tenth of an epoch, and not less than ten batches. */
function scoredUntil({ batchSize, split, ...spec }: RunSpec): number {
  const { train, validation } = dataSetOf(spec).counts;
  const perEpoch = stepsPerEpoch(split === 'paper' ? train : train - validation, batchSize);
  return Math.min(1, Math.max(0.1, Math.ceil((1000 * 10) / perEpoch) / 1000));
}

/** λ / N of Louizos and others, for one weight of which the loss is a mean over the batch. */
const L0_PRICE = 0.1 / 60_000;

/** What an open gate costs in each group: as much as its player has weights. */
const l0Prices = (spec: RunSpec): RunSpec['gamma'] => {
  const model = modelOf(spec);
  return priceFrom(
    playerGroups(model, spec.granularity).map(({ block, granularity }) => {
      const { inputCount, outputCount } = layerSize(model.blocks[block]!);
      const weights =
        granularity === 'weight' ? 1 : granularity === 'pixel' ? outputCount : inputCount + 1;
      return Number((L0_PRICE * weights).toPrecision(3));
    }),
  );
};

const areWeights = ({ granularity }: RunSpec): boolean => granularity.includes('weight');

/** What sets each apart from the others; @param gameEnds of the run that it is made from, or what stands for it */
const settings: Record<
  Exclude<BaselineName, 'scratch'>,
  (spec: RunSpec, gameEnds: number) => SpecPatch
> = {
  random: () => ({ dynamics: 'random' }),
  magnitude: () => ({ dynamics: 'magnitude', pruneFrom: 0 }),
  'magnitude-gradual': (_, gameEnds) => ({
    dynamics: 'magnitude',
    pruneFrom: rampFrom(gameEnds),
  }),
  saliency: () => ({ dynamics: 'saliency' }),
  snip: (spec) => ({ dynamics: 'snip', gameEnds: scoredUntil(spec) }),
  slimming(spec) {
    const { benefitSign, benefitGradient, benefitScale, benefitMemory, dynamics, lrS } =
      interpretations['joint-adam'].patch;
    return {
      ...{ benefitSign, benefitGradient, benefitScale, benefitMemory, dynamics, lrS },
      gamma: areWeights(spec) ? 1e-4 : 0.01,
    };
  },
  l0: (spec) => ({ dynamics: 'l0', lrS: 0.01, gamma: l0Prices(spec) }),
};

/** All that makes a baseline, for a net like this one. */
export const baselineSettings = (
  name: Exclude<BaselineName, 'scratch'>,
  spec: RunSpec,
): SpecPatch => ({ ...noGame, ...settings[name](spec, endOf(spec)) });

const counted = (keep: Keep): number =>
  countsOf(keep)?.reduce((sum, one) => sum + one, 0) ?? Number(keep);

/** The dense net of these widths. */
function scratch(like: RunSpec, { keep, stayed }: WhoStayed): MadeBaseline {
  if (areWeights(like))
    return refuse('Single weights leave no smaller dense net that could be trained from scratch.');
  const model = modelOf(like);
  const groups = playerGroups(model, like.granularity);
  const counts = countsOf(keep) ?? (groups.length === 1 ? [Number(keep)] : null);
  if (counts === null)
    return refuse(
      'A net from scratch needs a number of players for each layer, not one for the whole net.',
    );
  const tokens = model.blocks.map(({ token }) => token);
  let pixels: { first: number; count: number } | null = null;
  for (const [at, { granularity, block, first, count }] of groups.entries()) {
    const own = Math.min(count, counts[at]!);
    if (own === 0) return refuse('A net from scratch needs somebody in each layer.');
    if (granularity === 'pixel') pixels = { first, count };
    else tokens[block] = tokens[block]!.replace(/\d+/, String(own));
  }
  const read = readNetwork(textOfTokens(model.blocks[0]!.input.join('x'), tokens), dataSetOf(like));
  if (!read.ok) return refuse(`The network ${read.refusal}`);
  const spec: RunSpec = {
    ...like,
    ...noGame,
    network: read.text,
    keep: 0,
    gameEnds: 0,
    freezeS: true,
  };
  if (pixels === null)
    return { ok: true, spec: { ...spec, granularity: firstPlayers(spec) }, log: [] };
  if (stayed === undefined)
    return refuse(
      'A net from scratch has to be told which pixels it reads: name a run that it is to be like.',
    );
  const layers = learningBlocks(read.model).length;
  const granularity = ['pixel', ...Array<string>(layers - 1).fill(NOBODY)].join(',');
  const out = Array.from({ length: pixels.count }, (_, i) => i).filter(
    (pixel) => !stayed(pixels.first + pixel),
  );
  return {
    ok: true,
    spec: { ...spec, granularity: granularity as RunSpec['granularity'] },
    log: out.map((pixel) => ({
      ...{ step: 0, patch: {} },
      act: { kind: 'pin', player: playerId(pixel), participation: 0 },
    })),
  };
}

/**
 * The run of a baseline.
 *
 * @param like the run at step 0 whose net, data and learning it has
 * @returns it, with what of the log is not of the like run's, or a sentence
 */
export function baselineOf(name: BaselineName, like: RunSpec, size: WhoStayed): MadeBaseline {
  if (isSandbox(like))
    return refuse('Without a network there is nothing to prune: choose a network first.');
  if (size.keep === 0 || counted(size.keep) === 0)
    return refuse('Nobody would stay: say how many players are to.');
  const alike: RunSpec = { ...learnsAlike(like), granularity: like.granularity };
  if (name === 'scratch') return scratch(alike, size);
  const gameEnds = endOf(like);
  const spec: RunSpec = {
    ...{ ...alike, keep: size.keep, gameEnds },
    ...baselineSettings(name, like),
  };
  const misfit = misfitOf(spec);
  return misfit === null ? { ok: true, spec, log: [] } : refuse(misfit);
}
