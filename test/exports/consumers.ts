/** Who reads the files in earnest: each gives logits of digits, one row after another. */
import '@tensorflow/tfjs-backend-wasm';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as ort from 'onnxruntime-web';
import type { NetFile } from '../../src/export/taken.ts';
import { findTorch } from '../../scripts/torch.mjs';

export type Consumer = (
  files: readonly NetFile[],
  digits: Float32Array,
  count: number,
) => Promise<ArrayLike<number>>;

/** ONNX Runtime, compiled to WebAssembly. */
export const onnxRuntime: Consumer = async ([file], digits, count) => {
  const session = await ort.InferenceSession.create(file.bytes);
  const [input] = session.inputMetadata;
  const own = input.isTensor ? input.shape.slice(1).map(Number) : [];
  const { logits } = await session.run({
    input: new ort.Tensor('float32', digits, [count, ...own]),
  });
  return logits.data as Float32Array;
};

/** TensorFlow.js, which asks for the files as it would over the network. */
export const tensorFlow: Consumer = async (files, digits, count) => {
  await tf.setBackend('wasm');
  const fetchFunc = (address: string) => {
    const file = files.find(({ name }) => address.endsWith(name))!;
    const type = file.name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return Promise.resolve(new Response(file.bytes, { headers: { 'content-type': type } }));
  };
  const model = await tf.loadLayersModel(
    tf.io.http('http://files/model.json', { fetchFunc: fetchFunc as typeof fetch }),
  );
  const shape = [count, ...model.inputs[0].shape.slice(1).map(Number)];
  const logits = model.predict(tf.tensor(digits, shape)) as tf.Tensor;
  return logits.data();
};

/** PyTorch. */
export const torch: Consumer = ([file], digits) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'safetensors-'));
  const place = (name: string) => path.join(folder, name);
  try {
    writeFileSync(place(file.name), file.bytes);
    writeFileSync(place('digits.bin'), new Uint8Array(digits.buffer));
    const script = path.join(import.meta.dirname, 'readSafetensors.py');
    const args = [script, place(file.name), place('digits.bin'), place('logits.bin')];
    const { status, stderr } = spawnSync(findTorch()!, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const { buffer, byteOffset, length } = readFileSync(place('logits.bin'));
    return Promise.resolve(new Float32Array(buffer.slice(byteOffset, byteOffset + length)));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
