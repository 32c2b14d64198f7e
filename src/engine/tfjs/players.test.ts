/** Every kind of player on the general route, against the Float64 reference of test/reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { blockKinds } from '../../model/blocks/registry.ts';
import { denseModel } from '../../model/dense.ts';
import { canPlay } from '../../model/players.ts';
import { playerKinds } from '../../model/players/registry.ts';
import {
  extentsThrough,
  referenceBlock,
  referenceBlocks,
  sizeOf,
  type Extents,
} from '../../../test/reference/blocks.ts';
import { createReference } from '../../../test/reference/network.ts';
import { castsOf, referencePlayers } from '../../../test/reference/players.ts';
import { lcg, measure, type Differences } from '../../../test/reference/agreement.ts';
import { busySpec, combinations, describeSpec, readings } from '../../../test/reference/cases.ts';
import { chooseBackend } from '../backends.ts';

const TOLERANCE = 1e-4;
const NETS = [
  [20, 12, 8, 4],
  [9, 7, 3],
  [10, 6, 5, 4, 5, 3],
];
const players = parameters.granularity.options.map(({ value }) => value);
const scales = parameters.benefitScale.options.map(({ value }) => value);

const worst = ({ theta, s, benefit, normSquared, rivalry, loss }: Differences): number =>
  Math.max(theta, s, benefit, normSquared, rivalry, loss);

/** A single weight earns, weighs and overlaps less than a neuron. */
const forWeights = { beta: 2, gamma: 0.004, eta: 0.5 } as const;

const specOf = (granularity: RunSpec['granularity'], spec: RunSpec): RunSpec => ({
  ...spec,
  granularity,
  ...(granularity === 'weight' && spec.benefitScale === 'absolute' ? forWeights : {}),
});

const ofDense = players.filter((choice) => canPlay(denseModel(NETS[0]), choice));

describe.each(ofDense)('%ss as players', (granularity) => {
  beforeAll(() => chooseBackend({ wanted: 'wasm' }));

  // Every dynamics × optimizer × costs into θ, under interpretations and scales taken in turn.
  it('agree with the reference within 1e-4 after 50 steps, on nets of any depth', async () => {
    let at = 0;
    const moved: number[] = [];
    for (const reading of readings) {
      for (const spec of combinations(reading).filter((_, i) => i % 3 === at % 3)) {
        const benefitScale = at % 2 === 0 ? spec.benefitScale : scales[(at >> 1) % scales.length];
        const one = specOf(granularity, busySpec(reading, { ...spec, benefitScale }));
        const widths = NETS[at++ % NETS.length];
        const differences = await measure({
          network: widths,
          backend: 'wasm',
          steps: 50,
          spec: one,
        });
        expect(worst(differences), `${widths.join('-')}: ${describeSpec(one)}`).toBeLessThanOrEqual(
          TOLERANCE,
        );
        moved.push(...differences.participation);
      }
    }
    expect(moved).toContain(0);
    expect(moved).toContain(1);
    expect(moved.some((s) => s > 0 && s < 1)).toBe(true);
  }, 120_000);
});

it('pixels and neurons agree where each group has prices of its own', async () => {
  await chooseBackend({ wanted: 'wasm' });
  const own = {
    alpha: '3,4,5',
    beta: '0,0.03',
    gamma: '0.02,0.06,0.1',
    eta: '0.05,0.1,0',
  } as const;
  const spec = {
    ...busySpec('saliency', own),
    granularity: 'pixel-neuron',
    costIntoTheta: true,
  } as const;
  const differences = await measure({ network: [20, 12, 8, 4], backend: 'wasm', steps: 50, spec });
  expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
});

it.each([
  ['20-12-8-4', 'weight,neuron,none'],
  ['20-12-8-4', 'pixel-neuron,none,weight'],
  ['5x5x1 c3k2 p2 d6 d3', 'filter,weight,none'],
  ['5x5x1 c3k2 p2 d6 d3', 'weight,neuron,weight'],
] as const)('players named layer by layer agree: %s, %s', async (network, granularity) => {
  await chooseBackend({ wanted: 'wasm' });
  for (const reading of ['contest', 'descent-s'] as const) {
    const spec = { ...busySpec(reading, { benefitScale: 'relative' }), granularity };
    const asText = network.replace('20-12-8-4', '20 d12 relu d8 relu d4');
    const differences = await measure({ network: asText, backend: 'wasm', steps: 30, spec });
    expect(differences.route).toBe('tfjs');
    expect(worst(differences)).toBeLessThanOrEqual(TOLERANCE);
  }
});

describe('the reference itself', () => {
  it('has all blocks and all kinds of players', () => {
    expect(Object.keys(referenceBlocks).sort()).toEqual(Object.keys(blockKinds).sort());
    expect(Object.keys(referencePlayers).sort()).toEqual(Object.keys(playerKinds).sort());
  });

  /** An example, and the blocks of a net with a block of some kind between others. */
  const around = (token: string): [Extents, string[]] => {
    const isOfImages = referenceBlock(token).ofImages === true;
    return isOfImages
      ? [
          [6, 5, 1],
          [token, 'c2k1', 'tanh', 'd4', 'relu', 'd3'],
        ]
      : [[6], ['d5', token, 'd4', token, 'd3']];
  };
  const tokens = [...Object.values(blockKinds).map(({ example }) => example), 'c2k3s'];
  const cases = tokens.flatMap((token) => players.map((choice) => [choice, token] as const));

  it.each(cases)('has the slopes that differences of its loss give: %s, %s', (choice, token) => {
    const random = lcg(11);
    const draw = () => 2 * random() - 1;
    const [shape, tokens] = around(token);
    const extents = extentsThrough(tokens, shape);
    const learning = tokens.filter((each) => referenceBlock(each).learns);
    const start = tokens.flatMap((each, at) => {
      if (!referenceBlock(each).learns) return [];
      const inputCount = referenceBlock(each).reads?.(each, extents[at]) ?? sizeOf(extents[at]);
      const outputCount = extents[at + 1].at(-1)!;
      const kernel = Array.from({ length: inputCount * outputCount }, draw);
      return [{ inputCount, outputCount, kernel, bias: Array.from({ length: outputCount }, draw) }];
    });
    const casts = castsOf(choice, start.length, learning);
    const reference = createReference(start, casts, tokens, shape);
    const s = reference.participation().map((group) => group.map(() => 0.2 + 0.7 * random()));
    reference.place(s);
    const inputs = Array.from({ length: 7 }, () => Array.from({ length: sizeOf(shape) }, random));
    const labels = inputs.map(() => Math.floor(3 * random()));
    const slopes = reference.slopes(inputs, labels);
    const step = 1e-6;
    for (const [g, group] of s.entries()) {
      for (const i of group.keys()) {
        const at = (value: number) => s.with(g, group.with(i, value));
        const rise =
          reference.loss(inputs, labels, at(group[i] + step)) -
          reference.loss(inputs, labels, at(group[i] - step));
        expect(slopes[g][i]).toBeCloseTo(rise / (2 * step), 7);
      }
    }
  });
});
