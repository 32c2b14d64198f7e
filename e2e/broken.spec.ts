/** What breaks stays where it is: a picture, a listener, a script that does not arrive. The run goes on. */
import { expect, test, type Page } from '@playwright/test';
import { nextFrameStep, openPaused, waitForStep } from './support/lab.ts';

/** Of more epochs than any machine plays meanwhile. */
const HASH = '#v=1&epochs=200';

/** Waits until the run is some steps further than now. */
async function expectToGoOn(page: Page): Promise<void> {
  await waitForStep(page, (await nextFrameStep(page)) + 5);
}

test('a picture that throws says so and can be drawn again; the other pictures and the run go on', async ({
  page,
}) => {
  await openPaused(page, HASH);
  await page.evaluate(() => {
    const draws: Record<string, number> = {};
    const { clearRect } = CanvasRenderingContext2D.prototype;
    Object.assign(window, { draws, broken: '.panel-crowd' });
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      const { broken } = window as unknown as { broken: string };
      if (broken !== '' && this.canvas.closest?.(broken)) throw new Error('no picture today');
      const panel = this.canvas.closest?.('.panel')?.className ?? '';
      draws[panel] = (draws[panel] ?? 0) + 1;
      clearRect.apply(this, box);
    };
    window.pruningGame!.play();
  });
  const alert = page.locator('.outcome .panel-broken');
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText('no picture today');
  const drawn = () =>
    page.evaluate(
      () =>
        (window as unknown as { draws: Record<string, number> }).draws[
          'panel panel-participation'
        ] ?? 0,
    );
  const before = await drawn();
  await expectToGoOn(page);
  await expect.poll(drawn).toBeGreaterThan(before);
  await page.evaluate(() => Object.assign(window, { broken: '' }));
  await alert.getByRole('button').click();
  await expect(page.locator('.panel-crowd')).toBeVisible();
  await expect(page.locator('.panel-broken')).toHaveCount(0);
});

test('a new run tries a broken picture again by itself', async ({ page }) => {
  await page.addInitScript(() => {
    const { arc } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.arc = function (...values) {
      if ('broken' in window) throw new Error('no picture today');
      arc.apply(this, values);
    };
  });
  await openPaused(page, HASH);
  await page.evaluate(() => {
    Object.assign(window, { broken: true });
    window.pruningGame!.play();
  });
  await expect(page.locator('.panel-broken')).not.toHaveCount(0);
  await page.evaluate(() => {
    delete (window as unknown as { broken?: boolean }).broken;
    return window.pruningGame!.reset();
  });
  await expect(page.locator('.panel-broken')).toHaveCount(0);
});

test('an exception in a listener of the store does not reach what changes the state', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openPaused(page, HASH);
  await page.evaluate(() => {
    const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')!;
    Object.defineProperty(Node.prototype, 'textContent', {
      ...text,
      set(this: Element, value: string) {
        if (this.classList?.contains('panel-spoken')) throw new Error('no words today');
        text.set!.call(this, value);
      },
    });
  });
  await page.evaluate(async () => {
    await window.pruningGame!.step(3);
    await window.pruningGame!.reset();
    window.pruningGame!.play();
  });
  await expectToGoOn(page);
  expect(new Set(errors)).toEqual(new Set(['no words today']));
});

test('a view whose script does not arrive says so and can be fetched again; the run goes on', async ({
  page,
}) => {
  await openPaused(page, HASH);
  await page.route('**/GameView*.js', (route) => route.abort());
  await page.evaluate(() => window.pruningGame!.play());
  await page.getByRole('button', { name: 'The game behind it' }).click();
  await expect(page.locator('.missing-view')).toContainText('could not be loaded');
  await expectToGoOn(page);
  // The other view is untouched.
  await page.getByRole('button', { name: 'The net' }).click();
  await expect(page.locator('.panel-crowd')).toBeVisible();
  await page.getByRole('button', { name: 'The game behind it' }).click();
  await page.unroute('**/GameView*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.panel-slice')).toBeVisible();
  await expectToGoOn(page);
});
