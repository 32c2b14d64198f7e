/** Owns the worker: sends typed commands, matches answers to requests, drops what is stale. */
import type { Act } from '../game/acts.ts';
import type { Change, RunSpec, SpecPatch } from '../game/spec.ts';
import type { Command } from '../protocol/commands.ts';
import type { Snapshot, WorkerEvent } from '../protocol/events.ts';

export type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;

type Requested = Extract<Command, { request: number }>;
/** A request without the fields the client fills in. */
type Unaddressed<C> = C extends Requested ? Omit<C, 'run' | 'request'> : never;

export interface Client {
  /** Ends the current run and begins another; later events of the old one are dropped. @returns its id */
  start(spec: RunSpec, changes: readonly Change[]): number;
  play(): void;
  pause(): void;
  step(count: number): Promise<void>;
  patch(patch: SpecPatch): Promise<{ step: number }>;
  setSpeed(stepsPerSecond: number | null): void;
  act(act: Act): Promise<{ step: number }>;
  snapshot(): Promise<Snapshot>;
  freeze(): Promise<EventOf<'frozen'>>;
  giveBack(what: 'frame' | 'fields', buffer: ArrayBuffer): void;
  /** Every event of the current run. @returns takes the listener out again */
  listen(listener: (event: WorkerEvent) => void): () => void;
}

interface Waiting {
  readonly resolve: (event: WorkerEvent) => void;
  readonly reject: (reason: Error) => void;
}

/** @param dataUrl folder of the images, absolute */
export function createClient(worker: Worker, dataUrl: string): Client {
  const listeners = new Set<(event: WorkerEvent) => void>();
  const waiting = new Map<number, Waiting>();
  let run = 0;
  let lastRequest = 0;

  const send = (command: Command, transfer: Transferable[] = []) =>
    worker.postMessage(command, transfer);

  function request(command: Unaddressed<Requested>): Promise<WorkerEvent> {
    const id = ++lastRequest;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ ...command, run, request: id } as Command);
    });
  }

  function rejectAll(message: string): void {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  }

  function receive(event: WorkerEvent): void {
    if ('run' in event && event.run !== run) return;
    if ('request' in event && event.request !== null) {
      waiting.get(event.request)?.resolve(event);
      waiting.delete(event.request);
    }
    if (event.type === 'failed') rejectAll(event.message);
    for (const listener of listeners) listener(event);
  }

  worker.onmessage = ({ data }: MessageEvent<WorkerEvent>) => receive(data);
  worker.onerror = (error) =>
    receive({
      type: 'failed',
      run,
      message: `The training worker stopped (${error.message || 'its script could not be loaded'}). Reload the page to start again; the address holds the run.`,
    });

  return {
    start(spec, changes) {
      run++;
      rejectAll('A new run has begun; this one has ended.');
      send({ type: 'start', run, spec, changes, dataUrl });
      return run;
    },
    play: () => send({ type: 'play', run }),
    pause: () => send({ type: 'pause', run }),
    step: async (count) => void (await request({ type: 'step', count })),
    async patch(patch) {
      const answer = (await request({ type: 'patch', patch })) as EventOf<'patched'>;
      return { step: answer.step };
    },
    setSpeed: (stepsPerSecond) => send({ type: 'speed', stepsPerSecond }),
    async act(act) {
      const answer = (await request({ type: 'act', act })) as EventOf<'acted'>;
      return { step: answer.step };
    },
    freeze: async () => (await request({ type: 'freeze' })) as EventOf<'frozen'>,
    snapshot: async () => ((await request({ type: 'snapshot' })) as EventOf<'snapshot'>).snapshot,
    giveBack: (what, buffer) => send({ type: 'return', what, buffer }, [buffer]),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
