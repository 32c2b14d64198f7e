/** A run that goes on from a checkpoint is the run that never stopped. */
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeDifference, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import type { Intervention } from '../game/interventions.ts';
import { presetSpec } from '../spec/presets.ts';
import { defaultSpec, type Change, type RunSpec } from '../spec/spec.ts';
import { checkpointBytes, CheckpointError, type RunCheckpoint } from './checkpoint.ts';
import { createTrainer } from './createTrainer.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { readCheckpoint } from './readCheckpoint.ts';
import { createRun, type Run } from './run.ts';
import { createSandboxTrainer } from './sandboxTrainer.ts';
import { createSimdTrainer } from './simd/simdTrainer.ts';
import { nodeRoutes, openRoute, type NodeRoute, type NodeRouteName } from './test/routes.ts';
import type { GameTrainer } from './trainer.ts';
import { playerId } from '../game/players.ts';
import { denseModel } from '../model/dense.ts';
import { layerSize, learningBlocks } from '../model/model.ts';

const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 190);
const images = { train, trainCount: 190, shardSize: 100, whenCount: () => Promise.resolve() };
const data = { train, ...MNIST_PIXELS };
const LAST = 31;

/** As it comes back from where it was kept. */
const kept = (checkpoint: RunCheckpoint): RunCheckpoint =>
  readCheckpoint(structuredClone(checkpoint));

/** All that can be read of a run, in the bits of its numbers. */
async function stateOf({ trainer, spec, step, feeShare, epoch }: Run): Promise<unknown> {
  return {
    ...{ spec, step, feeShare, epoch },
    players: await trainer.readPlayers(),
    weights: await trainer.readWeights(),
    overlaps: await trainer.readOverlaps(),
    accuracy: await trainer.evaluate(train, 0.2),
    workShare: trainer.workShare(),
  };
}

async function advanceTo(run: Pick<Run, 'step' | 'advance'>, step: number): Promise<void> {
  while (run.step < step) await run.advance();
}

interface Case {
  readonly name: string;
  readonly spec: RunSpec;
  readonly changes?: readonly Change[];
  /** Done by hand when the run is at that step, before it is saved there. */
  readonly acts?: Readonly<Record<number, readonly Intervention[]>>;
}

const small = { batchSize: 20 } as const;
const cases: readonly Case[] = [
  {
    name: 'inside the warm-up of γ, with a benefit that remembers',
    spec: { ...busySpec('contest', { gammaWarmup: 4, gamma: 0.4, benefitMemory: 0.9 }), ...small },
  },
  { name: 'θ by SGD', spec: { ...busySpec('printed-sgd', { optimizer: 'sgd' }), ...small } },
  {
    name: 'θ by momentum, pixels shifted',
    spec: {
      ...busySpec('saliency', { optimizer: 'momentum', inputNormalisation: 'standard' }),
      ...small,
    },
  },
  {
    name: 'Adam for θ and s, a dynamics changed on the way',
    spec: { ...busySpec('joint-adam', { dynamics: 'adam', costIntoTheta: true }), ...small },
    changes: [
      { step: 4, patch: { dynamics: 'projected', lrS: 0.02 } },
      { step: 19, patch: { dynamics: 'adam', lrS: 0.02, freezeTheta: true } },
      { step: 25, patch: { freezeTheta: false } },
    ],
  },
  ...(['weight', 'pixel', 'pixel-neuron'] as const).map((granularity): Case => ({
    name: `other players: ${granularity}`,
    spec: { ...busySpec('joint-adam', { gamma: 0.01 }), ...small, granularity },
    acts: { 9: [{ kind: 'pin', player: playerId(3), participation: 0.4 }] },
  })),
  {
    name: 'players held, placed and let go',
    spec: { ...busySpec('contest', {}), ...small },
    changes: [{ step: 22, patch: {}, act: { kind: 'release', player: playerId(3) } }],
    acts: {
      0: [{ kind: 'pin', player: playerId(3), participation: 0.4 }],
      13: [{ kind: 'set', player: playerId(5), participation: 0.9 }, { kind: 'setToEquilibrium' }],
    },
  },
  {
    name: 'single weights, their benefits shares of what the net earns',
    spec: {
      ...busySpec('contest', { benefitScale: 'relative-net', benefitMemory: 0.9 }),
      ...{ ...small, granularity: 'weight', lrS: 0.01 },
    },
    changes: [{ step: 15, patch: { benefitScale: 'absolute', costIntoTheta: true } }],
  },
  {
    name: 'single weights by Adam, some held',
    spec: { ...busySpec('joint-adam', {}), ...small, granularity: 'weight', eta: 0.5 },
    changes: [{ step: 11, patch: { dynamics: 'proximal' } }],
    acts: {
      0: [{ kind: 'pin', player: playerId(340), participation: 0.4 }],
      13: [{ kind: 'set', player: playerId(5), participation: 0.9 }],
    },
  },
];
const [neurons] = cases;
const weights = cases[cases.length - 2];

