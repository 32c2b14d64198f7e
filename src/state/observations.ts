/** What the page has seen of a run so far: every frame's players over time, who left when, and their pictures. */
import type { RunSpec } from '../game/spec.ts';
import { readFrame } from '../protocol/frame.ts';
import type { EventOf } from './client.ts';
import { RollCall } from './rollCall.ts';
import { Trajectory } from './trajectory.ts';

/** Receptive fields of the shown players, as bytes; 128 is zero weight, the player's largest is ±127. */
export interface Fields {
  readonly step: number;
  /** Pixels along one edge. */
  readonly side: number;
  /** Shape [playerCount, side * side]. */
  readonly pixels: Uint8Array;
}

export interface Observations {
  /** Replaced when another run begins. */
  readonly trajectory: Trajectory;
  /** Of the shown players; replaced with the trajectory. */
  readonly rollCall: RollCall;
  readonly fields: Fields | null;
  /** Another run: nothing of it has been seen yet. */
  begin(playerCount: number, layerCount: number): void;
  /** Keeps nothing of the event's buffer. @param spec as it stands */
  takeFrame(event: EventOf<'frame'>, spec: RunSpec): void;
  /** Keeps nothing of the event's buffer. */
  takeFields(event: EventOf<'fields'>): void;
}

export function createObservations(): Observations {
  let trajectory = new Trajectory(0, 0);
  let rollCall = new RollCall(0);
  let fields: Fields | null = null;
  return {
    get trajectory() {
      return trajectory;
    },
    get rollCall() {
      return rollCall;
    },
    get fields() {
      return fields;
    },
    begin(playerCount, layerCount) {
      trajectory = new Trajectory(playerCount, layerCount);
      rollCall = new RollCall(playerCount);
      fields = null;
    },
    takeFrame({ buffer }, spec) {
      const frame = readFrame(new Float32Array(buffer));
      trajectory.push(frame);
      rollCall.observe(frame, spec);
    },
    takeFields({ buffer, step, side }) {
      const length = trajectory.playerCount * side * side;
      fields = { step, side, pixels: new Uint8Array(buffer, 0, length).slice() };
    },
  };
}
