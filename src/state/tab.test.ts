import { describe, expect, it } from 'vitest';
import { thisTab } from './tab.ts';

function storage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

/** Locks of a browser in which nobody else holds those that are free. */
const locks = (isFree: () => boolean) =>
  ({
    request: (name: string, _: LockOptions, granted: LockGrantedCallback<unknown>) =>
      Promise.resolve(granted(isFree() ? { name, mode: 'exclusive' } : null)),
  }) as unknown as LockManager;

describe('the name of a tab', () => {
  it('stays after a reload', async () => {
    const stored = storage();
    const first = await thisTab(
      stored,
      locks(() => true),
    );
    expect(first.isKnown).toBe(false);
    expect(
      await thisTab(
        stored,
        locks(() => true),
      ),
    ).toEqual({ name: first.name, isKnown: true });
  });

  it('is another one in a duplicated tab', async () => {
    const stored = storage();
    const first = await thisTab(
      stored,
      locks(() => true),
    );
    const twin = await thisTab(
      stored,
      locks(() => false),
    );
    expect(twin.isKnown).toBe(false);
    expect(twin.name).not.toBe(first.name);
  });

  it('is had without locks too: where there are none, and where they are refused', async () => {
    const refused = {
      request: () => Promise.reject(new DOMException('denied', 'SecurityError')),
    } as unknown as LockManager;
    for (const unlocked of [null, refused]) {
      const stored = storage();
      const { name } = await thisTab(stored, unlocked);
      expect(await thisTab(stored, unlocked)).toEqual({ name, isKnown: true });
    }
  });
});