describe.each(nodeRoutes)('a run by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  function runOf({ spec, changes = [] }: Case, from?: RunCheckpoint): Run {
    const trainer = createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
    return createRun({ trainer, images, spec, changes, from });
  }

  it.each(cases)('goes on to the same bits: $name', async (one) => {
    const run = runOf(one);
    const saved: { checkpoint: RunCheckpoint; state: unknown; log: readonly Change[] }[] = [];
    for (const step of [0, 1, 9, 13, 20]) {
      await advanceTo(run, step);
      for (const act of one.acts?.[step] ?? []) await run.act(act);
      saved.push({ checkpoint: await run.save(), state: await stateOf(run), log: [...run.log] });
    }
    await advanceTo(run, LAST);
    const end = await stateOf(run);

    const never = runOf({ ...one, changes: run.log });
    await advanceTo(never, LAST);
    expect(await stateOf(never), 'saving changed something').toEqual(end);
    never.trainer.dispose();

    for (const { checkpoint, state } of saved) {
      const again = runOf({ ...one, changes: run.log }, kept(checkpoint));
      // What a frame right after shows is what it showed before.
      expect(await stateOf(again), `at step ${checkpoint.step}`).toEqual(state);
      expect((await again.save()).digest).toBe(checkpoint.digest);
      await advanceTo(again, LAST);
      expect(await stateOf(again), `from step ${checkpoint.step}`).toEqual(end);
      expect(again.log).toEqual(run.log);
      again.trainer.dispose();
    }
    run.trainer.dispose();
  });

  it('takes no more room than it says, and gives all of it back', async () => {
    const run = runOf(cases[0]);
    await advanceTo(run, 3);
    const before = run.trainer.memory();
    const checkpoint = await run.save();
    expect(run.trainer.memory()).toEqual(before);
    const buffers = new Set<ArrayBufferLike>();
    const walk = (value: unknown): void => {
      if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(checkpoint);
    const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
    const units = SMALL_NET.reduce((sum, width) => sum + width, 0);
    expect(bytes).toBeLessThanOrEqual(
      checkpointBytes(20, learningBlocks(denseModel(SMALL_NET)).map(layerSize), 'adam') + 4 * units,
    );
    const again = runOf(cases[0], checkpoint);
    again.trainer.dispose();
    run.trainer.dispose();
  });

  it('does not keep numbers that have run away', async () => {
    const run = runOf({ name: '', spec: { ...cases[1].spec, lrTheta: 1e38 } });
    await advanceTo(run, 6);
    await expect(run.save()).rejects.toThrow(
      /^At step 6 the numbers are no longer finite, so this state was not kept\.$/,
    );
    run.trainer.dispose();
  });
});

describe('a checkpoint of another route', () => {
  const pairs: [NodeRouteName, NodeRouteName][] = [
    ['simd', 'wasm'],
    ['wasm', 'simd'],
    ['cpu', 'simd'],
    ['simd', 'cpu'],
  ];

  it.each(
    pairs.flatMap(([first, second]) => [neurons, weights].map((one) => ({ first, second, one }))),
  )(
    'goes on within rounding: from $first to $second, $one.name',
    async ({ first, second, one }) => {
      const make = async (route: NodeRouteName, from?: RunCheckpoint) => {
        const { spec } = one;
        const trainer = createTrainer({
          model: denseModel(SMALL_NET),
          spec,
          data,
          ...(await openRoute(route)),
        });
        return createRun({ trainer, images, spec, changes: [], from });
      };
      const run = await make(first);
      await advanceTo(run, 12);
      const checkpoint = kept(await run.save());
      await advanceTo(run, LAST);
      const [players, weights] = [await run.trainer.readPlayers(), await run.trainer.readWeights()];
      const again = await make(second, checkpoint);
      await advanceTo(again, LAST);
      const found = await again.trainer.readPlayers();
      expect(players.participation.some((s) => s !== 1)).toBe(true);
      for (const column of ['participation', 'benefit', 'normSquared', 'rivalry'] as const) {
        expect(relativeDifference(found[column], players[column]), column).toBeLessThan(1e-4);
      }
      (await again.trainer.readWeights()).forEach(({ kernel }, l) =>
        expect(relativeDifference(kernel, weights[l].kernel)).toBeLessThan(1e-4),
      );
    },
  );
});

