/**
 * safetensors: eight bytes with the header's length, the header as JSON, then the numbers. Kernels lie as PyTorch has
 * them: [outputs, inputs] of a dense layer, [filters, channels, rows, columns] of a convolution.
 */
import { learningBlocks, type Block } from '../../model/model.ts';
import type { DenseWeights } from '../../model/weights.ts';
import type { NetFormat } from '../format.ts';
import { metadataOf } from '../taken.ts';
import { outputsFirst } from '../outputsFirst.ts';

interface Tensor {
  readonly name: string;
  readonly type: 'F32' | 'I64';
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

function tensorsOf(layer: number, block: Block, weights: DenseWeights): Tensor[] {
  const { shape, values } = outputsFirst(block, weights);
  const { bias } = weights;
  return [
    { name: `layers.${layer}.weight`, type: 'F32', shape, bytes: bytesOf(values) },
    { name: `layers.${layer}.bias`, type: 'F32', shape: [bias.length], bytes: bytesOf(bias) },
  ];
}

function written(
  tensors: readonly Tensor[],
  metadata: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, type, shape, bytes } of tensors) {
    header[name] = { dtype: type, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Spaces behind it let the numbers begin at a multiple of 8.
  const length = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.set(text, 8);
  let at = 8 + length;
  for (const { bytes } of tensors) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

export const safetensors: NetFormat = {
  of: 'net',
  label: 'safetensors',
  help: 'Tensors as PyTorch has them, and what the net reads as metadata.',
  ending: 'safetensors',
  files(taken) {
    const { model, layers, inputs } = taken.net;
    const tensors = learningBlocks(model).flatMap((block, at) => tensorsOf(at, block, layers[at]!));
    const read: Tensor[] =
      inputs === null
        ? []
        : [
            {
              ...{ name: 'inputs', type: 'I64', shape: [inputs.length] },
              bytes: bytesOf(BigInt64Array.from(inputs, BigInt)),
            },
          ];
    return [
      {
        name: 'model.safetensors',
        bytes: written([...read, ...tensors], { format: 'pt', ...metadataOf(taken) }),
      },
    ];
  },
};
