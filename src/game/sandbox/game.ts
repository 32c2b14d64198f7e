/** The frozen game of a sandbox: a pure function of the spec. */
import { layerFrom, type FrozenLayer } from '../frozen/types.ts';
import type { PlayerLayer } from '../network.ts';
import { randomStream } from '../random.ts';
import type { SandboxSettings } from '../rows/sandbox.ts';
import { readByHand } from './byHand.ts';
import { families, type GameInstance, type Shape } from './families.ts';

/** There are no images to count by: an epoch is this many steps. */
export const STEPS_PER_EPOCH = 100;

/** Whether a run plays without a network. */
export const isSandbox = (spec: Pick<SandboxSettings, 'sandbox'>): boolean =>
  spec.sandbox !== 'none';

/** The parameters of the sandbox that mean something for this one, besides the seed. */
export function sandboxParameters({
  sandbox,
}: Pick<SandboxSettings, 'sandbox'>): readonly (keyof SandboxSettings)[] {
  if (sandbox === 'none') return [];
  return sandbox === 'hand' ? ['sandbox'] : ['sandbox', ...families[sandbox].uses, 'start'];
}

function gramOf(theta: GameInstance['theta']): Float64Array {
  const count = theta.length;
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < theta[i].length; k++) sum += theta[i][k] * theta[j][k];
      gram[i * count + j] = gram[j * count + i] = sum;
    }
  }
  return gram;
}

/** s at step 0; shape [count]. */
function startOf({ start, seed }: Shape, count: number): Float64Array {
  const draw = randomStream(seed, 'sandbox', 1);
  return Float64Array.from({ length: count }, () => (start === 'drawn' ? draw() : 1));
}

/**
 * @param spec of a sandbox
 * @returns its layers, `participation` as at step 0
 */
export function sandboxGame(spec: Shape): readonly FrozenLayer[] {
  if (spec.sandbox === 'none') throw new Error('This run trains a network; it is no sandbox.');
  if (spec.sandbox === 'hand') return readByHand(spec.game);
  const { theta, benefit } = families[spec.sandbox].instance(spec);
  const gram = gramOf(theta);
  const count = theta.length;
  return [
    layerFrom({
      marginalBenefit: benefit,
      normSquared: Float64Array.from(theta, (_, i) => gram[i * count + i]),
      gram,
      participation: startOf(spec, count),
    }),
  ];
}

/** The same layers by name and place, as the page knows them. */
export function layersOf(game: readonly FrozenLayer[]): PlayerLayer[] {
  let first = 0;
  return game.map(({ participation: { length: count } }, index) => {
    const name = game.length === 1 ? 'Players' : `Layer ${index + 1}`;
    const layer: PlayerLayer = { name, granularity: 'neuron', first, count };
    first += count;
    return layer;
  });
}
