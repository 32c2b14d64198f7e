/**
 * Owns the worker: sends typed commands, matches answers to requests, drops what is stale, notices when
 * it is silent or dead, and builds another one for the next run.
 */
import type { Bytes } from '../data/own/source.ts';
import type { Question } from '../game/answers.ts';
import type { Intervention } from '../game/interventions.ts';
import type { PlayerId } from '../game/players.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { Checkpoint, Snapshot, WorkerEvent } from '../protocol/events.ts';
import { createHeartbeat, SILENCE_S, type Heartbeat, type Pulse } from './heartbeat.ts';
import { guarded } from './guarded.ts';

export type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;

type Requested = Extract<Command, { request: number }>;
/** A request without the fields the client fills in. */
type Unaddressed<C> = C extends Requested ? Omit<C, 'run' | 'request'> : never;

/** A request that is under way. */
export interface Asked<Answer> {
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

export interface Client {
  /** Ends the current run and begins another; later events of the old one are dropped. @returns its id */
  start(beginning: Beginning): number;
  play(): void;
  pause(): void;
  step(count: number): Promise<void>;
  patch(patch: SpecPatch): Asked<{ step: number }>;
  setSpeed(stepsPerSecond: number | null): void;
  act(act: Intervention): Promise<{ step: number }>;
  snapshot(): Promise<Snapshot>;
  freeze(): Promise<EventOf<'frozen'>>;
  figures(first: PlayerId, count: number): Promise<EventOf<'figures'>>;
  ask(question: Question): Promise<EventOf<'answered'>>;
  /** Asks for a checkpoint of this very moment; it comes as an event, if the run has moved since the last. */
  save(): void;
  giveBack(what: 'frame' | 'pictures', buffer: ArrayBuffer): void;
  /**
   * Every event of the current run. What a listener throws is reported, and reaches nobody else.
   * @returns takes the listener out again
   */
  listen(listener: (event: WorkerEvent) => void): () => void;
}

/** The part of a Worker that is used. */
export type Thread = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>;

interface Waiting {
  readonly resolve: (event: WorkerEvent) => void;
  readonly reject: (reason: Error) => void;
}

interface Parts {
  readonly createThread: () => Thread;
  readonly pulse: Pulse;
  /** Folder of the images, absolute. */
  readonly dataUrl: string;
  /** The examples of a file of the visitor's own; null where there is none. */
  readonly heldFor: (spec: RunSpec) => Bytes | null;
}

export function createClient({ createThread, pulse, dataUrl, heldFor }: Parts): Client {
  const listeners = new Set<(event: WorkerEvent) => void>();
  const waiting = new Map<number, Waiting>();
  let thread: Thread | null = null;
  let heartbeat: Heartbeat | null = null;
  let stepsPerSecond: number | null = null;
  let run = 0;
  let lastRequest = 0;

  const send = (command: Command, transfer: Transferable[] = []) =>
    thread?.postMessage(command, transfer);

  function ask(command: Unaddressed<Requested>): Asked<WorkerEvent> {
    const request = ++lastRequest;
    const answer = new Promise<WorkerEvent>((resolve, reject) => {
      if (thread === null) return reject(new Error('The training worker has stopped.'));
      waiting.set(request, { resolve, reject });
      send({ ...command, run, request } as Command);
    });
    return { request, answer };
  }

  function rejectAll(message: string): void {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  }

  function receive(event: WorkerEvent): void {
    if ('run' in event && event.run !== run) return;
    if (event.type === 'failed') rejectAll(event.message);
    for (const listener of listeners) listener(event);
    // Listeners first: who waits for an answer finds the page as the answer says.
    if ('request' in event && event.request !== null) {
      waiting.get(event.request)?.resolve(event);
      waiting.delete(event.request);
    }
  }

  function endThread(): void {
    heartbeat?.stop();
    thread?.terminate();
    [heartbeat, thread] = [null, null];
  }

  const failed = (why: string) =>
    receive({
      type: 'failed',
      run,
      cause: 'worker',
      message: `The training worker stopped (${why}). Retry starts another one`,
    });

  function startThread(): void {
    let started: Thread;
    try {
      started = createThread();
    } catch (error) {
      // Told when the caller has its run's number.
      queueMicrotask(() => failed(String(error)));
      return;
    }
    thread = started;
    const stopped = (why: string) => {
      if (thread !== started) return;
      endThread();
      failed(why);
    };
    heartbeat = createHeartbeat({
      pulse,
      ask: () => send({ type: 'ping' }),
      onSilence: () =>
        receive({
          type: 'failed',
          run,
          cause: 'silence',
          message: `The training worker has not answered for ${SILENCE_S} seconds. It may be busy with one long step; wait for it, or press Retry to start another one`,
        }),
      onVoice: () => receive({ type: 'recovered', run }),
    });
    started.onmessage = ({ data }: MessageEvent<WorkerEvent>) => {
      if (thread !== started) return;
      heartbeat?.heard();
      receive(data);
    };
    started.onerror = ({ message }) => stopped(message || 'its script could not be loaded');
    started.onmessageerror = () => stopped('what it said could not be read');
    if (stepsPerSecond !== null) send({ type: 'speed', stepsPerSecond });
  }

  return {
    start(beginning) {
      // The page shows one run at a time.
      if (run > 0) send({ type: 'end', run });
      run++;
      rejectAll('A new run has begun; this one has ended.');
      if (heartbeat?.isSilent() === true) endThread();
      if (thread === null) startThread();
      send({ type: 'start', run, ...beginning, dataUrl, held: heldFor(beginning.spec) });
      return run;
    },
    play: () => send({ type: 'play', run }),
    pause: () => send({ type: 'pause', run }),
    step: async (count) => void (await ask({ type: 'step', count }).answer),
    patch(patch) {
      const { request, answer } = ask({ type: 'patch', patch });
      return { request, answer: answer.then((event) => stepOf(event)) };
    },
    setSpeed(rate) {
      stepsPerSecond = rate;
      send({ type: 'speed', stepsPerSecond });
    },
    act: async (act) => stepOf(await ask({ type: 'act', act }).answer),
    freeze: async () => (await ask({ type: 'freeze' }).answer) as EventOf<'frozen'>,
    figures: async (first, count) =>
      (await ask({ type: 'figures', first, count }).answer) as EventOf<'figures'>,
    ask: async (question) => (await ask({ type: 'ask', question }).answer) as EventOf<'answered'>,
    snapshot: async () =>
      ((await ask({ type: 'snapshot' }).answer) as EventOf<'snapshot'>).snapshot,
    save: () => send({ type: 'save', run }),
    giveBack: (what, buffer) => send({ type: 'return', run, what, buffer }, [buffer]),
    listen(listener) {
      const safe = guarded(listener);
      listeners.add(safe);
      return () => listeners.delete(safe);
    },
  };
}

const stepOf = (event: WorkerEvent): { step: number } => ({
  step: (event as EventOf<'patched' | 'acted'>).step,
});
