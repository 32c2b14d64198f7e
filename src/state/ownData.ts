/**
 * The visitor's own files on the page: chosen, looked at, read in a thread of their own, and held for the runs that
 * learn from them. They go nowhere else, and are gone when the page is.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readOwnFile, type OwnFile } from '../data/own/ownFile.ts';
import type { Bytes, Looked, OwnSource } from '../data/own/source.ts';
import type { ReaderAnswer, ReaderRequest } from '../protocol/reader.ts';
import type { RunSpec } from '../spec/spec.ts';

export type OwnState =
  | { readonly phase: 'none' }
  | { readonly phase: 'looking' }
  /** To be read when the visitor says so. */
  | {
      readonly phase: 'chosen';
      readonly sources: readonly OwnSource[];
      readonly looked: Looked;
      /** Of the classes, from 1 on; null where there are no columns. */
      readonly column: number | null;
    }
  /** `share` from 0 to 1. */
  | { readonly phase: 'reading'; readonly name: string; readonly share: number }
  | { readonly phase: 'refused'; readonly sentence: string };

export interface OwnData {
  readonly store: StoreApi<OwnState>;
  /** Looks at files in place of those chosen before. */
  choose(sources: readonly OwnSource[]): void;
  chooseColumn(column: number): void;
  /** Reads the chosen files. @returns what a spec says of them; null where they are refused or given up */
  read(): Promise<string | null>;
  /** Gives up what is under way or chosen. */
  cancel(): void;
  /** The examples of a run; null where it needs none of these, or they are not here. */
  heldFor(spec: Pick<RunSpec, 'data' | 'file'>): Bytes | null;
}

/** The part of a Worker that is used. */
export type Thread = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>;

type Done = Exclude<ReaderAnswer, { progress: number }>;

/** @param expected the file that the run of the page speaks of: whoever opens it again means the same column */
export function createOwnData(createThread: () => Thread, expected: () => OwnFile | null): OwnData {
  const store = createStore<OwnState>(() => ({ phase: 'none' }));
  const held = new Map<string, Bytes>();
  let thread: Thread | null = null;
  let giveUp: () => void = () => undefined;

  /** @returns null where it was given up */
  function ask(request: ReaderRequest, onProgress: (share: number) => void): Promise<Done | null> {
    giveUp();
    return new Promise((resolve) => {
      const settle = (done: Done | null) => {
        thread?.terminate();
        thread = null;
        giveUp = () => undefined;
        resolve(done);
      };
      giveUp = () => settle(null);
      const stopped = (why: string) =>
        settle({ refusal: `The file could not be read: its thread stopped (${why}).` });
      try {
        thread = createThread();
      } catch (error) {
        return stopped(String(error));
      }
      thread.onmessage = ({ data }: MessageEvent<ReaderAnswer>) =>
        'progress' in data ? onProgress(data.progress) : settle(data);
      thread.onerror = ({ message }) => stopped(message || 'its script could not be loaded');
      thread.onmessageerror = () => stopped('its answer could not be read');
      thread.postMessage(request);
    });
  }

  const refuse = (sentence: string) => store.setState({ phase: 'refused', sentence }, true);

  function columnOf({ name, columns }: Looked): number | null {
    if (columns.length === 0) return null;
    const before = expected();
    return before?.name === name && before.column <= columns.length
      ? before.column
      : columns.length;
  }

  return {
    store,
    choose(sources) {
      store.setState({ phase: 'looking' }, true);
      void ask({ what: 'look', sources, column: null }, () => undefined).then((done) => {
        if (done === null) return;
        if ('refusal' in done) return refuse(done.refusal);
        if (!('looked' in done)) return;
        const { looked } = done;
        store.setState({ phase: 'chosen', sources, looked, column: columnOf(looked) }, true);
      });
    },
    chooseColumn(column) {
      const state = store.getState();
      if (state.phase === 'chosen') store.setState({ ...state, column }, true);
    },
    async read() {
      const state = store.getState();
      if (state.phase !== 'chosen') return null;
      const { sources, column, looked } = state;
      const show = (share: number) =>
        store.setState({ phase: 'reading', name: looked.name, share }, true);
      show(0);
      const done = await ask({ what: 'read', sources, column }, show);
      if (done === null) return null;
      if ('refusal' in done) refuse(done.refusal);
      if (!('file' in done)) return null;
      held.set(readOwnFile(done.file)!.hash, done.examples);
      store.setState({ phase: 'none' }, true);
      return done.file;
    },
    cancel() {
      giveUp();
      store.setState({ phase: 'none' }, true);
    },
    heldFor({ data, file }) {
      return data === 'own' ? (held.get(readOwnFile(file)?.hash ?? '') ?? null) : null;
    },
  };
}
