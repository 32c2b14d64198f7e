/** “Share” copies the address as ever, and offers a QR code that a camera reads, and the snippet of an embed. */
import { expect, test, type Page } from '@playwright/test';
import { generate } from 'lean-qr';
import { openWithFewImages } from './support/lab.ts';

const RUN = '#v=1&backend=wasm&network=784-12-8-10&gamma=3';
const open = async (page: Page, way: 'QR code' | 'Embed') => {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: way, exact: true }).click();
};

test('the address is copied, and Escape gives the keyboard back to what opened', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithFewImages(page, RUN);
  // Looked for from before on: it says so for two seconds and a half.
  const copied = page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  await copied;
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address.split('#')[0]).toBe(page.url().split('#')[0]);
  expect(new URLSearchParams(new URL(address).hash.slice(1)).get('gamma')).toBe('3');
  await page.getByRole('button', { name: 'QR code' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'QR code' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.popover-panel')).toHaveCount(0);
  await expect(page.locator('.share > button')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the QR code is that of the address, dark on light with its margin, as large as the window: ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 720 });
    await openWithFewImages(page, RUN);
    const address = await page.evaluate(() => location.href);
    await open(page, 'QR code');
    const picture = page.getByRole('img', { name: 'QR code of the address of this run' });
    await expect(picture).toBeVisible();
    const box = (await picture.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThan(500);
    const { size, modules } = await picture.evaluate((svg: Element) => {
      const { width } = (svg as SVGSVGElement).viewBox.baseVal;
      const canvas = Object.assign(document.createElement('canvas'), { width, height: width });
      const context = canvas.getContext('2d')!;
      for (const shape of svg.children) {
        context.fillStyle = getComputedStyle(shape).fill;
        if (shape.tagName === 'rect') context.fillRect(0, 0, width, width);
        else context.fill(new Path2D(shape.getAttribute('d')!));
      }
      const { data } = context.getImageData(0, 0, width, width);
      return { size: width, modules: Array.from({ length: width * width }, (_, i) => data[4 * i]) };
    });
    // The lab stands at step 0, which its address says as well.
    const code = generate(address.includes('until') ? address : `${address}&until=0`);
    expect(size).toBe(code.size + 8);
    const expected = Array.from({ length: size * size }, (_, i) =>
      code.get((i % size) - 4, Math.floor(i / size) - 4) ? 0 : 255,
    );
    expect(modules).toEqual(expected);
  });

test('an address that no QR code can hold is said to be too long', async ({ page }) => {
  const changes = Array.from({ length: 400 }, (_, i) => `${i + 1}:gamma=${(i % 7) + 1}`).join(';');
  await openWithFewImages(page, `${RUN}&changes=${changes}`);
  await open(page, 'QR code');
  await expect(page.getByRole('dialog')).toContainText(
    /has \d{4,} characters, more than a QR code can hold/,
  );
});

test('the snippet has the run and what is chosen, and plays where it is put', async ({
  page,
  baseURL,
}) => {
  await openWithFewImages(page, RUN);
  await open(page, 'Embed');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Accuracy and pruning').uncheck();
  await dialog.getByLabel('How many players at each s').check();
  await dialog.getByLabel('γ Presence').check();
  await dialog.getByLabel('Theme').selectOption('dark');
  const snippet = await dialog.getByLabel('The snippet').inputValue();
  expect(snippet).toContain(
    `src="${baseURL}/?embed=participation,crowd&amp;sliders=gamma&amp;theme=dark#v=1&amp;`,
  );
  for (const part of [
    'title="',
    'sandbox="allow-scripts allow-same-origin',
    'loading="lazy"',
    'width="640"',
    'height="480"',
    'allow="fullscreen; clipboard-write"',
  ])
    expect(snippet).toContain(part);
  await page.route('**/around.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${snippet}` }),
  );
  await page.goto('/around.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.panel-crowd canvas')).toBeVisible();
  await expect(frame.getByRole('slider', { name: /presence/i })).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});
