/**
 * Schedules the steps of one run and everything the page is told of them: plays, pauses, tests, sends
 * frames and pictures. Training never waits for drawing.
 */
import { readFrozenGame } from '../engine/frozenGame.ts';
import type { Run } from '../engine/run.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { movedBy, type Intervention } from '../game/interventions.ts';
import type { PlayerId } from '../game/players.ts';
import type { InputScale } from '../game/smallNet.ts';
import type { SpecPatch } from '../spec/spec.ts';
import type { Question } from '../game/answers.ts';
import { buffersIn } from '../protocol/buffersIn.ts';
import type { Answering } from './answering.ts';
import { changeEvent } from './changeEvent.ts';
import { readFigures } from './figures.ts';
import { createFrames } from './frames.ts';
import { createYield } from './pace.ts';
import { createReports, type ReportOptions } from './reports.ts';
import type { BackendName } from '../protocol/events.ts';
import { failureOf, type Failure } from './failure.ts';
import { createConvergenceStop } from './convergenceStop.ts';
import { takeSnapshot } from './snapshot.ts';
import { takeNet } from './takeNet.ts';

export interface LoopOptions extends ReportOptions {
  readonly run: Run<GameTrainer>;
  readonly backend: BackendName;
  /** Steps per second while it plays and no speed was chosen; null for as fast as it goes. */
  readonly defaultStepsPerSecond: number | null;
  /** Null where there is nothing to ask. */
  readonly answering: Answering | null;
  /** How numbers of an example enter the net; null without one. */
  readonly scale: InputScale | null;
}

export interface Loop {
  play(): void;
  pause(): void;
  /** @param due whether what the log has for the step reached is done there */
  step(count: number, request: number, due?: boolean): void;
  patch(patch: SpecPatch, request: number): void;
  setSpeed(stepsPerSecond: number | null): void;
  act(act: Intervention, request: number): void;
  snapshot(request: number): void;
  freeze(request: number): void;
  figures(first: PlayerId, count: number, request: number): void;
  ask(question: Question, request: number): void;
  takeNet(request: number): void;
  /** Has the present state kept, unless the page has it. */
  save(): void;
  giveBack(what: 'frame' | 'pictures', buffer: ArrayBuffer): void;
  /** Ends the run with a sentence; what the page has drawn stays. */
  fail(failure: Failure): void;
  /** Stops for good; resolves when the last step has ended. */
  stop(): Promise<void>;
}

