/** In any browser: a map is played and a search finds in workers of their own, both are drawn, and what is kept of them too. */
import { expect } from '@playwright/test';
import type {} from '../../src/state/automation.ts'; // window.pruningGame
import type { Driver } from './driver.ts';

type IsDrawn = (page: Driver, panel: string) => Promise<boolean>;

/** What is kept is there at least until the page is closed. */
export async function playMapAndFind(page: Driver, baseURL: string): Promise<void> {
  await page.open(`${baseURL}/#v=1&backend=wasm&data=moons&network=small&view=map`);
  const found = await page.evaluate(async () => {
    const game = window.pruningGame!;
    await game.ready;
    game.pause();
    await game.map.set({ cells: 4, epochs: 2 });
    await game.map.play();
    const { cells } = await game.map.done();
    await game.find.begin({ find: 'accuracy>=60', move: 'gamma=0.05:5', tries: 2, epochs: 2 });
    const { games } = await game.find.done();
    const kept = await game.find.keep();
    return {
      played: cells.filter(({ accuracy }) => accuracy !== null).length,
      ...{ tried: games.length, kept },
    };
  });
  expect(found).toEqual({ played: 16, tried: 2, kept: 2 });
}

export async function mapAndFind(page: Driver, baseURL: string, isDrawn: IsDrawn): Promise<void> {
  await playMapAndFind(page, baseURL);
  for (const panel of ['.panel-price-map', '.panel-price-map-around', '.panel-find'])
    await expect.poll(() => isDrawn(page, panel), panel).toBe(true);
  await page.open(`${baseURL}/#v=1&backend=wasm&data=moons&network=small&view=runs`);
  await expect
    .poll(() => page.evaluate(async () => (await window.pruningGame!.runs()).length))
    .toBeGreaterThanOrEqual(2);
  await expect.poll(() => isDrawn(page, '.panel-runs-plane')).toBe(true);
}
