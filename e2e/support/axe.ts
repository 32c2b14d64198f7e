/** What axe finds on a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: unknown }[];
}

/** Not as a script tag, which the page's policy refuses. */
export const addAxe = (page: Page): Promise<unknown> => page.evaluate(axe);

/** `addAxe` comes before. @param within what is looked at: a selector; the whole page if there is none */
export async function seriousFindings(page: Page, within?: string): Promise<string[]> {
  const findings = await page.evaluate(async (selector) => {
    const { axe } = window as unknown as {
      axe: { run(root: Node): Promise<{ violations: Finding[] }> };
    };
    const root = selector === undefined ? document : document.querySelector(selector)!;
    return (await axe.run(root)).violations;
  }, within);
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
}
