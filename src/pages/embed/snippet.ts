/** The HTML that puts an embed into a page (docs/embed.md says what each part is for). */
import { writeWish, type EmbedWish } from './wish.ts';

const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

const inAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param address of the lab, with the run in its hash */
export function snippetOf(address: string, wish: Omit<EmbedWish, 'refused'>): string {
  const url = new URL(address);
  url.search = writeWish(wish);
  return `<iframe
  title="A run of the Pruning Game"
  src="${inAttribute(url.href)}"
  width="640"
  height="480"
  loading="lazy"
  sandbox="${SANDBOX}"
  allow="fullscreen; clipboard-write"
></iframe>`;
}
