import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { MNIST_PIXELS } from '../src/data/mnist.ts';
import { routes } from '../src/engine/routes.ts';
import { denseModel } from '../src/model/dense.ts';
import { canPlay } from '../src/model/players.ts';
import { playerChoices } from '../src/model/players/registry.ts';
import { defaultSpec } from '../src/spec/spec.ts';
import { networks, offered, table } from './combinations.ts';
import { syntheticImages } from './reference/agreement.ts';

const page = `${import.meta.dirname}/../docs/combinations.md`;

it('docs/combinations.md shows what is offered, and nothing else', async () => {
  const written = table(await offered());
  const config = await resolveConfig(page);
  await expect(await format(written, { ...config, filepath: page })).toMatchFileSnapshot(page);
});

it('whoever may be chosen plays in every network that has such players, on some route', async () => {
  const all = await offered();
  for (const { value } of playerChoices) {
    const served = networks.filter((network) =>
      all.some((each) => each.players === value && each.network === network),
    );
    expect(served.length).toBeGreaterThan(0);
    expect(served).toEqual(networks.filter(({ model }) => canPlay(model, value)));
  }
});

it('a network in which nobody of the kind plays is refused in a sentence', () => {
  const [, , last] = denseModel([20, 12, 4]).blocks;
  const options = {
    model: { blocks: [last] },
    spec: defaultSpec,
    backend: 'wasm',
    data: { train: syntheticImages(12, 4, 8), ...MNIST_PIXELS },
  } as const;
  expect(() => createTrainer(options)).toThrow(
    'This network has nobody of the kind neuron; let others play, or take another network.',
  );
});

it('a block that no route computes is refused in a sentence that names it', () => {
  const [first, ...rest] = denseModel([20, 12, 4]).blocks;
  const foreign = { ...rest[0], kind: 'foreign', token: 'foreign7' };
  const options = {
    model: { blocks: [first, foreign, ...rest] },
    spec: defaultSpec,
    backend: 'wasm',
    data: { train: syntheticImages(20, 4, 8), ...MNIST_PIXELS },
  } as const;
  expect(routes.some((route) => route.serves(options))).toBe(false);
  expect(() => createTrainer(options)).toThrow(
    'No engine here computes the block “foreign7” of this network; take another network.',
  );
});
