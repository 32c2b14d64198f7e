/** ⟨θ_i, θ_j⟩ by every route that runs in Node. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lcg, relativeDifference, syntheticImages } from '../../test/reference/agreement.ts';
import { busySpec } from '../../test/reference/cases.ts';
import { createTrainer } from './createTrainer.ts';
import { MNIST_PIXELS } from '../data/mnist.ts';
import { gramOf, gramsFrom } from './test/gram.ts';
import { nodeRoutes, openRoute, type NodeRoute } from './test/routes.ts';
import type { Trainer } from './trainer.ts';
import type { DenseWeights } from '../model/weights.ts';
import { denseModel } from '../model/dense.ts';

/** The definition, player by player, in Float64. */
function expectedGram({ inputCount, outputCount, kernel }: DenseWeights): number[] {
  const row = (i: number) =>
    Array.from({ length: inputCount }, (_, k) => kernel[k * outputCount + i]);
  const rows = Array.from({ length: outputCount }, (_, i) => row(i));
  return rows.flatMap((a) => rows.map((b) => a.reduce((sum, x, k) => sum + x * b[k], 0)));
}

async function trained(
  { backend, step }: NodeRoute,
  widths: readonly number[],
  steps: number,
): Promise<Trainer> {
  const train = syntheticImages(widths[0], widths[widths.length - 1], 100);
  const spec = busySpec('contest', { initialisation: 'he' });
  const trainer = createTrainer({
    ...{ model: denseModel(widths), spec, backend, step },
    data: { train, ...MNIST_PIXELS },
  });
  const random = lcg(3);
  for (let t = 0; t < steps; t++) {
    const images = Uint32Array.from({ length: 16 }, () => Math.floor(random() * train.count));
    trainer.step(images, spec, 1);
  }
  return trainer;
}

describe.each(nodeRoutes)('all inner products of a layer’s players, by %s', (name) => {
  let route: NodeRoute;
  beforeAll(async () => {
    route = await openRoute(name);
  });

  it.each([[[20, 12, 8, 4]], [[50, 71, 37, 5]], [[17, 1, 3, 4, 65, 16, 2]], [[784, 40, 33, 10]]])(
    'are those of the weights in the net %j',
    async (widths) => {
      const trainer = await trained(route, widths, 10);
      const grams = gramsFrom(await trainer.readOverlaps());
      const weights = await trainer.readWeights();
      const { normSquared } = await trainer.readPlayers();
      trainer.dispose();
      expect(grams).toHaveLength(widths.length - 2);
      grams.forEach((gram, l) => {
        expect(relativeDifference(gram, expectedGram(weights[l]))).toBeLessThan(1e-6);
        expect(relativeDifference(gramOf(weights[l]), expectedGram(weights[l]))).toBeLessThan(1e-7);
      });
      const diagonals = grams.flatMap((gram, l) =>
        Array.from({ length: widths[l + 1] }, (_, i) => gram[i * (widths[l + 1] + 1)]),
      );
      expect(relativeDifference(diagonals, normSquared)).toBeLessThan(1e-6);
    },
  );

  it('are read without changing anything', async () => {
    const trainer = await trained(route, [20, 12, 8, 4], 5);
    const [weights, before] = [await trainer.readWeights(), trainer.memory().tensors];
    expect(await trainer.readOverlaps()).toEqual(await trainer.readOverlaps());
    expect(await trainer.readWeights()).toEqual(weights);
    expect(trainer.memory().tensors).toBe(before);
    trainer.dispose();
  });
});
