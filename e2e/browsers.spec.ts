/**
 * What must work in every engine: the built page starts and trains, players collapse, a slider is
 * answered, the game behind the run is drawn, an address is replayed. One description, three browsers.
 */
import { expect, test } from '@playwright/test';
import type {} from '../src/state/automation.ts'; // window.pruningGame
import { findFirefox, findWebkit } from '../scripts/browsers.mjs';
import { driveChromium } from './browsers/chromium.ts';
import type { Driver } from './browsers/driver.ts';
import { embedded } from './browsers/embedded.ts';
import { driveFirefox } from './browsers/firefox.ts';
import { playLesson } from './browsers/lessons.ts';
import { mapAndFind, playMapAndFind } from './browsers/mapAndFind.ts';
import { stepAndPoint } from './browsers/presenter.ts';
import { driveWebkit } from './browsers/webkit.ts';

/** What a pipeline promises to test, a visitor's machine may lack. */
const mayBeMissing = !process.env.CI;

const step = (page: Driver): Promise<number> =>
  page.evaluate(async () => (await window.pruningGame!.snapshot()).step);

async function trains(page: Driver): Promise<void> {
  // Of a worker that is busy for long the page says that it does not answer, and goes on.
  const inTheEnd = (work: () => Promise<void>) => expect(work).toPass({ timeout: 120_000 });
  let before = NaN;
  await inTheEnd(async () => {
    before = await step(page);
  });
  await inTheEnd(async () => expect(await step(page)).toBeGreaterThan(before + 20));
}

/** Whether some canvas of a panel holds a pixel that is not transparent. */
const isDrawn = (page: Driver, panel: string): Promise<boolean> =>
  page.evaluate(
    (selector: string) =>
      [...document.querySelectorAll<HTMLCanvasElement>(selector)].some((canvas) => {
        const { width, height } = canvas;
        if (width === 0 || height === 0) return false;
        const copy = Object.assign(document.createElement('canvas'), { width, height });
        const context = copy.getContext('2d', { willReadFrequently: true })!;
        context.drawImage(canvas, 0, 0);
        return context.getImageData(0, 0, width, height).data.some((value) => value > 0);
      }),
    `${panel} canvas`,
  );

/** Waits for the end of the run; what every player then has. */
async function participationAtTheEnd(page: Driver): Promise<number[][]> {
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).epoch), {
      timeout: 90_000,
    })
    .toBe(1);
  return page.evaluate(async () => (await window.pruningGame!.snapshot()).participation);
}

/** How far each thumb is from the middle of its line and marks, and how far figures reach above its lower edge, pixels. */
const slidersApart = (page: Driver): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slider')].flatMap((slider) => {
      const middle = (part: Element) => {
        const { top, bottom } = part.getBoundingClientRect();
        return (top + bottom) / 2;
      };
      const thumb = slider.querySelector('.slider-thumb')!;
      const at = middle(thumb);
      const { bottom } = thumb.getBoundingClientRect();
      return [
        ...[...slider.querySelectorAll('.slider-axis line')].map((line) => middle(line) - at),
        ...[...slider.querySelectorAll('.slider-axis text')].map((text) =>
          Math.min(0, middle(text) - bottom),
        ),
      ];
    }),
  );

