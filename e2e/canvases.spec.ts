/** Pictures are sharp on every screen, never blank, and calm where less motion is asked for. */
import { expect, test, type Page } from '@playwright/test';
import { shown } from './support/keepTwo.ts';
import { openWithFewImages, waitForStep } from './support/lab.ts';
import { allPictures, drawnAtRest } from './support/pictures.ts';
import { settled } from './support/settled.ts';

/** Sizes of the canvases in sight, in CSS and in device pixels, and how many of each have anything on them. */
const canvasesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.panel-canvas')]
      .map((canvas) => ({ canvas, box: canvas.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.top < innerHeight && box.bottom > 0)
      .map(({ canvas, box }) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const panel = canvas.closest('.panel')!.className;
        const ratio = canvas.width / (box.width * devicePixelRatio);
        return { panel, ratio, drawn: data.some((value, index) => index % 4 === 3 && value > 0) };
      }),
  );

test('pictures are as sharp as the screen when the page moves to another one', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openWithFewImages(page);
  await page.evaluate(() => window.pruningGame!.step(60));
  await allPictures(page);
  const client = await page.context().newCDPSession(page);
  for (const deviceScaleFactor of [2, 3, 4, 1.5, 1]) {
    await client.send('Emulation.setDeviceMetricsOverride', {
      width: 1440,
      height: 900,
      deviceScaleFactor,
      mobile: false,
    });
    await expect
      .poll(async () =>
        (await canvasesOf(page))
          .filter(({ ratio, drawn }) => Math.abs(ratio - 1) > 0.01 || !drawn)
          .map(({ panel }) => panel),
      )
      .toEqual([]);
  }
});

for (const view of ['net', 'game', 'runs'])
  test(`no picture of ${view} is blank in any frame while the page is resized`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openWithFewImages(page, `#v=1&view=${view}`);
    await page.evaluate(() => window.pruningGame!.step(120));
    await shown(page, view);
    await allPictures(page);
    await expect
      .poll(async () => (await canvasesOf(page)).filter(({ drawn }) => !drawn))
      .toEqual([]);
    const blank = await page.evaluate(async () => {
      const root = document.querySelector<HTMLElement>('.lab')!;
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.panel-canvas')].filter(
        (canvas) => {
          const { width, top, bottom } = canvas.getBoundingClientRect();
          return width > 0 && top < innerHeight && bottom > 0;
        },
      );
      const isBlank = (canvas: HTMLCanvasElement) =>
        !canvas
          .getContext('2d')!
          .getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value, index) => index % 4 === 3 && value > 0);
      const found: string[] = [];
      let frames = 0;
      for (let frame = 0; frame < 40; frame++) {
        root.style.width = `${1440 - 5 * frame}px`;
        // A message posted from a frame arrives after that frame was painted.
        await new Promise<void>((painted) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => painted();
            port2.postMessage(null);
          });
        });
        frames++;
        for (const canvas of canvases)
          if (isBlank(canvas)) found.push(`${canvas.closest('.panel')!.className}, frame ${frame}`);
      }
      return { found, frames, canvases: canvases.length };
    });
    expect(blank.canvases).toBeGreaterThan(view === 'runs' ? 1 : 3);
    expect(blank.found).toEqual([]);
  });

declare global {
  interface Window {
    /** When each canvas was painted anew, in the time of frames, ms. */
    paints: Map<Element, number[]>;
    /** The time that frames are given while it stands still, ms. */
    stillAt?: number;
    /** Whether the picture was painted after each move of the pointer over its panel. */
    followed: Promise<boolean>[];
  }
}

/** Notes every paint of every canvas: every painter begins by clearing all of it. */
const notePaints = (page: Page) =>
  page.addInitScript(() => {
    window.paints = new Map();
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      const { canvas } = this;
      if (canvas.classList?.contains('panel-canvas')) {
        const times = window.paints.get(canvas) ?? [];
        window.paints.set(canvas, [...times, Number(document.timeline.currentTime)]);
      }
      clearRect.apply(this, box);
    };
  });

/** From now on paints are noted by panel and picture, as lists of times. */
const paintsFrom = async (page: Page): Promise<() => Promise<[string, number[]][]>> => {
  await page.evaluate(() => window.paints.clear());
  return () =>
    page.evaluate(() =>
      [...window.paints].map(([canvas, times]) => [
        canvas.closest('.panel')!.className + (canvas.closest('.inspector-now') ? ' now' : ''),
        times,
      ]),
    );
};

