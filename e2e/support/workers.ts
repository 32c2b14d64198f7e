/** Workers of the built page that go away in mid-work. */
import type { Page } from '@playwright/test';

/** `main` trains, `reader` reads files of the visitor's own. */
type Which = 'main' | 'reader';

type Known = Window & {
  testWorkers: { readonly url: string; readonly worker: Worker }[];
};

/** Before the page is opened: makes its workers known to the test, so that it can end them as a crash would. */
export async function exposeWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const known: Known['testWorkers'] = [];
    const Native = Worker;
    Object.assign(window, {
      testWorkers: known,
      Worker: class extends Native {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          known.push({ url: String(given[0]), worker: this });
        }
      },
    });
  });
}

/** The latest of its kind. */
export const crash = (
  page: Page,
  how: 'silently' | 'with an error',
  which: Which = 'main',
): Promise<void> =>
  page.evaluate(
    ([way, name]) => {
      const { worker } = (window as unknown as Known).testWorkers.findLast(({ url }) =>
        url.includes(`/${name}-`),
      )!;
      worker.terminate();
      if (way === 'with an error') worker.onerror!(new ErrorEvent('error', { message: 'crashed' }));
    },
    [how, which] as const,
  );
