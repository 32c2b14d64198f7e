/** Plays one run beside the one that is shown, to its end, and hears all that its record needs. */
import type { WorkerEvent } from '../../protocol/events.ts';
import { readFrame } from '../../protocol/frame.ts';
import type { RunRecord } from '../../record/record.ts';
import type { Change, RunSpec } from '../../spec/spec.ts';
import type { Client, SideRun } from '../client.ts';
import { withEvaluation } from '../evaluations.ts';
import { recordOf, type Told } from '../recordOf.ts';
import { Trajectory } from '../trajectory.ts';
import { newId } from './names.ts';

/** What comes of it. */
export type SideEnd =
  | {
      readonly record: RunRecord;
      /** From its beginning, without what it rested. */
      readonly seconds: number;
    }
  /** It could not be played; `isPassing` where it may be tried again. */
  | { readonly why: string; readonly isPassing: boolean };

export interface Playing {
  rest(): void;
  goOn(): void;
  /** Nothing more is told of it. */
  end(): void;
}

interface Listener {
  onStep(step: number, steps: number, stepsPerSecond: number): void;
  onEnd(outcome: SideEnd): void;
}

interface Parts {
  readonly client: Pick<Client, 'startBeside'>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Between two frames that are looked at: each is a moment of its record, and costs the page a little. */
  readonly lookEveryMs?: number;
  /** Milliseconds. */
  readonly now?: () => number;
}

const LOOK_EVERY_MS = 60;
/** What is waited for its very last frame. */
const LAST_FRAME_MS = 2000;

export function playBeside(
  { client, sleep, lookEveryMs = LOOK_EVERY_MS, now = () => performance.now() }: Parts,
  { spec, log }: { readonly spec: RunSpec; readonly log: readonly Change[] },
  { onStep, onEnd }: Listener,
): Playing {
  let told: Told = {
    startSpec: spec,
    ...{ changes: [], scheduled: log, engines: [], evaluations: [], layers: [] },
    ...{ began: new Date().toISOString(), runId: newId(), forkOf: null },
    ...{ phase: 'playing', hasDiverged: false, failure: null },
    ...{ shown: new Uint32Array(), stepsPerEpoch: 1 },
  };
  let trajectory = new Trajectory(0, 0);
  let isResting = false;
  /** Milliseconds of what is over, and since when it does not rest. */
  let spent = 0;
  let since = now();
  let isReady = false;
  let isOver = false;
  /** How often it has begun to play. */
  let plays = 0;
  let onLastFrame: () => void = () => undefined;

  const seconds = () => (spent + (isResting ? 0 : now() - since)) / 1000;
  const isAtEnd = (step: number) => isReady && step >= spec.epochs * told.stepsPerEpoch;

  function end(): void {
    isOver = true;
    run.end();
  }

  function finish(outcome: SideEnd): void {
    if (isOver) return;
    end();
    onEnd(outcome);
  }

  async function conclude(): Promise<void> {
    told = { ...told, phase: 'finished' };
    const mine = plays;
    try {
      const snapshot = await run.snapshot();
      // It had only rested, and goes on.
      if (plays !== mine) return;
      const frame = new Promise<void>((resolve) => (onLastFrame = resolve));
      if (trajectory.latest?.step !== snapshot.step)
        await Promise.race([frame, sleep(LAST_FRAME_MS)]);
      finish({ record: recordOf(told, trajectory, snapshot), seconds: seconds() });
    } catch (error) {
      finish({ why: (error as Error).message, isPassing: true });
    }
  }

  function hear(event: WorkerEvent): void {
    if (isOver) return;
    switch (event.type) {
      case 'ready': {
        const { layers, shown, stepsPerEpoch, backend } = event;
        isReady = true;
        trajectory = new Trajectory(shown.length, layers.length);
        told = {
          ...told,
          layers,
          shown,
          stepsPerEpoch,
          engines: [{ step: 0, name: backend.name }],
        };
        if (!isResting) run.play();
        return;
      }
      case 'frame': {
        const frame = readFrame(new Float32Array(event.buffer));
        const { step, stepsPerSecond } = frame;
        trajectory.push(frame);
        onStep(step, spec.epochs * told.stepsPerEpoch, stepsPerSecond);
        onLastFrame();
        const pause = told.phase === 'finished' ? Promise.resolve() : sleep(lookEveryMs);
        void pause.then(() => run.giveBack('frame', event.buffer));
        return;
      }
      case 'evaluated':
        told = { ...told, evaluations: withEvaluation(told.evaluations, event) };
        return;
      case 'playing':
        if (event.playing) {
          plays++;
          told = { ...told, phase: 'playing' };
        }
        // It is over, also if it was to rest meanwhile; or has come to rest where it was asked to stop.
        if (!event.playing && told.phase === 'playing' && (!isResting || isAtEnd(event.step)))
          void conclude();
        return;
      case 'failed': {
        const { cause, message } = event;
        // Who is only silent may be heard again.
        if (cause === 'silence') return;
        if (cause !== 'diverged')
          return finish({ why: message, isPassing: cause === 'device' || cause === 'worker' });
        told = { ...told, hasDiverged: true, failure: message };
        return finish({ record: recordOf(told, trajectory, null), seconds: seconds() });
      }
      default:
        return;
    }
  }

  const run: SideRun = client.startBeside({ spec, changes: log, from: null }, hear);
  return {
    rest() {
      if (!isResting) spent += now() - since;
      isResting = true;
      run.pause();
    },
    goOn() {
      if (!isResting) return;
      isResting = false;
      since = now();
      if (isReady) run.play();
    },
    end,
  };
}
