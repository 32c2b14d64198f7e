/** A shorter test set, where the time to count it would be most of a test: a graphics card in software. */
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Shard } from '../../src/engine/shard.ts';

/** Before the page is opened. The training images stay as they are. */
export async function keepFewTestImages(page: Page, count: number): Promise<void> {
  let whole: Shard;
  let imageSize: number;
  await page.route('**/manifest.json', async (route) => {
    const manifest = await (await route.fetch()).json();
    ({ imageSize } = manifest);
    [whole] = manifest.shards.test as Shard[];
    manifest.shards.test = [{ ...whole, count }];
    await route.fulfill({ json: manifest });
  });
  await page.route('**/test-*.bin', async (route) => {
    const images = gunzipSync(await (await route.fetch()).body());
    const [labels, pixels] = [images.subarray(0, whole.count), images.subarray(whole.count)];
    const few = [labels.subarray(0, count), pixels.subarray(0, count * imageSize)];
    // Not compressed, as from a server that undoes it on the way.
    await route.fulfill({ body: Buffer.concat(few) });
  });
}
