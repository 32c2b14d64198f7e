/** What the page asks of runs in the worker: of the one that it shows, and of others beside it. */
import type { Question } from '../game/answers.ts';
import type { Intervention } from '../game/interventions.ts';
import type { PlayerId } from '../game/players.ts';
import type { SpecPatch } from '../spec/spec.ts';
import type { Snapshot, WorkerEvent } from '../protocol/events.ts';
import { guarded } from './guarded.ts';
import {
  createTrainingWorker,
  type Request,
  type Beginning,
  type RunLink,
  type TrainingWorkerParts,
} from './trainingWorker.ts';

export type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;

/** What a run can be asked and told. */
export interface RunClient {
  play(): void;
  pause(): void;
  /** @param due whether what the log has for the step reached is done there; resolves when all is told of it */
  step(count: number, due?: boolean): Promise<void>;
  patch(patch: SpecPatch): Request<{ step: number }>;
  act(act: Intervention): Promise<{ step: number }>;
  snapshot(): Promise<Snapshot>;
  freeze(): Promise<EventOf<'frozen'>>;
  figures(first: PlayerId, count: number): Promise<EventOf<'figures'>>;
  ask(question: Question): Promise<EventOf<'answered'>>;
  takeNet(): Promise<EventOf<'net'>>;
  /** Asks for a checkpoint of this very moment; it comes as an event, if the run has moved since the last. */
  save(): void;
  giveBack(what: 'frame' | 'pictures', buffer: ArrayBuffer): void;
}

/** A run beside the one that the page shows. */
export interface SideRun extends RunClient {
  /** It is played as fast as it goes, also where one that is watched would be slowed down. */
  hurry(): void;
  end(): void;
}

export interface Client extends RunClient {
  /** Ends the current run and begins another; later events of the old one are dropped. @returns its id */
  start(beginning: Beginning): number;
  /** Of the run that is shown, and of those that are shown after it. */
  setSpeed(stepsPerSecond: number | null): void;
  /**
   * Every event of the current run. What a listener throws is reported, and reaches nobody else.
   * @returns takes the listener out again
   */
  listen(listener: (event: WorkerEvent) => void): () => void;
  /**
   * Begins a run beside the current one, which it outlives unless it is ended.
   *
   * @param hear told every event of it, none after its end
   */
  startBeside(beginning: Beginning, hear: (event: WorkerEvent) => void): SideRun;
  /** Ends the worker with all that is in it. Another is made for the next run. */
  dismiss(): void;
}

/** @param link of the run that is meant; null before there is one */
function clientOf(link: () => RunLink | null): RunClient {
  const ask: RunLink['ask'] = (command) =>
    link()?.ask(command) ?? {
      request: 0,
      answer: Promise.reject(new Error('No run has begun.')),
    };
  return {
    play: () => link()?.tell({ type: 'play' }),
    pause: () => link()?.tell({ type: 'pause' }),
    step: async (count, due = false) => void (await ask({ type: 'step', count, due }).answer),
    patch(patch) {
      const { request, answer } = ask({ type: 'patch', patch });
      return { request, answer: answer.then((event) => stepOf(event)) };
    },
    act: async (act) => stepOf(await ask({ type: 'act', act }).answer),
    freeze: async () => (await ask({ type: 'freeze' }).answer) as EventOf<'frozen'>,
    figures: async (first, count) =>
      (await ask({ type: 'figures', first, count }).answer) as EventOf<'figures'>,
    ask: async (question) => (await ask({ type: 'ask', question }).answer) as EventOf<'answered'>,
    takeNet: async () => (await ask({ type: 'takeNet' }).answer) as EventOf<'net'>,
    snapshot: async () =>
      ((await ask({ type: 'snapshot' }).answer) as EventOf<'snapshot'>).snapshot,
    save: () => link()?.tell({ type: 'save' }),
    giveBack: (what, buffer) => link()?.tell({ type: 'return', what, buffer }, [buffer]),
  };
}

export function createClient(parts: TrainingWorkerParts): Client {
  const worker = createTrainingWorker(parts);
  const listeners = new Set<(event: WorkerEvent) => void>();
  let stepsPerSecond: number | null = null;
  let shown: RunLink | null = null;

  const tellSpeed = () => shown?.tell({ type: 'speed', stepsPerSecond });

  return {
    ...clientOf(() => shown),
    start(beginning) {
      shown?.end('A new run has begun; this one has ended.');
      shown = worker.begin(beginning, (event) => {
        for (const listener of listeners) listener(event);
      });
      if (stepsPerSecond !== null) tellSpeed();
      return shown.id;
    },
    setSpeed(rate) {
      stepsPerSecond = rate;
      tellSpeed();
    },
    listen(listener) {
      const safe = guarded(listener);
      listeners.add(safe);
      return () => listeners.delete(safe);
    },
    startBeside(beginning, hear) {
      const link = worker.begin(beginning, guarded(hear));
      return {
        ...clientOf(() => link),
        hurry: () => link.tell({ type: 'speed', stepsPerSecond: Infinity }),
        end: () => link.end('The run has been ended.'),
      };
    },
    dismiss: worker.dismiss,
  };
}

const stepOf = (event: WorkerEvent): { step: number } => ({
  step: (event as EventOf<'patched' | 'acted'>).step,
});
