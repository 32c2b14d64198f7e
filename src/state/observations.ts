/** What the page has seen of a run so far: every frame's players over time, who left when, and their pictures. */
import { standsStill } from '../game/schedule.ts';
import { amongShown } from '../game/interventions.ts';
import { isGame } from '../spec/play.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import { readFrame } from '../protocol/frame.ts';
import type { EventOf } from './client.ts';
import { Baselines } from './baselines.ts';
import { picturesIn, type Fields, type Kernels, type PlaneTaken, type Sheet } from './pictures.ts';
import { PlaneHistory } from './planeHistory.ts';
import { refill } from './refill.ts';
import { PruningHistory } from './pruningHistory.ts';
import { Trajectory } from './trajectory.ts';

export interface Observations {
  /** Replaced when another run begins. */
  readonly trajectory: Trajectory;
  /** Of the shown players; replaced with the trajectory. */
  readonly pruningHistory: PruningHistory;
  readonly fields: Fields | null;
  readonly sheets: readonly Sheet[];
  readonly plane: PlaneTaken | null;
  /** Replaced with the trajectory. */
  readonly planeHistory: PlaneHistory;
  readonly kernels: readonly Kernels[];
  /** Replaced with the trajectory. */
  readonly baselines: Baselines;
  /** Another run: nothing of it has been seen yet. @param shown as the run says it (game/shown.ts) */
  begin(shown: Uint32Array, layerCount: number): void;
  /** What is to be kept of the past (keeper.ts); it goes on changing. */
  readonly past: unknown;
  /** Takes over what was kept of it; without effect if it cannot be read. */
  restore(past: unknown): void;
  /** The run goes on from an earlier step: what was seen up to there stays. @param log what is done by then */
  goBackTo(step: number, shown: Uint32Array, layerCount: number, log: readonly Change[]): void;
  /** Keeps nothing of the event's buffer. @param spec as it stands */
  takeFrame(event: EventOf<'frame'>, spec: RunSpec, stepsPerEpoch: number): void;
  /** A change acts from its step on, or has acted at once. */
  noteChange(change: Change): void;
  /** Keeps nothing of the event's buffer. @param spec as it stands */
  takePictures(event: EventOf<'pictures'>, spec: RunSpec): void;
}

export function createObservations(): Observations {
  let trajectory = new Trajectory(0, 0);
  let pruningHistory = new PruningHistory(0);
  let fields: Fields | null = null;
  let sheets: readonly Sheet[] = [];
  let plane: PlaneTaken | null = null;
  let planeHistory = new PlaneHistory();
  let kernels: readonly Kernels[] = [];
  let baselines = new Baselines();
  let shown: Uint32Array = new Uint32Array();

  function begin(now: Uint32Array, layerCount: number): void {
    shown = now;
    trajectory = new Trajectory(shown.length, layerCount);
    pruningHistory = new PruningHistory(shown.length);
    baselines = new Baselines();
    [fields, sheets, kernels, plane] = [null, [], [], null];
    planeHistory = new PlaneHistory();
  }

  return {
    get trajectory() {
      return trajectory;
    },
    get pruningHistory() {
      return pruningHistory;
    },
    get fields() {
      return fields;
    },
    get sheets() {
      return sheets;
    },
    get plane() {
      return plane;
    },
    get planeHistory() {
      return planeHistory;
    },
    get kernels() {
      return kernels;
    },
    get baselines() {
      return baselines;
    },
    begin,
    get past() {
      return { trajectory, pruningHistory, baselines, planeHistory };
    },
    restore(past) {
      try {
        const kept = past as {
          trajectory: Trajectory;
          pruningHistory: PruningHistory;
          baselines: Baselines;
          planeHistory?: PlaneHistory;
        };
        const { playerCount, layerCount } = kept.trajectory;
        const refilled = refill(new Trajectory(playerCount, layerCount), kept.trajectory);
        pruningHistory = refill(new PruningHistory(playerCount), kept.pruningHistory);
        baselines = refill(new Baselines(), kept.baselines);
        if (kept.planeHistory !== undefined)
          planeHistory = refill(new PlaneHistory(), kept.planeHistory);
        trajectory = refilled;
      } catch {
        // Of an earlier version of the page: the pictures then begin where the run goes on.
        begin(new Uint32Array(), 0);
      }
    },
    goBackTo(step, now, layerCount, log) {
      const isSame = trajectory.playerCount === now.length && trajectory.layerCount === layerCount;
      if (isSame) trajectory.goBackTo(step);
      else begin(now, layerCount);
      planeHistory.goBackTo(step);
      shown = now;
      pruningHistory.goBackTo(
        step,
        log.flatMap(({ act }) => (act && amongShown(act, now)) ?? []),
      );
    },
    takeFrame({ buffer }, spec, stepsPerEpoch) {
      const frame = readFrame(new Float32Array(buffer));
      trajectory.push(frame);
      // Where players answer no price none pushes them out.
      const freezeS = !isGame(spec) || standsStill(spec, frame.step / stepsPerEpoch);
      pruningHistory.observe(frame, { ...spec, freezeS });
      baselines.observe(frame, pruningHistory.version);
    },
    noteChange({ step, act }) {
      baselines.expect(step);
      const seen = act && amongShown(act, shown);
      if (seen) pruningHistory.noteAct(seen);
    },
    takePictures(event, { epsilon }) {
      ({ fields, sheets, kernels, plane } = picturesIn(event));
      if (plane !== null) planeHistory.observe(plane, epsilon);
    },
  };
}