describe('a net that has shrunk', () => {
  const widths = [90, 75, 45, 6];
  const many = syntheticImages(90, 6, 400);
  const source = { train: many, trainCount: 400, shardSize: 400, whenCount: async () => {} };
  const spec: RunSpec = {
    ...busySpec('contest', {}),
    ...{ alpha: 1, beta: 0, gamma: 6, eta: 0, gammaWarmup: 0, lrS: 1e-3, lrTheta: 1e-3 },
    ...{ benefitMemory: 0.9, batchSize: 16 },
  };

  it('goes on to the same bits, and whoever is inactive returns as it would have', async () => {
    const { step: module } = await openRoute('simd');
    const shared = {
      model: denseModel(widths),
      spec,
      data: { ...MNIST_PIXELS, train: many },
      module: module!,
    };
    const changes: Change[] = [
      { step: 1203, patch: {}, act: { kind: 'set', player: playerId(3), participation: 0.8 } },
      { step: 1260, patch: { eta: 0.02 } },
      { step: 1300, patch: { eta: 0 } },
    ];
    const make = (from?: RunCheckpoint) =>
      createRun({ trainer: createSimdTrainer(shared), images: source, spec, changes, from });
    const look = async ({ trainer }: ReturnType<typeof make>) => ({
      players: await trainer.readPlayers(),
      weights: await trainer.readWeights(),
      share: trainer.workShare(),
    });
    const run = make();
    const saved: [RunCheckpoint, unknown][] = [];
    for (const step of [700, 1190, 1280]) {
      await advanceTo(run, step);
      saved.push([await run.save(), await look(run)]);
    }
    await advanceTo(run, 1500);
    const end = await look(run);
    expect((saved[1][1] as typeof end).share).toBeLessThan(0.6);
    for (const [checkpoint, state] of saved) {
      const again = make(kept(checkpoint));
      expect(await look(again), `at step ${checkpoint.step}`).toEqual(state);
      await advanceTo(again, 1500);
      expect(await look(again), `from step ${checkpoint.step}`).toEqual(end);
    }
    // A route in which nobody leaves sees the moments as they have faded meanwhile.
    const full = createRun({
      trainer: createSimdTrainer({ ...shared, shrinks: false }),
      images: source,
      ...{ spec, changes, from: kept(saved[1][0]) },
    });
    await advanceTo(full, 1500);
    const { participation } = await full.trainer.readPlayers();
    expect(relativeDifference(participation, end.players.participation)).toBeLessThan(1e-5);
  });
});

describe('a sandbox run', () => {
  const run = (spec: RunSpec, changes: readonly Change[], from?: RunCheckpoint) =>
    createRun<GameTrainer>({
      ...{ trainer: createSandboxTrainer(spec), images: null, spec, changes, from },
    });

  it('goes on as the log says where the hand took a change back at the very step it was kept', async () => {
    const spec: RunSpec = { ...presetSpec('clones'), seed: 7 };
    const first = run(spec, []);
    await advanceTo(first, 5);
    first.patch({ gamma: (spec.gamma as number) + 0.5 });
    const from = await first.save();
    first.patch({ gamma: spec.gamma });
    await advanceTo(first, 9);
    const again = run(spec, [], kept(from));
    await advanceTo(again, 9);
    expect(again.spec).toEqual(first.spec);
    expect((await again.trainer.readPlayers()).participation).toEqual(
      (await first.trainer.readPlayers()).participation,
    );
  });

  it.each(['projected', 'proximal', 'bestResponse', 'adam'] as const)(
    'goes on to the same bits under %s, its shape changed on the way',
    async (dynamics) => {
      const spec: RunSpec = { ...presetSpec('clones'), dynamics, seed: 7 };
      const changes: Change[] = [
        { step: 20, patch: { overlap: 0.4 } },
        { step: 25, patch: {}, act: { kind: 'pin', player: playerId(1), participation: 0.3 } },
        { step: 60, patch: { eta: 0.2 } },
      ];
      const first = run(spec, changes);
      await advanceTo(first, 40);
      const checkpoint = kept(await first.save());
      const shown = await first.trainer.readPlayers();
      await advanceTo(first, 120);
      const again = run(spec, changes, checkpoint);
      expect(await again.trainer.readPlayers()).toEqual(shown);
      await advanceTo(again, 120);
      expect(await again.trainer.readPlayers()).toEqual(await first.trainer.readPlayers());
      expect(again.spec).toEqual(first.spec);
    },
  );
});

