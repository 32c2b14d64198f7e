/** What a page is given; registry.ts lists the pages. */
import type { Lab } from '../state/lab.ts';
import type { Place } from '../state/place.ts';

export interface PageProps {
  /** What stands behind the page's word in the address; empty where nothing does. */
  readonly asked: string;
  /**
   * The lab of this document, begun by whoever asks first; a page that never does trains nothing by itself.
   *
   * @param place where it stands; the page itself if left out
   */
  readonly openLab: (place?: Place) => Lab;
  /** The same without beginning it; null while nobody has. */
  readonly openedLab: () => Lab | null;
  readonly go: Go;
}

/**
 * Shows another page in this document, so that the lab and its run live on.
 *
 * @param search of its address, such as `?present=2`; empty for the lab
 * @param hash of its address; what stands there if left out
 */
export type Go = (search: string, hash?: string) => void;
