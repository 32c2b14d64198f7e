import { describe, expect, it } from 'vitest';
import { layersInWords } from './layers.ts';
import { defaultSpec } from './spec.ts';

const layersOf = (network: string) => layersInWords({ ...defaultSpec, network });

describe('what a weight reads, in words', () => {
  it('is a pixel or a neuron in a dense network, whatever stands between', () => {
    const [first, second, third] = layersOf('784 d20 tanh d12 d10');
    expect(first!.input(0)).toBe('pixel (0, 0)');
    expect(first!.input(30)).toBe('pixel (2, 1)');
    expect([second!.unit, second!.units, second!.column]).toEqual([
      'neuron',
      'neurons',
      'a neuron it reads',
    ]);
    expect(second!.input(7)).toBe('neuron 7 of layer 1');
    expect(third!.input(11)).toBe('neuron 11 of layer 2');
  });

  // LeNet-5 pools 8x8x50 to 4x4x50 before the dense layer: 16 numbers a filter, channel after channel.
  it('is a place in a window or in the picture of a filter, in a convolutional one', () => {
    const [first, second, third, last] = layersOf('lenet-5');
    expect(layersOf('lenet-5').map(({ unit }) => unit)).toEqual([
      ...['filter', 'filter', 'neuron', 'neuron'],
    ]);
    expect(first!.input(7)).toBe('the image at (2, 1) of its window');
    expect(second!.input(20 * 7 + 3)).toBe('filter 3 of layer 1 at (2, 1) of its window');
    expect(third!.input(16 * 4 + 6)).toBe('filter 4 of layer 2 at (2, 1)');
    expect(last!.input(499)).toBe('neuron 499 of layer 3');
    expect(layersOf('lenet-5').map(({ column }) => column)).toEqual([
      'a place of its window',
      'a place of its window in one picture it reads',
      'a place of a filter’s picture that it reads',
      'a neuron it reads',
    ]);
  });

  it('is a place in the image where that is pooled before a dense layer', () => {
    expect(layersOf('28x28x1 p2 d9 relu d10')[0]!.input(15)).toBe('pixel (1, 1)');
  });
});
