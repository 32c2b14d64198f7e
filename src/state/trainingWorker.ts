/**
 * Owns the worker and knows the runs in it: sends what is meant for each, matches answers to requests, drops what is
 * stale, notices when the worker is silent or dead, and builds another one for the next run.
 */
import type { Bytes } from '../data/own/source.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { Checkpoint, WorkerEvent } from '../protocol/events.ts';
import { createHeartbeat, SILENCE_S, type Heartbeat, type Pulse } from './heartbeat.ts';
import type { Thread } from './thread.ts';

type Addressed = Exclude<Extract<Command, { run: number }>, { type: 'start' | 'end' }>;
type Requested = Extract<Addressed, { request: number }>;
type Without<C, Fields extends string> = C extends unknown ? Omit<C, Fields> : never;

/** A request that is under way. */
export interface Request<Answer> {
  /** Its number; the event that answers it carries the same. */
  readonly request: number;
  readonly answer: Promise<Answer>;
}

/** What begins a run. */
export interface Beginning {
  readonly spec: RunSpec;
  /** The whole log, oldest first. */
  readonly changes: readonly Change[];
  /** Where to go on from; null for step 0. */
  readonly from: Checkpoint | null;
}

/** A run of the worker. What is said to one that has ended is dropped. */
export interface RunLink {
  readonly id: number;
  tell(command: Without<Exclude<Addressed, Requested>, 'run'>, transfer?: Transferable[]): void;
  ask(command: Without<Requested, 'run' | 'request'>): Request<WorkerEvent>;
  /** @param why told to whoever still waits for an answer */
  end(why: string): void;
}

export interface TrainingWorker {
  /**
   * Begins a run beside those there are.
   *
   * @param hear told every event of it, and those of no run; must not throw
   */
  begin(beginning: Beginning, hear: (event: WorkerEvent) => void): RunLink;
  /** Ends the worker, without a word to its runs; another is made for the next. */
  dismiss(): void;
}

interface Waiting {
  readonly resolve: (event: WorkerEvent) => void;
  readonly reject: (reason: Error) => void;
}

interface LiveRun {
  readonly hear: (event: WorkerEvent) => void;
  readonly waiting: Map<number, Waiting>;
  /** Where it is computed; null where none could be made. */
  readonly thread: Thread | null;
}

export interface TrainingWorkerParts {
  readonly createThread: () => Thread;
  readonly pulse: Pulse;
  /** Folder of the images, absolute. */
  readonly dataUrl: string;
  /** The examples of a file of the visitor's own; null where there is none. */
  readonly heldFor: (spec: RunSpec) => Bytes | null;
}

export function createTrainingWorker(parts: TrainingWorkerParts): TrainingWorker {
  const { createThread, pulse, dataUrl, heldFor } = parts;
  const runs = new Map<number, LiveRun>();
  let thread: Thread | null = null;
  let heartbeat: Heartbeat | null = null;
  let lastRun = 0;
  let lastRequest = 0;

  const send = (command: Command, transfer: Transferable[] = []) =>
    thread?.postMessage(command, transfer);

  function rejectAll({ waiting }: LiveRun, message: string): void {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  }

  function receive(event: WorkerEvent): void {
    if (!('run' in event)) {
      for (const { hear } of runs.values()) hear(event);
      return;
    }
    const own = runs.get(event.run);
    if (own === undefined) return;
    if (event.type === 'failed') rejectAll(own, event.message);
    // Listeners first: who waits for an answer finds the page as the answer says.
    own.hear(event);
    if ('request' in event && event.request !== null) {
      own.waiting.get(event.request)?.resolve(event);
      own.waiting.delete(event.request);
    }
  }

  function endThread(): void {
    heartbeat?.stop();
    thread?.terminate();
    [heartbeat, thread] = [null, null];
  }

  function failAll(cause: 'worker' | 'silence', message: string): void {
    for (const run of [...runs.keys()]) receive({ type: 'failed', run, cause, message });
  }

  const stopped = (why: string) =>
    failAll('worker', `The training worker stopped (${why}). Retry starts another one`);

  function startThread(): void {
    let started: Thread;
    try {
      started = createThread();
    } catch (error) {
      // Told when the caller has its run's number.
      queueMicrotask(() => stopped(String(error)));
      return;
    }
    thread = started;
    const died = (why: string) => {
      if (thread !== started) return;
      endThread();
      stopped(why);
    };
    heartbeat = createHeartbeat({
      pulse,
      ask: () => send({ type: 'ping' }),
      onSilence: () =>
        failAll(
          'silence',
          `The training worker has not answered for ${SILENCE_S} seconds. It may be busy with one long step; wait for it, or press Retry to start another one`,
        ),
      onVoice() {
        for (const run of [...runs.keys()]) receive({ type: 'recovered', run });
      },
    });
    started.onmessage = ({ data }: MessageEvent<WorkerEvent>) => {
      if (thread !== started) return;
      heartbeat?.heard();
      receive(data);
    };
    started.onerror = ({ message }) => died(message || 'its script could not be loaded');
    started.onmessageerror = () => died('what it said could not be read');
  }

  return {
    dismiss: endThread,
    begin(beginning, hear) {
      if (heartbeat?.isSilent() === true) {
        endThread();
        stopped('it had been silent, and another run was begun');
      }
      if (thread === null) startThread();
      const run = ++lastRun;
      const own: LiveRun = { hear, waiting: new Map(), thread };
      runs.set(run, own);
      send({ type: 'start', run, ...beginning, dataUrl, held: heldFor(beginning.spec) });
      const isThere = () => thread !== null && own.thread === thread && runs.get(run) === own;
      return {
        id: run,
        tell(command, transfer) {
          if (isThere()) send({ ...command, run } as Command, transfer);
        },
        ask(command) {
          const request = ++lastRequest;
          const answer = new Promise<WorkerEvent>((resolve, reject) => {
            if (!isThere()) return reject(new Error('The training worker has stopped.'));
            own.waiting.set(request, { resolve, reject });
            send({ ...command, run, request } as Command);
          });
          return { request, answer };
        },
        end(why) {
          if (isThere()) send({ type: 'end', run });
          runs.delete(run);
          rejectAll(own, why);
        },
      };
    },
  };
}
