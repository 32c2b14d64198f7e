/**
 * A hand on a neuron's line: while it holds the line the picture shows where the boundary would be, and the run
 * knows nothing of it; where it lets go, the line is put down, by one act.
 */
import type { LineWeights } from '../../game/interventions.ts';
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { Spot } from './geometry.ts';
import { carried, lineOf, rounded, turned, type Ground } from './line.ts';

export type Grip = 'move' | 'turn';

/** A line that is held, or was let go and is on its way into the run. */
export interface HeldLine {
  readonly player: PlayerId;
  readonly line: LineWeights;
  /** Where the hand is; where a key moved it, where the hold is then. */
  readonly spot: Spot;
  readonly grip: Grip;
}

interface Start {
  readonly line: LineWeights;
  /** Where it was taken, and round which point it turns. */
  readonly from: Spot;
  readonly pivot: Spot;
}

export interface Hand {
  readonly held: HeldLine | null;
  /** @returns whether the player has a line */
  take(player: PlayerId, grip: Grip, from: Spot, pivot: Spot): boolean;
  moveTo(spot: Spot): void;
  /** By keys: so far, or by so much counter-clockwise, radians. */
  nudge(by: { readonly x: number; readonly y: number } | { readonly angle: number }): void;
  /** Puts it down. */
  letGo(): void;
  /** Everything as it was. */
  drop(): void;
  /** To be called when pictures are drawn: what was put down is in the net by then, or the run is another. */
  look(): void;
}

/** @param onChange the picture is another */
export function createHand(
  lab: Pick<Lab, 'store' | 'plane' | 'act'>,
  groundOf: () => Ground | null,
  onChange: () => void,
): Hand {
  let held: HeldLine | null = null;
  let start: Start | null = null;
  let run = 0;
  /** The last picture before the run had what was put down; undefined while nothing is on its way. */
  let before: PlaneTaken | null | undefined;

  function show(next: HeldLine | null): void {
    held = next;
    onChange();
  }

  function forget(): void {
    start = null;
    before = undefined;
    show(null);
  }

  return {
    get held() {
      return held;
    },
    take(player, grip, from, pivot) {
      // What is on its way into the run is where it was put.
      const line =
        held?.player === player ? held.line : lab.plane === null ? null : lineOf(lab.plane, player);
      if (line === null) return false;
      ({ run } = lab.store.getState());
      before = undefined;
      start = { line, from, pivot };
      show({ player, line, spot: from, grip });
      return true;
    },
    moveTo(spot) {
      const ground = groundOf();
      if (held === null || start === null || ground === null) return;
      const { line, from, pivot } = start;
      const angleOf = ([x, y]: Spot) => Math.atan2(y - pivot[1], x - pivot[0]);
      const next =
        held.grip === 'move'
          ? carried(line, ground, from, spot)
          : turned(line, ground, pivot, angleOf(spot) - angleOf(from));
      show({ ...held, line: next, spot });
    },
    nudge(by) {
      const ground = groundOf();
      if (held === null || start === null || ground === null) return;
      if ('angle' in by)
        return show({ ...held, line: turned(held.line, ground, held.spot, by.angle) });
      const spot: Spot = [held.spot[0] + by.x, held.spot[1] + by.y];
      show({ ...held, line: carried(held.line, ground, held.spot, spot), spot });
    },
    letGo() {
      if (held === null || start === null) return;
      const { player, line } = held;
      const isMoved = String(rounded(line).weights) !== String(rounded(start.line).weights);
      if (!isMoved && rounded(line).bias === rounded(start.line).bias) return forget();
      start = null;
      const wasPutDown = held;
      const noteArrival = () => {
        if (held === wasPutDown) before = lab.plane;
      };
      // What goes wrong with the run is said where the run is.
      void lab.act({ kind: 'moveLine', player, ...rounded(line) }).then(noteArrival, () => {
        if (held === wasPutDown) forget();
      });
    },
    drop() {
      if (start !== null) forget();
    },
    look() {
      if (held === null) return;
      const isAnother = lab.store.getState().run !== run;
      if (isAnother || (before !== undefined && lab.plane !== before)) {
        start = null;
        before = undefined;
        held = null;
      }
    },
  };
}
