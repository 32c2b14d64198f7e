import { describe, expect, it } from 'vitest';
import { readOwnFile, writeOwnFile } from '../data/own/ownFile.ts';
import type { Looked, OwnSource } from '../data/own/source.ts';
import type { ReaderAnswer, ReaderRequest } from '../protocol/reader.ts';
import { defaultSpec } from '../spec/spec.ts';
import { createOwnData, type Thread } from './ownData.ts';

interface Reader extends Thread {
  readonly asked: ReaderRequest[];
  isOver: boolean;
}

const text = writeOwnFile({
  ...{ name: 'iris.csv', hash: '0123456789abcdef', values: 'reals', input: [4] },
  ...{ train: 120, test: 30, column: 2, classes: ['a', 'b'] },
});
const looked: Looked = {
  kind: 'table',
  name: 'iris.csv',
  found: 'A table.',
  columns: ['a', 'b', 'c'],
};
const sources: readonly OwnSource[] = [{ path: 'iris.csv', bytes: new Blob(['1,2,a']) }];
const examples = new Blob(['packed']);

function setUp(expected: string | null = null) {
  const readers: Reader[] = [];
  const own = createOwnData(
    () => {
      const asked: ReaderRequest[] = [];
      const reader: Reader = {
        ...{ asked, isOver: false, onmessage: null, onmessageerror: null, onerror: null },
        postMessage: (request: ReaderRequest) => void asked.push(request),
        terminate: () => void (reader.isOver = true),
      };
      readers.push(reader);
      return reader;
    },
    () => (expected === null ? null : readOwnFile(expected)),
  );
  const tell = (answer: ReaderAnswer) =>
    readers.at(-1)!.onmessage!.call({} as Worker, { data: answer } as MessageEvent);
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  async function choose() {
    own.choose(sources);
    tell({ looked });
    await settled();
  }
  return { own, readers, tell, choose, settled };
}

describe('a file of the visitor’s own', () => {
  it('is looked at first, with the last column for the classes, and read when told to', async () => {
    const { own, readers, tell, choose } = setUp();
    await choose();
    expect(own.store.getState()).toMatchObject({ phase: 'chosen', looked, column: 3 });
    own.chooseColumn(2);
    const reading = own.read();
    expect(readers.at(-1)!.asked).toEqual([{ what: 'read', sources, column: 2 }]);
    tell({ progress: 0.5 });
    expect(own.store.getState()).toEqual({ phase: 'reading', name: 'iris.csv', share: 0.5 });
    tell({ file: text, examples });
    expect(await reading).toBe(text);
    expect(own.heldFor({ ...defaultSpec, data: 'own', file: text })).toBe(examples);
    expect(readers.every(({ isOver }) => isOver)).toBe(true);
  });

  it('is held for no other run', async () => {
    const { own } = setUp();
    expect(own.heldFor({ ...defaultSpec, data: 'own', file: text })).toBeNull();
    expect(own.heldFor(defaultSpec)).toBeNull();
  });

  it('opened again for the run that asks for it has the same column for the classes', async () => {
    const { own, choose } = setUp(text);
    await choose();
    expect(own.store.getState()).toMatchObject({ phase: 'chosen', column: 2 });
  });

  it('can be given up while it is read, and nothing comes of it', async () => {
    const { own, readers, choose } = setUp();
    await choose();
    const reading = own.read();
    own.cancel();
    expect(await reading).toBeNull();
    expect([own.store.getState().phase, readers.at(-1)!.isOver]).toEqual(['none', true]);
  });

  it('that is refused leaves a sentence, when looked at as when read', async () => {
    const { own, tell, choose, settled } = setUp();
    own.choose(sources);
    tell({ refusal: 'iris.csv is empty.' });
    await settled();
    expect(own.store.getState()).toEqual({ phase: 'refused', sentence: 'iris.csv is empty.' });
    await choose();
    const reading = own.read();
    tell({ refusal: 'Row 7 is ragged.' });
    expect(await reading).toBeNull();
    expect(own.store.getState()).toEqual({ phase: 'refused', sentence: 'Row 7 is ragged.' });
  });

  it('whose thread dies leaves a sentence', async () => {
    const { own, readers, choose } = setUp();
    await choose();
    const reading = own.read();
    readers.at(-1)!.onerror!.call({} as Worker, { message: 'out of memory' } as ErrorEvent);
    expect(await reading).toBeNull();
    expect(own.store.getState()).toMatchObject({
      sentence: expect.stringContaining('out of memory'),
    });
  });
});
