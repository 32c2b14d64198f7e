/**
 * The visitor's own files on the page: chosen, looked at, read in a thread of their own, and held for the runs that
 * learn from them (heldFiles.ts).
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readOwnFile, type OwnFile } from '../data/own/ownFile.ts';
import type { Bytes, Looked, OwnSource } from '../data/own/source.ts';
import type { ReaderAnswer, ReaderCommand, ReaderRequest } from '../protocol/reader.ts';
import type { RunSpec, SpecPatch } from '../spec/spec.ts';
import { createHeartbeat, type Pulse } from './heartbeat.ts';
import type { HeldFiles } from './heldFiles.ts';
import type { Thread } from './thread.ts';

export type OwnState =
  | { readonly phase: 'none' }
  /** `isSilent`: whoever reads has not been heard for long. */
  | { readonly phase: 'looking'; readonly isSilent: boolean }
  /** To be read when the visitor says so. */
  | {
      readonly phase: 'chosen';
      readonly sources: readonly OwnSource[];
      readonly looked: Looked;
      /** Of the classes, from 1 on; null where there are no columns. */
      readonly column: number | null;
    }
  /** `share` from 0 to 1. */
  | {
      readonly phase: 'reading';
      readonly name: string;
      readonly share: number;
      readonly isSilent: boolean;
    }
  | { readonly phase: 'refused'; readonly sentence: string };

export interface OwnData {
  readonly store: StoreApi<OwnState>;
  readonly files: Pick<HeldFiles, 'store' | 'forget'>;
  /**
   * Looks at files in place of those chosen before.
   *
   * @param sources rejected with a sentence where there are none
   * @returns settles when they were looked at, or something else was chosen
   */
  choose(sources: readonly OwnSource[] | Promise<readonly OwnSource[]>): Promise<void>;
  chooseColumn(column: number): void;
  /** Reads the chosen files. @returns what a spec says of them; null where they are refused or given up */
  read(): Promise<string | null>;
  /** Gives up what is under way or chosen. */
  cancel(): void;
  /** The examples of a run; null where it needs none of these, or they are not here. */
  heldFor(spec: Pick<RunSpec, 'data' | 'file'>): Bytes | null;
  /** What a run would lack that is asked for, in a sentence; null where it lacks nothing. */
  lackOf(asked: SpecPatch, before: RunSpec): string | null;
}

type Done = Exclude<ReaderAnswer, { progress: number } | { pong: true }>;

interface Parts {
  readonly createThread: () => Thread;
  /** The file that the run of the page speaks of: whoever opens it again means the same column. */
  readonly expected: () => OwnFile | null;
  readonly files: HeldFiles;
  readonly pulse: Pulse;
}

export function createOwnData({ createThread, expected, files, pulse }: Parts): OwnData {
  const store = createStore<OwnState>(() => ({ phase: 'none' }));
  let giveUp: () => void = () => undefined;
  let choices = 0;

  const tellSilence = (isSilent: boolean) => {
    const state = store.getState();
    if ('isSilent' in state) store.setState({ ...state, isSilent }, true);
  };

  /** In place of what was asked before. @returns null where it was given up */
  function ask(request: ReaderRequest, onProgress: (share: number) => void): Promise<Done | null> {
    giveUp();
    return new Promise((resolve) => {
      let end: () => void = () => undefined;
      const settle = (done: Done | null) => {
        end();
        giveUp = () => undefined;
        resolve(done);
      };
      giveUp = () => settle(null);
      const stopped = (why: string) =>
        settle({
          refusal: `The file could not be read: its thread stopped (${why}). Choose the file again.`,
        });
      let thread: Thread;
      try {
        thread = createThread();
      } catch (error) {
        return stopped(String(error));
      }
      const heartbeat = createHeartbeat({
        pulse,
        ask: () => thread.postMessage({ what: 'ping' } satisfies ReaderCommand),
        onSilence: () => tellSilence(true),
        onVoice: () => tellSilence(false),
      });
      end = () => {
        heartbeat.stop();
        thread.terminate();
      };
      thread.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => {
        heartbeat.heard();
        if ('progress' in data) onProgress(data.progress);
        else if (!('pong' in data)) settle(data);
      };
      thread.onerror = ({ message }) => stopped(message || 'its script could not be loaded');
      thread.onmessageerror = () => stopped('its answer could not be read');
      thread.postMessage(request satisfies ReaderCommand);
    });
  }

  const refused = (sentence: string): OwnState => ({ phase: 'refused', sentence });

  function columnOf({ name, columns }: Looked): number | null {
    if (columns.length === 0) return null;
    const before = expected();
    return before?.name === name && before.column <= columns.length
      ? before.column
      : columns.length;
  }

  /** @returns null where it was given up */
  async function look(sources: readonly OwnSource[]): Promise<OwnState | null> {
    const done = await ask({ what: 'look', sources, column: null }, () => undefined);
    if (done === null) return null;
    if ('refusal' in done) return refused(done.refusal);
    if (!('looked' in done)) return null;
    const { looked } = done;
    return { phase: 'chosen', sources, looked, column: columnOf(looked) };
  }

  return {
    store,
    files,
    async choose(given) {
      giveUp();
      const choice = ++choices;
      store.setState({ phase: 'looking', isSilent: false }, true);
      const next = await Promise.resolve(given).then(
        (sources) => (choice === choices ? look(sources) : null),
        (error: Error) => refused(error.message),
      );
      if (next !== null && choice === choices) store.setState(next, true);
    },
    chooseColumn(column) {
      const state = store.getState();
      if (state.phase !== 'chosen') return;
      const { looked } = state;
      const next =
        looked.columns.length > 0
          ? { ...state, column }
          : refused(`${looked.name} has no columns, one of which could have the classes.`);
      store.setState(next, true);
    },
    async read() {
      const state = store.getState();
      if (state.phase !== 'chosen') return null;
      const { sources, column, looked } = state;
      const show = (share: number) =>
        store.setState({ phase: 'reading', name: looked.name, share, isSilent: false }, true);
      show(0);
      const done = await ask({ what: 'read', sources, column }, show);
      if (done === null) return null;
      if ('refusal' in done) store.setState(refused(done.refusal), true);
      if (!('file' in done)) return null;
      files.hold(done);
      store.setState({ phase: 'none' }, true);
      return done.file;
    },
    cancel() {
      choices++;
      giveUp();
      store.setState({ phase: 'none' }, true);
    },
    lackOf(asked, before) {
      if (asked.data === undefined && asked.file === undefined) return null;
      const { data, file } = { ...before, ...asked };
      // What is no text of a file is refused where the patch is checked.
      const needed = data === 'own' && typeof file === 'string' ? readOwnFile(file) : null;
      return needed === null || files.find(needed.hash) !== null
        ? null
        : `A run that learns from ${needed.name} (${needed.hash}) needs the file, which is not here. Choose it first; the run goes on as it was.`;
    },
    heldFor({ data, file }) {
      return data === 'own' ? files.find(readOwnFile(file)?.hash ?? '') : null;
    },
  };
}
