/** Who stays when the game ends, by every rule and on every route. */
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeDifference, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../test/reference/cases.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { playerId } from '../game/players.ts';
import { denseModel } from '../model/dense.ts';
import { ruleNames, ruleOf } from '../rules/rows.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import type { RunCheckpoint } from './checkpoint.ts';
import { createTrainer } from './createTrainer.ts';
import { createRun } from './run.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import type { GameTrainer } from './trainer.ts';

const PER_EPOCH = 10;
const END = 2 * PER_EPOCH;
const [inputs, , , classes] = SMALL_NET;
const train = syntheticImages(inputs, classes, 200);
const images = { train, trainCount: 200, shardSize: 100, whenCount: () => Promise.resolve() };
const data = { train, ...MNIST_PIXELS };

/** The 12 and 8 neurons of a small net; the game ends after two epochs of four. */
const ending = (patch: SpecPatch = {}): RunSpec => ({
  ...busySpec('contest', {}),
  ...{ batchSize: 20, epochs: 4, gameEnds: 2, lrS: 0.03, keep: '5,3' },
  ...patch,
});

const rateOf = (dynamics: RunSpec['dynamics']): SpecPatch =>
  dynamics === 'l0' ? { dynamics, lrS: 0.1, gamma: 0.01 } : { dynamics };

