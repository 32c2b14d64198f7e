/** Gives a browser test the WGSL trainer itself, without worker and page. */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { chooseBackend, type BackendReport } from '../../src/engine/backends.ts';
import type { Evaluation, Game, PlayerColumns } from '../../src/engine/trainer.ts';
import type { DenseWeights } from '../../src/model/weights.ts';
import {
  compare,
  drawBatch,
  imagesFor,
  makeGames,
  makeTrainer,
  type Compared,
  type Comparison,
} from '../../src/engine/wgsl/test/compare.ts';
import { infer } from '../../src/engine/tfjs/walk.ts';
import { createGames } from '../../src/engine/createTrainer.ts';
import type { Games } from '../../src/engine/games.ts';
import { createRun } from '../../src/engine/run.ts';
import { MNIST_PIXELS } from '../../src/data/mnist.ts';
import { rowsBy } from '../../src/engine/inputs.ts';
import { inputScale } from '../../src/engine/inputScale.ts';
import type { RunSpec, SpecPatch } from '../../src/spec/spec.ts';
import { feeShareAt } from '../../src/game/prices.ts';
import {
  inputsOf,
  lcg,
  modelFrom,
  referenceOf,
  relativeDifference,
  type Network,
} from '../../test/reference/agreement.ts';
import { busySpec } from '../../test/reference/cases.ts';

/** What the device was asked to do. */
export interface Counts {
  dispatches: number;
  submissions: number;
  mappings: number;
}

export interface Evaluated {
  readonly found: Evaluation[];
  readonly expected: Evaluation[];
  readonly participation: number[];
}

export interface Together {
  readonly network: Network;
  readonly specs: readonly RunSpec[];
  readonly steps: number;
  /** Changes by game and step, as sliders would make them. */
  readonly changes: Readonly<Record<number, Readonly<Record<number, SpecPatch>>>>;
}

/** What tfjs saw of a game's weights; all numbers as text. */
export interface SharedWithTfjs {
  /** By tfjs and by the trainer, before a step; tfjs was asked before, and read after it. */
  readonly before: [string, string];
  /** By a tensor over the buffer that was made before the step, and by the trainer after it. */
  readonly after: [string, string];
  /** Accuracy by the operations of tfjs, and by the trainer. */
  readonly accuracy: [number, number];
  /** The trainer's weights before and after tfjs disposed of its tensors. */
  readonly disposed: [string, string];
  /** Tensors and bytes that tfjs held before and after all of it. */
  readonly held: [string, string];
}

export interface WgslHarness {
  start(): Promise<BackendReport>;
  compare(one: Comparison): Promise<Compared>;
  /** Work of `steps` steps of all games, and of one reading of every game's players. */
  count(
    network: Network,
    specs: readonly RunSpec[],
    steps: number,
  ): Promise<{ steps: Counts; reading: Counts }>;
  /** Games side by side, and each by itself; all numbers of each game as text. */
  games(one: Together): Promise<{ together: string[]; alone: string[] }>;
  /** Largest difference of each group's overlaps from their definition, by game. */
  overlaps(network: Network, specs: readonly RunSpec[]): Promise<number[][]>;
  shared(network: Network, specs: readonly RunSpec[]): Promise<SharedWithTfjs>;
  /** Steps after each of which two players are put back where they were held. */
  held(
    network: Network,
    spec: RunSpec,
    steps: number,
  ): Promise<{ submissions: number; participation: number[] }>;
  /** Most submissions that were unfinished at a time while steps waited for `ready`. */
  backlog(network: Network, spec: RunSpec, steps: number): Promise<number>;
  /** The same run twice; all numbers as text. */
  twice(network: Network, spec: RunSpec, steps: number): Promise<[string, string]>;
  /**
   * Every rule that the kernels declare, computed by them and played between steps of the same kernels: the
   * largest relative difference of what is read of the players then.
   */
  rules(
    network: Network,
    setting: RunSpec,
    steps: number,
  ): Promise<{ rule: string; difference: number; moved: number }[]>;
  players(
    network: Network,
    stages: readonly { spec: RunSpec; steps: number }[],
  ): Promise<PlayerColumns[]>;
  /** Buffers held: after the first step and test, after some more, and after dispose. */
  buffers(
    network: Network,
    spec: RunSpec,
    steps: number,
  ): Promise<{ early: number; late: number; disposed: number }>;
  evaluate(network: Network, spec: RunSpec, epsilons: number[]): Promise<Evaluated>;
  /** A test of a set that grows, of the same set at once, and of the moment before a step. */
  evaluateLate(
    network: Network,
    spec: RunSpec,
  ): Promise<{ grown: Evaluation; whole: Evaluation; alone: Evaluation; overtaken: Evaluation }>;
  /** What the device complained about so far. */
  complaints(): string[];
}

