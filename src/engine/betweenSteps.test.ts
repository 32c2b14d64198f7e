/**
 * Rules that no route computes are played on every route; and what a route computes itself is what is played.
 * The registry has two lines more here, as a later rule would add one.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { relativeDifference, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import { playerCount } from '../game/network.ts';
import { playerId } from '../game/players.ts';
import { randomStream } from '../game/random.ts';
import { denseModel } from '../model/dense.ts';
import type { RuleName } from '../rules/registry.ts';
import { concerns, ruleNames, ruleOf } from '../rules/rows.ts';
import { evaluationGate, sampledGate, sampledGates } from '../rules/test/sampledGates.ts';
import { presetSpec } from '../spec/presets.ts';
import { defaultSpec, type Change, type RunSpec } from '../spec/spec.ts';
import { CheckpointError, type RunCheckpoint } from './checkpoint.ts';
import { createGames, createTrainer } from './createTrainer.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { readCheckpoint } from './readCheckpoint.ts';
import { createRun, type Run } from './run.ts';
import { createRuns } from './runs.ts';
import { createSandboxTrainer } from './sandboxTrainer.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import type { GameTrainer, Trainer } from './trainer.ts';

vi.mock('../rules/registry.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../rules/registry.ts')>();
  const { magnitude } = await import('../rules/test/magnitude.ts');
  const { sampledGates } = await import('../rules/test/sampledGates.ts');
  return { rules: { ...original.rules, magnitude, sampledGates } };
});

const PER_EPOCH = 10;
const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);
const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };
const data = { train, ...MNIST_PIXELS };

/** What the compiler does not know: the two rules more, and their rows. */
type Setting = Partial<RunSpec> | Readonly<Record<string, unknown>>;
const withRule = (spec: RunSpec, ...more: Setting[]): RunSpec =>
  Object.assign({}, spec, ...more) as RunSpec;

const busy = (patch: Partial<RunSpec> = {}): RunSpec => ({
  ...busySpec('contest', patch),
  batchSize: 20,
});
const MAGNITUDE = { dynamics: 'magnitude', targetSparsity: 0.6, pruneEvery: 4, rampEnds: 2 };
const SAMPLED = { dynamics: 'sampledGates', lrS: 0.1 };

const kept = (checkpoint: RunCheckpoint): RunCheckpoint =>
  readCheckpoint(structuredClone(checkpoint));

async function advanceTo(run: Pick<Run<GameTrainer>, 'step' | 'advance'>, step: number) {
  while (run.step < step) await run.advance();
}

/** The same trainer, that says it computes no rule but standing still. */
const unruled = <T extends GameTrainer>(trainer: T): T => ({ ...trainer, rules: [] });

const COLUMNS = ['participation', 'benefit', 'normSquared', 'rivalry'] as const;

async function differences(one: GameTrainer, other: GameTrainer): Promise<number> {
  const [found, expected] = [await one.readPlayers(), await other.readPlayers()];
  return Math.max(...COLUMNS.map((name) => relativeDifference(found[name], expected[name])));
}

