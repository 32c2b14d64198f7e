/** A net without its pruned players answers as they do who stay: for neurons, pixels, filters and what lies behind them. */
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../src/engine/backends.ts';
import { createGames } from '../src/engine/createTrainer.ts';
import { trainerOf } from '../src/engine/games.ts';
import type { ImageSet } from '../src/engine/trainer.ts';
import { prunedNet } from '../src/export/prunedNet.ts';
import { randomStream } from '../src/game/random.ts';
import { parameterCount } from '../src/model/model.ts';
import { modelOf } from '../src/spec/network.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../src/spec/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { forwardText, netWith, partOf, timeForward } from './timeForward.ts';

const random = randomStream(0, 'data', 7);
const COUNT = 64;
const images: ImageSet = {
  values: Uint8Array.from({ length: COUNT * 784 }, () => (random() < 0.6 ? 0 : 255 * random())),
  labels: Uint8Array.from({ length: COUNT }, () => Math.floor(10 * random())),
  imageSize: 784,
  count: COUNT,
};
const statistics = { pixelMean: 0.1307, pixelStd: 0.3081 };
const step = await compiledStep();

await chooseBackend({ wanted: 'wasm' });

const STEPS = 100;

/** A net that knows some images, a third of its players at 0 or just below ε, the others anywhere above. */
async function trained(patch: SpecPatch) {
  const start = { lrTheta: 0.01, freezeS: true, batchSize: COUNT };
  const spec: RunSpec = { ...defaultSpec, ...start, ...patch, backend: 'wasm' };
  const trainer = trainerOf(
    createGames({
      ...{ model: modelOf(spec), specs: [spec], backend: 'wasm', step, shrinks: false },
      data: { train: images, ...statistics },
    }),
  );
  const all = Uint32Array.from({ length: COUNT }, (_, i) => i);
  for (let i = 0; i < STEPS; i++) trainer.step(all, spec, 0);
  await trainer.settled();
  const { participation } = await trainer.readPlayers();
  participation.forEach((_, i) => {
    const chance = random();
    participation[i] = chance < 0.2 ? 0 : chance < 0.3 ? 0.005 : 0.2 + 0.8 * random();
  });
  trainer.writeParticipation(participation);
  return { spec, trainer, participation };
}

describe.each([
  { network: '784-24-12-10' },
  { network: '784-24-12-10', inputNormalisation: 'standard' },
  { network: '784-24-12-10', granularity: 'pixel-neuron' },
  { network: '784-24-12-10', granularity: 'pixel' },
  { network: '28x28x1 c6k5 p2 c9k5 p2 d20 d10', granularity: 'filter' },
  { network: '28x28x1 c6k5 p2 c9k5 p2 d20 d10', granularity: 'filter,none,neuron,none' },
] as SpecPatch[])('the net that is left of %o', (patch) => {
  it('gives every image the class that the pruned net gives it', async () => {
    const { spec, trainer, participation } = await trained(patch);
    const weights = await trainer.readWeights();
    const model = modelOf(spec);
    const { epsilon, granularity: players } = spec;
    const small = prunedNet({ model, players, weights, participation, epsilon })!;
    const left = await netWith({
      ...{ model: small.model, spec, weights: small.layers, statistics },
      images: small.inputs === null ? images : partOf(images, small.inputs),
    });
    const part = small.inputs === null ? images : partOf(images, small.inputs);
    const [pruned, shrunk] = [
      await trainer.evaluate(images, epsilon),
      await left.evaluate(part, epsilon),
    ];
    expect(new Set(pruned.classesPruned).size).toBeGreaterThan(1);
    expect([...shrunk.classes]).toEqual([...pruned.classesPruned]);
    expect(parameterCount(small.model)).toBeLessThan(parameterCount(model));
    left.dispose();
    trainer.dispose();
  });
});

describe('a forward pass', () => {
  it('is timed on both nets, side by side', async () => {
    const { spec, trainer } = await trained({ network: '784-24-12-10' });
    const time = (await timeForward(trainer, spec, images, statistics))!;
    expect(time.images).toBe(COUNT);
    expect(time.ratio).toBeGreaterThan(0);
    const { accuracyPruned } = await trainer.evaluate(images, spec.epsilon);
    expect(time.accuracy).toBe(accuracyPruned);
    expect(forwardText(time)).toMatch(/^Forward pass of 64 images: dense .* of it/);
    trainer.dispose();
  });

  it('is not where single weights play, for no matrix is smaller', async () => {
    const { spec, trainer } = await trained({ network: '784-24-12-10', granularity: 'weight' });
    expect(await timeForward(trainer, spec, images, statistics)).toBeNull();
    expect(forwardText(null)).toContain('no matrix is smaller');
    trainer.dispose();
  });
});