const counts: Counts = { dispatches: 0, submissions: 0, mappings: 0 };
const complaints: string[] = [];

/** Counts every call of a method of WebGPU, whoever makes it. */
function countCalls(prototype: object, method: string, count: keyof Counts): void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method];
  methods[method] = function (this: unknown, ...args) {
    counts[count]++;
    return original.apply(this, args);
  };
}
countCalls(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', 'dispatches');
countCalls(GPUQueue.prototype, 'submit', 'submissions');
countCalls(GPUBuffer.prototype, 'mapAsync', 'mappings');

const since = (before: Counts): Counts => ({
  dispatches: counts.dispatches - before.dispatches,
  submissions: counts.submissions - before.submissions,
  mappings: counts.mappings - before.mappings,
});

let unfinished = 0;
const { onSubmittedWorkDone } = GPUQueue.prototype;
/** Counts the submissions whose end somebody waits for. */
GPUQueue.prototype.onSubmittedWorkDone = async function () {
  unfinished++;
  await onSubmittedWorkDone.call(this);
  unfinished--;
  return undefined;
};

function stepAll(games: Games, specs: readonly RunSpec[], random: () => number): void {
  const batches = specs.map(({ batchSize }) => drawBatch(random, batchSize));
  games.step(
    batches,
    specs,
    specs.map(() => 1),
  );
}

const textOf = (weights: readonly DenseWeights[]): string =>
  weights.map(({ kernel, bias }) => `${kernel};${bias}`).join('\n');

const weightsOf = async (game: Game): Promise<string> => textOf(await game.readWeights());

/** A kernel with a row per output, as `readWeights` gives it. */
const transposedText = (rows: readonly number[][]): string =>
  rows[0].map((_, k) => rows.map((row) => row[k]).join()).join();

/** Weights as they lie in the trainer's buffer: a row per output. */
const inOrder = (weights: readonly DenseWeights[]): number[] =>
  weights.flatMap(({ inputCount, outputCount, kernel, bias }) => [
    ...Array.from({ length: outputCount * inputCount }, (_, at) => {
      const [row, k] = [Math.floor(at / inputCount), at % inputCount];
      return kernel[k * outputCount + row];
    }),
    ...bias,
  ]);

const harness: WgslHarness = {
  async start() {
    const report = await chooseBackend({ wanted: 'webgpu' });
    const { device } = tf.backend() as WebGPUBackend;
    device.addEventListener('uncapturederror', ({ error }) => complaints.push(error.message));
    return report;
  },
  compare,
  async count(network, specs, steps) {
    const games = makeGames(network, specs);
    const random = lcg(5);
    // The pace is found by measuring: let it settle first.
    for (let step = 0; step < steps; step++) {
      stepAll(games, specs, random);
      await games.settled();
    }
    const before = { ...counts };
    for (let step = 0; step < steps; step++) stepAll(games, specs, random);
    await games.settled();
    const ofSteps = since(before);
    const beforeReading = { ...counts };
    await Promise.all(games.games.map((game) => game.readPlayers()));
    const reading = since(beforeReading);
    games.dispose();
    return { steps: ofSteps, reading };
  },
  async games({ network, specs, steps, changes }) {
    const train = imagesFor(network);
    const numbers = async (indices: readonly number[]): Promise<string[]> => {
      let now = indices.map((index) => specs[index]);
      const data = { train, ...MNIST_PIXELS };
      const model = modelFrom(network);
      const games = createGames({ model, specs: now, backend: 'webgpu', data });
      const shared = lcg(1);
      const own = indices.map((index) => lcg(specs[index].seed + 1));
      for (let step = 0; step < steps; step++) {
        now = now.map((spec, k) => ({ ...spec, ...changes[indices[k]]?.[step] }));
        // Half of the steps on the same images, half on each game's own.
        const same = drawBatch(shared, now[0].batchSize);
        const batches = own.map((random) =>
          step % 2 === 0 ? same : drawBatch(random, now[0].batchSize),
        );
        const shares = now.map((spec) => feeShareAt(spec.gammaWarmup, step / 10));
        games.step(batches, now, shares);
      }
      const texts = await Promise.all(
        games.games.map(async (game, k) => {
          const columns = Object.values(await game.readPlayers()).map(String);
          const { accuracy, accuracyPruned } = await game.evaluate(train, now[k].epsilon);
          return [...columns, await weightsOf(game), accuracy, accuracyPruned].join('\n');
        }),
      );
      games.dispose();
      return texts;
    };
    const together = await numbers([...specs.keys()]);
    const alone: string[] = [];
    for (const index of specs.keys()) alone.push(...(await numbers([index])));
    return { together, alone };
  },
  async overlaps(network, specs) {
    const games = makeGames(network, specs);
    const random = lcg(4);
    for (let step = 0; step < 3; step++) stepAll(games, specs, random);
    const gaps: number[][] = [];
    for (const [k, game] of games.games.entries()) {
      const { participation } = await game.readPlayers();
      const weights = await game.readWeights();
      const reference = referenceOf(modelFrom(network), weights, specs[k].granularity);
      reference.place(
        game.layers.map(({ first, count }) => [...participation.slice(first, first + count)]),
      );
      const expected = reference.overlaps();
      const found = (await game.readOverlaps()).map((own) =>
        'gram' in own
          ? own.gram
          : Array.from(own.theta).flatMap((a) => Array.from(own.theta, (b) => a * b)),
      );
      gaps.push(found.map((own, g) => relativeDifference(own, expected[g])));
    }
    games.dispose();
    return gaps;
  },
  async shared(network, specs) {
    const train = imagesFor(network);
    const games = makeGames(network, specs, train);
    const k = specs.length - 1;
    const game = games.games[k];
    const random = lcg(4);
    for (let step = 0; step < 20; step++) stepAll(games, specs, random);
    const held = () => `${tf.memory().numTensors} ${tf.memory().numBytes}`;
    const heldBefore = held();
    const accuracyBefore = (await game.evaluate(train, 0)).accuracy;
    const copies = games.withNet(k, ({ dense }) => dense.map((layer) => ({ ...layer })));
    const live = games.withNet(k, ({ theta }) => theta);
    const right = games.withNet(k, ({ dense, participation }) => {
      const rowsOf = rowsBy(inputScale(specs[k].inputNormalisation, MNIST_PIXELS));
      const columns = tf.transpose(rowsOf(train, [...train.labels.keys()]));
      const { blocks } = modelFrom(network);
      const net = { blocks, weights: dense, gates: [...participation, null] };
      const found = tf.argMax(infer(net, columns), 0);
      return tf.sum(tf.cast(tf.equal(found, tf.tensor1d([...train.labels], 'int32')), 'int32'));
    });
    const before = await weightsOf(game);
    stepAll(games, specs, random);
    await games.settled();
    const after = await game.readWeights();
    const texts: string[] = [];
    for (const { kernel, bias } of copies) {
      texts.push(`${transposedText(await kernel.array())};${await bias.data()}`);
    }
    const parameters = after.reduce(
      (sum, { kernel, bias }) => sum + kernel.length + bias.length,
      0,
    );
    const all = await live.data();
    const inBuffer = all.slice(k * parameters, (k + 1) * parameters);
    const accuracy = Number((await right.data())[0]) / train.count;
    tf.dispose([live, right]);
    tf.dispose(copies);
    const disposed = await weightsOf(game);
    const heldAfter = held();
    games.dispose();
    return {
      before: [texts.join('\n'), before],
      after: [String([...inBuffer]), String(inOrder(after))],
      accuracy: [accuracy, accuracyBefore],
      disposed: [textOf(after), disposed],
      held: [heldBefore, heldAfter],
    };
  },
  async held(network, spec, steps) {
    const trainer = makeTrainer(network, spec);
    const players = trainer.layers.reduce((sum, { count }) => sum + count, 0);
    const places = new Float32Array(players).fill(NaN);
    places[3] = 0.5;
    places[15] = 0.25;
    const random = lcg(5);
    const before = { ...counts };
    for (let step = 0; step < steps; step++) {
      trainer.step(drawBatch(random, spec.batchSize), spec, 1);
      trainer.writeParticipation(places);
    }
    const { submissions } = since(before);
    const { participation } = await trainer.readPlayers();
    trainer.dispose();
    return { submissions, participation: [...participation] };
  },
  async backlog(network, spec, steps) {
    const trainer = makeTrainer(network, spec);
    const random = lcg(5);
    let most = 0;
    for (let step = 0; step < steps; step++) {
      await trainer.ready();
      trainer.step(drawBatch(random, spec.batchSize), spec, 1);
      most = Math.max(most, unfinished);
    }
    await trainer.settled();
    trainer.dispose();
    return most;
  },
  async twice(network, spec, steps) {
    const once = async (): Promise<string> => {
      const trainer = makeTrainer(network, spec);
      const random = lcg(3);
      for (let step = 0; step < steps; step++) {
        trainer.step(drawBatch(random, spec.batchSize), spec, 1);
      }
      const columns = Object.values(await trainer.readPlayers()).map(String);
      const weights = (await trainer.readWeights()).map(({ kernel, bias }) => `${kernel};${bias}`);
      trainer.dispose();
      return [...columns, ...weights].join('\n');
    };
    return [await once(), await once()];
  },
  async rules(network, setting, steps) {
    const train = imagesFor(network);
    const shardSize = train.count;
    const images = { train, trainCount: shardSize, shardSize, whenCount: async () => {} };
    const after = async (spec: RunSpec, isUnruled: boolean): Promise<PlayerColumns> => {
      const trainer = makeTrainer(network, spec, train);
      const run = createRun({
        trainer: isUnruled ? { ...trainer, rules: [] } : trainer,
        ...{ images, spec, changes: [] },
      });
      while (run.step < steps) await run.advance();
      const columns = await trainer.readPlayers();
      trainer.dispose();
      return columns;
    };
    const sample = makeTrainer(network, setting, train);
    const { rules } = sample;
    sample.dispose();
    const found: { rule: string; difference: number; moved: number }[] = [];
    for (const rule of rules) {
      const spec = { ...setting, dynamics: rule, lrS: busySpec('contest', { dynamics: rule }).lrS };
      const [own, told] = [await after(spec, false), await after(spec, true)];
      const columns = ['participation', 'benefit', 'normSquared', 'rivalry'] as const;
      found.push({
        rule,
        difference: Math.max(...columns.map((name) => relativeDifference(own[name], told[name]))),
        moved: told.participation.filter((s) => s !== 1).length,
      });
    }
    return found;
  },
  async players(network, stages) {
    const trainer = makeTrainer(network, stages[0].spec);
    const random = lcg(3);
    const found: PlayerColumns[] = [];
    for (const { spec, steps } of stages) {
      for (let step = 0; step < steps; step++) {
        trainer.step(drawBatch(random, spec.batchSize), spec, 1);
      }
      found.push(await trainer.readPlayers());
    }
    trainer.dispose();
    return found;
  },
  async buffers(network, spec, steps) {
    const train = imagesFor(network);
    const trainer = makeTrainer(network, spec, train);
    const random = lcg(3);
    const look = async () => {
      await Promise.all([trainer.readPlayers(), trainer.evaluate(train, 0.5)]);
      await trainer.readWeights();
      return trainer.memory().tensors;
    };
    trainer.step(drawBatch(random, spec.batchSize), spec, 1);
    const early = await look();
    for (let step = 1; step < steps; step++) {
      trainer.step(drawBatch(random, spec.batchSize), spec, 1);
      if (step % 10 === 0) await look();
    }
    const late = await look();
    trainer.dispose();
    return { early, late, disposed: trainer.memory().tensors };
  },
  async evaluate(network, spec, epsilons) {
    const train = imagesFor(network);
    // More than one block, and no multiple of it.
    const set = imagesFor(network, false, 1234);
    const trainer = makeTrainer(network, spec, train);
    const start = await trainer.readWeights();
    const reference = referenceOf(modelFrom(network), start, spec.granularity);
    const random = lcg(11);
    for (let step = 0; step < 40; step++) {
      const images = drawBatch(random, spec.batchSize);
      const labels = Array.from(images, (image) => train.labels[image]);
      trainer.step(images, spec, 1);
      reference.step(inputsOf(train, images, spec), labels, spec, 1);
    }
    const found: Evaluation[] = [];
    for (const epsilon of epsilons) found.push(await trainer.evaluate(set, epsilon));
    const { participation } = await trainer.readPlayers();
    trainer.dispose();
    const inputs = inputsOf(set, Array.from(set.labels.keys()), spec);
    const shareRight = (classes: Uint8Array) =>
      classes.filter((found, image) => found === set.labels[image]).length / classes.length;
    const expected = epsilons.map((epsilon) => {
      const [classes, classesPruned] = [0, epsilon].map((below) =>
        Uint8Array.from(reference.classes(inputs, below)),
      );
      return {
        ...{ classes, classesPruned },
        accuracy: shareRight(classes),
        accuracyPruned: shareRight(classesPruned),
      };
    });
    return { found, expected, participation: Array.from(participation) };
  },
  async evaluateLate(network, spec) {
    const train = imagesFor(network);
    const trainer = makeTrainer(network, spec, train);
    const random = lcg(11);
    const advance = () => trainer.step(drawBatch(random, spec.batchSize), spec, 1);
    for (let step = 0; step < 30; step++) advance();
    const growing = { ...train, count: 51 };
    await trainer.evaluate(growing, 0.01);
    growing.count = train.count;
    const grown = await trainer.evaluate(growing, 0.01);
    const whole = await trainer.evaluate(train, 0.01);
    const alone = await trainer.evaluate(train, 0.5);
    const asked = trainer.evaluate(train, 0.5);
    for (let step = 0; step < 10; step++) advance();
    const overtaken = await asked;
    trainer.dispose();
    return { grown, whole, alone, overtaken };
  },
  complaints: () => complaints,
};

Object.assign(window, { wgslHarness: harness });
