import { describe, expect, it } from 'vitest';
import { modelOf } from './network.ts';
import { multiplicationsOf, parameterCount } from '../model/model.ts';
import { namedModels } from '../model/readModel.ts';
import { netSize, sizeBetween } from './netSize.ts';
import { defaultSpec, type SpecPatch } from './spec.ts';

const sizeOf = (patch: SpecPatch, active: readonly number[] = []) =>
  netSize({ ...defaultSpec, ...patch }, active)!;

describe('the size of what is left', () => {
  it.each(Object.keys(namedModels))('of %s is the whole net while all are in', (network) => {
    const model = modelOf({ ...defaultSpec, network });
    for (const granularity of ['neuron', 'weight'] as const) {
      const { left, whole } = sizeOf({ network, granularity });
      expect(left).toEqual(whole);
      expect(left.parameters).toBe(parameterCount(model));
      expect(left.multiplications).toBe(multiplicationsOf(model));
      expect(left.bytes).toBe(4 * left.parameters);
    }
  });

  it('of neurons is that of the net at the surviving widths', () => {
    const { left, whole, widths, sparseBytes } = sizeOf({ network: 'paper' }, [59, 21]);
    expect(left.parameters).toBe(784 * 59 + 59 + 59 * 21 + 21 + 21 * 10 + 10);
    expect(left.multiplications).toBe(784 * 59 + 59 * 21 + 21 * 10);
    expect(whole.parameters).toBe(535_818);
    expect([widths, sparseBytes]).toEqual([[784, 59, 21, 10], null]);
    const built = modelOf({ ...defaultSpec, network: '784-59-21-10' });
    expect(left.parameters).toBe(parameterCount(built));
  });

  it('of pixels leaves out the columns that read them', () => {
    const { left, widths } = sizeOf(
      { network: 'lenet-300-100', granularity: 'pixel-neuron' },
      [320, 56, 32],
    );
    expect(widths).toEqual([320, 56, 32, 10]);
    expect(left.parameters).toBe(320 * 56 + 56 + 56 * 32 + 32 + 32 * 10 + 10);
  });

  it('of filters leaves out the columns behind, every place of a map where a dense layer reads it', () => {
    const { layers } = sizeOf({ network: 'lenet-5', granularity: 'filter' }, [5, 12, 104]);
    const parameters = [25 * 5 + 5, 25 * 5 * 12 + 12, 16 * 12 * 104 + 104, 104 * 10 + 10];
    expect(layers.map((layer) => layer.left.parameters)).toEqual(parameters);
    expect(layers.map((layer) => layer.left.multiplications)).toEqual([
      ...[24 * 24 * 25 * 5, 8 * 8 * 25 * 5 * 12, 16 * 12 * 104, 104 * 10],
    ]);
    expect(layers.map(({ name }) => name)).toEqual(['layer 1', 'layer 2', 'layer 3', 'answer']);
  });

  it('of single weights counts those that are not 0, every bias, and what lists of them take', () => {
    const { left, widths, sparseBytes } = sizeOf(
      { network: 'lenet-300-100', granularity: 'weight' },
      [4904, 1537, 483],
    );
    expect(left.parameters).toBe(4904 + 1537 + 483 + 410);
    expect(left.multiplications).toBe(4904 + 1537 + 483);
    expect(left.bytes).toBe(4 * 266_610);
    expect(widths).toEqual([784, 300, 100, 10]);
    expect(sparseBytes).toBe(6 * (4904 + 1537 + 483) + 4 * (301 + 101 + 11) + 4 * 410);
  });

  it('of single weights is a matrix where a list would be longer', () => {
    expect(sizeOf({ network: 'lenet-300-100', granularity: 'weight' }).sparseBytes).toBe(
      4 * 266_610,
    );
  });

  it('of weights of a convolution multiplies at every place', () => {
    const { left } = sizeOf({ network: 'lenet-5', granularity: 'weight' }, [405, 1418, 4103, 848]);
    expect(left.multiplications).toBe(576 * 405 + 64 * 1418 + 4103 + 848);
  });

  it('of players named layer by layer counts each layer by its own', () => {
    const { left } = sizeOf(
      { network: 'lenet-5', granularity: 'filter,none,neuron,none' },
      [10, 100],
    );
    expect(left.parameters).toBe(260 + (250 * 50 + 50) + (800 * 100 + 100) + 1010);
    // At most: there are more weights than places for them once units have left.
    const mixed = sizeOf(
      { network: 'lenet-300-100', granularity: 'neuron,weight,none' },
      [3, 9000],
    );
    expect(mixed.layers[1]!.left.parameters).toBe(300 + 100);
  });

  it('of nobody is the biases behind', () => {
    const { left } = sizeOf({ network: 'paper' }, [0, 0]);
    expect([left.parameters, left.multiplications]).toEqual([10, 0]);
  });

  it('is none without a network', () => {
    expect(netSize({ ...defaultSpec, sandbox: 'pair' }, [1, 1])).toBeNull();
  });

  it('can be had of ends that no run has left: some numbers of a filter’s map', () => {
    const ends = [
      { inputs: 1, outputs: 3, weights: null },
      { inputs: 3, outputs: 18, weights: null },
      { inputs: 284, outputs: 283, weights: null },
      { inputs: 283, outputs: 10, weights: null },
    ];
    const { left } = sizeBetween({ ...defaultSpec, network: 'lenet-5' }, ends);
    expect(left.parameters).toBe(78 + (75 * 18 + 18) + (284 * 283 + 283) + 2840);
  });
});
