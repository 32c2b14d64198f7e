/** Runs that the page plays by itself beside the one that is shown: over seeds, and rows of values. */
import { expect, test, type Page } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { names, runs, SMALL, whole } from './support/keptRuns.ts';

const HASH = `${SMALL.replace('epochs=3', 'epochs=2')}&view=runs`;

const controls = (page: Page) => page.getByRole('group', { name: 'Try by itself' });
const list = (page: Page) => controls(page).getByRole('list', { name: 'Runs that are tried' });
const repeat = (page: Page) => controls(page).getByRole('button', { name: 'Repeat over 5 seeds' });

async function openControls(page: Page): Promise<void> {
  const opener = page.getByRole('button', { name: /^(Try more|Trying \d)/ });
  // Fetched when it is shown.
  await expect(controls(page).or(opener).first()).toBeVisible();
  if (await controls(page).isVisible()) return;
  await opener.click();
}

async function tryRow(page: Page, count: number, from: string, to: string): Promise<void> {
  await openControls(page);
  await controls(page).getByLabel('How many values').fill(String(count));
  await controls(page).getByLabel('The first value').fill(from);
  await controls(page).getByLabel('The last value').fill(to);
  await controls(page).getByRole('button', { name: 'Try', exact: true }).click();
}

interface Whole {
  manifest: { spec: { seed: number; gamma: number }; log: string };
  verdict: { ended: string; steps: number };
  series: { evaluations: { step: number; validationAccuracy: number | null }[] };
  last: { participation: unknown };
}

const all = async (page: Page): Promise<Whole[]> => {
  const found: Whole[] = [];
  for (const { id } of await runs(page)) found.push(JSON.parse(await whole(page, id)) as Whole);
  return found;
};

test('a run is repeated over 5 seeds with its log, each as it would be played by itself; those kept are not played again', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  const steps = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.step(3);
    await game.set({ gamma: 5 });
    game.play();
    await new Promise<void>((resolve) => {
      const stop = game.on('playing', ({ playing }) => {
        if (playing) return;
        stop();
        resolve();
      });
    });
    return (await game.snapshot()).step;
  });
  await expect.poll(() => names(page)).toHaveLength(1);
  await openControls(page);
  await repeat(page).click();
  await expect(list(page).getByRole('listitem')).toHaveCount(4);
  await expect.poll(async () => (await names(page)).length).toBe(5);
  const records = await all(page);
  expect(records.map(({ manifest }) => manifest.spec.seed).sort()).toEqual([0, 1, 2, 3, 4]);
  for (const { manifest, verdict, series } of records) {
    expect(verdict).toEqual({ ended: 'complete', steps });
    expect(manifest.log).toContain('gamma=5');
    const epochs = series.evaluations.filter(({ step }) => step > 0 && step % (steps / 2) === 0);
    expect(epochs.map(({ validationAccuracy }) => typeof validationAccuracy)).toEqual([
      'number',
      'number',
    ]);
  }
  await repeat(page).click();
  await expect(controls(page).getByRole('status')).toHaveText(/All 5 seeds of this run are kept/);
  // The same bits as played by hand.
  const [other] = records.filter(({ manifest }) => manifest.spec.seed === 3);
  const again = await page.evaluate(async (run) => {
    await window.pruningGame!.open(run);
    await window.pruningGame!.step(run.verdict.steps);
    return window.pruningGame!.save();
  }, other!);
  expect(again.last.participation).toEqual(other!.last.participation);
});

test('a row of values goes on while other runs are shown, by whatever computes them, and what is done stays', async ({
  page,
}) => {
  await openWithFewImages(page, HASH);
  await tryRow(page, 4, '1', '8');
  await expect(list(page).getByRole('listitem')).toHaveText([/γ = 1/, /γ = 2/, /γ = 4/, /γ = 8/]);
  await page.evaluate(async () => {
    await window.pruningGame!.reset({ seed: 9 });
    await window.pruningGame!.set({ backend: 'cpu' });
    await window.pruningGame!.step(1);
  });
  await expect
    .poll(
      async () => (await all(page)).filter(({ verdict }) => verdict.ended === 'complete').length,
    )
    .toBe(4);
  const gammas = (await all(page)).map(({ manifest }) => manifest.spec.gamma);
  expect(gammas).toEqual(expect.arrayContaining([1, 2, 4, 8]));
  expect(await page.evaluate(() => window.pruningGame!.snapshot().then(({ step }) => step))).toBe(
    1,
  );
});

test('trying is stopped and keeps what is done; what cannot be tried says why', async ({
  page,
}) => {
  await openWithFewImages(page, HASH.replace('epochs=2', 'epochs=60'));
  await tryRow(page, 3, '0', '2');
  await expect(controls(page).getByRole('status')).toHaveText(
    /Both ends of a row of γ must be above 0/,
  );
  await tryRow(page, 3, '1', '2');
  await expect(list(page).getByRole('progressbar')).toHaveAttribute('aria-label', /step \d/);
  await controls(page).getByRole('button', { name: 'Stop trying' }).click();
  await expect(list(page)).toHaveCount(0);
  expect(await names(page)).toEqual([]);
});

test('trying rests while the page is hidden and goes on when it is seen', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('pruning-game-when-hidden', 'pause'));
  await openWithFewImages(page, HASH);
  const show = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await show(true);
  await tryRow(page, 2, '1', '2');
  await expect(controls(page).getByText('It rests while the page is hidden.')).toBeVisible();
  await show(false);
  await expect.poll(() => names(page)).toHaveLength(2);
});
