/**
 * Sends frames, one in flight: the next only when the page has given the last one's buffer back, so that
 * a slow page slows nothing but its own pictures.
 */
import { divergenceOf } from '../engine/divergence.ts';
import type { Run } from '../engine/run.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import type { Shown } from '../game/shown.ts';
import { summarise, SUMMARY_LENGTH } from '../game/summary.ts';
import { frameLength, writeFrame } from '../protocol/frame.ts';
import { DivergedError } from './failure.ts';

/** No screen shows more frames than this. */
const FRAME_INTERVAL_MS = 15;
/** Of the time that summing up all players may take; half a million of them take milliseconds. */
const SUMMARY_SHARE = 0.1;

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
  /** The page is told of the same step again: players were put elsewhere, or are judged by other prices. */
  retell(): void;
  giveBack(buffer: ArrayBuffer): void;
  /** The clock of steps per second starts anew, as after a pause. */
  restartClock(): void;
}

export function createFrames(options: FramesOptions): Frames {
  const { run, shown, now } = options;
  const { trainer } = run;
  const layerCount = trainer.layers.length;
  const summaries = new Float32Array(layerCount * SUMMARY_LENGTH);
  let buffer: ArrayBuffer | null = new ArrayBuffer(
    4 * frameLength(layerCount, shown.players.length),
  );
  let sentAt = -Infinity;
  let intervalMs = FRAME_INTERVAL_MS;
  let sentStep = -1;
  let isStale = false;
  let stepsPerSecond = 0;

  function measureRate(steps: number, ms: number): void {
    const rate = (1000 * steps) / ms;
    stepsPerSecond = stepsPerSecond === 0 ? rate : stepsPerSecond + 0.2 * (rate - stepsPerSecond);
  }

  return {
    isDue: () => buffer !== null && now() - sentAt >= intervalMs,
    async send() {
      if (buffer === null || (sentStep === run.step && !isStale)) return;
      const into = buffer;
      buffer = null;
      isStale = false;
      const { step, spec, fee } = run;
      const before = sentStep;
      sentStep = step;
      const columns = await trainer.readPlayers();
      const at = now();
      if (sentAt > 0 && step > before) measureRate(step - before, at - sentAt);
      sentAt = at;
      summarise(columns, trainer.layers, { ...spec, gamma: fee }, spec.epsilon, summaries);
      writeFrame(
        new Float32Array(into),
        {
          step,
          loss: columns.loss,
          fee,
          stepsPerSecond,
          stepMs: options.stepMs(),
          tensors: trainer.memory().tensors,
          workShare: trainer.workShare(),
          epsilon: spec.epsilon,
        },
        summaries,
        columns,
        shown.players,
      );
      intervalMs = Math.max(FRAME_INTERVAL_MS, (now() - at) / SUMMARY_SHARE);
      options.post(into);
      const sentence = divergenceOf(columns, spec, step);
      if (sentence !== null) throw new DivergedError(sentence);
    },
    retell() {
      isStale = true;
    },
    giveBack(returned) {
      buffer = returned;
    },
    restartClock() {
      sentAt = -Infinity;
    },
  };
}
