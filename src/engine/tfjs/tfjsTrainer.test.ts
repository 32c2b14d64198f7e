import { beforeAll, describe, expect, it } from 'vitest';
import type { SpecPatch } from '../../spec/spec.ts';
import { inputsOf, lcg, syntheticImages } from '../../../test/reference/agreement.ts';
import { busySpec, SMALL_NET } from '../../../test/reference/cases.ts';
import { createReference } from '../../../test/reference/network.ts';
import { chooseBackend, type BackendName } from '../backends.ts';
import { createTrainer } from '../createTrainer.ts';
import { learningBlocks } from '../../model/model.ts';
import { initialWeights } from '../initialise.ts';
import { MNIST_PIXELS } from '../../data/mnist.ts';
import type { Evaluation, Trainer } from '../trainer.ts';
import { denseModel } from '../../model/dense.ts';

const train = syntheticImages(20, 4, 200);

function makeTrainer(backend: BackendName, patch: SpecPatch = {}): Trainer {
  const spec = busySpec('contest', patch);
  return createTrainer({
    model: denseModel(SMALL_NET),
    spec,
    backend,
    data: { train, ...MNIST_PIXELS },
  });
}

/** Trains on batches that depend on nothing but the step. */
function advance(trainer: Trainer, steps: number, patch: SpecPatch = {}, feeShare = 1): void {
  const spec = busySpec('contest', patch);
  const random = lcg(3);
  for (let step = 0; step < steps; step++) {
    trainer.step(
      Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count)),
      spec,
      feeShare,
    );
  }
}

const buffersIn = (value: unknown): ArrayBuffer[] =>
  ArrayBuffer.isView(value)
    ? [value.buffer as ArrayBuffer]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(buffersIn)
      : [];

async function everything(trainer: Trainer): Promise<unknown> {
  return { players: await trainer.readPlayers(), weights: await trainer.readWeights() };
}

