import { describe, expect, it } from 'vitest';
import { costKind, estimate, shortageOf, stepMultiplications } from './estimate.ts';
import { defaultSpec, type RunSpec } from './spec.ts';

const spec: RunSpec = { ...defaultSpec, network: '784-300-100-10', batchSize: 100, split: 'paper' };

describe('what a run is estimated to cost', () => {
  it('counts forward, and the gradients of weights and of all inputs but the images', () => {
    const [first, second, third] = [784 * 300, 300 * 100, 100 * 10];
    expect(stepMultiplications(spec)).toBe(100 * (2 * first + 3 * second + 3 * third));
  });

  it('takes the rate of runs of its kind, and says when it only assumes one', () => {
    const assumed = estimate(spec, { 'of another kind': 1 });
    expect(assumed.isMeasured).toBe(false);
    expect(assumed.secondsPerEpoch).toBeCloseTo(
      (600 * stepMultiplications(spec)) / assumed.rate,
      9,
    );
    const measured = estimate(spec, { [costKind(spec)]: 2 * assumed.rate });
    expect(measured.isMeasured).toBe(true);
    expect(measured.secondsPerEpoch).toBeCloseTo(assumed.secondsPerEpoch / 2, 9);
  });

  it('tells apart what is computed in other ways', () => {
    const kinds = [
      spec,
      { ...spec, network: '784 d300 tanh d10' },
      { ...spec, granularity: 'weight' },
      { ...spec, backend: 'cpu' },
      { ...spec, network: 'lenet-5', granularity: 'filter' },
      { ...spec, network: 'lenet-5' },
    ] as const;
    expect(new Set(kinds.map((kind) => costKind(kind))).size).toBe(kinds.length);
    expect(costKind({ ...spec, network: 'quick', batchSize: 32 })).toBe(costKind(spec));
  });

  it('refuses what no memory holds, in a sentence that says what to do', () => {
    const lenet = { ...spec, network: 'lenet-5', granularity: 'filter', batchSize: 1024 } as const;
    expect(shortageOf(lenet)).toBeNull();
    const wide = { ...lenet, network: '28x28x1 c600k1 p2 d10' };
    expect(shortageOf({ ...wide, batchSize: 128 })).toBeNull();
    expect(shortageOf(wide)).toMatch(
      /^A run of this network with batches of 1024 needs about [\d.]+ GB of memory, and at most 4\.3 GB can be had\. Choose a smaller batch, or a smaller network\.$/,
    );
  });

  it('counts the memory of images, weights with what belongs to them, and one batch', () => {
    const { bytes } = estimate(spec, {});
    const batch = 100 * ((300 + 300 + 100 + 100 + 10) * 8 + 784 * 4);
    expect(bytes).toBe(70_000 * 784 + 266_610 * 32 + batch);
  });
});
