/** The smoke's part about embeds: in a sandboxed frame of another origin the page waits, answers, plays and refuses. */
import { expect } from '@playwright/test';
import type { Snapshot } from '../../src/protocol/events.ts';
import { hostPage } from '../support/hostPage.ts';
import { serveDist } from '../support/serve.ts';
import type { Driver } from './driver.ts';

interface Around {
  readonly heard: readonly { readonly data: { readonly ready?: boolean } }[];
  ask(index: number, ...request: unknown[]): Promise<unknown>;
}

export async function embedded(page: Driver, baseURL: string): Promise<void> {
  const run = 'v=1&backend=wasm&data=moons&network=small&batchSize=16&epochs=200';
  const address = `${baseURL}/?embed=participation#${run}`;
  const around = hostPage([{ address }], '<p style="height: 3000px">A long text.</p>');
  const host = await serveDist('/', {}, { '/around.html': around });
  const ask = <Result>(...request: unknown[]): Promise<Result> =>
    page.evaluate(
      (asked: unknown[]) => (window as unknown as Around).ask(0, ...asked) as Promise<never>,
      request,
    );
  const step = async () => (await ask<Snapshot>('snapshot')).step;
  try {
    await page.open(`${host.origin.replace('127.0.0.1', 'localhost')}/around.html`);
    await ask('reset');
    await ask('step', 5);
    await ask('play');
    await ask('analysis');
    // Out of sight it rests.
    expect(await step()).toBe(5);
    await page.evaluate(() => document.querySelector('iframe')!.scrollIntoView());
    await expect.poll(step).toBeGreaterThan(20);
    expect(await ask<{ step: number }>('set', { gamma: 3 })).toHaveProperty('step');
    const refused = await page.evaluate(() =>
      (window as unknown as Around).ask(0, 'runs').catch((error: Error) => error.message),
    );
    expect(refused).toContain('refused to a page of another origin');
    await page.evaluate(() => scrollTo(0, 0));
  } finally {
    host.close();
  }
}