describe.each(['wasm', 'cpu'] satisfies BackendName[])('trainer on %s', (backend) => {
  beforeAll(async () => {
    await chooseBackend({ wanted: backend });
  });

  it('repeats a run bit for bit from the same seed', async () => {
    const runs: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const trainer = makeTrainer(backend, { dynamics: 'adam' });
      advance(trainer, 100, { dynamics: 'adam' });
      runs.push(await everything(trainer));
      trainer.dispose();
    }
    expect(runs[1]).toEqual(runs[0]);
  });

  it('has numbers of its own, whatever becomes of those that were read', async () => {
    for (const granularity of ['neuron', 'weight'] as const) {
      const trainer = makeTrainer(backend, { granularity });
      const never = makeTrainer(backend, { granularity });
      advance(trainer, 2, { granularity });
      advance(never, 2, { granularity });
      const read = [
        await everything(trainer),
        await trainer.readOverlaps(),
        await trainer.save(),
      ] as const;
      structuredClone(read, { transfer: [...new Set(buffersIn(read))] });
      advance(trainer, 2, { granularity });
      advance(never, 2, { granularity });
      expect(await everything(trainer)).toEqual(await everything(never));
      trainer.dispose();
      never.dispose();
    }
  });

  it('starts from the weights that the seed gives, whatever the backend', async () => {
    const trainer = makeTrainer(backend, { seed: 5 });
    const weights = await trainer.readWeights();
    trainer.dispose();
    const blocks = learningBlocks(denseModel(SMALL_NET));
    weights.forEach(({ kernel, bias, inputCount, outputCount }, layer) => {
      const initial = initialWeights(blocks[layer], layer, 'torch', 5);
      const rows = Array.from({ length: outputCount }, (_, i) =>
        Array.from({ length: inputCount }, (_, k) => kernel[k * outputCount + i]),
      );
      expect(rows.flat()).toEqual(Array.from(initial.kernel));
      expect(bias).toEqual(initial.bias);
    });
  });

  it('reports full participation and no benefit before the first step', async () => {
    const trainer = makeTrainer(backend);
    const { participation, benefit, normSquared, loss } = await trainer.readPlayers();
    trainer.dispose();
    expect(new Set(participation)).toEqual(new Set([1]));
    expect(new Set(benefit)).toEqual(new Set([0]));
    expect(normSquared.every((n) => n > 0)).toBe(true);
    expect(loss).toBeNaN();
  });

  it('keeps s exactly at 1 and exactly at 0 where a player is held there', async () => {
    const trainer = makeTrainer(backend);
    // Proximal: the plain step lets a player at 0 in again on the benefit it remembers.
    const held: SpecPatch = { beta: 0, eta: 0, dynamics: 'proximal' };
    advance(trainer, 20, held, 0); // nothing is paid, and saliency is never negative
    expect(new Set((await trainer.readPlayers()).participation)).toEqual(new Set([1]));
    advance(trainer, 60, held, 1000);
    expect(new Set((await trainer.readPlayers()).participation)).toEqual(new Set([0]));
    advance(trainer, 20, held, 1000);
    expect(new Set((await trainer.readPlayers()).participation)).toEqual(new Set([0]));
    trainer.dispose();
  });

  it('gives a dead layer no share, not NaN', async () => {
    const trainer = makeTrainer(backend);
    advance(trainer, 60, { beta: 0, eta: 0 }, 1000); // all players leave, the net is dead
    const { benefit } = await trainer.readPlayers();
    trainer.dispose();
    expect(benefit.every((b) => Number.isFinite(b))).toBe(true);
  });

  it('gives each image the class that the reference gives it, soft and pruned', async () => {
    const patch: SpecPatch = { dynamics: 'projected' };
    const trainer = makeTrainer(backend, patch);
    const reference = createReference(await trainer.readWeights());
    const spec = { ...busySpec('contest', patch), gamma: 0.5 };
    const inputs = inputsOf(train, [...train.labels.keys()], spec);
    const labels = Array.from(train.labels);
    const random = lcg(11);
    for (let step = 0; step < 40; step++) {
      const images = Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count));
      trainer.step(images, spec, 1);
      reference.step(
        Array.from(images, (image) => inputs[image]),
        Array.from(images, (image) => labels[image]),
        spec,
        1,
      );
    }
    const epsilons = [1e-4, 0.3, 0.5];
    const found: Evaluation[] = [];
    for (const epsilon of epsilons) found.push(await trainer.evaluate(train, epsilon));
    trainer.dispose();
    epsilons.forEach((epsilon, k) => {
      const { accuracyPruned, classes, classesPruned } = found[k];
      const expected = reference.classes(inputs, epsilon);
      expect([...classes]).toEqual(reference.classes(inputs, 0));
      expect([...classesPruned]).toEqual(expected);
      const right = expected.filter((one, image) => one === labels[image]).length;
      expect(accuracyPruned).toBe(right / labels.length);
    });
    expect(
      reference
        .participation()
        .flat()
        .some((s) => s > 0 && s < 0.5),
    ).toBe(true);
  });

  it('counts images that arrived after the last evaluation', async () => {
    const trainer = makeTrainer(backend);
    advance(trainer, 30);
    const growing = { ...train, count: 50 };
    await trainer.evaluate(growing, 0.01);
    growing.count = train.count;
    expect(await trainer.evaluate(growing, 0.01)).toEqual(await trainer.evaluate(train, 0.01));
    trainer.dispose();
  });

  it('evaluates the weights of the moment it is asked, even if a step follows at once', async () => {
    const trainer = makeTrainer(backend);
    advance(trainer, 30, {}, 0.5);
    const alone = await trainer.evaluate(train, 0.5);
    const asked = trainer.evaluate(train, 0.5);
    advance(trainer, 30);
    expect(await asked).toEqual(alone);
    trainer.dispose();
  });

  it('leaves no tensor behind', async () => {
    const probe = makeTrainer(backend);
    probe.dispose();
    const before = probe.memory().tensors;
    const trainer = makeTrainer(backend);
    advance(trainer, 5);
    await trainer.evaluate(train, 0.01);
    await everything(trainer);
    trainer.dispose();
    expect(trainer.memory().tensors).toBe(before);
  });
});

it('holds as many tensors after 2 000 steps as after one', async () => {
  await chooseBackend({ wanted: 'wasm' });
  const trainer = makeTrainer('wasm', { dynamics: 'adam', costIntoTheta: true });
  const patch: SpecPatch = { dynamics: 'adam', costIntoTheta: true };
  advance(trainer, 1, patch);
  const before = trainer.memory();
  for (let i = 0; i < 20; i++) {
    advance(trainer, 100, patch);
    await trainer.readPlayers();
  }
  expect(trainer.memory()).toEqual(before);
  trainer.dispose();
}, 60_000);

it('refuses to compute on a backend that is not active', async () => {
  await chooseBackend({ wanted: 'wasm' });
  expect(() => makeTrainer('cpu')).toThrow('chooseBackend');
});
