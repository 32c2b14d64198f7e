/** The page as it is deployed, but for its worker, which e2e/harness/manyPlayers.ts stands in for. */
import type { Page } from 'playwright';

/** @param sources origin of a server of the sources */
export async function withManyPlayers(page: Page, sources: string): Promise<void> {
  await page.route('**/assets/main-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `import '/e2e/harness/manyPlayers.ts';`,
    }),
  );
  await page.route(/^http:\/\/[^/]+\/(src|e2e)\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: sources + pathname + search }) });
  });
}
