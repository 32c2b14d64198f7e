/** The data sets that runs have asked for: each is opened once and kept by where it lies and its name. */
import { dataSets, type DataName } from '../data/registry.ts';
import type { Dataset, FetchBytes, Progress } from '../engine/dataset.ts';
import { openData } from '../engine/openData.ts';

type Listener = (progress: Progress) => void;

export interface Datasets {
  /**
   * Loading begins with the first call and goes on while training runs. After a failure the next call
   * begins anew.
   *
   * @param base the folder of all data
   * @param listener replaces the last caller's of the same data
   */
  open(base: string, name: DataName, listener: Listener): Promise<Dataset>;
}

/** @param descriptors what there is to open */
export function createDatasets(fetchBytes: FetchBytes, descriptors = dataSets): Datasets {
  const kept = new Map<string, Promise<Dataset>>();
  const listeners = new Map<string, Listener>();

  function begin(base: string, name: DataName, key: string): Promise<Dataset> {
    const onProgress: Listener = (progress) => listeners.get(key)?.(progress);
    const opened = openData(descriptors[name], { base, fetchBytes, onProgress });
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
    open(base, name, listener) {
      const key = `${base.replace(/\/$/, '')} ${name}`;
      listeners.set(key, listener);
      return kept.get(key) ?? begin(base, name, key);
    },
  };
}
