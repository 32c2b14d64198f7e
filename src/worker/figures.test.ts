import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import { modelOf } from '../spec/network.ts';
import { playerId } from '../game/players.ts';
import { defaultSpec, type RunSpec } from '../spec/spec.ts';
import { readFigures } from './figures.ts';

beforeAll(() => chooseBackend({ wanted: 'wasm' }));

function trainerOf(granularity: RunSpec['granularity']) {
  const spec: RunSpec = { ...defaultSpec, network: '784-6-5-10', granularity };
  const train = {
    values: new Uint8Array(784),
    labels: new Uint8Array(1),
    imageSize: 784,
    count: 1,
  };
  const data = { train, pixelMean: 0, pixelStd: 1 };
  return createTrainer({ model: modelOf(spec), spec, backend: 'wasm', step: null, data });
}

describe('the figures of a stretch of players', () => {
  it('are those of the weights of one neuron, θ with its sign', async () => {
    const trainer = trainerOf('weight');
    const [first, count] = [6 * 784 + 2 * 6, 6];
    const figures = await readFigures(trainer, playerId(first), count);
    const { kernel } = (await trainer.readWeights())[1];
    expect([...figures.theta!]).toEqual([0, 1, 2, 3, 4, 5].map((input) => kernel[5 * input + 2]));
    expect([...figures.participation]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(figures.theta!.some((theta) => theta < 0)).toBe(true);
    trainer.dispose();
  });

  it('have no θ where a player is more than one weight, and end with the players', async () => {
    const trainer = trainerOf('pixel');
    const figures = await readFigures(trainer, playerId(780), 100);
    expect(figures.participation).toHaveLength(4);
    expect(figures.theta).toBeNull();
    trainer.dispose();
  });
});
