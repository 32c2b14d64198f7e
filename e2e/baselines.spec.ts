/** Rules that are no game on the page: what it says of them, and baselines of a run's size beside it. */
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';
import { runs, SMALL, whole } from './support/keptRuns.ts';

const RULE = '#v=1&network=784-24-16-10&epochs=2&gameEnds=1&dynamics=magnitude&keep=8,5';

const active = (participation: readonly (readonly number[])[]) =>
  participation.map((group) => group.filter((s) => s > 0).length);

test('where a rule decides that is no game, nothing on the page speaks of prices, and the counts are kept', async ({
  page,
}) => {
  await openWithFewImages(page, RULE);
  await expect(
    page.getByRole('heading', { name: 'Who stays: magnitude (baseline)' }),
  ).toBeVisible();
  const cause = page.locator('.cause');
  await expect(cause).toContainText('After epoch 1, 8 + 5 players stay. No price moves anybody.');
  await expect(cause.getByRole('slider')).toHaveCount(0);
  await expect(page.locator('.sentence')).toContainText('After epoch 1, 8 + 5 players stay.');
  await expect(page.locator('.sentence')).not.toContainText('utility');
  await expect(page.locator('.preset-name')).toHaveText('Rule magnitude (baseline)');
  await expect(page.getByText('Best response of each player')).toHaveCount(0);

  // Under Dynamics everything is set.
  await page.getByText('Dynamics', { exact: true }).click();
  const stay = page.getByRole('textbox', { name: /^Players that stay/ });
  await expect(stay).toHaveValue('8,5');
  await stay.fill('8,5,3');
  await stay.press('Enter');
  await expect(page.getByRole('alert')).toContainText('names 3 groups of players');
  await stay.fill('7,6');
  await stay.press('Enter');
  await expect(cause).toContainText('After epoch 1, 7 + 6 players stay.');

  const counts = await page.evaluate(async () => {
    const game = window.pruningGame!;
    game.play();
    await new Promise<void>((resolve) => {
      const stop = game.on('playing', ({ playing }) => {
        if (playing) return;
        stop();
        resolve();
      });
    });
    return (await game.snapshot()).participation;
  });
  expect(active(counts)).toEqual([7, 6]);
  await expect(page.locator('.sentence')).toContainText('27 of 40');
  await expect(page.locator('.sentence')).not.toContainText(/settled|pays? more|could gain/);

  await openWithFewImages(page, `${RULE}&view=game`);
  await expect(page.getByText('No game is played here')).toBeVisible();
});

test('baselines of the size of a run are played beside it, and kept', async ({ page }) => {
  await openWithFewImages(page, `${SMALL.replace('epochs=3', 'epochs=2')}&view=runs`);
  const press = page.getByRole('button', { name: 'Baselines of this size' });
  const opener = page.getByRole('button', { name: /^(Try more|Trying \d)/ });
  // Fetched when it is shown.
  await expect(press.or(opener).first()).toBeVisible();
  if (!(await press.isVisible())) await opener.click();
  await press.click();
  await expect(page.getByRole('status').filter({ hasText: 'Nobody has left yet' })).toBeVisible();
  // A hand puts some of them out: so many are left.
  const left = await page.evaluate(async () => {
    const game = window.pruningGame!;
    for (let player = 0; player < 6; player++)
      await game.act({ kind: 'set', player, participation: 0 });
    return (await game.snapshot()).participation.map((group) => group.filter((s) => s > 0).length);
  });
  await press.click();
  const list = page.getByRole('list', { name: 'Runs that are tried' });
  await expect(list.getByRole('listitem')).toHaveCount(8);
  await expect.poll(async () => (await runs(page)).length, { timeout: 120_000 }).toBe(8);
  const specs: string[] = [];
  for (const { id } of await runs(page)) {
    const record = JSON.parse(await whole(page, id)) as {
      manifest: { spec: { dynamics: string; network: string; freezeS: boolean } };
      series: { evaluations: { activePerLayer: number[] }[] };
    };
    const { dynamics, network, freezeS } = record.manifest.spec;
    const last = record.series.evaluations.at(-1)!.activePerLayer;
    expect(last, dynamics).toEqual(left);
    specs.push(freezeS ? network : dynamics);
  }
  expect(specs).toContain(`784-${left.join('-')}-10`);
  expect(specs).toEqual(
    expect.arrayContaining(['random', 'magnitude', 'saliency', 'snip', 'l0', 'adam']),
  );
});
