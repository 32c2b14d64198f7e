/** The page “About”: what it says is so, and a report holds what the lab was seen to do. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { dist } from './support/serve.ts';

const root = path.resolve(import.meta.dirname, '..');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const manifest = json(path.join(root, 'package.json'));

test('every package of the product is told of with its licence, and what is in no file is not', () => {
  const { packages, texts, version } = json(path.join(dist, 'about.json')) as unknown as {
    packages: { name: string; version: string; licence: string; text: number }[];
    texts: string[];
    version: string;
  };
  expect(version).toBe(manifest.version);
  const named = new Map(packages.map((each) => [each.name, each]));
  // Of d3 only parts of it are there; the whole of tfjs is what the benchmarks play against.
  const wholes = { d3: 'd3-array', '@tensorflow/tfjs': '@tensorflow/tfjs-core' };
  const product = manifest.dependencies as Record<string, string>;
  for (const [name, exact] of Object.entries(product)) {
    const part = wholes[name as keyof typeof wholes];
    expect(named.has(part ?? name), name).toBe(true);
    if (part === undefined) expect(named.get(name)!.version).toBe(exact);
  }
  for (const { name, licence, text } of packages) {
    expect(licence, name).not.toBe('');
    expect(texts[text]!.length, name).toBeGreaterThan(200);
  }
  // What the files say themselves.
  const assets = readdirSync(path.join(dist, 'assets'));
  const isInside = {
    '@fontsource/stix-two-text': 'stix',
    '@fontsource-variable/source-sans-3': 'source-sans',
  };
  for (const [name, part] of Object.entries(isInside)) {
    expect(named.has(name)).toBe(true);
    expect(
      assets.some((file) => file.includes(part) && file.endsWith('.woff2')),
      part,
    ).toBe(true);
  }
  expect(named.has('axe-core')).toBe(false);
  expect(JSON.stringify([...named.values()])).not.toContain(root);
});

test('the lab leads there, and the report holds the run, what computed it and what was said', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&backend=wasm&network=784-12-8-10&gamma=999');
  await page.evaluate(() => window.pruningGame!.step(3));
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('link', { name: 'About this page' }).click();
  await expect(page).toHaveURL(/\?about$/);
  const report = page.getByLabel('The report');
  await expect(report).toHaveValue(/Version: 0\.1\.0, build [\w-]{8}/);
  const text = await report.inputValue();
  expect(text).toMatch(/^What I did, and what happened instead: /);
  expect(text).toMatch(/^Address: http\S+#v=1&\S*network=784-12-8-10\S*until=3/m);
  expect(text).toMatch(/^Run: paused at step 3$/m);
  expect(text).toMatch(/^Computed with: wasm\. .+\.$/m);
  expect(text).toMatch(/^The page said: gamma .* 999 was set to 100\.$/m);
  expect(text).toContain(`Browser: ${await page.evaluate(() => navigator.userAgent)}`);
  expect(text.split('\n')).toHaveLength(7);
  await page.getByRole('link', { name: 'To the lab' }).click();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await expect
    .poll(async () => (await page.evaluate(() => window.pruningGame!.snapshot())).step)
    .toBe(3);
});

test('a run that has failed leads there with why', async ({ page }) => {
  await page.route('**/data/**', (route) => route.abort());
  await page.goto('/#v=1&backend=wasm');
  await page.getByRole('link', { name: 'Report it' }).click();
  await expect(page.getByLabel('The report')).toHaveValue(/^It stopped: .+$/m);
});

test('it says nothing of a run where there was none, and has the paper and the licences', async ({
  page,
  context,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).origin));
  await page.goto('/?about');
  await expect(page.getByText('The report says nothing of a run')).toBeVisible();
  await expect(page.getByLabel('The report')).not.toHaveValue(/Address|Run:|stopped/);
  await expect(page.getByRole('link', { name: 'https://arxiv.org/abs/2512.22106' })).toBeVisible();
  await expect(page.getByRole('row', { name: /react-dom/ })).toContainText('MIT');
  await page.getByText('The licences’ texts').click();
  await expect(page.getByText('TERMS AND CONDITIONS FOR USE').first()).toBeVisible();
  expect(new Set(requests).size).toBe(1);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the paper’s BibTeX' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'eprint        = {2512.22106}',
  );
});

test('where copying is refused or storage denied it says so, and the text is there', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) },
    });
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('/?about');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect(page.getByText(/does not let this page copy/)).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('What I did');
});
