/** Files and folders that are dropped on the page, or chosen as a folder: real ones, as a pointer drags them there. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { dragOver, drop } from './support/drop.ts';
import { openWithFewImages } from './support/lab.ts';
import { good, kept, own, stepNow } from './support/ownFile.ts';

const HASH = '#v=1&backend=wasm&epochs=200';

/** Ten images of each of two classes, six pixels square: bright and dark ones, PNG and JPEG by turns. */
async function images(page: Page): Promise<Record<string, Uint8Array>> {
  const made = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 6, height: 6 });
    const context = canvas.getContext('2d')!;
    const all: [string, number[]][] = [];
    for (let i = 0; i < 20; i++) {
      const light = i % 2 === 0 ? 20 + i : 200 + i;
      context.fillStyle = `rgb(${light} ${light} ${light})`;
      context.fillRect(0, 0, 6, 6);
      const type = i % 4 < 2 ? 'png' : 'jpeg';
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, `image/${type}`));
      const bytes = [...new Uint8Array(await blob!.arrayBuffer())];
      all.push([`lights/${i % 2 === 0 ? 'dark' : 'bright'}/${i}.${type}`, bytes]);
    }
    return all;
  });
  return Object.fromEntries(made.map(([name, bytes]) => [name, Uint8Array.from(bytes)]));
}

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'dropped-'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), bytes);
  }
  return root;
}

async function learns(page: Page, name: string): Promise<void> {
  await own(page)
    .getByRole('button', { name: `Learn from ${name}` })
    .click();
  await expect.poll(() => page.url()).toContain(`data=own&file=${name}~`);
  await expect.poll(() => stepNow(page)).toBeGreaterThan(5);
}

test('a folder of images that is dropped anywhere on the page is walked through, looked at and learnt from', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  const root = folderOf(await images(page));
  await drop(page, [path.join(root, 'lights')]);
  await expect(own(page).getByRole('status')).toHaveText(
    'lights: 20 images in 2 folders, one for each class.',
  );
  await expect(own(page)).toBeInViewport();
  await learns(page, 'lights');
  expect(await page.evaluate(() => window.pruningGame!.spec().file)).toMatch(
    /^lights~[0-9a-f]{16}~bytes~6x6x1~16_4~0~bright_dark$/,
  );
});

test('a folder that is chosen, and a zip that is dropped, have the same images', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  const files = await images(page);
  const root = folderOf({ ...files, 'lights.zip': zipSync(files) });
  await page.locator('summary', { hasText: 'Data and run' }).click();
  await own(page)
    .getByLabel(/folder of images/)
    .setInputFiles(path.join(root, 'lights'));
  await learns(page, 'lights');
  await drop(page, [path.join(root, 'lights.zip')]);
  await learns(page, 'lights.zip');
  // They are kept by their hash.
  await expect(kept(page).getByRole('listitem')).toHaveCount(1);
});

test('a table and an IDX pair are dropped as they are chosen; the page says before what it takes', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  const idx = (extents: readonly number[], numbers: readonly number[]) =>
    Uint8Array.of(0, 0, 8, extents.length, ...extents.flatMap((one) => [0, 0, 0, one]), ...numbers);
  const root = folderOf({
    'two.csv': good.buffer,
    'images-idx3': idx(
      [20, 2, 2],
      Array.from({ length: 80 }, (_, i) => i),
    ),
    'labels-idx1': idx(
      [20],
      Array.from({ length: 20 }, (_, i) => i % 2),
    ),
  });
  const inside = (name: string) => path.join(root, name);
  const letGo = await dragOver(page, [inside('two.csv')]);
  const veil = page.locator('.drop-veil');
  await expect(veil).toContainText('Drop a table (CSV), a folder or a zip of images');
  await expect(veil).toContainText('At most 256 MB');
  await letGo();
  await expect(veil).toHaveCount(0);
  await own(page).getByLabel('Which column has the classes').selectOption('kind');
  await learns(page, 'two.csv');
  await drop(page, [inside('images-idx3'), inside('labels-idx1')]);
  await learns(page, 'images-idx3');
});

test('what cannot be learnt from leaves a sentence, and the run as it was', async ({ page }) => {
  await openWithFewImages(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(5));
  const address = page.url();
  const files = await images(page);
  const root = folderOf({
    ...files,
    'lights/dark/notes.txt': Buffer.from('x'),
    'report.pdf': Buffer.from('%PDF-1.7\n\0\0'),
  });
  const status = own(page).getByRole('status');
  await drop(page, [path.join(root, 'lights')]);
  await expect(status).toHaveText(
    'lights has the file lights/dark/notes.txt, which is no image (PNG, JPEG, GIF, BMP or WebP); take it out. The run goes on as it was.',
  );
  await drop(page, [path.join(root, 'report.pdf')]);
  await expect(status).toContainText('report.pdf is no text: its byte 9 is 0.');
  // Words and links are answered where files belong, and are none of the page's business elsewhere.
  const session = await page.context().newCDPSession(page);
  const { x, y } = (await own(page).boundingBox())!;
  const data = { items: [{ mimeType: 'text/plain', data: 'hello' }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 10, data });
  await expect(status).toHaveText(
    'What was dropped is no file. Drop a table (CSV), a folder or a zip of images, or the two files of an IDX pair. The run goes on as it was.',
  );
  expect([await stepNow(page), page.url()]).toEqual([5, address]);
});
