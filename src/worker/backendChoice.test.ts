import { describe, expect, it } from 'vitest';
import type { BackendReport } from '../engine/backends.ts';
import { createBackendChoice } from './backendChoice.ts';

interface Choice {
  readonly wanted: string;
  readonly lost: number;
  readonly make: (name: BackendReport['name']) => void;
  readonly fail: () => void;
}

function setUp() {
  const choices: Choice[] = [];
  const choice = createBackendChoice(
    (wanted, lost) =>
      new Promise((resolve, reject) =>
        choices.push({
          wanted,
          lost,
          make: (name) => resolve({ name, reason: 'Because.' }),
          fail: () => reject(new Error('Nothing here can do the arithmetic.')),
        }),
      ),
  );
  return { choice, choices };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the choice of a backend', () => {
  it('is made once for one wish, also while it is under way', async () => {
    const { choice, choices } = setUp();
    const both = Promise.all([choice.chosenFor('auto'), choice.chosenFor('auto')]);
    await settled();
    choices[0]!.make('wasm');
    expect((await both).map(({ name }) => name)).toEqual(['wasm', 'wasm']);
    await choice.chosenFor('auto');
    expect(choices).toHaveLength(1);
  });

  it('waits for the one before it', async () => {
    const { choice, choices } = setUp();
    void choice.chosenFor('auto');
    const other = choice.chosenFor('wasm');
    await settled();
    expect(choices.map(({ wanted }) => wanted)).toEqual(['auto']);
    choices[0]!.make('cpu');
    await settled();
    expect(choices.map(({ wanted }) => wanted)).toEqual(['auto', 'wasm']);
    choices[1]!.make('wasm');
    expect((await other).name).toBe('wasm');
  });

  it('is made again after it failed', async () => {
    const { choice, choices } = setUp();
    const first = choice.chosenFor('wasm');
    await settled();
    choices[0]!.fail();
    await expect(first).rejects.toThrow('Nothing here');
    const second = choice.chosenFor('wasm');
    await settled();
    choices[1]!.make('wasm');
    expect((await second).name).toBe('wasm');
  });

  it('counts one lost graphics device once, however often it is told of', async () => {
    const { choice, choices } = setUp();
    void choice.chosenFor('auto');
    await settled();
    choices[0]!.make('webgpu');
    await settled();
    choice.forget();
    choice.forget();
    void choice.chosenFor('auto');
    await settled();
    expect(choices.map(({ lost }) => lost)).toEqual([0, 1]);
  });
});
