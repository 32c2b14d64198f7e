/** Nothing computed is lost, and nothing waits for ever: workers, devices and pages that go away in mid-run. */
import { expect, test, type Page } from '@playwright/test';
import { keepFewImages } from './support/fewImages.ts';
import { keptStep } from './support/keptStep.ts';
import { crash, exposeWorkers } from './support/workers.ts';
import { nextFrameStep, openPaused, waitForStep } from './support/lab.ts';

const story = (page: Page) => page.getByRole('region', { name: 'What is happening' });

/** Participations of a fresh visit after so many steps of an address. */
async function replayed(page: Page, hash: string, steps: number): Promise<number[][]> {
  const other = await (await page.context().browser()!.newContext()).newPage();
  await openPaused(other, hash);
  const participation = await other.evaluate(async (count) => {
    const game = window.pruningGame!;
    await game.step(count);
    return (await game.snapshot()).participation;
  }, steps);
  await other.context().close();
  return participation;
}

const snapshotNow = (page: Page) => page.evaluate(() => window.pruningGame!.snapshot());

/** Of more epochs than any machine plays meanwhile: a run that has ended sends no further frame. */
const HASH = '#v=1&seed=5&backend=wasm&gamma=6&gammaWarmup=0&lrS=0.002&epochs=200';

/** A small net for those who are many. */
function played(players: string): string {
  if (players === 'neuron') return '';
  if (players === 'points of a plane') return '&data=spiral&network=small&batchSize=4';
  const network = players === 'filter' ? '28x28x1 c4k5 p2 d12 d10' : '784-24-12-10';
  return `&network=${encodeURIComponent(network)}&granularity=${players}`;
}

for (const players of ['neuron', 'weight', 'filter', 'points of a plane'])
  test(`a worker that crashed is replaced, and the run goes on with the same bits: ${players}`, async ({
    page,
  }) => {
    const hash = `${HASH}${played(players)}`;
    await exposeWorkers(page);
    await openPaused(page, hash);
    await page.evaluate(async () => {
      const game = window.pruningGame!;
      await game.step(40);
      await game.set({ gamma: 9 });
      await game.step(20); // comes to rest, and is kept
    });
    const asked = page.evaluate(() =>
      window.pruningGame!.step(1_000_000).catch((error: Error) => error.message),
    );
    await waitForStep(page, 70);
    await crash(page, 'with an error');
    expect(await asked).toContain('The training worker stopped (crashed)');
    await expect(story(page)).toContainText(/Retry goes on from step \d+/);
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(story(page)).not.toContainText('Retry');
    const { step, participation } = await page.evaluate(async () => {
      const game = window.pruningGame!;
      await game.step(30);
      return game.snapshot();
    });
    expect(step).toBeGreaterThanOrEqual(90);
    expect(participation).toEqual(await replayed(page, `${hash}&changes=40:gamma=9`, step));
  });

test('a worker that died without a word is noticed, and the page says what to do', async ({
  page,
}) => {
  await page.clock.install();
  await exposeWorkers(page);
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.play());
  await waitForStep(page, 20);
  await crash(page, 'silently');
  await page.clock.runFor(18_000);
  await expect(story(page)).toContainText('has not answered for 16 seconds');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(story(page)).not.toContainText('has not answered');
  expect(await nextFrameStep(page)).toBeGreaterThanOrEqual(0);
});

test('a reload in mid-run goes on where it was, with the same bits and its past', async ({
  page,
}) => {
  await page.clock.install();
  await openPaused(page, HASH);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(50);
    await game.set({ gamma: 9 });
    await game.step(50);
    await game.set({ beta: 0.01 }); // at rest, after the state was kept
  });
  const before = await snapshotNow(page);
  await expect.poll(() => page.url()).toContain('beta=0.01');
  await expect
    .poll(async () => {
      // A page keeps its run at intervals, so that keeping costs it little.
      await page.clock.fastForward(60_000);
      return keptStep(page);
    })
    .toBe(100);
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  const after = await snapshotNow(page);
  expect(after.step).toBe(100);
  expect(after.participation).toEqual(before.participation);
  expect(await page.evaluate(() => window.pruningGame!.spec())).toMatchObject({
    gamma: 9,
    beta: 0.01,
  });
  await expect(page.getByRole('slider', { name: 'Read the past' })).toHaveAttribute(
    'aria-valuemax',
    /[1-9]\d*/,
  );
  const { participation } = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(50);
    return game.snapshot();
  });
  const whole = `${HASH}&changes=50:gamma=9;100:beta=0.01`;
  expect(participation).toEqual(await replayed(page, whole, 150));
});

test('a run that played when its page was reloaded plays on from where it was', async ({
  page,
}) => {
  await page.goto(`/${HASH}`);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  await expect.poll(() => keptStep(page)).toBeGreaterThan(0);
  const kept = await keptStep(page);
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  expect(await nextFrameStep(page)).toBeGreaterThanOrEqual(kept);
  const step = await nextFrameStep(page);
  await waitForStep(page, step + 10);
});

/** A run that was paused because its tab was hidden. @returns the step at which it was kept */
async function keptWhileHidden(page: Page): Promise<number> {
  await page.addInitScript(() => localStorage.setItem('pruning-game-when-hidden', 'pause'));
  await page.goto(`/${HASH}`);
  await waitForStep(page, 20);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const { step } = await snapshotNow(page);
  await expect.poll(() => keptStep(page)).toBe(step);
  return step;
}