export function createLoop(options: LoopOptions): Loop {
  const { id, run, post } = options;
  const { trainer } = run;
  const now = () => performance.now();
  const giveWay = createYield();

  let playing = false;
  let stopped = false;
  let hasFailed = false;
  let stepsWanted = 0;
  let stepRequests: { request: number; at: number; due: boolean }[] = [];
  let working: Promise<void> | null = null;
  const jobs: (() => Promise<void>)[] = [];
  let chosenInterval: number | null = null;
  let nextStepAt = 0;
  let wake: (() => void) | null = null;

  let framing: Promise<void> | null = null;
  let stepMs = 0;
  /** Whether all was told of the present step, as of one that no other follows. */
  let isTold = false;
  /** The step at which the page was told last whether the run plays. */
  let toldStep = run.step;

  const convergenceStop = createConvergenceStop(run);
  const reports = createReports(options);
  const frames = createFrames({
    run,
    shown: options.shown,
    stepMs: () => stepMs,
    now,
    post: (buffer) => post({ type: 'frame', run: id, buffer }, [buffer]),
  });

  const interval = () =>
    chosenInterval ??
    (playing && options.defaultStepsPerSecond !== null
      ? 1000 / options.defaultStepsPerSecond
      : null);
  const wantsStep = () => !stopped && (playing || stepsWanted > 0);
  const isFinished = () => run.step >= run.spec.epochs * run.stepsPerEpoch;

  function fail(failure: Failure): void {
    if (stopped) return;
    playing = false;
    stepsWanted = 0;
    stepRequests = [];
    isTold = true;
    // What fails after the first failure fails because of it.
    if (hasFailed) return;
    hasFailed = true;
    post({ type: 'failed', run: id, ...failure });
  }

  const failWith = (error: unknown) => fail(failureOf(error, 'other'));

  function setPlaying(next: boolean): void {
    playing = next;
    toldStep = run.step;
    post({ type: 'playing', run: id, playing, step: run.step });
  }

  /** What the log has for the next step; the page sees the state before it and, where players were put elsewhere, after. */
  async function replayLogged(): Promise<void> {
    if (!run.isDue) return;
    await frames.tell();
    const due = await run.catchUp();
    for (const change of due) post(changeEvent(id, null, { ...change, step: run.step }));
    const acts = due.flatMap(({ act }) => act ?? []);
    if (acts.length === 0) return;
    acts.forEach((act) => frames.invalidateMoved(movedBy(act)));
    await frames.tell();
  }

  async function oneStep(): Promise<void> {
    isTold = false;
    await replayLogged();
    const began = now();
    await run.advance();
    void frames.glance().catch(failWith);
    stepMs += 0.1 * (now() - began - stepMs);
  }

  /** Pauses where the players have come to rest, if the visitor asked for it. */
  async function stopWhenConverged(): Promise<void> {
    const message = playing ? await convergenceStop.check() : null;
    if (message === null) return;
    setPlaying(false);
    post({ type: 'notice', run: id, message });
  }

  /** Everything the page sees besides the steps; `still` when no further step follows. */
  async function report(still: boolean): Promise<void> {
    isTold = still;
    // While more steps follow they do not wait for the device to answer.
    if (still) {
      await framing;
      // Whether or not the page has given the last one's buffer back: who waits for the step finds its frame there.
      await frames.tell();
    } else if (frames.isDue()) {
      framing = frames.send().catch(failWith);
    }
    await reports.makeDue(still);
    // A step that was under way when it was paused has been made all the same.
    if (still && !wantsStep() && toldStep !== run.step) setPlaying(false);
  }

  const isReached = ({ at }: { at: number }) => run.step >= at;
  const isDueAtGoal = () => stepRequests.some((wanted) => wanted.due && isReached(wanted));

  /** @returns whether there was one */
  function answerSteps(): boolean {
    const done = stepRequests.filter(isReached);
    stepRequests = stepRequests.filter((wanted) => !isReached(wanted));
    for (const { request } of done) post({ type: 'stepped', run: id, request, step: run.step });
    return done.length > 0;
  }

  async function waitForTurn(): Promise<void> {
    const wait = stopped || interval() === null ? 0 : nextStepAt - now();
    if (wait <= 1) {
      await giveWay();
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }

  async function work(): Promise<void> {
    while (!stopped) {
      const job = jobs.shift();
      if (job !== undefined) await job();
      else if (wantsStep()) await turn();
      // Whoever ends the playing, and whenever: the page sees the very last step.
      else if (!isTold) {
        await report(true);
        answerSteps();
      } else if (!answerSteps()) break;
    }
  }

  async function turn(): Promise<void> {
    nextStepAt = Math.max(now(), nextStepAt + (interval() ?? 0));
    await oneStep();
    if (stepsWanted > 0) stepsWanted--;
    // What the log has for the state after the last step has no step that it would begin with.
    if (isFinished() || isDueAtGoal()) await replayLogged();
    if (playing && isFinished()) setPlaying(false);
    await stopWhenConverged();
    // A page that waits for `stepped` finds the frame of that step already there.
    await report(!wantsStep());
    answerSteps();
    await waitForTurn();
  }

  /** One thing at a time touches the trainer: steps, tests, pictures and answers all pass here. */
  function start(): void {
    if (working !== null || stopped) return;
    working = work()
      .catch(failWith)
      .then(() => {
        working = null;
        // A command may have come between the loop's last look and here.
        if (jobs.length > 0 || wantsStep()) start();
      });
  }

  /** A job that somebody waits for: if it fails, that is told, whatever failed before. */
  function answer(job: () => Promise<void>): void {
    hasFailed = false;
    enqueue(job);
  }

  function enqueue(job: () => Promise<void>): void {
    jobs.push(job);
    wake?.();
    start();
  }

  // The page shows the players before the first step.
  enqueue(() => report(!wantsStep()));
  void options.testing?.testReady.then(() => enqueue(() => report(!wantsStep()))).catch(failWith);

  return {
    play() {
      if (stopped || playing) return;
      hasFailed = false;
      setPlaying(true);
      frames.restartClock();
      start();
    },
    pause() {
      stepsWanted = 0;
      // Answered when the step under way is done.
      stepRequests = stepRequests.map((wanted) => ({ ...wanted, at: run.step }));
      if (playing) setPlaying(false);
      wake?.();
    },
    step(count, request, due = false) {
      hasFailed = false;
      stepsWanted += count;
      stepRequests.push({ request, at: run.step + stepsWanted, due });
      setPlaying(false);
      wake?.();
      start();
    },
    patch(patch, request) {
      post(changeEvent(id, request, run.patch(patch)));
      frames.invalidate();
      // What the change did is counted from the state that it met.
      const told = run.underWay === null ? frames.tell() : run.underWay.then(frames.tell);
      void told.catch(failWith);
      if (wantsStep()) return;
      // Where θ follows from the coefficients, so do the players' pictures.
      enqueue(() => (trainer.applyCoefficients === undefined ? frames.send() : report(true)));
    },
    setSpeed(rate) {
      chosenInterval = rate === null ? null : 1000 / rate;
      nextStepAt = 0;
      wake?.();
    },
    act(act, request) {
      answer(async () => {
        await frames.tell();
        post(changeEvent(id, request, await run.act(act)));
        // The same step has another state now: what was told of it is told again.
        frames.invalidateMoved(movedBy(act));
        reports.forgetEvaluation();
        await frames.tell();
        await report(!wantsStep());
      });
    },
    freeze(request) {
      answer(async () => {
        const began = now();
        const game = await readFrozenGame(trainer, run.spec, run.feeShare);
        const costMs = now() - began;
        post({ type: 'frozen', run: id, request, step: run.step, game, costMs }, buffersIn(game));
      });
    },
    figures(first, count, request) {
      answer(async () => {
        const began = now();
        const figures = await readFigures(trainer, first, count);
        const costMs = now() - began;
        const event = { type: 'figures', run: id, request, step: run.step, ...figures } as const;
        post({ ...event, costMs }, buffersIn(figures));
      });
    },
    ask(question, request) {
      answer(async () => {
        const began = now();
        const told = (await options.answering?.(question, run.spec.epsilon)) ?? null;
        const costMs = now() - began;
        const event = { type: 'answered', run: id, request, step: run.step } as const;
        post({ ...event, answer: told, costMs }, buffersIn(told));
      });
    },
    takeNet(request) {
      answer(async () => {
        await options.testing?.testReady;
        const net = await takeNet(options, options.scale, await reports.evaluation());
        post({ type: 'net', run: id, request, step: run.step, net }, buffersIn(net));
      });
    },
    snapshot(request) {
      answer(async () => {
        await options.testing?.testReady;
        const columns = await trainer.readPlayers();
        const latest = await reports.evaluation();
        post({
          type: 'snapshot',
          run: id,
          request,
          snapshot: takeSnapshot(run, options.backend, columns, latest),
        });
      });
    },
    save() {
      enqueue(reports.keep);
    },
    giveBack(what, buffer) {
      const isFrame = what === 'frame';
      (isFrame ? frames : reports).giveBack(buffer);
      // The last of a run that has come to rest may have had to wait for this buffer.
      if (!wantsStep()) enqueue(isFrame ? frames.send : reports.sendOwed);
    },
    fail,
    async stop() {
      stopped = true;
      wake?.();
      await working;
    },
  };
}
