/** The address bar: holds the whole run at every moment, and opens the run that somebody writes into it. */
import type { LabStore } from './store.ts';
import { readHash, writeHash, type RunAddress } from './url.ts';

/** Browsers limit how often the address may be rewritten; a dragged slider would pass the limit. */
const WRITE_DELAY_MS = 300;

export interface AddressBar {
  /** The page's address with the whole run in its hash. */
  address(): string;
  /** To be called when the run or the view has changed. */
  write(): void;
}

/** @param open what to do with an address that was typed, pasted or followed */
export function createAddressBar(store: LabStore, open: (address: RunAddress) => void): AddressBar {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function address(): string {
    const { startSpec, changes, scheduled, view } = store.getState();
    const url = new URL(location.href);
    url.hash = writeHash(startSpec, [...changes, ...scheduled], view);
    return url.href;
  }

  window.addEventListener('hashchange', () => open(readHash(location.hash)));

  return {
    address,
    write() {
      clearTimeout(timer);
      timer = setTimeout(() => history.replaceState(null, '', address()), WRITE_DELAY_MS);
    },
  };
}
