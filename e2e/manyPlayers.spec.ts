/** Half a million players: the page is told of all, and shown a sample; it does no work for each. */
import { expect, test } from '@playwright/test';
import { withManyPlayers } from '../bench/drawing/manyPlayers.ts';
import { frameLength } from '../src/protocol/frame.ts';
import { harnessUrl } from '../scripts/testPorts.mjs';
import { layers, shown } from './harness/manyLayers.ts';
import { countDrawing, drawnSince, MOST_CALLS } from './support/drawn.ts';
import { openPaused, waitForStep } from './support/lab.ts';
import { allPictures } from './support/pictures.ts';

/** The most that frames carry (src/game/shown.ts), and one more for each of the two layers. */
const MOST_SHOWN = 4096 + 2;

test('500 000 players: frames carry 4 096 at most, and the page grows with those alone', async ({
  page,
  context,
}) => {
  const few = await context.newPage();
  await openPaused(few);
  await allPictures(few);
  const elementsOfFew = await few.locator('*').count();
  await few.close();

  await countDrawing(page);
  await withManyPlayers(page, await harnessUrl());
  await page.goto('/');
  await waitForStep(page, 100, 120_000);
  await expect(page.getByRole('heading', { name: /of 500 000 players/ })).toBeVisible();

  const lengths = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const lengths: number[] = [];
        const stop = window.pruningGame!.on('frame', ({ buffer }) => {
          lengths.push(buffer.byteLength / 4);
          if (lengths.length < 50) return;
          stop();
          resolve(lengths);
        });
      }),
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(frameLength(2, MOST_SHOWN));
  // One element for each player would be half a million.
  expect(await page.locator('*').count()).toBeLessThan(2 * elementsOfFew);

  const { ticks, callbacks, mostCalls } = await drawnSince(page, 60);
  expect(callbacks).toBe(ticks);
  expect(mostCalls).toBeLessThan(MOST_CALLS * MOST_SHOWN);
});

test('more players than are shown: a player has one number, in the address, in words and in acts', async ({
  page,
}) => {
  // Neither its place among the shown nor its number can be taken for the other.
  const player = shown.players[1000];
  await withManyPlayers(page, await harnessUrl());
  await page.goto(`/#v=1&view=game&select=${player}`);
  await waitForStep(page, 100, 120_000);
  await expect(page.getByRole('heading', { name: `Player ${player}, close up` })).toBeVisible();
  await expect(page.getByRole('heading', { name: `Utility of player ${player}` })).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toContain(`select=${player}`);

  await page.getByRole('button', { name: 'keep out' }).click();
  await expect.poll(() => new URL(page.url()).hash).toContain(`pin=${player}@0`);
  await expect(page.getByRole('button', { name: `stop keeping ${player} at` })).toBeVisible();
  await expect(page.getByText('You keep it out.').first()).toBeVisible();
});

test('an address that selects a player who is not shown says so, and selects nobody else', async ({
  page,
}) => {
  const hidden = layers[0].first + shown.players.findIndex((player, index) => player !== index);
  await withManyPlayers(page, await harnessUrl());
  await page.goto(`/#v=1&view=game&until=0&select=${hidden}`);
  await expect(page.getByText(`Player ${hidden} is not among the players shown`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One player, close up' })).toBeVisible();
});
