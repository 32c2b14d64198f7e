import { pricesOfGroup } from '../game/prices.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerAnalysis } from '../game/frozen/analysis.ts';
import { presetSpec } from '../spec/presets.ts';
import { sandboxGame, STEPS_PER_EPOCH } from '../game/sandbox/game.ts';
import { defaultSpec, type Change, type RunSpec } from '../spec/spec.ts';
import { createRun } from './run.ts';
import { gramsFrom } from './test/gram.ts';
import { createSandboxTrainer } from './sandboxTrainer.ts';

const NONE = new Uint32Array();

async function play(spec: RunSpec, steps: number, changes: readonly Change[] = []) {
  const trainer = createSandboxTrainer(spec);
  const run = createRun({ trainer, images: null, spec, changes });
  while (run.step < steps) await run.advance();
  return { trainer, run, columns: await trainer.readPlayers() };
}

const unit = fc.integer({ min: 0, max: 100 }).map((part) => part / 100);
/** Games with one equilibrium: η < 2β. */
const uniqueSpecs = fc
  .record({
    sandbox: fc.constantFrom('clones', 'hierarchy', 'opposed', 'orthogonal', 'random', 'pair'),
    players: fc.integer({ min: 2, max: 16 }),
    overlap: unit,
    benefitSpread: unit.map((part) => 1.5 * part),
    cosine: unit.map((part) => 2 * part - 1),
    gamma: unit.map((part) => 0.4 * part),
    beta: unit.map((part) => 0.2 + 0.3 * part),
    crowding: unit.map((part) => 0.9 * part),
    seed: fc.nat(1000),
    dynamics: fc.constantFrom('projected', 'proximal'),
  })
  .map(({ crowding, ...shape }): RunSpec => ({
    ...defaultSpec,
    ...shape,
    // A projected player at 0 hops off it and back by η_s αb: sign(0) = 0 lets it in unpaid.
    gamma: shape.dynamics === 'projected' ? 0 : shape.gamma,
    eta: crowding * 2 * shape.beta,
    gammaWarmup: 0,
    start: 'drawn',
  }));

describe('a sandbox run', () => {
  it('comes to rest at the equilibrium that src/game/frozen computes, where η < 2β', async () => {
    await fc.assert(
      fc.asyncProperty(uniqueSpecs, async (spec) => {
        const [layer] = sandboxGame(spec);
        const { equilibrium, lambdaMax } = layerAnalysis(pricesOfGroup(spec, 0, 1), layer);
        const { columns } = await play({ ...spec, lrS: Math.min(1, 1 / lambdaMax) }, 4000);
        columns.participation.forEach((s, i) =>
          expect(Math.abs(s - equilibrium[i])).toBeLessThan(2e-4),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does one step of equation (17), all players at once', async () => {
    const spec = { ...presetSpec('crowd'), gamma: 0.1, lrS: 0.03 };
    const [{ marginalBenefit: b, normSquared: n, overlap, participation: s }] = sandboxGame(spec);
    const { columns } = await play(spec, 1);
    for (let i = 0; i < s.length; i++) {
      let rivals = 0;
      for (let j = 0; j < s.length; j++) if (j !== i) rivals += s[j] * overlap.product(i, j);
      const { beta, gamma, eta } = pricesOfGroup(spec, 0, 1);
      const slope = b[i] - 2 * beta * n[i] * s[i] - gamma - eta * rivals;
      expect(columns.participation[i]).toBeCloseTo(
        Math.min(1, Math.max(0, s[i] + 0.03 * slope)),
        6,
      );
    }
  });

  it.each(['projected', 'proximal', 'bestResponse', 'adam'] as const)(
    'replays bit for bit under %s, with its changes',
    async (dynamics) => {
      const spec: RunSpec = { ...presetSpec('clones'), dynamics, seed: 7 };
      const changes = [
        { step: 20, patch: { overlap: 0.4 } },
        { step: 30, patch: { eta: 0.2 } },
      ];
      const first = await play(spec, 120, changes);
      const second = await play(spec, 120, changes);
      expect(second.columns).toEqual(first.columns);
      expect((await play(spec, 120)).columns).not.toEqual(first.columns);
      expect(first.run.stepsPerEpoch).toBe(STEPS_PER_EPOCH);
      expect(first.run.epoch).toBeCloseTo(1.2, 12);
    },
  );

  it('shows a change of its shape at once, and moves nobody by it', async () => {
    const { trainer, run, columns } = await play(presetSpec('one-of-two'), 10);
    run.patch({ cosine: -0.5, benefit1: 3, norm1: 2 });
    const after = await trainer.readPlayers();
    expect(after.participation).toEqual(columns.participation);
    expect(after.benefit[1]).toBe(3);
    expect(after.normSquared[1]).toBeCloseTo(4, 6);
    expect(after.rivalry[0]).toBeCloseTo(-after.participation[1], 6);
    expect(gramsFrom(await trainer.readOverlaps())[0][1]).toBeCloseTo(-1, 6);
  });

  it('puts players where it is told, and plays on from there', () => {
    const trainer = createSandboxTrainer(presetSpec('one-of-two'));
    trainer.writeParticipation(Float32Array.of(0.25, 0.5));
    return trainer.readPlayers().then(async ({ participation }) => {
      expect([...participation]).toEqual([0.25, 0.5]);
      for (let step = 0; step < 2000; step++) trainer.step(NONE, presetSpec('one-of-two'), 0);
      // The drawn start would have player 0 survive.
      expect([...(await trainer.readPlayers()).participation]).toEqual([0, 1]);
    });
  });

  it('takes games by hand with several layers, which do not touch', async () => {
    const text = '1_0.4~1_1~0.5';
    const spec = { ...presetSpec('rounds'), game: `${text}!${text}` };
    const { trainer, columns } = await play(spec, 300);
    expect(trainer.layers.map(({ first, count }) => [first, count])).toEqual([
      [0, 2],
      [2, 2],
    ]);
    const alone = await play({ ...spec, game: text }, 300);
    for (const half of [0, 2])
      expect(columns.participation.subarray(half, half + 2)).toEqual(alone.columns.participation);
  });
});
