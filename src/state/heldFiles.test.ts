import { describe, expect, it } from 'vitest';
import { limits } from '../data/own/limits.ts';
import { writeOwnFile } from '../data/own/ownFile.ts';
import type { Bytes } from '../data/own/source.ts';
import { crowdedOut } from './fileRecords.ts';
import { createHeldFiles } from './heldFiles.ts';
import { fileStorage } from './test/fileStorage.ts';

const hash = '0123456789abcdef';
const file = writeOwnFile({
  ...{ name: 'iris.csv', hash, values: 'reals', input: [4] },
  ...{ train: 120, test: 30, column: 5, classes: ['a', 'b'] },
});
const examples = new Blob(['packed']);
const settled = () => new Promise((resolve) => setTimeout(resolve));
const refusal = (name: string) => () => Promise.reject(new DOMException('its message', name));

function page(storage = fileStorage()) {
  const told: string[] = [];
  return { told, storage, files: createHeldFiles((said) => void told.push(said), storage.around) };
}

describe('the examples of the visitor’s own files', () => {
  it('are found by the next page, and named on this one', async () => {
    const { files, storage, told } = page();
    files.hold({ file, examples });
    expect(files.find(hash)).toBe(examples);
    await settled();
    const names = [{ file, name: 'iris.csv', hash, bytes: examples.size }];
    expect(files.store.getState()).toEqual(names);
    const next = page(storage);
    expect(next.files.find(hash)).toBeNull();
    await next.files.recall(true);
    expect(next.files.find(hash)).toBe(examples);
    expect(next.files.store.getState()).toEqual(names);
    expect([told, next.told]).toEqual([[], []]);
  });

  it('that are forgotten are not found by the next page, and serve this one on', async () => {
    const { files, storage } = page();
    files.hold({ file, examples });
    await settled();
    files.forget(hash);
    await settled();
    expect([files.find(hash), files.store.getState()]).toEqual([examples, []]);
    const next = page(storage);
    await next.files.recall(true);
    expect(next.files.find(hash)).toBeNull();
  });

  it.each([
    ['QuotaExceededError', 'The browser’s storage is full'],
    ['SecurityError', 'The browser does not let this page store anything'],
    ['DataCloneError', 'The browser’s storage failed (its message)'],
  ])('serve this page where storage fails, which is said: %s', async (name, words) => {
    const { files, told } = page(fileStorage({ fails: [refusal(name), refusal(name)] }));
    files.hold({ file, examples });
    await settled();
    expect(files.find(hash)).toBe(examples);
    expect(told).toEqual([`${words}: iris.csv must be chosen again after a reload.`]);
  });

  it('are waited for only so long, and missed in a sentence only by a run that needs them', async () => {
    const never = () => new Promise<never>(() => undefined);
    const slow = page(fileStorage({ fails: [never] }));
    const recalling = slow.files.recall(true);
    slow.storage.timePasses();
    await recalling;
    for (const isNeeded of [true, false]) {
      const fails = [refusal('SecurityError'), refusal('SecurityError')];
      const { files, told } = page(fileStorage({ fails }));
      await files.recall(isNeeded);
      expect(told).toHaveLength(isNeeded ? 1 : 0);
    }
  });

  it('that are too large stay with this page, which is said', async () => {
    const { files, storage, told } = page();
    const large: Bytes = { ...examples, size: limits.kept.bytes + 1 };
    files.hold({ file, examples: large });
    await settled();
    expect([files.find(hash), storage.stored]).toEqual([large, []]);
    expect(told).toEqual([expect.stringContaining('more than 256 MB')]);
  });

  it('make way for newer ones, the oldest first', () => {
    const kept = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }));
    const few = kept(1, 2, 3);
    expect(crowdedOut(5, few)).toEqual([]);
    expect(crowdedOut(5, kept(1, 2, 3, 4))).toEqual(kept(4));
    expect(crowdedOut(limits.kept.bytes - 2, few)).toEqual(kept(2, 3));
    expect(crowdedOut(limits.kept.bytes, few)).toEqual(few);
  });
});
