/** The data sets that runs have asked for: each is opened once and kept by its address. */
import { openDataset, type Dataset, type FetchBytes, type Progress } from '../engine/dataset.ts';

type Listener = (progress: Progress) => void;

export interface Datasets {
  /**
   * The data set in a folder; loading begins with the first call and goes on while training runs. After
   * a failure the next call begins anew.
   *
   * @param listener replaces the last caller's of the same address
   */
  at(address: string, listener: Listener): Promise<Dataset>;
}

export function createDatasets(fetchBytes: FetchBytes): Datasets {
  const kept = new Map<string, Promise<Dataset>>();
  const listeners = new Map<string, Listener>();

  function open(url: string): Promise<Dataset> {
    const onProgress: Listener = (progress) => listeners.get(url)?.(progress);
    const opened = openDataset({ url, fetchBytes, onProgress });
    kept.set(url, opened);
    // Whoever asked for it hears of the failure.
    opened
      .then(({ whenAll }) => whenAll)
      .catch(() => {
        if (kept.get(url) === opened) kept.delete(url);
      });
    return opened;
  }

  return {
    at(address, listener) {
      const url = address.replace(/\/$/, '');
      listeners.set(url, listener);
      return kept.get(url) ?? open(url);
    },
  };
}
