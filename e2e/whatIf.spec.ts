import { expect, test, type Page } from '@playwright/test';
import {
  bestResponse,
  potential,
  product,
  regret,
  type Coefficients,
} from '../test/reference/frozenGame.ts';
import { openPaused } from './support/lab.ts';

const RIVALS = '#v=1&seed=2&backend=wasm&gammaWarmup=0&beta=0.02&eta=0.02&lrS=0.002&view=game';

const snapshot = (page: Page) => page.evaluate(() => window.pruningGame!.snapshot());

test('a held player stays, is on the time axis and in the address, and the address replays it', async ({
  page,
  context,
}) => {
  await openPaused(page, RIVALS);
  await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.reset();
    await game.step(5);
    await game.act({ kind: 'pin', player: 3, participation: 0.5 });
    await game.step(20);
    await game.act({ kind: 'set', player: 7, participation: 0 });
    await game.act({ kind: 'setToEquilibrium' });
    await game.set({ freezeTheta: true });
    await game.step(15);
  });
  const first = await snapshot(page);
  expect(first.participation[0][3]).toBe(0.5);
  await expect(page.getByRole('button', { name: 'stop keeping 3 at s = 0.50' })).toBeVisible();
  await expect
    .poll(() => page.url())
    .toContain('changes=5:pin=3@0.5;25:set=7@0;25:setToEquilibrium=all;25:freezeTheta=true');

  // Another tab: this one would go on from where it was.
  const again = await context.newPage();
  await openPaused(again, new URL(page.url()).hash);
  await again.evaluate(() => window.pruningGame!.step(40));
  expect((await snapshot(again)).participation).toEqual(first.participation);
});

test('the buttons do what they say', async ({ page }) => {
  await openPaused(page, RIVALS);
  await page.evaluate(async () => {
    await window.pruningGame!.reset();
    await window.pruningGame!.step(60);
  });
  const whatIf = page.getByRole('region', { name: 'What if …' });
  const named = whatIf.getByText(/^player \d+:$/);
  await expect(named).toBeVisible();
  const player = parseInt((await named.textContent())!.split(' ')[1], 10);
  const own = async () => (await snapshot(page)).participation.flat()[player];

  await whatIf.getByRole('button', { name: 'keep out' }).click();
  await expect.poll(own).toBe(0);
  await page.evaluate(() => window.pruningGame!.step(10));
  expect(await own()).toBe(0);
  await whatIf.getByRole('button', { name: `stop keeping ${player} at` }).click();
  await whatIf.getByRole('button', { name: 'put back once' }).click();
  await expect.poll(own).toBe(1);

  await whatIf.getByRole('button', { name: 'jump to equilibrium' }).click();
  const gap = () =>
    page.evaluate(async () => {
      const { layers } = await window.pruningGame!.analysis();
      return Math.max(...layers.map(({ nashGap }) => nashGap));
    });
  await expect.poll(gap).toBeLessThan(1e-6);

  const freeze = whatIf.getByRole('button', { name: 'freeze the players' });
  await freeze.click();
  await expect(freeze).toHaveAttribute('aria-pressed', 'true');
  const before = (await snapshot(page)).participation;
  await page.evaluate(() => window.pruningGame!.step(10));
  expect((await snapshot(page)).participation).toEqual(before);
});

test('pauses by itself where no player could gain more than asked by moving alone', async ({
  page,
}) => {
  await openPaused(page, `${RIVALS}&freezeTheta=true&stopGap=0.05&benefitMemory=0.9`);
  await page.evaluate(() => window.pruningGame!.play());
  await expect(page.getByText(/no player could gain more than 0.05/)).toBeVisible({
    timeout: 60_000,
  });
  const { layers } = await page.evaluate(() => window.pruningGame!.analysis());
  for (const { nashGap } of layers) expect(nashGap).toBeLessThanOrEqual(0.05 + 1e-6);
});

test('the analysis of the running game is that of a reference that knows only the definitions', async ({
  page,
}) => {
  await openPaused(page, RIVALS);
  const { game, analysis } = await page.evaluate(async () => {
    const lab = window.pruningGame!;
    await lab.reset();
    await lab.step(300);
    return { game: await lab.frozenGame(), analysis: await lab.analysis() };
  });
  expect(game.layers.map(({ participation }) => participation.length)).toEqual([128, 64]);
  const prices = game as typeof game & Coefficients; // one price for all layers
  game.layers.forEach((layer, l) => {
    const told = analysis.layers[l];
    const players = layer.participation.map((_, i) => i);
    const regrets = players.map((i) => regret(prices, layer, i));
    const close = (value: number, expected: number) =>
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(
        1e-4 * Math.max(1, Math.abs(expected)),
      );
    players.forEach((i) => {
      close(told.regret[i], regrets[i]);
      close(told.bestResponse[i], bestResponse(prices, layer, i));
    });
    close(told.nashGap, Math.max(...regrets));
    close(
      told.nashConv,
      regrets.reduce((sum, each) => sum + each, 0),
    );
    close(told.potential, potential(prices, layer));
    // η < 2β: the equilibrium is where everybody already answers best, and there is one.
    expect(told.unique).toBe(true);
    const rest = { ...layer, participation: told.equilibrium };
    players.forEach((i) => close(told.equilibrium[i], bestResponse(prices, rest, i)));
    // Nobody certified out may gain by any s, whatever corner the others are in.
    told.certificates.forEach((certificate, i) => {
      if (certificate !== 'out') return;
      const friends = players.map((j) => (product(layer, i, j) < 0 ? 1 : 0));
      expect(bestResponse(prices, { ...layer, participation: friends }, i)).toBe(0);
    });
  });
});
