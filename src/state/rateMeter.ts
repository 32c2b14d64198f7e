/** How fast training computes on this page, for what is estimated of runs to come. */
import { isSandbox } from '../game/sandbox/game.ts';
import { costKind, stepMultiplications, type Rates } from '../spec/estimate.ts';
import { readFrame } from '../protocol/frame.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { Client } from './client.ts';
import type { LabStore } from './store.ts';

/** Frames that a run is left to warm up. */
const FRAMES_BEFORE = 30;
/** Weight of the newest rate. */
const NEWEST = 0.05;
/** Others are told of a rate that differs from the last by more than this share. */
const TELLING = 0.2;

interface Seen {
  readonly stepsPerSecond: number;
  /** Share of the full net's weights that a step still handles. */
  readonly workShare: number;
}

/** A run at full speed, as it is seen. */
export interface RateMeter {
  /** @returns the rates known now; the same object while nothing worth telling has changed */
  note(run: number, spec: RunSpec, seen: Seen): Rates;
}

export function createRateMeter(): RateMeter {
  let rates: Rates = {};
  let [run, frames, mean] = [-1, 0, 0];
  let [kind, work] = ['', 0];

  return {
    note(of, spec, { stepsPerSecond, workShare }) {
      if (of !== run) {
        [run, frames, mean] = [of, 0, 0];
        // Neither changes while a run goes on.
        [kind, work] = isSandbox(spec) ? ['', 0] : [costKind(spec), stepMultiplications(spec)];
      }
      const rate = stepsPerSecond * workShare * work;
      if (!(rate > 0 && Number.isFinite(rate)) || ++frames < FRAMES_BEFORE) return rates;
      mean = mean === 0 ? rate : mean + NEWEST * (rate - mean);
      const told = rates[kind];
      if (told === undefined || Math.abs(mean - told) > TELLING * told)
        rates = { ...rates, [kind]: mean };
      return rates;
    },
  };
}

/**
 * Keeps the store's rates. Where the visitor has set the speed, the run is not under way, or it shares the worker with
 * another, nothing is measured.
 */
export function watchRates(store: LabStore, client: Pick<Client, 'listen'>): void {
  const meter = createRateMeter();
  client.listen((event) => {
    const { run, phase, stepsPerSecond, spec, rates, twin } = store.getState();
    if (event.type !== 'frame' || event.run !== run) return;
    if (phase !== 'playing' || stepsPerSecond !== null || twin?.phase === 'training') return;
    const now = meter.note(run, spec, readFrame(new Float32Array(event.buffer)));
    if (now !== rates) store.setState({ rates: now });
  });
}
