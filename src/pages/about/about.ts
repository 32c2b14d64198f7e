/** What the build says of itself and of what is in it: the file that scripts/licences.mjs writes. */

export interface Inside {
  readonly name: string;
  readonly version: string;
  /** By its SPDX name. */
  readonly licence: string;
  /** Whoever wrote it, as far as it says; may be empty. */
  readonly by: string;
  /** Of its licence, by its place among the texts. */
  readonly text: number;
}

export interface About {
  readonly version: string;
  readonly packages: readonly Inside[];
  readonly texts: readonly string[];
}

/** @throws where the file does not come, as from the server of sources */
export async function fetchAbout(): Promise<About> {
  const response = await fetch(new URL('about.json', document.baseURI));
  if (!response.ok) throw new Error(`about.json: ${response.status}`);
  return (await response.json()) as About;
}

/**
 * The name of the page's script, whose last part is a hash of all the scripts that it may fetch: the same sources give the
 * same one wherever they are built.
 */
export function buildOf(scripts: Iterable<Pick<HTMLScriptElement, 'src'>>): string {
  for (const { src } of scripts) {
    const [, hash] = /\/index-([\w-]+)\.js$/.exec(src) ?? [];
    if (hash !== undefined) return hash;
  }
  return 'of the sources';
}
