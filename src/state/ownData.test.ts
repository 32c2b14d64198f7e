import { describe, expect, it } from 'vitest';
import { readOwnFile, writeOwnFile } from '../data/own/ownFile.ts';
import type { Looked, OwnSource } from '../data/own/source.ts';
import type { ReaderAnswer, ReaderCommand } from '../protocol/reader.ts';
import { defaultSpec } from '../spec/spec.ts';
import { SILENCE_S } from './heartbeat.ts';
import { createHeldFiles } from './heldFiles.ts';
import { createOwnData } from './ownData.ts';
import type { Thread } from './thread.ts';
import { fileStorage } from './test/fileStorage.ts';

interface Reader extends Thread {
  readonly asked: ReaderCommand[];
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
  const { around, stored } = fileStorage();
  let beat: () => void = () => undefined;
  let now = 0;
  const own = createOwnData({
    createThread() {
      const asked: ReaderCommand[] = [];
      const reader: Reader = {
        ...{ asked, isOver: false, onmessage: null, onmessageerror: null, onerror: null },
        postMessage: (request: ReaderCommand) => void asked.push(request),
        terminate: () => void (reader.isOver = true),
      };
      readers.push(reader);
      return reader;
    },
    expected: () => (expected === null ? null : readOwnFile(expected)),
    files: createHeldFiles(() => undefined, around),
    pulse: {
      now: () => now,
      every(_, call) {
        beat = call;
        return () => (beat = () => undefined);
      },
      isHidden: () => false,
    },
  });
  const pass = (seconds: number) => {
    for (let spent = 0; spent < seconds; spent += 2) {
      now += 2000;
      beat();
    }
  };
  const tell = (answer: ReaderAnswer) =>
    readers.at(-1)!.onmessage!.call({} as Worker, { data: answer } as MessageEvent);
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  async function choose() {
    void own.choose(sources);
    await settled();
    tell({ looked });
    await settled();
  }
  return { own, readers, tell, choose, settled, pass, stored };
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
    expect(own.store.getState()).toEqual({
      ...{ phase: 'reading', name: 'iris.csv', share: 0.5, isSilent: false },
    });
    tell({ file: text, examples });
    expect(await reading).toBe(text);
    expect(own.heldFor({ ...defaultSpec, data: 'own', file: text })).toBe(examples);
    expect(readers.every(({ isOver }) => isOver)).toBe(true);
  });

  it('is kept once it was read', async () => {
    const { own, tell, choose, settled, stored } = setUp();
    await choose();
    const reading = own.read();
    tell({ file: text, examples });
    await reading;
    await settled();
    expect(stored).toEqual([{ file: text, examples }]);
    expect(own.files.store.getState()).toMatchObject([{ name: 'iris.csv' }]);
  });

  it('that was dropped in a folder is looked at when the folder was walked through', async () => {
    const { own, tell, settled } = setUp();
    void own.choose(settled().then(() => sources));
    expect(own.store.getState().phase).toBe('looking');
    await settled();
    await settled();
    tell({ looked });
    await settled();
    expect(own.store.getState()).toMatchObject({ phase: 'chosen', sources });
    await own.choose(Promise.reject(new Error('What was dropped is no file.')));
    expect(own.store.getState()).toMatchObject({ sentence: 'What was dropped is no file.' });
  });

  it('chosen while another folder is walked through is the one that counts', async () => {
    const { own, readers, choose, settled } = setUp();
    let walked: (found: typeof sources) => void = () => undefined;
    void own.choose(new Promise((resolve) => (walked = resolve)));
    await choose();
    walked([]);
    await settled();
    expect(own.store.getState()).toMatchObject({ phase: 'chosen', sources });
    expect(readers).toHaveLength(1);
  });

  it('whose thread says nothing for long says so, until it speaks', async () => {
    const { own, readers, tell, choose, pass } = setUp();
    await choose();
    void own.read();
    pass(SILENCE_S);
    expect(own.store.getState()).toMatchObject({ phase: 'reading', isSilent: true });
    expect(readers.at(-1)!.asked).toContainEqual({ what: 'ping' });
    tell({ pong: true });
    expect(own.store.getState()).toMatchObject({ phase: 'reading', isSilent: false });
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

  it('that is not here is missed in a sentence before a run begins, wherever something asks for it', async () => {
    const { own, tell, choose } = setUp();
    const [asked, before] = [{ data: 'own', file: text } as const, defaultSpec];
    expect(own.lackOf(asked, before)).toMatch(
      /^A run that learns from iris\.csv \(0123456789abcdef\) needs the file, which is not here\./,
    );
    expect(own.lackOf({ data: 'own' }, { ...before, file: text })).not.toBeNull();
    for (const none of [{ data: 'mnist' }, { file: text }, { gamma: 1 }, { data: 'own' }] as const)
      expect(own.lackOf(none, before)).toBeNull();
    await choose();
    const reading = own.read();
    tell({ file: text, examples });
    await reading;
    expect(own.lackOf(asked, before)).toBeNull();
  });

  it('without columns has none for the classes', async () => {
    const { own, tell, settled } = setUp();
    void own.choose(sources);
    await settled();
    tell({ looked: { ...looked, kind: 'images', name: 'pets', columns: [] } });
    await settled();
    own.chooseColumn(2);
    expect(own.store.getState()).toMatchObject({
      sentence: 'pets has no columns, one of which could have the classes.',
    });
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
    void own.choose(sources);
    await settled();
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
