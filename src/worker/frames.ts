/**
 * Sends frames, one in flight: the next only when the page has given the last one's buffer back, so that
 * a slow page slows nothing but its own pictures.
 */
import { divergenceOf } from '../engine/divergence.ts';
import { createObserver } from '../engine/observer.ts';
import type { Run } from '../engine/run.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import type { PlayerId } from '../game/players.ts';
import type { Shown } from '../game/shown.ts';
import { frameLength, writeFrame } from '../protocol/frame.ts';
import { DivergedError } from './failure.ts';

/** No screen shows more frames than this. */
const FRAME_INTERVAL_MS = 15;
/** Steps in a row that show who turns back at each. */
const GLANCES = 3;
/** Of the time that reading and summing up all players may take; half a million of them take milliseconds. */
const FRAME_SHARE = 0.1;
const LONGEST_INTERVAL_MS = 1000;

export interface FramesOptions {
  readonly run: Run<GameTrainer>;
  readonly shown: Shown;
  /** Milliseconds of a step's own work, as it was lately. */
  readonly stepMs: () => number;
  readonly now: () => number;
  readonly post: (buffer: ArrayBuffer) => void;
}

export interface Frames {
  /** Whether the page can take one and has had time to draw the last. */
  isDue(): boolean;
  /**
   * Sends the state of the present step, unless the page has it or has not given the buffer back.
   * @throws DivergedError if the numbers have run away; the frame that shows it has been sent
   */
  send(): Promise<void>;
  /**
   * Sends the state of the present step whatever the page is doing, unless it has it: what comes next
   * is compared with it.
   */
  tell(): Promise<void>;
  /**
   * To be called after every step. Where somebody moves far at each step, some steps after every frame
   * are read too, because frames that are some steps apart cannot tell who turns back at each.
   */
  glance(): Promise<void>;
  /** The page is told of the same step again: players are judged by other prices. */
  invalidate(): void;
  /** The same after a hand has put players elsewhere. */
  invalidateMoved(players: readonly PlayerId[] | 'all'): void;
  giveBack(buffer: ArrayBuffer): void;
  /** The clock of steps per second starts anew, as after a pause. */
  restartClock(): void;
}

export function createFrames(options: FramesOptions): Frames {
  const { run, shown, now } = options;
  const { trainer } = run;
  const layerCount = trainer.layers.length;
  const bytes = 4 * frameLength(layerCount, shown.players.length);
  let buffer: ArrayBuffer | null = new ArrayBuffer(bytes);
  let sentAt = -Infinity;
  let intervalMs = FRAME_INTERVAL_MS;
  let sentStep = -1;
  let isStale = false;
  let stepsPerSecond = 0;
  const ends = Uint32Array.from(shown.layers, ({ first, count }) => first + count);
  const observer = createObserver(trainer.layers);
  let put: readonly PlayerId[] | 'all' = [];
  /** Steps still to be read besides those of frames. */
  let glances = 0;
  /** Frames arrive in the order of their steps. */
  let delivered: Promise<unknown> = Promise.resolve();

  function measureRate(steps: number, ms: number): void {
    const rate = (1000 * steps) / ms;
    stepsPerSecond = stepsPerSecond === 0 ? rate : stepsPerSecond + 0.2 * (rate - stepsPerSecond);
  }

  /** Reads the present step at once, and posts it when the frames before it are posted. */
  function deliver(into: ArrayBuffer): Promise<void> {
    const { step, spec, feeShare, epoch } = run;
    const moment = { step, spec, feeShare, epoch };
    const before = sentStep;
    const moved = put;
    [buffer, isStale, sentStep, put] = [null, false, step, []];
    const asked = now();
    const reading = trainer.readPlayers();
    // Elsewhere than on a graphics card the call itself does the work.
    const readMs = now() - asked;
    const previous = delivered;
    const delivery = (async () => {
      await previous;
      const columns = await reading;
      const at = now();
      if (sentAt > 0 && step > before) measureRate(step - before, at - sentAt);
      sentAt = at;
      if (moved.length > 0) observer.put(moved, step, columns.participation);
      const { players, fees, summaries, isFar } = observer.observe(columns, moment);
      glances = isFar ? GLANCES : 0;
      writeFrame(
        new Float32Array(into),
        {
          step,
          loss: columns.loss,
          stepsPerSecond,
          stepMs: options.stepMs(),
          tensors: trainer.memory().tensors,
          workShare: trainer.workShare(),
          epsilon: spec.epsilon,
        },
        { fees, ends },
        summaries,
        players,
        shown.players,
      );
      const wanted = (readMs + now() - at) / FRAME_SHARE;
      // One stall must not keep the pictures still for ten times as long.
      intervalMs = Math.min(LONGEST_INTERVAL_MS, Math.max(FRAME_INTERVAL_MS, wanted));
      options.post(into);
      const sentence = divergenceOf(columns, spec, step);
      if (sentence !== null) throw new DivergedError(sentence);
    })();
    // Whoever asked for this frame hears that it failed; the next one is a frame of its own.
    delivered = delivery.catch(() => undefined);
    return delivery;
  }

  const isTold = () => sentStep === run.step && !isStale;

  return {
    isDue: () => buffer !== null && now() - sentAt >= intervalMs,
    async send() {
      if (buffer !== null && !isTold()) await deliver(buffer);
    },
    async tell() {
      await (isTold() ? delivered : deliver(buffer ?? new ArrayBuffer(bytes)));
    },
    async glance() {
      if (glances === 0) return;
      glances--;
      const { step } = run;
      const { participation } = await trainer.readPlayers();
      observer.see(step, participation);
    },
    invalidate() {
      isStale = true;
    },
    invalidateMoved(players) {
      isStale = true;
      put = put === 'all' || players === 'all' ? 'all' : [...put, ...players];
    },
    giveBack(returned) {
      buffer = returned;
    },
    restartClock() {
      sentAt = -Infinity;
    },
  };
}