for (const view of ['net', 'game', 'runs'])
  test(`with less motion the pictures of ${view} repaint twice a second, and no more`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await notePaints(page);
    await openWithFewImages(page, `#v=1&view=${view}&epochs=100`);
    await shown(page, view);
    await allPictures(page);
    await page.evaluate(() => window.pruningGame!.play());
    await waitForStep(page, 100, 60_000);
    // Every picture in sight has been painted, so that what follows is repainting.
    await expect
      .poll(async () => (await canvasesOf(page)).filter(({ drawn }) => !drawn))
      .toEqual([]);
    const paints = await paintsFrom(page);
    const mostPaints = async () =>
      Math.max(0, ...(await paints()).map(([, times]) => times.length));
    await expect.poll(mostPaints).toBeGreaterThanOrEqual(8);
    const found = await paints();
    expect(found.length).toBeGreaterThan(view === 'runs' ? 0 : 3);
    const tooOften = found.filter(([, times]) => {
      const seconds = (times.at(-1)! - times[0]) / 1000;
      return times.length - 1 > 2 * seconds + 1;
    });
    expect(tooOften).toEqual([]);
    await context.close();
  });

/**
 * Stops the time that frames are given: the turn of no picture comes by its rate any more, however long
 * the test takes, so that what is painted is painted because it hurries.
 */
const stopTheTimeOfFrames = (page: Page) =>
  page.evaluate(() => (window.stillAt = performance.now()));

test('with less motion the slice and the map still follow the hand at once', async ({
  browser,
}) => {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await notePaints(page);
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => ask((now) => callback(window.stillAt ?? now));
  });
  await openWithFewImages(page, '#v=1&view=game');
  await page.evaluate(() => window.pruningGame!.step(120));
  await allPictures(page);
  for (const panel of ['slice', 'regimes']) {
    const handle = page.locator(`.panel-${panel} .panel-handle`);
    await handle.scrollIntoViewIfNeeded();
    await settled(page);
    const box = (await handle.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await stopTheTimeOfFrames(page);
    await page.locator(`.panel-${panel} canvas`).evaluate((canvas) => {
      window.followed = [];
      const count = () => window.paints.get(canvas)!.length;
      const isPaintedSoon = async () => {
        const before = count();
        // Far more than there are pictures to wait for, each of which may fill a frame.
        for (let frame = 0; frame < 100 && count() === before; frame++)
          await new Promise(requestAnimationFrame);
        return count() > before;
      };
      canvas
        .closest('.panel')!
        .addEventListener('pointermove', () => window.followed.push(isPaintedSoon()), true);
    });
    for (let move = 1; move <= 20; move++) {
      await page.mouse.move(x + move, y - move);
      await page.evaluate(() => window.followed.at(-1));
    }
    const followed = await page.evaluate(() => Promise.all(window.followed));
    expect(followed.length, panel).toBeGreaterThanOrEqual(20);
    expect(followed, panel).not.toContain(false);
    await page.mouse.up();
  }
  await context.close();
});

test('a picture that left the sight and came back while the page was busy is drawn again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // As of a busy page: what was observed while it was held is handed over at once.
    const held: (() => void)[] = [];
    let isHeld = false;
    const Real = IntersectionObserver;
    window.IntersectionObserver = class extends Real {
      constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        let waiting: IntersectionObserverEntry[] = [];
        super((entries, observer) => {
          if (!isHeld) return tell(entries, observer);
          if (waiting.length === 0)
            held.push(() => {
              tell(waiting, observer);
              waiting = [];
            });
          waiting.push(...entries);
        }, options);
      }
    };
    const hold = (next: boolean) => {
      isHeld = next;
      if (!next) held.splice(0).forEach((handOver) => handOver());
    };
    Object.assign(window, { hold });
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await openWithFewImages(page, '#v=1&view=game&select=3');
  await page.evaluate(() => window.pruningGame!.step(20));
  const canvas = page.locator('.inspector-past canvas');
  const before = await drawnAtRest(canvas);
  await page.evaluate(async () => {
    const hold = (window as unknown as { hold(next: boolean): void }).hold;
    const frames = async () => {
      for (let i = 0; i < 5; i++) await new Promise((next) => requestAnimationFrame(next));
    };
    hold(true);
    scrollTo(0, document.documentElement.scrollHeight);
    await frames();
    scrollTo(0, 0);
    await frames();
    hold(false);
    await window.pruningGame!.step(20);
  });
  await expect
    .poll(() => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL()))
    .not.toBe(before);
});