describe.each(nodeRoutes)('on %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });
  const trainerOf = (spec: RunSpec): Trainer =>
    createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
  const runOf = (spec: RunSpec, changes: readonly Change[] = [], from?: RunCheckpoint) =>
    createRun({ trainer: trainerOf(spec), images, spec, changes, from });

  /** Every term of U under prices of each group, and a fee that keeps throwing out who has come back. */
  const settings: readonly RunSpec[] = [
    busy({
      ...{ alpha: '4,6', beta: '0.03,0.02', gamma: '0.02,0.1', eta: '0.05,0.2' },
      ...{ costIntoTheta: true, gammaWarmup: 2 },
    }),
    busy({ gamma: 6, gammaWarmup: 0, beta: 0 }),
  ];
  const played = (dynamics: RuleName, setting: RunSpec): RunSpec => ({
    ...setting,
    dynamics,
    lrS: busySpec('contest', { dynamics }).lrS,
  });

  it.each(['neuron', 'weight'] as const)(
    'every rule that the route declares moves s as its statement does: %s',
    async (granularity) => {
      const { rules } = trainerOf({ ...busy(), granularity });
      expect(rules).toContain('projected');
      for (const dynamics of rules) {
        for (const setting of settings) {
          const spec: RunSpec = { ...played(dynamics, setting), granularity };
          const itself = runOf(spec);
          const stated = unruled(trainerOf(spec));
          const told = createRun({ trainer: stated, images, spec, changes: [] });
          await advanceTo(itself, 40);
          await advanceTo(told, 40);
          expect(await differences(itself.trainer, stated), dynamics).toBeLessThanOrEqual(1e-4);
          const { participation } = await stated.readPlayers();
          expect(
            participation.some((s) => s !== 1),
            dynamics,
          ).toBe(true);
          itself.trainer.dispose();
          stated.dispose();
        }
      }
    },
    60_000,
  );

  it('a route that computes another rule than it declares would be told apart', async () => {
    const ends: Trainer[] = [];
    for (const dynamics of trainerOf(busy()).rules) {
      const run = runOf(played(dynamics, { ...settings[1], lrS: 0.03 }));
      await advanceTo(run, 40);
      ends.push(run.trainer);
    }
    for (const one of ends)
      for (const other of ends)
        if (one !== other) expect(await differences(one, other)).toBeGreaterThan(1e-3);
    ends.forEach((trainer) => trainer.dispose());
  });

  it.each(['neuron', 'weight'] as const)(
    'a rule that ranks all groups at once prunes the smallest of the net: %s',
    async (granularity) => {
      const spec = withRule(busy(), MAGNITUDE, { granularity });
      const run = runOf(spec);
      const count = playerCount(run.trainer.layers);
      let before = await run.trainer.readPlayers();
      for (let step = 1; step <= 25; step++) {
        await run.advance();
        const now = await run.trainer.readPlayers();
        const isDue = step % 4 === 0 && step <= 20;
        const share = 0.6 * (1 - (1 - step / 20) ** 3);
        const out = now.participation.filter((s) => s === 0).length;
        if (isDue) expect(out, `step ${step}`).toBe(Math.round(share * count));
        else expect(now.participation, `step ${step}`).toEqual(before.participation);
        expect(now.participation.every((s) => s === 0 || s === 1)).toBe(true);
        if (isDue) {
          const norms = (gone: boolean) =>
            [...now.normSquared].filter(
              (_, i) => (now.participation[i] === 0) === gone && before.participation[i] !== 0,
            );
          expect(Math.max(...norms(true))).toBeLessThanOrEqual(Math.min(...norms(false)));
        }
        before = now;
      }
      expect(Number.isFinite(before.loss)).toBe(true);
      run.trainer.dispose();
    },
  );

  it('and the same share of each layer where it is asked to', async () => {
    const run = runOf(withRule(busy(), MAGNITUDE, { prunedOver: 'layer', targetSparsity: 0.5 }));
    await advanceTo(run, 25);
    const { participation } = await run.trainer.readPlayers();
    const out = run.trainer.layers.map(
      ({ first, count }) =>
        participation.subarray(first, first + count).filter((s) => s === 0).length,
    );
    expect(out).toEqual([6, 4]);
    run.trainer.dispose();
  });

  it('gates are sampled for the step alone: it trains with them, all else is of s', async () => {
    const spec = withRule(busy(), SAMPLED);
    const run = runOf(spec);
    const hand = trainerOf(spec);
    const players = playerCount(hand.layers);
    const batches: Uint32Array[] = [];
    const step = run.trainer.step;
    const watched = createRun({
      trainer: {
        ...run.trainer,
        step(batch, ...rest) {
          batches.push(batch);
          step(batch, ...rest);
        },
      },
      ...{ images, spec, changes: [] },
    });
    const random = (part: number) => randomStream(spec.seed, 'rule', part);
    const moment = { step: 1, epoch: 1 / PER_EPOCH, epochs: spec.epochs, random };
    const { logAlpha } = sampledGates.start([players], moment);
    const measuring: RunSpec = { ...spec, ...sampledGates.measures, dynamics: 'projected', lrS: 0 };
    for (let t = 1; t <= 12; t++) {
      await watched.advance();
      // The same by hand.
      const draw = random(t);
      hand.writeParticipation(Float32Array.from(logAlpha, (one) => sampledGate(one, draw)));
      hand.step(batches[t - 1], measuring, watched.feeShare);
      const { participation, benefit } = await hand.readPlayers();
      const all = { first: 0, participation, benefit, normSquared: [], rivalry: [] };
      const prices = { alpha: 0, beta: 0, gamma: 0, eta: 0 };
      sampledGates.move([{ ...all, prices }], { ...spec, gatePrice: 0.01 }, { logAlpha });
      hand.writeParticipation(Float32Array.from(logAlpha, evaluationGate));
      expect((await watched.trainer.readPlayers()).participation).toEqual(
        Float32Array.from(logAlpha, evaluationGate),
      );
    }
    expect(await watched.trainer.readWeights()).toEqual(await hand.readWeights());
    expect(await watched.trainer.evaluate(train, 0.1)).toEqual(await hand.evaluate(train, 0.1));
    run.trainer.dispose();
    hand.dispose();
  });

  const mixed: readonly Change[] = [
    { step: 3, patch: {}, act: { kind: 'pin', player: playerId(2), participation: 0.3 } },
    { step: 6, patch: { dynamics: 'adam' } },
    { step: 11, patch: withRule(MAGNITUDE as never) },
    { step: 17, patch: {}, act: { kind: 'release', player: playerId(2) } },
    { step: 18, patch: withRule(SAMPLED as never) },
    { step: 24, patch: { dynamics: 'proximal', lrS: 0.03 } },
    { step: 27, patch: withRule(SAMPLED as never) },
  ];
  const LAST = 31;

  it.each(['neuron', 'weight'] as const)(
    'replays and goes on from a checkpoint to the same bits, rules changed on the way: %s',
    async (granularity) => {
      const spec = withRule(busy(), SAMPLED, { granularity });
      const run = runOf(spec, mixed);
      const saved: RunCheckpoint[] = [];
      for (const step of [0, 2, 9, 13, 21, 26, 28]) {
        await advanceTo(run, step);
        saved.push(kept(await run.save()));
      }
      await advanceTo(run, LAST);
      const { digest, memories } = await run.save();
      expect(Object.keys(memories ?? {})).toEqual(['sampledGates']);
      const replayed = runOf(spec, mixed);
      await advanceTo(replayed, LAST);
      expect((await replayed.save()).digest).toBe(digest);
      for (const from of saved) {
        const again = runOf(spec, mixed, from);
        expect((await again.save()).digest).toBe(from.digest);
        await advanceTo(again, LAST);
        expect((await again.save()).digest, `from step ${from.step}`).toBe(digest);
        again.trainer.dispose();
      }
      run.trainer.dispose();
      replayed.trainer.dispose();
    },
  );

  it('who is pinned stays there, in the step and after it', async () => {
    const spec = withRule(busy(), SAMPLED);
    const trainer = trainerOf(spec);
    const seen: Promise<Float32Array>[] = [];
    const run = createRun({
      trainer: {
        ...trainer,
        step(...given) {
          seen.push(trainer.readPlayers().then(({ participation }) => participation));
          trainer.step(...given);
        },
      },
      ...{ images, spec, changes: [] },
    });
    await run.act({ kind: 'pin', player: playerId(5), participation: 0.25 });
    for (let step = 0; step < 8; step++) {
      await run.advance();
      expect((await trainer.readPlayers()).participation[5]).toBe(0.25);
    }
    for (const s of await Promise.all(seen)) expect(s[5]).toBe(0.25);
    trainer.dispose();
  });

  it.each([
    ['by hand', { freezeS: true }],
    ['because the game is over', { gameEnds: 1 }],
  ])('s stands still bit for bit, %s', async (_, stop) => {
    for (const rule of [MAGNITUDE, SAMPLED]) {
      const run = runOf(withRule(busy(), rule, { rampEnds: 5 }));
      await advanceTo(run, 10);
      run.patch(stop);
      await run.advance();
      const before = await run.trainer.readPlayers();
      await advanceTo(run, 20);
      const after = await run.trainer.readPlayers();
      expect(after.participation).toEqual(before.participation);
      expect(after.normSquared).not.toEqual(before.normSquared);
      run.trainer.dispose();
    }
  });

  it('games that advance together go as each would alone, bit for bit', async () => {
    const specs = [withRule(busy(), SAMPLED), busy({ seed: 7 }), withRule(busy(), MAGNITUDE)];
    const games = createGames({ model: denseModel(SMALL_NET), data, ...route, specs });
    const runs = specs.map((spec) => ({ spec, changes: mixed }));
    const together = createRuns({ games, images, runs });
    while (together.step < LAST) await together.advance();
    for (const [k, spec] of specs.entries()) {
      const alone = runOf(spec, mixed);
      await advanceTo(alone, LAST);
      expect(await games.games[k].readPlayers()).toEqual(await alone.trainer.readPlayers());
      expect(await games.games[k].readWeights()).toEqual(await alone.trainer.readWeights());
      alone.trainer.dispose();
    }
    games.dispose();
  });
});

