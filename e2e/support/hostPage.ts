/** A page that embeds the built one: with the script that docs/embed.md gives to whoever does. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/embed.md'), 'utf8');
const [connect] = /<script>\n {2}function connect[^]*?<\/script>/.exec(docs)!;

/** What the documents' snippet puts around the page. */
export const SANDBOX = /sandbox="([^"]+)"/.exec(docs)![1]!;

export interface Embedding {
  /** Of the frame's page. */
  readonly address: string;
  readonly sandbox?: string;
  readonly width?: number;
  readonly height?: number;
}

/**
 * `ask(0, 'step', 5)` asks the first frame; `heard` has every message, with the origin it came from.
 *
 * @param before HTML in front of the frames
 */
export const hostPage = (embeddings: readonly Embedding[], before = ''): string => `<!doctype html>
<html lang="en"><title>A page around</title><link rel="icon" href="data:,"><body style="margin: 0">
${connect}
<script>
  window.heard = [];
  addEventListener('message', ({ origin, data }) => heard.push({ origin, data }));
  const asks = [];
  window.ask = (index, ...request) => asks[index](...request);
</script>
${before}
${embeddings
  .map(
    ({ address, sandbox = SANDBOX, width = 600, height = 400 }) =>
      `<iframe title="A run" src="${address}" sandbox="${sandbox}" width="${width}" height="${height}"></iframe>
<script>asks.push(connect(document.querySelectorAll('iframe')[asks.length]));</script>`,
  )
  .join('\n')}
</body></html>`;

/** Calls a member in a frame from the page around it. */
export const ask = <Result = unknown>(page: Page, index: number, ...request: unknown[]) =>
  page.evaluate(`ask(${index}, ...${JSON.stringify(request)})`) as Promise<Result>;
