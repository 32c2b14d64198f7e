/**
 * The dense twin of the run that is shown (spec/denseTwin.ts): a second run of the worker, which the visitor begins and
 * may give up. It is kept until the page shows a run with another twin.
 */
import type { Question } from '../game/answers.ts';
import type { Classified, WorkerEvent } from '../protocol/events.ts';
import { readFrame } from '../protocol/frame.ts';
import { denseTwin, twinKey, twinLog } from '../spec/denseTwin.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import type { Client, SideRun } from './client.ts';
import type { LabStore, TwinState } from './store.ts';

export interface TwinAnswer {
  /** Share of each class. */
  readonly shares: Float32Array;
  readonly step: number;
  /** What it cost the worker, in milliseconds. */
  readonly costMs: number;
}

export interface DenseTwin {
  /** The class that it gave each test image when it was last tested; null before. */
  readonly classified: Classified | null;
  /** Begins its training, once for the run that is shown. */
  train(): void;
  giveUp(): void;
  /** Its training rests until it is to go on. */
  rest(): void;
  goOn(): void;
  /** The run that is shown is of this spec and log: the twin of another is let go. */
  heed(startSpec: RunSpec, log: readonly Change[]): void;
  /** @returns null where there is none, or it is not ready */
  answer(question: Question): Promise<TwinAnswer | null>;
}

/** Its training is looked at a few times a second; every look costs a little. */
const LOOK_EVERY_MS = 250;

interface Parts {
  readonly store: LabStore;
  readonly client: Pick<Client, 'startBeside'>;
  /** It answers otherwise than before, or is there no more. */
  readonly onChange: () => void;
  readonly sleep: (ms: number) => Promise<void>;
}

const OF_ANOTHER =
  'The dense twin was that of a run with another seed, network, data, training or length.';

const BEGINNING: TwinState = {
  phase: 'training',
  step: 0,
  steps: null,
  ...{ stepsPerSecond: 0, testAccuracy: null, why: null },
};

export function createDenseTwin({ store, client, onChange, sleep }: Parts): DenseTwin {
  let run: SideRun | null = null;
  let key = '';
  let epochs = 0;
  let classified: Classified | null = null;
  let isResting = false;

  function tell(next: Partial<TwinState>): void {
    store.setState(({ twin }) => ({ twin: { ...(twin ?? BEGINNING), ...next } }));
    onChange();
  }

  function end(): void {
    run?.end();
    [run, classified] = [null, null];
  }

  function giveUp(): void {
    end();
    store.setState({ twin: null });
    onChange();
  }

  const isTraining = () => store.getState().twin?.phase === 'training';
  const isReady = () => (store.getState().twin?.steps ?? null) !== null;

  function hear(event: WorkerEvent): void {
    const own = run;
    switch (event.type) {
      case 'ready':
        tell({ steps: epochs * event.stepsPerEpoch });
        if (!isResting) own?.play();
        return;
      case 'frame': {
        const { step, stepsPerSecond } = readFrame(new Float32Array(event.buffer));
        tell({ step, stepsPerSecond });
        void sleep(LOOK_EVERY_MS).then(() => own?.giveBack('frame', event.buffer));
        return;
      }
      case 'evaluated':
        return tell({ step: event.step, testAccuracy: event.testAccuracy });
      case 'classified':
        classified = event;
        return onChange();
      case 'playing':
        if (!event.playing && event.step >= (store.getState().twin?.steps ?? Infinity))
          tell({ phase: 'trained', step: event.step });
        return;
      case 'failed':
        // Who is only silent may be heard again.
        if (event.cause === 'silence') return;
        end();
        return tell({ phase: 'gone', why: event.message });
      default:
        return;
    }
  }

  const logOf = () => {
    const { changes, scheduled } = store.getState();
    return [...changes, ...scheduled];
  };

  function heed(startSpec: RunSpec, log: readonly Change[]): void {
    if (run === null || twinKey(startSpec, log) === key) return;
    end();
    tell({ phase: 'gone', why: OF_ANOTHER });
  }

  store.subscribe(({ startSpec, changes, scheduled }, before) => {
    if (
      startSpec !== before.startSpec ||
      changes !== before.changes ||
      scheduled !== before.scheduled
    )
      heed(startSpec, logOf());
  });

  return {
    get classified() {
      return classified;
    },
    train() {
      const { startSpec, spec, twin } = store.getState();
      if (twin !== null && twin.phase !== 'gone') return;
      const log = logOf();
      key = twinKey(startSpec, log);
      epochs = spec.epochs;
      store.setState({ twin: BEGINNING });
      run = client.startBeside(
        { spec: denseTwin(startSpec), changes: twinLog(log), from: null },
        hear,
      );
    },
    giveUp,
    rest() {
      isResting = true;
      run?.pause();
    },
    goOn() {
      isResting = false;
      if (isTraining()) run?.play();
    },
    heed,
    async answer(question) {
      // A twin that ends meanwhile has no answer; the page says what became of it.
      const told = isReady() ? await run?.ask(question).catch(() => null) : null;
      if (!told?.answer) return null;
      const { answer, step, costMs } = told;
      return { shares: answer.now, step, costMs };
    },
  };
}
