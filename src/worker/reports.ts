/**
 * What the page is told of a run beside its frames: accuracy, pictures of the players, and the state to go
 * on from. Each takes a small share of the time, and none touches the state, so that when they come does
 * not change the run.
 */
import { CheckpointError } from '../engine/checkpoint.ts';
import type { Run } from '../engine/run.ts';
import type { GameTrainer, ImageSet, Trainer } from '../engine/trainer.ts';
import { figuresOf } from '../game/figures.ts';
import { bytesOf } from '../game/pictures.ts';
import type { Shown } from '../game/shown.ts';
import { buffersIn } from '../protocol/buffersIn.ts';
import type { Classified, Evaluated, WorkerEvent } from '../protocol/events.ts';
import { createBudget } from './pace.ts';
import type { Pictures } from './pictures.ts';

const TESTING_SHARE = 0.12;
const KEEPING_SHARE = 0.02;
/** What a lost device or a closed page costs at most, but for states that take long to be read. */
const KEEP_EVERY_MS = 1000;

/** What a network is tested on. */
export interface Testing {
  readonly trainer: Trainer;
  readonly test: ImageSet;
  readonly validation: ImageSet | null;
  /** Resolves when the whole test set is there. */
  readonly testReady: Promise<void>;
  /** The same of all examples that train, those for validation among them. */
  readonly allReady: Promise<void>;
}

export interface ReportOptions {
  readonly id: number;
  readonly run: Run<GameTrainer>;
  /** Whom frames and pictures carry one by one. */
  readonly shown: Shown;
  /** Null without a network. */
  readonly testing: Testing | null;
  readonly pictures: Pictures;
  readonly post: (event: WorkerEvent, transfer?: Transferable[]) => void;
}

/** No step may be under way while any of these is. */
export interface Reports {
  /** Makes what is due; all of it where no further step follows. */
  makeDue(still: boolean): Promise<void>;
  /** Of the present state; null without a network. */
  evaluation(): Promise<Evaluated | null>;
  /** The same step has another state now: what was measured of it is true no longer. */
  forgetEvaluation(): void;
  /** Has the present state kept, unless the page has it. */
  keep(): Promise<void>;
  /** The buffer of the last pictures, for the next. */
  giveBack(buffer: ArrayBuffer): void;
  /** Sends the pictures that had to wait for that buffer, if any had. */
  sendOwed(): Promise<void>;
}

const hasArrived = (ready: Promise<void>): Promise<boolean> =>
  ready.then(
    () => true,
    () => false,
  );

export function createReports(options: ReportOptions): Reports {
  const { id, run, post } = options;
  const { trainer } = run;
  const now = () => performance.now();
  const testing = createBudget(TESTING_SHARE, 250, now);
  const { pace } = options.pictures;
  const picturing = createBudget(pace.share, pace.everyMs, now);
  const keeping = createBudget(KEEPING_SHARE, KEEP_EVERY_MS, now);

  const { shapes, draw } = options.pictures;
  let picturesBuffer: ArrayBuffer | null = new ArrayBuffer(
    shapes.reduce((sum, shape) => sum + bytesOf(shape), 0),
  );
  let isTestReady = false;
  let evaluated: Evaluated | null = null;
  /** The step that the page has a checkpoint of. */
  let keptStep = run.step;

  // Who fails for want of the test set says so where it is waited for.
  options.testing?.testReady.then(
    () => (isTestReady = true),
    () => undefined,
  );

  const isEvaluated = () => evaluated?.step === run.step;

  async function evaluate({ trainer, test, validation, allReady }: Testing): Promise<Evaluated> {
    const { step, epoch, spec } = run;
    const { epsilon } = spec;
    const columns = await trainer.readPlayers();
    const onTest = await trainer.evaluate(test, epsilon);
    const atEpochEnd = step > 0 && step % run.stepsPerEpoch === 0;
    // By less than all of them nothing is chosen: the end of an epoch waits for those that are on their way.
    const isWhole = validation !== null && atEpochEnd && (await hasArrived(allReady));
    const onValidation = isWhole ? await trainer.evaluate(validation, epsilon) : null;
    const examined = { test: onTest, validation: onValidation };
    evaluated = {
      ...figuresOf(columns, trainer.layers, { step, epoch, epsilon }, examined),
      testAccuracy: onTest.accuracy,
      testAccuracyPruned: onTest.accuracyPruned,
    };
    post({ type: 'evaluated', run: id, ...evaluated });
    const classified: Classified = {
      ...{ step, now: onTest.classes, pruned: onTest.classesPruned },
      labels: test.labels.slice(0, onTest.classes.length),
    };
    post({ type: 'classified', run: id, ...classified }, buffersIn(classified));
    return evaluated;
  }

  /** Whether pictures were due while the page had the buffer. */
  let areOwed = false;

  async function sendPictures(): Promise<void> {
    areOwed = picturesBuffer === null;
    if (picturesBuffer === null) return;
    const buffer = picturesBuffer;
    picturesBuffer = null;
    const { step, spec } = run;
    await draw(await trainer.readPlayers(), spec.epsilon, new Uint8Array(buffer));
    post({ type: 'pictures', run: id, step, shapes, buffer }, [buffer]);
  }

  async function keep(): Promise<void> {
    if (run.step === keptStep) return;
    try {
      const { step } = run;
      const state = await run.save();
      keptStep = step;
      post({ type: 'kept', run: id, checkpoint: { step, state } }, buffersIn(state));
    } catch (error) {
      // Numbers that have run away are nothing to go on from; the next frame says what happened.
      if (!(error instanceof CheckpointError)) throw error;
    }
  }

  return {
    async makeDue(still) {
      const atEpochEnd = run.step > 0 && run.step % run.stepsPerEpoch === 0;
      const tested = options.testing;
      const isTestDue = () => still || atEpochEnd || testing.isDue(now());
      if (tested !== null && isTestReady && !isEvaluated() && isTestDue())
        await testing.spend(async () => void (await evaluate(tested)));
      if (still || picturing.isDue(now())) await picturing.spend(sendPictures);
      if (still || keeping.isDue(now())) await keeping.spend(keep);
    },
    async evaluation() {
      if (options.testing === null) return null;
      return isEvaluated() ? evaluated : evaluate(options.testing);
    },
    forgetEvaluation() {
      evaluated = null;
    },
    keep,
    giveBack(buffer) {
      picturesBuffer = buffer;
    },
    async sendOwed() {
      if (areOwed) await sendPictures();
    },
  };
}