describe('what is refused in a sentence, and changes nothing', () => {
  let route: NodeRoute;
  let good: RunCheckpoint;
  const { spec } = cases[0];
  const make = (
    patch: Partial<RunSpec>,
    from?: RunCheckpoint,
    widths: readonly number[] = SMALL_NET,
  ) => {
    const own = { ...spec, ...patch };
    const trainer = createTrainer({ model: denseModel(widths), spec: own, data, ...route });
    return createRun({ trainer, images, spec: own, changes: [], from });
  };
  beforeAll(async () => {
    route = await openRoute('simd');
    const run = make({});
    await advanceTo(run, 5);
    good = await run.save();
  });

  it.each([
    ['nothing', () => null, 'it is missing'],
    ['a text', () => 'state', 'it is missing'],
    [
      'another version',
      () => ({ ...good, version: good.version + 1 }),
      'another version of the program wrote it',
    ],
    ['a step that is none', () => ({ ...good, step: -1 }), 'its step is not a whole number from 0'],
    ['a step changed', () => ({ ...good, step: 6 }), 'it is damaged'],
    ['a parameter lost', () => ({ ...good, spec: {} }), 'its alpha is not allowed'],
    [
      'a price out of range',
      () => ({ ...good, spec: { ...good.spec, gamma: 1e9 } }),
      'its gamma is not allowed',
    ],
    ['somebody held who is nobody', () => ({ ...good, pinned: [[99, 0]] }), 'does not exist'],
    [
      'other arrays',
      () => ({
        ...good,
        game: { ...good.game, players: { ...good.game.players, benefit: [1, 2] } },
      }),
      'the players’ benefit has numbers of another kind',
    ],
  ])('%s', (_, data, words) => {
    expect(() => readCheckpoint(data())).toThrow(CheckpointError);
    expect(() => readCheckpoint(data())).toThrow(words);
  });

  it('any single number that is not what it was', () => {
    const places: ((damaged: RunCheckpoint) => Float32Array | Float64Array | Uint32Array)[] = [
      ({ game }) => game.players.participation,
      ({ game }) => game.players.benefitSum,
      ({ game }) => game.players.second,
      ({ game }) => game.net!.layers[1].kernels[2],
      ({ game }) => game.net!.layers[2].biases[0],
      ({ game }) => game.net!.compaction!.quietSteps,
      ({ game }) => game.net!.compaction!.active[1],
    ];
    for (const place of places) {
      for (let at = 0; at < 4; at++) {
        for (const bit of [1, 0x4000, 0x800000, 0x80000000]) {
          const damaged = structuredClone(good);
          const array = place(damaged);
          new Uint32Array(array.buffer, array.byteOffset)[at] ^= bit;
          expect(() => readCheckpoint(damaged)).toThrow(CheckpointError);
        }
      }
    }
    expect(readCheckpoint(structuredClone(good))).toEqual(good);
  });

  it.each([
    ['another seed', { seed: 99 }, SMALL_NET, 'its seed is'],
    ['another batch size', { batchSize: 10 }, SMALL_NET, 'its batchSize is 20, here it is 10'],
    ['other players', { granularity: 'weight' }, SMALL_NET, 'its granularity is neuron, here'],
    ['another net', {}, [20, 10, 8, 4], 'is of a net of 20-12-8-4 units; this run’s has 20-10-8-4'],
  ] as const)('a run with %s', (_, patch, widths, words) => {
    expect(() => make(patch, good, widths)).toThrow(CheckpointError);
    expect(() => make(patch, good, widths)).toThrow(words);
  });

  it.each(nodeRoutes)('players that are others, by %s', async (name) => {
    const own = await openRoute(name);
    const trainerOf = (granularity: RunSpec['granularity']) =>
      createTrainer({ model: denseModel(SMALL_NET), spec: { ...spec, granularity }, data, ...own });
    for (const [theirs, ours] of [
      ['neuron', 'weight'],
      ['weight', 'neuron'],
    ] as const) {
      const [from, to] = [trainerOf(theirs), trainerOf(ours)];
      to.step(Uint32Array.of(1, 2, 3), { ...spec, granularity: ours }, 1);
      const before = [await to.readPlayers(), await to.readWeights()];
      const other = await from.save();
      expect(() => to.restore(other)).toThrow(
        /^The kept state has \d+ players; this run has \d+\.$/,
      );
      expect([await to.readPlayers(), await to.readWeights()]).toEqual(before);
      from.dispose();
      to.dispose();
    }
  });

  it('a game without a network, and the other way round', async () => {
    const sandbox = createSandboxTrainer(presetSpec('clones'));
    const before = await sandbox.readPlayers();
    expect(() => sandbox.restore(good.game)).toThrow('has a network, and this run has none');
    expect(await sandbox.readPlayers()).toEqual(before);
    const { trainer } = make({});
    const weights = await trainer.readWeights();
    const other = await sandbox.save();
    expect(() => trainer.restore(other)).toThrow('has no network, and this run trains one');
    expect(await trainer.readWeights()).toEqual(weights);
    const alone = createRun({
      ...{ trainer: createSandboxTrainer(presetSpec('one-of-two')), images: null },
      ...{ spec: presetSpec('one-of-two'), changes: [] },
    });
    const pair = kept(await alone.save());
    expect(() => sandbox.restore(pair.game)).toThrow(/The kept state has 2 players; this run has/);
    expect(defaultSpec.sandbox).toBe('none');
  });
});