async function smoke(page: Driver, baseURL: string): Promise<void> {
  await test.step('the page starts and trains', async () => {
    await page.open(`${baseURL}/#v=1&backend=wasm`);
    await page.evaluate(() => window.pruningGame!.ready);
    await trains(page);
  });

  await test.step('lines and figures of sliders lie where their thumbs are', async () => {
    const apart = await slidersApart(page);
    expect(apart.length).toBeGreaterThan(40);
    for (const px of apart) expect(Math.abs(px)).toBeLessThan(1);
  });

  await test.step('a slider moved by keys is answered', async () => {
    const asked = await page.evaluate(() => {
      const game = window.pruningGame!;
      const slider = document.querySelector<HTMLElement>('[role="slider"][aria-label*="γ"]')!;
      slider.focus();
      const before = game.spec().gamma;
      const answered = new Promise((resolve) => {
        const stop = game.on('patched', ({ patch }) => {
          stop();
          resolve(patch.gamma);
        });
      });
      Object.assign(window, { answered });
      return before;
    });
    for (let press = 0; press < 5; press++) await page.press('ArrowRight');
    const answer = await page.evaluate(
      () => (window as unknown as { answered: Promise<number> }).answered,
    );
    expect(answer).toBeGreaterThan(asked as number);
    await expect
      .poll(() => page.evaluate(() => window.pruningGame!.spec().gamma))
      .toBeGreaterThan(answer);
    await trains(page);
  });

  await test.step('players collapse', async () => {
    await page.evaluate(() => window.pruningGame!.set({ gamma: 20 }));
    await expect
      .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).sparsity), {
        timeout: 90_000,
      })
      .toBeGreaterThan(0.5);
  });

  await test.step('the game behind it opens and draws', async () => {
    // The run plays, and a headline that grows a line moves the tab from under the pointer.
    const openView = async () => {
      const tab = await page.evaluate(() => {
        const buttons = [...document.querySelectorAll('button')];
        const found = buttons.find(({ textContent }) =>
          textContent.includes('The game behind it'),
        )!;
        const { x, y, width, height } = found.getBoundingClientRect();
        const isOpen = found.getAttribute('aria-pressed') === 'true';
        return { x: x + width / 2, y: y + height / 2, isOpen };
      });
      if (!tab.isOpen) await page.click(tab.x, tab.y);
      return tab.isOpen;
    };
    await expect.poll(openView).toBe(true);
    await expect.poll(() => isDrawn(page, '.panel-slice')).toBe(true);
    await trains(page);
  });

  for (const [players, picture] of [
    ['weight', '.panel-weights'],
    ['pixel-neuron', '.panel-pixels'],
  ] as const)
    await test.step(`${players}: all play, leave, and are in a picture`, async () => {
      const game = 'network=784-24-12-10&lrS=0.02&gamma=6&gammaWarmup=0&view=net';
      await page.open(`${baseURL}/#v=1&backend=wasm&${game}&granularity=${players}`);
      await page.evaluate(() => window.pruningGame!.ready);
      await trains(page);
      await expect
        .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).sparsity))
        .toBeGreaterThan(0.1);
      await expect.poll(() => isDrawn(page, picture)).toBe(true);
    });

  for (const [what, game, picture] of [
    ['filters', 'network=lenet-5&granularity=filter&batchSize=16&lrS=0.02', '.panel-filters'],
    ['points of a plane', 'data=spiral&network=small&batchSize=16&lrS=0.02', '.panel-plane'],
  ] as const)
    await test.step(`${what}: players leave, and are in a picture`, async () => {
      await page.open(`${baseURL}/#v=1&backend=wasm&${game}&gamma=20&gammaWarmup=0&epochs=200`);
      await page.evaluate(() => window.pruningGame!.ready);
      await trains(page);
      await expect
        .poll(() => page.evaluate(async () => (await window.pruningGame!.snapshot()).sparsity))
        .toBeGreaterThan(0.1);
      await expect.poll(() => isDrawn(page, picture)).toBe(true);
    });

  await test.step('files of one’s own are read and learnt from, and the next page finds them', async () => {
    await page.open(`${baseURL}/#v=1&backend=wasm&data=spiral&network=small`);
    await page.evaluate(() => window.pruningGame!.ready);
    const learnt = await page.evaluate(async () => {
      const game = window.pruningGame!;
      game.on('failed', ({ message }) => console.error(message));
      const canvas = Object.assign(document.createElement('canvas'), { width: 6, height: 6 });
      const context = canvas.getContext('2d')!;
      const image = async (i: number) => {
        context.fillStyle = i % 2 ? `rgb(200 200 ${200 + i})` : `rgb(20 20 ${20 + i})`;
        context.fillRect(0, 0, 6, 6);
        const type = i % 4 < 2 ? 'png' : 'jpeg';
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, `image/${type}`));
        return new File([blob!], `lights/${i % 2 ? 'bright' : 'dark'}/${i}.${type}`);
      };
      const images: File[] = [];
      for (let i = 0; i < 20; i++) images.push(await image(i));
      await game.learnFrom(images);
      const first = game.spec().file;
      const rows = Array.from(
        { length: 200 },
        (_, i) => `${i / 200},${(i % 2) + i / 2000},${i % 2}`,
      );
      await game.learnFrom(new File([rows.join('\n')], 'two.csv'));
      return [first, game.spec().file];
    });
    expect(learnt[0]).toMatch(/^lights~[0-9a-f]{16}~bytes~6x6x3~16_4~0~bright_dark$/);
    expect(learnt[1]).toMatch(/^two\.csv~[0-9a-f]{16}~reals~2~160_40~3~0_1$/);
    await expect
      .poll(() => page.evaluate(() => document.querySelectorAll('.kept-files li').length))
      .toBe(2);
    for (const file of learnt) {
      const own = `data=own&file=${encodeURIComponent(file!)}&network=small&batchSize=16&epochs=200`;
      await page.open(`${baseURL}/#v=1&backend=wasm&${own}`);
      await page.evaluate(() => window.pruningGame!.ready);
      // So few examples are through before they are looked at twice.
      await expect.poll(() => step(page)).toBeGreaterThan(20);
    }
  });

  await test.step('a lesson is answered', () => playLesson(page, baseURL, isDrawn));

  await test.step('a talk steps on by a key, and another points', () =>
    stepAndPoint(page, baseURL));

  await test.step('a map is played, a search finds, and kept runs are drawn', () =>
    mapAndFind(page, baseURL, isDrawn));

  await test.step('an embed of another origin answers the page around it', () =>
    embedded(page, baseURL));

  await test.step('an address with changes is replayed', async () => {
    const address = `${baseURL}/#v=1&backend=wasm&seed=5&epochs=1&changes=40:gamma=6;90:eta=0.05;200:hold=3@0`;
    await page.open(address);
    const first = await participationAtTheEnd(page);
    expect(first[0][3]).toBe(0);
    await page.open(address);
    expect(await participationAtTheEnd(page)).toEqual(first);
  });
}

