/** A browser's storage of files that fails in the ways given, one a call, and then works. */
import type { FileRecord, FileRecords } from '../fileRecords.ts';

export function fileStorage({ fails = [] as (() => Promise<never>)[] } = {}) {
  const stored: FileRecord[] = [];
  const wakers: (() => void)[] = [];
  const take = (index: number) => index >= 0 && stored.splice(index, 1);
  const records: FileRecords = {
    all: () => fails.shift()?.() ?? Promise.resolve([...stored]),
    put(record) {
      const failing = fails.shift();
      if (failing !== undefined) return failing();
      take(stored.findIndex(({ file }) => file === record.file));
      stored.unshift(record);
      return Promise.resolve();
    },
    forget(hash) {
      take(stored.findIndex(({ file }) => file.includes(hash)));
      return Promise.resolve();
    },
    close: () => undefined,
  };
  return {
    stored,
    timePasses: () => wakers.forEach((wake) => wake()),
    around: {
      open: () => Promise.resolve(records),
      sleep: () => new Promise<void>((wake) => wakers.push(wake)),
    },
  };
}
