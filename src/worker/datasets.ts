/**
 * The data sets that runs have asked for. Files are fetched once and kept, by where they lie and what they hold;
 * what is drawn is drawn anew, and what the page holds is unpacked anew.
 */
import type { DataSet } from '../data/dataSet.ts';
import type { Bytes } from '../data/own/source.ts';
import type { Dataset, FetchBytes, Progress } from '../engine/dataset.ts';
import { openData } from '../engine/openData.ts';

type Listener = (progress: Progress) => void;

export interface Datasets {
  /**
   * Loading begins with the first call and goes on while training runs. After a failure the next call
   * begins anew.
   *
   * @param base the folder of all data
   * @param held of the visitor's own data; null for any other, or where the page has it not
   * @param listener replaces the last caller's of the same data
   */
  open(base: string, dataSet: DataSet, held: Bytes | null, listener: Listener): Promise<Dataset>;
}

export function createDatasets(fetchBytes: FetchBytes): Datasets {
  const kept = new Map<string, Promise<Dataset>>();
  /** One for each that is kept. */
  const listeners = new Map<string, Listener>();

  function begin(base: string, dataSet: DataSet, key: string): Promise<Dataset> {
    const onProgress: Listener = (progress) => listeners.get(key)?.(progress);
    const opened = openData(dataSet, { base, fetchBytes, onProgress });
    kept.set(key, opened);
    // Whoever asked for it hears of the failure.
    opened
      .then(({ whenAll }) => whenAll)
      .catch(() => {
        if (kept.get(key) === opened) kept.delete(key);
      });
    return opened;
  }

  return {
    open(base, dataSet, held, listener) {
      const { source, hash } = dataSet;
      // All of it is there at once: nobody listens for long.
      if (source.kind !== 'shards')
        return openData(dataSet, { base, fetchBytes, held, onProgress: listener });
      const key = `${base.replace(/\/$/, '')} ${hash}`;
      listeners.set(key, listener);
      return kept.get(key) ?? begin(base, dataSet, key);
    },
  };
}