test('a run that was paused only because its tab was hidden plays on after a reload', async ({
  page,
}) => {
  const step = await keptWhileHidden(page);
  await page.reload();
  await waitForStep(page, step + 10);
});

test('a link to a later step of the run that a hidden tab kept goes to that step', async ({
  page,
}) => {
  const step = await keptWhileHidden(page);
  await page.goto('about:blank');
  await page.goto(`/${HASH}&until=${step + 25}`);
  await page.waitForFunction(() => window.pruningGame !== undefined);
  const now = async () => (await snapshotNow(page)).step;
  await expect.poll(now).toBe(step + 25);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await now()).toBe(step + 25);
});

test('another address in the same tab is another run, and begins at step 0', async ({ page }) => {
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(30));
  await expect.poll(() => keptStep(page)).toBe(30);
  await page.goto('about:blank');
  await openPaused(page, HASH.replace('seed=5', 'seed=6'));
  expect((await snapshotNow(page)).step).toBe(0);
});

for (const players of ['neuron', 'pixel-neuron', 'filter', 'points of a plane'])
  test(`where storage is denied the run goes on, and the page says so once: ${players}`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get: denied });
    });
    await page.goto(`/#v=1${played(players)}`);
    await waitForStep(page, 50);
    await page.evaluate(() => window.pruningGame!.step(1));
    await page.evaluate(() => window.pruningGame!.step(1));
    await expect(page.getByText(/does not let this page store/)).toHaveCount(1);
  });

test('where storage is full the run goes on, and the page says so once', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(20));
  await expect(page.getByText(/The browser’s storage is full/)).toHaveCount(1);
  await page.evaluate(() => window.pruningGame!.step(20));
  expect((await snapshotNow(page)).step).toBe(40);
  await expect(page.getByText(/The browser’s storage is full/)).toHaveCount(1);
});

test('a duplicated tab begins a run of its own', async ({ page, context }) => {
  await openPaused(page, HASH);
  await page.evaluate(() => window.pruningGame!.step(30));
  await expect.poll(() => keptStep(page)).toBe(30);
  const [twin] = await Promise.all([
    context.waitForEvent('page'),
    // What is opened from a page has its session storage, as a duplicated tab has.
    page.evaluate(() => void window.open(location.href)),
  ]);
  await twin.waitForFunction(() => window.pruningGame !== undefined);
  await twin.evaluate(async () => {
    await window.pruningGame!.ready;
    await window.pruningGame!.reset();
    await window.pruningGame!.step(7);
  });
  await expect.poll(() => keptStep(twin)).toBe(7);
  await page.reload();
  await page.waitForFunction(() => window.pruningGame !== undefined);
  await page.evaluate(() => window.pruningGame!.ready);
  expect((await snapshotNow(page)).step).toBe(30);
});

test('a pause shows the very last step, whenever it comes', async ({ page }) => {
  await openPaused(page, HASH);
  const differing = await page.evaluate(async () => {
    const game = window.pruningGame!;
    let framed = -1;
    game.on('frame', ({ buffer }) => (framed = new Float32Array(buffer)[0]));
    const wrong: [number, number][] = [];
    for (let i = 0; i < 20; i++) {
      game.play();
      await new Promise((resolve) => setTimeout(resolve, 10 + 13 * i));
      game.pause();
      const { step } = await game.snapshot();
      // The frame may wait for the buffer that the page is about to give back.
      for (let waits = 0; framed !== step && waits < 200; waits++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      if (framed !== step) wrong.push([framed, step]);
    }
    return wrong;
  });
  expect(differing).toEqual([]);
});

/** Lets the test destroy the graphics device of the training worker, now and whenever one is made. */
async function exposeDevice(page: Page, { onlyOne = false } = {}): Promise<void> {
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const prelude = `if (typeof document === 'undefined' && self.navigator?.gpu && !self.hooked) {
      self.hooked = true;
      const ask = GPUAdapter.prototype.requestDevice;
      let made = 0;
      GPUAdapter.prototype.requestDevice = async function (...given) {
        if (${onlyOne} && made > 0) throw new Error('no further device');
        made++;
        const device = await ask.apply(this, given);
        new BroadcastChannel('test-device').onmessage = () => device.destroy();
        return device;
      };
    }\n`;
    await route.fulfill({ response, body: prelude + script });
  });
}

const destroyDevice = (page: Page): Promise<void> =>
  page.evaluate(() => new BroadcastChannel('test-device').postMessage('destroy'));

for (const onlyOne of [false, true]) {
  const where = onlyOne ? 'WebAssembly' : 'a new device';
  test(`a destroyed graphics device costs a few steps: the run goes on on ${where}, and the page says so`, async ({
    page,
  }) => {
    test.setTimeout(400_000); // a graphics card in software
    const chip = page.getByRole('button', { name: /^WebGPU|^WebAssembly/ });
    await exposeDevice(page, { onlyOne });
    await keepFewImages(page);
    await page.goto(`/${HASH.replace('backend=wasm', 'backend=webgpu')}&batchSize=16`);
    await waitForStep(page, 2, 180_000);
    await expect(chip).toHaveText('WebGPU');
    await destroyDevice(page);
    await expect(page.getByText(/The graphics device was shut down. The run /)).toBeVisible({
      timeout: 180_000,
    });
    const at = await nextFrameStep(page);
    await waitForStep(page, at + 1, 180_000);
    await expect(chip).toHaveText(onlyOne ? 'WebAssembly' : 'WebGPU');
  });
}
