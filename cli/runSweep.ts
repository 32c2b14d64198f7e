/** Many runs from beginning to end, as many at once as fit the memory. */
import { chooseBackend, type BackendReport } from '../src/engine/backends.ts';
import { createGames } from '../src/engine/createTrainer.ts';
import { dataSetOf } from '../src/data/rows.ts';
import type { Dataset } from '../src/engine/dataset.ts';
import { createRuns } from '../src/engine/runs.ts';
import { bytesPerGame, estimate } from '../src/spec/estimate.ts';
import { modelOf } from '../src/spec/network.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { examine } from './examine.ts';
import type { AskedGame } from './flags.ts';
import type { Placed, Place } from './plan.ts';
import type { Figures } from '../src/game/figures.ts';
import type { RunRecord } from '../src/record/record.ts';
import { percent, runEpochs, type Conduct, type Ready } from './runEpochs.ts';
import { openDataOf, runExperiment } from './runExperiment.ts';

/** Memory for the games of a group, beside the images: little enough for a laptop's smallest share. */
const GROUP_BYTES = 512 * 2 ** 20;
/** Work of a group, as estimated: so much may be lost when the program is killed. */
const GROUP_SECONDS = 600;

/** One game's record: that of the run alone, what sets it apart, and where in the plan it stands. */
export interface SweptRecord extends RunRecord {
  readonly swept: AskedGame['swept'];
  readonly place: Place;
}

/** Games that cannot advance together differ here. */
const kindOf = (spec: RunSpec): string => {
  const { network, batchSize, split, epochs, backend, granularity, sandbox } = spec;
  const { hash: data } = dataSetOf(spec);
  return JSON.stringify([data, network, batchSize, split, epochs, backend, granularity, sandbox]);
};

/** Games that advance together, in the order in which they were asked for. */
export function groupsOf<Game extends AskedGame>(
  games: readonly Game[],
  groupBytes = GROUP_BYTES,
): Game[][] {
  const kinds = new Map(games.map(({ spec }) => [kindOf(spec), spec]));
  return [...kinds].flatMap(([kind, spec]) => {
    const alike = games.filter((game) => kindOf(game.spec) === kind);
    const most = Math.min(
      groupBytes / bytesPerGame(spec),
      GROUP_SECONDS / (estimate(spec, {}).secondsPerEpoch * spec.epochs),
    );
    // Without a network there is nothing to share.
    const size = isSandbox(spec) ? 1 : Math.max(1, Math.floor(most));
    return Array.from({ length: Math.ceil(alike.length / size) }, (_, i) =>
      alike.slice(i * size, (i + 1) * size),
    );
  });
}

function span(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return percent(null);
  const ends = [Math.min(...known), Math.max(...known)].map(percent);
  return [...new Set(ends)].join(' to ');
}

function progress(figures: readonly Figures[], epochs: number, stepsPerSecond: number): string {
  // Of games that advance together all are at the same step.
  const { epoch, validationAccuracy } = figures[0]!;
  return [
    `epoch ${Number(epoch.toFixed(2))} of ${epochs}`,
    // Where some are kept aside for choices, these are watched.
    validationAccuracy === null
      ? `test accuracy ${span(figures.map(({ testAccuracy }) => testAccuracy))}`
      : `validation accuracy ${span(figures.map((each) => each.validationAccuracyPruned))} without the pruned`,
    `sparsity ${span(figures.map(({ sparsity }) => sparsity))}`,
    `${stepsPerSecond.toFixed(1)} steps/s of all`,
  ].join(' · ');
}

export interface Sweep extends Omit<Conduct, 'keep'> {
  readonly games: readonly Placed<AskedGame>[];
  /** Gets the results of the games that go on, as they would be if they ended here. */
  keep?(records: readonly SweptRecord[]): Promise<void>;
  /** Gets the results of games that have ended. */
  write(records: readonly SweptRecord[]): Promise<void>;
}

/** Specs of games that can advance together. */
type Alike = readonly [RunSpec, ...RunSpec[]];

async function together(
  specs: Alike,
  dataset: Dataset,
  { name: backend }: BackendReport,
  { shrinks = true, log = [] }: Pick<Conduct, 'shrinks' | 'log'>,
): Promise<Ready> {
  const images = dataset.split(specs[0].split);
  const { pixelMean, pixelStd } = dataset;
  const games = createGames({
    model: modelOf(specs[0]),
    specs,
    backend,
    data: { train: images.train, pixelMean, pixelStd },
    step: await compiledStep(),
    shrinks,
  });
  const runs = createRuns({ games, images, runs: specs.map((spec) => ({ spec, changes: log })) });
  const contestants = runs.schedules.map((schedule, k) => {
    const players = games.games[k]!;
    const evaluate = () => examine(players, dataset, images.validation, schedule.spec.epsilon);
    return { players, schedule, evaluate };
  });
  return {
    backend,
    contestants,
    computation: games,
    schedule: runs,
    advance: () => runs.advance(),
  };
}

/**
 * Ends early when the signal says so: then the games under way are written as they stand, and the others
 * are not begun.
 *
 * @throws Error with a sentence if data or backend cannot be had
 */
export async function runSweep({ games, write, ...conduct }: Sweep): Promise<void> {
  const { say, signal } = conduct;
  const opened = new Map<string, Promise<Dataset>>();
  let before = 0;
  for (const group of groupsOf(games)) {
    if (signal?.aborted) return;
    const specs = group.map(({ spec }) => spec) as readonly RunSpec[] as Alike;
    const [first] = specs;
    const name =
      group.length === 1
        ? `game ${before + 1} of ${games.length}`
        : `games ${before + 1} to ${before + group.length} of ${games.length}`;
    const swept = (records: readonly RunRecord[]): SweptRecord[] =>
      records.map((record, k) => {
        const { swept: values, place } = group[k]!;
        return { swept: values, place, ...record };
      });
    const own: Conduct = {
      ...conduct,
      say: (line) => say(`${name} · ${line}`),
      keep: async (records) => conduct.keep?.(swept(records)),
    };
    let records: RunRecord[];
    if (isSandbox(first)) {
      records = [await runExperiment(first, own)];
    } else {
      const backend = await chooseBackend({ wanted: first.backend });
      say(backend.reason);
      const { hash } = dataSetOf(first);
      const dataset = opened.get(hash) ?? openDataOf(first, conduct.heldFor);
      opened.set(hash, dataset);
      const ready = await together(specs, await dataset, backend, conduct);
      records = await runEpochs(ready, own, (figures, stepsPerSecond) => {
        if (figures.length > 0) own.say(progress(figures, first.epochs, stepsPerSecond));
      });
      for (const { verdict } of records)
        if (verdict.divergence !== undefined) own.say(verdict.divergence);
    }
    await write(
      swept(records).filter(({ verdict: { steps, ended } }) => steps > 0 || ended === 'diverged'),
    );
    before += group.length;
  }
}