describe('without a network', () => {
  const runOf = (spec: RunSpec, trainer = createSandboxTrainer(spec)) =>
    createRun<GameTrainer>({ trainer, images: null, spec, changes: [] });

  it('the sandbox moves s as the statements do', async () => {
    const start = createSandboxTrainer(presetSpec('clones'));
    for (const dynamics of start.rules) {
      const spec: RunSpec = { ...presetSpec('clones'), dynamics, seed: 7 };
      const [itself, told] = [runOf(spec), runOf(spec, unruled(createSandboxTrainer(spec)))];
      await advanceTo(itself, 300);
      await advanceTo(told, 300);
      expect(await differences(itself.trainer, told.trainer), dynamics).toBeLessThan(1e-4);
    }
  });

  it('a rule that it does not compute is played there, too', async () => {
    const spec = withRule(presetSpec('clones'), MAGNITUDE, { targetSparsity: 0.5 });
    const run = runOf(spec);
    await advanceTo(run, 200);
    const { participation } = await run.trainer.readPlayers();
    expect(participation.filter((s) => s === 0)).toHaveLength(participation.length / 2);
  });
});

it('a rule that is one line more brings an option and its rows', () => {
  const [declared] = [ruleNames as readonly string[]];
  expect(declared.slice(-2)).toEqual(['magnitude', 'sampledGates']);
  expect(defaultSpec).toMatchObject({ targetSparsity: 0.5, prunedOver: 'net', gatePrice: 0.01 });
  expect(ruleOf('magnitude' as RuleName).play).toBeUndefined();
  // Its sliders are there while it moves s.
  const shown = (rule: string) =>
    ['targetSparsity', 'gatePrice', 'lrS'].filter((name) => concerns(name, rule as RuleName));
  expect(['projected', 'magnitude', 'sampledGates'].map(shown)).toEqual([
    ['lrS'],
    ['targetSparsity', 'lrS'],
    ['gatePrice', 'lrS'],
  ]);
});