test.describe('the built page in', () => {
  // A convolutional net among others takes minutes where other programs press on two cores.
  test.setTimeout(600_000);

  /** @param found what the driver needs; null where the browser is missing */
  async function run<Found>(
    found: Found | null,
    drive: (found: Found) => Promise<Driver>,
    baseURL: string,
  ): Promise<void> {
    test.skip(found === null && mayBeMissing, 'This browser is not installed here.');
    expect(found, 'This browser must be there where CI is set.').not.toBeNull();
    const page = await drive(found!);
    try {
      await smoke(page, baseURL);
      expect(await page.complaints()).toEqual([]);
      // And a complaint would have been heard.
      await page.evaluate(() => console.error('a complaint made on purpose'));
      await expect.poll(async () => (await page.complaints()).join()).toContain('made on purpose');
    } finally {
      await page.close();
    }
  }

  test('Chromium', ({ browser, baseURL }) => run(browser, driveChromium, baseURL!));
  test('Firefox', ({ baseURL }) => run(findFirefox(), driveFirefox, baseURL!));
  test('WebKitGTK', ({ baseURL }) => run(findWebkit(), driveWebkit, baseURL!));

  test('Firefox that lets it store nothing', async ({ baseURL }) => {
    const found = findFirefox();
    test.skip(found === null && mayBeMissing, 'This browser is not installed here.');
    const page = await driveFirefox(found!, { 'network.cookie.cookieBehavior': 2 });
    try {
      await page.open(`${baseURL}/#v=1&backend=wasm&data=moons&network=small&epochs=200`);
      const denied = await page.evaluate(() => {
        try {
          return localStorage.length < 0;
        } catch {
          return true;
        }
      });
      expect(denied).toBe(true);
      await page.evaluate(() => window.pruningGame!.ready);
      await trains(page);
      const told = () => page.evaluate(() => document.body.innerText);
      await expect.poll(told).toContain('this run will not come back after a reload');
      await playMapAndFind(page, baseURL!);
      await expect.poll(told).toContain('what was played stays until this page is closed');
    } finally {
      await page.close();
    }
  });
});
