/** A small MNIST, for tests whose time would else go into images: to train an epoch, or to count the test set. */
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Shard } from '../../src/engine/shard.ts';

const TEST_IMAGES = 100;

/** Before the page is opened: it finds the first test images, and two shards to train on and to validate. */
export async function keepFewImages(page: Page): Promise<void> {
  let whole: Shard;
  let imageSize: number;
  await page.route('**/manifest.json', async (route) => {
    const manifest = await (await route.fetch()).json();
    const { train, test } = manifest.shards as Record<'train' | 'test', Shard[]>;
    ({ imageSize } = manifest);
    [whole] = test;
    manifest.shards = { train: train.slice(0, 2), test: [{ ...whole, count: TEST_IMAGES }] };
    await route.fulfill({ json: manifest });
  });
  await page.route('**/test-*.bin', async (route) => {
    const images = gunzipSync(await (await route.fetch()).body());
    const [labels, pixels] = [images.subarray(0, whole.count), images.subarray(whole.count)];
    const few = [labels.subarray(0, TEST_IMAGES), pixels.subarray(0, TEST_IMAGES * imageSize)];
    // Not compressed, as from a server that undoes it on the way.
    await route.fulfill({ body: Buffer.concat(few) });
  });
}