describe('a checkpoint of a rule that remembers', () => {
  const spec = withRule(busy(), SAMPLED);
  let route: NodeRoute;
  let good: RunCheckpoint;
  const make = (from?: RunCheckpoint) => {
    const trainer = createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
    return createRun({ trainer, images, spec, changes: [], from });
  };
  beforeAll(async () => {
    route = await openRoute('simd');
    const run = make();
    await advanceTo(run, 3);
    good = await run.save();
  });

  it.each([
    ['of a rule that is none', { newton: {} }, 'the rule “newton” is unknown'],
    ['that are no numbers', { sampledGates: { logAlpha: [1] } }, 'has numbers of another kind'],
    ['that ran away', { sampledGates: { logAlpha: Float64Array.of(NaN) } }, 'not finite'],
  ])('is refused where it has memories %s', (_, memories, words) => {
    expect(() => readCheckpoint({ ...good, memories })).toThrow(words);
  });

  it('is refused where they are of other players', () => {
    const memories = { sampledGates: { logAlpha: Float64Array.of(1, 2) } } as never;
    expect(() => make({ ...good, memories })).toThrow(CheckpointError);
    expect(() => make({ ...good, memories })).toThrow('of other players');
  });

  it('is damaged by any change of them', () => {
    const damaged = structuredClone(good) as { memories: unknown };
    const { logAlpha } = Object.values(damaged.memories as object)[0] as { logAlpha: Float64Array };
    logAlpha[1] += 1e-12;
    expect(() => readCheckpoint(damaged)).toThrow('it is damaged');
  });
});

describe('a change that comes while a step is under way', () => {
  it('is of the step after it, and replays to the same bits', async () => {
    const route = await openRoute('simd');
    const spec = withRule(busy(), SAMPLED);
    const make = (changes: readonly Change[], slow: boolean) => {
      const own = createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
      // As on a graphics card, where to read takes its time.
      const readPlayers = async () => {
        const columns = await own.readPlayers();
        if (slow) await new Promise((resolve) => setTimeout(resolve, 2));
        return columns;
      };
      return createRun({ trainer: { ...own, readPlayers }, images, spec, changes });
    };
    const run = make([], true);
    await advanceTo(run, 3);
    expect(run.underWay).toBeNull();
    const advancing = run.advance();
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(run.underWay).not.toBeNull();
    const change = run.patch({ lrS: 0.5, gamma: 0.3 });
    expect(change.step).toBe(4);
    await run.underWay;
    expect(run.step).toBe(4);
    await advancing;
    expect(run.underWay).toBeNull();
    await advanceTo(run, 9);
    const again = make(run.log, false);
    await advanceTo(again, 9);
    expect((await again.save()).digest).toBe((await run.save()).digest);
  });
});
