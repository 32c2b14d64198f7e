/** A script that plays this very run in PyTorch: the same game, from the same images, by a seed of its own. */
import { dataSetOf } from '../../data/rows.ts';
import { convolutionOf } from '../../model/blocks/conv2d.ts';
import { windowOf } from '../../model/blocks/maxPool.ts';
import { learningBlocks, learns, type Block } from '../../model/model.ts';
import { playerGroups } from '../../model/players.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { PROGRAM } from '../../record/program.ts';
import { modelOf } from '../../spec/network.ts';
import type { RunSpec, SpecPatch } from '../../spec/spec.ts';
import type { RunFormat } from '../format.ts';
import { script } from '../pytorch/script.ts';
import type { PlayedRun } from '../taken.ts';

/** What the script looks at of a spec, as the script names it. */
const READ = [
  ...(['alpha', 'beta', 'gamma', 'eta', 'gammaWarmup'] as const),
  ...(['benefitSign', 'benefitGradient', 'benefitScale', 'benefitMemory'] as const),
  ...(['dynamics', 'lrS', 'epsilon', 'gameEnds', 'freezeS', 'freezeTheta'] as const),
  ...(['optimizer', 'lrTheta', 'lrThetaSchedule', 'costIntoTheta', 'batchSize', 'epochs'] as const),
  ...(['seed', 'initialisation', 'inputNormalisation', 'split'] as const),
] as const satisfies readonly (keyof RunSpec)[];

const PLAYED: readonly string[] = ['projected', 'proximal', 'bestResponse', 'adam', 'sigmoid'];
const IMAGES: readonly string[] = ['mnist', 'fashion-mnist'];

/** What no script of ours can do, in a sentence. */
function refusalOfPatch({ dynamics, keep }: SpecPatch): string | null {
  if (dynamics !== undefined && !PLAYED.includes(dynamics))
    return `The script plays s by ${PLAYED.join(', ')}; this run has the rule ${dynamics}.`;
  return keep !== undefined && keep !== 0
    ? 'The script does not count how many players stay when the game ends (keep), as this run does.'
    : null;
}

function refusal({ spec, log, step }: PlayedRun): string | null {
  if (isSandbox(spec)) return 'This run is a game without a network: the script trains one.';
  if (!IMAGES.includes(spec.data))
    return `The script reads the images of MNIST and Fashion-MNIST; this run learns from ${dataSetOf(spec).label}.`;
  if (step === 0) return 'The run has not begun: a script of it would play no step.';
  const acts = log.filter(({ act }) => act !== undefined);
  if (acts.length > 0)
    return `The script plays changes of prices, and nothing that a hand does to players; this run has ${acts.length} such.`;
  return [spec, ...log.map(({ patch }) => patch)].map(refusalOfPatch).find(Boolean) ?? null;
}

/** @returns its kernel's shape as PyTorch has it, and what else it is */
function blockOf(block: Block): Readonly<Record<string, unknown>> {
  const { kind, input, output } = block;
  switch (kind) {
    case 'dense':
      return { kind, shape: [output[0], input[0]] };
    case 'conv2d': {
      const { image, edge, padding } = convolutionOf(block);
      return { kind, shape: [output[2], image.channels, edge, edge], padding };
    }
    case 'maxPool':
      return { kind, edge: windowOf(block) };
    default:
      return { kind };
  }
}

const only = (patch: SpecPatch): SpecPatch =>
  Object.fromEntries(READ.flatMap((name) => (name in patch ? [[name, patch[name]]] : [])));

function runOf({ spec, log, step }: PlayedRun) {
  const model = modelOf(spec);
  const learning = learningBlocks(model);
  const { input, counts } = dataSetOf(spec);
  return {
    blocks: model.blocks.map(blockOf),
    groups: playerGroups(model, spec.granularity).map(({ block, keeps }) => ({
      layer: learning.indexOf(model.blocks[block]!),
      keeps,
    })),
    input,
    readsImage: !learns(model.blocks[0]!) || model.blocks[0]!.kind !== 'dense',
    validation: counts.validation,
    steps: step,
    spec: only(spec),
    changes: log.map((change) => [change.step, only(change.patch)]),
  };
}

/** A line for each of its parts. */
const written = (run: object): string =>
  `{\n${Object.entries(run)
    .map(([name, value]) => ` "${name}": ${JSON.stringify(value)}`)
    .join(',\n')}\n}`;

const about = ({
  spec,
  step,
}: PlayedRun): string => `"""One run of the Pruning Game ${PROGRAM}, in PyTorch alone: ${dataSetOf(spec).label}, the net ${spec.network}, ${step} steps.

    python3 FILE --data FOLDER

FOLDER holds the images as IDX files (train-images-idx3-ubyte and so on, packed or not), or as the Pruning Game
prepares them (public/data). Dynamics, prices, warm-up, schedule, optimizer and initialisation are those of the run.
Its random numbers are not: weights and the order of images are drawn by torch, so that it ends where another
seed of the same run may end.
"""`;

export const pytorch: RunFormat = {
  of: 'run',
  label: 'PyTorch',
  help: 'A script that plays this run from the same images with torch alone.',
  ending: 'py',
  refusal,
  file: (run) => ({
    name: 'run.py',
    bytes: new TextEncoder().encode(
      `${about(run)}\n\nimport json\n\nRUN = json.loads(\n    r"""\n${written(runOf(run))}\n"""\n)\n${script}`,
    ),
  }),
};
