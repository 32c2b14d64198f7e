/**
 * The runs of the page, each with a loop of its own. They share the data, what computes them and its memory, so
 * that they are prepared one after the other, and after those that have ended have let go of theirs.
 */
import { onDeviceLost, type BackendReport } from '../engine/backends.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import type { Neighbour } from './besideOthers.ts';
import { changeEvent } from './changeEvent.ts';
import { failureOf } from './failure.ts';
import { createLoop, type Loop } from './loop.ts';
import { prepareNetwork, prepareSandbox, type Start } from './prepare.ts';
import type { Resources } from './resources.ts';

/** What is meant for one run that is there. */
export type Addressed = Exclude<Command, Start | { type: 'dispose' | 'ping' | 'end' }>;

export interface Runs {
  /** Prepares a run beside those there are. */
  start(command: Start): void;
  /** Waits for the run while it is being prepared; dropped where there is none of that number. */
  tell(command: Addressed): void;
  end(run: number): void;
  /** @returns tensors left when all have ended, 0 unless something leaks */
  endAll(): Promise<number>;
}

interface LiveRun {
  readonly start: Start;
  /** Commands that came while it was being prepared. */
  readonly early: Addressed[];
  loop: Loop | null;
  trainer: GameTrainer | null;
  /** What computes its network; null before it is there, and without one. */
  backend: BackendReport | null;
  /** Of the device that it computes on. */
  stopWatching: () => void;
}

function dispatch(active: Loop, command: Addressed): void {
  switch (command.type) {
    case 'play':
      return active.play();
    case 'pause':
      return active.pause();
    case 'speed':
      return active.setSpeed(command.stepsPerSecond);
    case 'step':
      return active.step(command.count, command.request, command.due);
    case 'patch':
      return active.patch(command.patch, command.request);
    case 'act':
      return active.act(command.act, command.request);
    case 'snapshot':
      return active.snapshot(command.request);
    case 'freeze':
      return active.freeze(command.request);
    case 'figures':
      return active.figures(command.first, command.count, command.request);
    case 'takeNet':
      return active.takeNet(command.request);
    case 'ask':
      return active.ask(command.question, command.request);
    case 'save':
      return active.save();
    case 'return':
      return active.giveBack(command.what, command.buffer);
    default:
      return command satisfies never;
  }
}

async function release(live: LiveRun): Promise<number> {
  const { loop, trainer } = live;
  [live.loop, live.trainer] = [null, null];
  live.stopWatching();
  await loop?.stop();
  trainer?.dispose();
  return trainer?.memory().tensors ?? 0;
}

export function createRuns(
  resources: Resources,
  post: (event: WorkerEvent, transfer?: Transferable[]) => void,
): Runs {
  const live = new Map<number, LiveRun>();
  let preparing: Promise<void> = Promise.resolve();

  function neighbour(): Neighbour | null {
    for (const { start, loop, backend: report } of live.values())
      if (loop !== null && report !== null)
        return { run: start.run, wanted: start.spec.backend, report };
    return null;
  }

  async function prepare(own: LiveRun): Promise<void> {
    const { start } = own;
    const { run: id, from } = start;
    const isStale = () => live.get(id) !== own;
    if (isStale()) return;
    try {
      const prepared = isSandbox(start.spec)
        ? prepareSandbox(start)
        : await prepareNetwork(start, { resources, post, isStale, neighbour: neighbour() });
      if (prepared === null) return;
      const { run, backend, shown } = prepared;
      own.trainer = run.trainer;
      own.backend = isSandbox(start.spec) ? null : backend;
      const done = run.replayed;
      // A paused run shows what was changed at its step; one that begins is seen before its first change.
      const due = from === null ? [] : await run.catchUp();
      if (isStale()) return void (await release(own));
      const loop = createLoop({ ...prepared, id, backend: backend.name, post });
      own.loop = loop;
      own.stopWatching = onDeviceLost((sentence) => {
        resources.backends.forget();
        // Nothing more is computed by what is gone: whoever comes next must not take it over.
        own.backend = null;
        if (own.loop === loop) loop.fail({ cause: 'device', message: sentence });
      });
      post({
        type: 'ready',
        run: id,
        backend,
        layers: shown.layers,
        shown: shown.players,
        stepsPerEpoch: run.stepsPerEpoch,
        step: run.step,
        done,
      });
      for (const change of due) post(changeEvent(id, null, change));
      for (const command of own.early.splice(0)) dispatch(loop, command);
    } catch (error) {
      await release(own).catch((after: unknown) =>
        console.warn('A run could not be let go of.', after),
      );
      const failure = failureOf(error, 'preparation');
      if (failure.cause === 'device') resources.backends.forget();
      post({ type: 'failed', run: id, ...failure });
    }
  }

  /** From now on it is told nothing; its memory is given back before the next run is prepared. */
  function end(id: number): Promise<number> {
    const own = live.get(id);
    if (own === undefined) return Promise.resolve(0);
    live.delete(id);
    const released = preparing.then(() => release(own));
    preparing = released.then(
      () => undefined,
      (error: unknown) => console.warn('A run could not be let go of.', error),
    );
    return released;
  }

  return {
    start(command) {
      const own: LiveRun = {
        ...{ start: command, early: [], loop: null, trainer: null, backend: null },
        stopWatching: () => undefined,
      };
      live.set(command.run, own);
      preparing = preparing.then(() => prepare(own));
    },
    tell(command) {
      const own = live.get(command.run);
      if (own === undefined) return;
      if (own.loop === null) own.early.push(command);
      else dispatch(own.loop, command);
    },
    end: (id) => void end(id),
    async endAll() {
      const left = await Promise.all([...live.keys()].map(end));
      await preparing;
      return left.reduce((sum, tensors) => sum + tensors, 0);
    },
  };
}
