/** What a page is given; registry.ts lists the pages. */
import type { Lab } from '../state/lab.ts';

export interface PageProps {
  /** What stands behind the page's word in the address; empty where nothing does. */
  readonly asked: string;
  /** The lab of this document, begun by whoever asks first; a page that never does trains nothing by itself. */
  readonly openLab: () => Lab;
}
