import { describe, expect, it } from 'vitest';
import { readModel } from '../model/readModel.ts';
import { drawKernels } from './kernels.ts';

const read = readModel('6x6x1 c2k3 c3k2 d4', [6, 6, 1], 4);
if (!read.ok) throw new Error(read.refusal);
const [first, , second] = read.model.blocks;

describe('the picture of a kernel', () => {
  it('has the filter’s own weights, its largest as 128 ± 127', () => {
    const kernel = Float32Array.from({ length: 9 * 2 }, (_, at) => (at % 2 === 0 ? at - 8 : at));
    const into = new Uint8Array(9);
    drawKernels(first!, { kernel, outputCount: 2 }, null, [0], into);
    const own = [...kernel].filter((_, at) => at % 2 === 0);
    expect([...into]).toEqual(own.map((weight) => 128 + Math.round((127 * weight) / 8)));
  });

  it('behind filters is their sum, each as far as it takes part; nothing if none does', () => {
    // Place by place, in it channel by channel, in that filter by filter.
    const kernel = Float32Array.from({ length: 4 * 2 * 3 }, (_, at) => at);
    const into = new Uint8Array(4);
    drawKernels(second!, { kernel, outputCount: 3 }, Float32Array.of(0.5, 0), [1], into);
    const sums = [0, 1, 2, 3].map((tap) => 0.5 * (tap * 6 + 1));
    expect([...into]).toEqual(sums.map((sum) => 128 + Math.round((127 * sum) / sums[3]!)));
    drawKernels(second!, { kernel, outputCount: 3 }, new Float32Array(2), [1], into);
    expect([...into]).toEqual([128, 128, 128, 128]);
  });
});
