/** What a page and the service worker that keeps it for when there is no network say to each other. */

/** What a build consists of; scripts/offline.mjs writes it. Addresses are relative to the page’s folder. */
export interface Build {
  /** Differs where any file does. */
  readonly version: string;
  /** Files whose names change with their content, so that one of that name is never another. */
  readonly assets: readonly string[];
  readonly others: readonly string[];
  /** SHA-256 of index.html, hexadecimal. */
  readonly page: string;
  /** The files of each data set, by the name of its folder. */
  readonly data: Readonly<Record<string, readonly string[]>>;
}

export type OfflineWish =
  /** Keep this data set, too. */
  | { readonly kind: 'keepData'; readonly folder: string }
  /** The newer build, which waits, shall answer from now on. */
  | { readonly kind: 'takeOver' };
