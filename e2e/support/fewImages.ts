/** A small MNIST, for tests whose time would else go into images: to train an epoch, or to count the test set. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Shard } from '../../src/engine/shard.ts';

const TEST_IMAGES = 100;
const folder = path.resolve(import.meta.dirname, '../../public/data/mnist');

interface Manifest {
  readonly imageSize: number;
  readonly shards: { readonly train: readonly Shard[]; readonly test: readonly Shard[] };
}

/** The manifest of a few images, and the test images it speaks of. */
function fewImages() {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const { train, test } = manifest.shards;
  const [whole] = test;
  const images = gunzipSync(readFileSync(path.join(folder, whole.file)));
  const [labels, pixels] = [images.subarray(0, whole.count), images.subarray(whole.count)];
  const few = [
    labels.subarray(0, TEST_IMAGES),
    pixels.subarray(0, TEST_IMAGES * manifest.imageSize),
  ];
  const shards = { train: train.slice(0, 2), test: [{ ...whole, count: TEST_IMAGES }] };
  return { manifest: { ...manifest, shards }, tests: Buffer.concat(few) };
}

/** Before the page is opened: it finds the first test images, and two shards to train on and to validate. */
export async function keepFewImages(page: Page): Promise<void> {
  const { manifest, tests } = fewImages();
  await page.route('**/manifest.json', (route) => route.fulfill({ json: manifest }));
  // Not compressed, as from a server that undoes it on the way.
  await page.route('**/test-*.bin', (route) => route.fulfill({ body: tests }));
}
