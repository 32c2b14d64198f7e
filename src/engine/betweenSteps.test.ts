/**
 * Rules that no route computes are played on every route; and what a route computes itself is what is played.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeDifference, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import { playerCount } from '../game/network.ts';
import { playerId } from '../game/players.ts';
import { randomStream } from '../game/random.ts';
import { denseModel } from '../model/dense.ts';
import type { RuleName } from '../rules/registry.ts';
import { concerns, ruleNames } from '../rules/rows.ts';
import { gateOf, l0Statement } from '../rules/l0.ts';
import { stillIn } from '../rules/magnitude.ts';
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

const PER_EPOCH = 10;
const train = syntheticImages(SMALL_NET[0], SMALL_NET[3], 200);
const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };
const data = { train, ...MNIST_PIXELS };

const withRule = (spec: RunSpec, ...more: Partial<RunSpec>[]): RunSpec =>
  Object.assign({}, spec, ...more) as RunSpec;

const busy = (patch: Partial<RunSpec> = {}): RunSpec => ({
  ...busySpec('contest', patch),
  batchSize: 20,
});
/** From step 4 to step 40 at every one of them. */
const MAGNITUDE = { dynamics: 'magnitude', keep: 8, pruneFrom: 0.4, gameEnds: 4 } as const;
const SAMPLED = { dynamics: 'l0', lrS: 0.1, gamma: 0.01, gammaWarmup: 0 } as const;

const kept = (checkpoint: RunCheckpoint): RunCheckpoint =>
  readCheckpoint(structuredClone(checkpoint));

async function advanceTo(run: Pick<Run<GameTrainer>, 'step' | 'advance'>, step: number) {
  while (run.step < step) await run.advance();
}

/** The same trainer, that says it computes no rule but standing still. */
const unruled = <T extends GameTrainer>(trainer: T): T => ({ ...trainer, rules: [] });

const COLUMNS = ['participation', 'benefit', 'normSquared', 'rivalry'] as const;

/** How many take part, by group. */
async function activeOf(trainer: GameTrainer): Promise<number[]> {
  const { participation } = await trainer.readPlayers();
  return trainer.layers.map(
    ({ first, count }) => participation.subarray(first, first + count).filter((s) => s > 0).length,
  );
}

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
      for (let step = 1; step <= 45; step++) {
        await run.advance();
        const now = await run.trainer.readPlayers();
        const out = now.participation.filter((s) => s === 0).length;
        const done = Math.min(1, Math.max(0, (step - 4) / 36));
        expect(count - out, `step ${step}`).toBe(stillIn(count, 8, done));
        expect(now.participation.every((s) => s === 0 || s === 1)).toBe(true);
        const norms = (gone: boolean) =>
          [...now.normSquared].filter(
            (_, i) => (now.participation[i] === 0) === gone && before.participation[i] !== 0,
          );
        if (norms(true).length > 0)
          expect(Math.max(...norms(true))).toBeLessThanOrEqual(Math.min(...norms(false)));
        before = now;
      }
      expect(Number.isFinite(before.loss)).toBe(true);
      run.trainer.dispose();
    },
  );

  it('and so many of each group where it is asked to', async () => {
    const run = runOf(withRule(busy(), MAGNITUDE, { keep: '5,3' }));
    await advanceTo(run, 41);
    expect(await activeOf(run.trainer)).toEqual([5, 3]);
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
    const { epochs, gameEnds, keep } = spec;
    const moment = { step: 1, epoch: 1 / PER_EPOCH, epochs, gameEnds, keep, random };
    const memory = l0Statement.start([players], moment);
    const { logAlpha } = memory;
    const measuring: RunSpec = { ...spec, ...l0Statement.measures, dynamics: 'projected', lrS: 0 };
    for (let t = 1; t <= 12; t++) {
      await watched.advance();
      // The same by hand.
      hand.writeParticipation(
        Float32Array.from(l0Statement.gates({ ...moment, step: t }, spec, memory)),
      );
      hand.step(batches[t - 1], measuring, watched.feeShare);
      const { participation, benefit } = await hand.readPlayers();
      const all = { first: 0, participation, benefit, normSquared: [], rivalry: [] };
      const prices = { alpha: 0, beta: 0, gamma: 0.01, eta: 0 };
      l0Statement.move([{ ...all, prices }], spec, memory);
      hand.writeParticipation(Float32Array.from(logAlpha, gateOf));
      expect((await watched.trainer.readPlayers()).participation).toEqual(
        Float32Array.from(logAlpha, gateOf),
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
    { step: 11, patch: { ...MAGNITUDE, gameEnds: 9 } },
    { step: 17, patch: {}, act: { kind: 'release', player: playerId(2) } },
    { step: 18, patch: SAMPLED },
    { step: 24, patch: { dynamics: 'proximal', lrS: 0.03 } },
    { step: 27, patch: SAMPLED },
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
      expect(Object.keys(memories ?? {})).toEqual(['l0']);
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
      const run = runOf(withRule(busy(), rule));
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
    const spec = withRule(presetSpec('clones'), MAGNITUDE);
    const run = runOf(spec);
    await advanceTo(run, 400);
    expect(await activeOf(run.trainer)).toEqual([8]);
  });
});

it('a rule brings an option, and its rows are there while it moves s', () => {
  expect(ruleNames).toContain('magnitude');
  expect(defaultSpec).toMatchObject({ pruneFrom: 0 });
  const shown = (rule: RuleName) => ['pruneFrom', 'lrS'].filter((name) => concerns(name, rule));
  expect([shown('projected'), shown('magnitude')]).toEqual([['lrS'], ['pruneFrom', 'lrS']]);
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
    ['that are no numbers', { l0: { logAlpha: [1] } }, 'has numbers of another kind'],
    ['that ran away', { l0: { logAlpha: Float64Array.of(NaN) } }, 'not finite'],
  ])('is refused where it has memories %s', (_, memories, words) => {
    expect(() => readCheckpoint({ ...good, memories })).toThrow(words);
  });

  it('is refused where they are of other players', () => {
    const memories = { l0: { logAlpha: Float64Array.of(1, 2) } } as never;
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