async function activeOf(trainer: GameTrainer, epsilon = 0.01): Promise<number[]> {
  const { participation } = await trainer.readPlayers();
  return trainer.layers.map(
    ({ first, count }) =>
      participation.subarray(first, first + count).filter((s) => s >= epsilon).length,
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

describe.each(nodeRoutes)('on %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });
  function runOf(spec: RunSpec, changes: readonly Change[] = [], from?: RunCheckpoint) {
    const trainer = createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
    return createRun({ trainer, images, spec, changes, from });
  }
  type SomeRun = ReturnType<typeof runOf>;
  async function advanceTo(run: SomeRun, step: number): Promise<SomeRun> {
    while (run.step < step) await run.advance();
    return run;
  }
  async function participationOf({ trainer }: SomeRun): Promise<Float32Array> {
    return (await trainer.readPlayers()).participation;
  }

  it.each(ruleNames)(
    'exactly those stay that are counted, of each group and of the net: %s',
    async (rule) => {
      for (const keep of ['5,3', 7, '12,1', '30,30'] as const) {
        const run = await advanceTo(runOf(ending({ keep, ...rateOf(rule) })), END);
        const active = await activeOf(run.trainer);
        if (keep === 7) expect(sum(active)).toBe(7);
        else expect(active).toEqual(keep === '30,30' ? [12, 8] : keep.split(',').map(Number));
        // All others are at 0, and stay there while θ goes on.
        const before = await participationOf(run);
        const [{ kernel }] = await run.trainer.readWeights();
        expect(before.every((s) => s === 0 || s >= 0.01)).toBe(true);
        await advanceTo(run, END + 5);
        expect(await participationOf(run)).toEqual(before);
        expect((await run.trainer.readWeights())[0].kernel).not.toEqual(kernel);
        run.trainer.dispose();
      }
    },
  );

  it('of single weights, too', async () => {
    for (const rule of ['projected', 'random', 'magnitude', 'snip', 'l0'] as const) {
      const spec = ending({ granularity: 'weight', keep: '40,30,20', ...rateOf(rule) });
      const run = await advanceTo(runOf(spec), END + 3);
      expect(await activeOf(run.trainer), rule).toEqual([40, 30, 20]);
      run.trainer.dispose();
    }
  });

  it('a game of which more have left than are to leave has some of them back', async () => {
    const harsh = { gamma: 50, gammaWarmup: 0 };
    const end = await advanceTo(runOf(ending({ ...harsh, keep: 0, gameEnds: 0 })), END);
    expect(sum(await activeOf(end.trainer))).toBeLessThan(16);
    const counted = await advanceTo(runOf(ending({ ...harsh, keep: '9,7' })), END);
    expect(await activeOf(counted.trainer)).toEqual([9, 7]);
    [end, counted].forEach(({ trainer }) => trainer.dispose());
  });

  it.each([0, 2, 50])(
    'of players at the same s those stay who would gain most: γ = %d',
    async (gamma) => {
      const spec = ending({ beta: 0, gamma, gammaWarmup: 0 });
      const end = await advanceTo(runOf({ ...spec, keep: 0, gameEnds: 0 }), END);
      const counted = await advanceTo(runOf(spec), END);
      const { participation: s, benefit, rivalry } = await end.trainer.readPlayers();
      const stayed = await participationOf(counted);
      const gain = (i: number) =>
        Number(spec.alpha) * benefit[i] - gamma * Math.sign(s[i]) - Number(spec.eta) * rivalry[i];
      for (const { first, count } of end.trainer.layers) {
        const members = [...s.keys()].slice(first, first + count);
        for (const stays of members.filter((i) => stayed[i] > 0))
          for (const gone of members.filter((i) => stayed[i] === 0)) {
            expect(s[stays]).toBeGreaterThanOrEqual(s[gone]);
            if (s[stays] === s[gone]) expect(gain(stays)).toBeGreaterThanOrEqual(gain(gone));
          }
      }
      // Without a fee nobody has left, and all are alike.
      if (gamma === 0) expect(s.every((one) => one === 1)).toBe(true);
      [end, counted].forEach(({ trainer }) => trainer.dispose());
    },
  );

  it('a game that ends with the last epoch is cut before it is tested: nothing is fine-tuned', async () => {
    for (const rule of ['magnitude', 'projected'] as const) {
      const spec = ending({ ...rateOf(rule), epochs: 2 });
      const cut = await advanceTo(runOf(spec), END);
      expect(await activeOf(cut.trainer)).toEqual([5, 3]);
      const whole = await advanceTo(runOf({ ...spec, gameEnds: 0, keep: 0 }), END);
      expect(await cut.trainer.readWeights()).toEqual(await whole.trainer.readWeights());
      [cut, whole].forEach(({ trainer }) => trainer.dispose());
    }
  });

  it('without counts the game ends as it always did', async () => {
    const run = await advanceTo(runOf(ending({ keep: 0, gamma: 3 })), END);
    const s = await participationOf(run);
    expect(s.some((one) => one > 0 && one < 0.6)).toBe(true);
    run.patch({ epsilon: 0.6 });
    await run.advance();
    expect(await participationOf(run)).toEqual(s.map((one) => (one < 0.6 ? 0 : one)));
    run.trainer.dispose();
  });

  it('goes on from checkpoints of before and after the cut to the same bits, and replays its log', async () => {
    for (const rule of ruleNames) {
      const spec = ending(rateOf(rule));
      const whole = await advanceTo(runOf(spec), END + 3);
      const { digest } = await whole.save();
      const again = await advanceTo(runOf(spec), END + 3);
      expect((await again.save()).digest, rule).toBe(digest);
      for (const kept of [END - 1, END, END + 1]) {
        const run = await advanceTo(runOf(spec), kept);
        const later = await advanceTo(runOf(spec, [], await run.save()), END + 3);
        expect((await later.save()).digest, `${rule} from step ${kept}`).toBe(digest);
        [run, later].forEach(({ trainer }) => trainer.dispose());
      }
      [whole, again].forEach(({ trainer }) => trainer.dispose());
    }
  });

  it('a change that comes while the step that cuts is under way is of the step after it', async () => {
    const run = await advanceTo(runOf(ending()), END - 1);
    const advancing = run.advance();
    await Promise.resolve();
    while (run.underWay === null) await Promise.resolve();
    const change = run.patch({ keep: '1,1', lrTheta: 0.01 });
    await advancing;
    expect(change.step).toBe(END);
    expect(await activeOf(run.trainer)).toEqual([5, 3]);
    await advanceTo(run, END + 3);
    const again = await advanceTo(runOf(ending(), run.log), END + 3);
    expect((await again.save()).digest).toBe((await run.save()).digest);
    [run, again].forEach(({ trainer }) => trainer.dispose());
  });

  it('a change that comes while players are counted is of the step after the cut', async () => {
    const run = await advanceTo(runOf(ending()), END - 1);
    const read = run.trainer.readPlayers.bind(run.trainer);
    let change: Change | null = null;
    run.trainer.readPlayers = async () => {
      const columns = await read();
      change ??= run.patch({ lrTheta: 0.01 });
      return columns;
    };
    await run.advance();
    run.trainer.readPlayers = read;
    expect(change).toMatchObject({ step: END });
    await advanceTo(run, END + 3);
    const again = await advanceTo(runOf(ending(), run.log), END + 3);
    expect((await again.save()).digest).toBe((await run.save()).digest);
    [run, again].forEach(({ trainer }) => trainer.dispose());
  });

  it('who is pinned takes a place, or is no candidate, and the others share what is left', async () => {
    const run = runOf(ending({ ...rateOf('snip'), keep: '2,3' }));
    for (const player of [0, 1, 2])
      await run.act({ kind: 'pin', player: playerId(player), participation: 1 });
    for (const player of [12, 13, 14, 15, 16, 17])
      await run.act({ kind: 'pin', player: playerId(player), participation: 0 });
    await advanceTo(run, END);
    // Three are pinned where two were to stay; two are left where three were.
    expect(await activeOf(run.trainer)).toEqual([3, 2]);
    run.trainer.dispose();
  });

  it('nobody is counted out while the players are frozen by hand', async () => {
    const run = await advanceTo(runOf(ending({ ...rateOf('snip'), freezeS: true })), END + 1);
    expect(await activeOf(run.trainer)).toEqual([12, 8]);
    run.trainer.dispose();
  });

  it('who is pinned stays or is out whatever the ranks', async () => {
    const run = runOf(ending(rateOf('random')));
    await run.act({ kind: 'pin', player: playerId(0), participation: 0 });
    await run.act({ kind: 'pin', player: playerId(13), participation: 0.4 });
    await advanceTo(run, END);
    const s = await participationOf(run);
    expect([s[0], s[13]]).toEqual([0, Math.fround(0.4)]);
    expect(await activeOf(run.trainer)).toEqual([5, 3]);
    run.trainer.dispose();
  });

  it('random draws the same players for the same seed, and others for another', async () => {
    const drawn = async (seed: number) => {
      const run = await advanceTo(runOf(ending({ ...rateOf('random'), seed })), END);
      const s = await participationOf(run);
      run.trainer.dispose();
      return s;
    };
    expect(await drawn(3)).toEqual(await drawn(3));
    expect(await drawn(3)).not.toEqual(await drawn(4));
  });

  it('magnitude keeps the largest ‖θ‖, as θ stands at the cut', async () => {
    const run = await advanceTo(runOf(ending(rateOf('magnitude'))), END);
    const { participation, normSquared } = await run.trainer.readPlayers();
    for (const { first, count } of run.trainer.layers) {
      const norms = (stays: boolean) =>
        [...normSquared.subarray(first, first + count)].filter(
          (_, i) => participation[first + i] > 0 === stays,
        );
      expect(Math.min(...norms(true))).toBeGreaterThanOrEqual(Math.max(...norms(false)));
    }
    run.trainer.dispose();
  });

  it.each(['neuron', 'weight'] as const)(
    'SNIP scores the very first weights and trains those: θ at the cut is θ at the start, bit for bit: %s',
    async (granularity) => {
      const keep = granularity === 'neuron' ? '5,3' : 60;
      const spec = ending({ ...rateOf('snip'), granularity, keep, gameEnds: 0.5 });
      const run = runOf(spec);
      const start = await run.trainer.readWeights();
      // By hand: the slopes of the same batches, at the same weights.
      const hand = runOf({
        ...{
          ...spec,
          dynamics: 'projected',
          keep: 0,
          gameEnds: 0,
          freezeTheta: true,
          freezeS: true,
        },
        ...{ benefitSign: 'printed', benefitGradient: 's', benefitScale: 'absolute' },
        benefitMemory: 0,
      });
      const slopes = new Float64Array((await participationOf(hand)).length);
      for (let step = 1; step <= 5; step++) {
        await hand.advance();
        (await hand.trainer.readPlayers()).benefit.forEach((b, i) => (slopes[i] += b));
      }
      await advanceTo(run, 5);
      expect(await run.trainer.readWeights()).toEqual(start);
      // Frozen by hand on the way, weights stand all the same.
      const frozen = runOf(spec);
      await advanceTo(frozen, 2);
      frozen.patch({ freezeS: true });
      await advanceTo(frozen, 4);
      frozen.patch({ freezeS: false });
      await advanceTo(frozen, 5);
      expect(await frozen.trainer.readWeights()).toEqual(start);
      frozen.trainer.dispose();
      const s = await participationOf(run);
      const scores = (stays: boolean) =>
        [...slopes].filter((_, i) => s[i] > 0 === stays).map(Math.abs);
      if (granularity === 'weight') {
        expect(scores(true)).toHaveLength(60);
        expect(Math.min(...scores(true))).toBeGreaterThanOrEqual(Math.max(...scores(false)));
      } else expect(await activeOf(run.trainer)).toEqual([5, 3]);
      await advanceTo(run, 6);
      expect(await run.trainer.readWeights()).not.toEqual(start);
      [run, hand].forEach(({ trainer }) => trainer.dispose());
    },
  );
});

it('every route and backend comes to the same players and weights, within rounding', async () => {
  for (const rule of ruleNames.filter((one) => ruleOf(one).play === undefined)) {
    const ends: { s: Float32Array; kernel: Float32Array }[] = [];
    for (const name of nodeRoutes) {
      const route = await openRoute(name);
      const spec = ending(rateOf(rule));
      const trainer = createTrainer({ model: denseModel(SMALL_NET), spec, data, ...route });
      const run = createRun({ trainer, images, spec, changes: [] });
      while (run.step < END + 5) await run.advance();
      const [{ kernel }] = await trainer.readWeights();
      ends.push({ s: (await trainer.readPlayers()).participation, kernel });
      trainer.dispose();
    }
    for (const { s, kernel } of ends) {
      expect(relativeDifference(s, ends[0].s), rule).toBeLessThan(1e-3);
      expect(relativeDifference(kernel, ends[0].kernel), rule).toBeLessThan(1e-3);
    }
  }
});

it('who is cut leaves the matrices: a baseline is quick after its cut', async () => {
  const route = await openRoute('simd');
  const spec = ending({ ...rateOf('magnitude'), epochs: 40, keep: '8,8', eta: 0 });
  const model = denseModel([inputs, 64, 48, classes]);
  const trainer = createTrainer({ model, spec, data, ...route });
  const run = createRun({ trainer, images, spec, changes: [] });
  while (run.step < END) await run.advance();
  expect(trainer.workShare()).toBe(1);
  while (run.step < END + 300) await run.advance();
  expect(trainer.workShare()).toBeLessThan(0.4);
  trainer.dispose();
});
