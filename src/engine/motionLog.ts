/**
 * How every player has moved lately, from the participations that are read for frames anyway: over
 * MOTION_STEPS steps, and whether it turns back at every step. What a hand does to s is no motion of
 * the player's own.
 */
import type { PlayerId } from '../game/players.ts';
import { FAR, MOTION_STEPS } from '../game/population.ts';
import type { Moving } from '../game/summary.ts';

/** Cells of the past at most, 8 MiB: of many players fewer steps are kept, then up to twice MOTION_STEPS. */
const MOST_CELLS = 2 ** 21;

interface Seen {
  readonly step: number;
  /** NaN where a hand has moved the player since; shape [playerCount]. */
  readonly s: Float32Array;
}

export class MotionLog {
  /** Oldest first; the first is the newest that is MOTION_STEPS or more before the last, if there is one. */
  private past: Seen[] = [];
  /** The last two steps seen, however near. */
  private last: Seen[] = [];
  private readonly spacing: number;
  /** Ends between which a player alternates, low = high = NaN where it does not; shape [playerCount]. */
  private readonly low: Float32Array;
  private readonly high: Float32Array;
  /** Step at which a hand put a player somewhere, −1 for never; shape [playerCount]. */
  private readonly putAt: Int32Array;
  private turnsAt = -1;

  constructor(private readonly playerCount: number) {
    this.spacing = Math.max(1, Math.ceil(((MOTION_STEPS + 1) * playerCount) / MOST_CELLS));
    this.low = new Float32Array(playerCount).fill(NaN);
    this.high = new Float32Array(playerCount).fill(NaN);
    this.putAt = new Int32Array(playerCount).fill(-1);
  }

  /** Takes in s of a step that no frame may show; keeps a copy. Steps come in order. */
  see(step: number, participation: Float32Array): void {
    const before = this.last.at(-1);
    if (before !== undefined && before.step >= step) return;
    const seen = { step, s: participation.slice() };
    this.findTurns([...this.last, seen]);
    this.last = [...this.last.slice(-1), seen];
    const newest = this.past.at(-1);
    if (newest === undefined || step >= newest.step + this.spacing) this.past.push(seen);
    while ((this.past[1]?.step ?? Infinity) <= step - MOTION_STEPS) this.past.shift();
  }

  /** A hand has put these players elsewhere, or all of them; what they did before says nothing of them. */
  put(players: readonly PlayerId[] | 'all', step: number, participation: Float32Array): void {
    const each = players === 'all' ? participation.keys() : players;
    const entries = new Set([...this.past, ...this.last]);
    for (const player of each) {
      if (player >= this.playerCount) continue;
      for (const seen of entries)
        seen.s[player] = seen.step === step ? (participation[player] ?? NaN) : NaN;
      this.low[player] = this.high[player] = NaN;
      this.putAt[player] = step;
    }
  }

  /**
   * @param participation s at `step`
   * @param goesFar whether the next step of a player will be a far one, as far as can be told
   */
  moving(step: number, participation: Float32Array, goesFar: (player: number) => boolean): Moving {
    const motion = new Float32Array(this.playerCount);
    const swing = new Float32Array(this.playerCount);
    for (let i = 0; i < this.playerCount; i++) {
      const s = participation[i]!;
      motion[i] = this.motionOf(i, s, step);
      const [low, high] = [this.low[i]!, this.high[i]!];
      if (!(high - low >= FAR)) continue;
      // Seen some steps ago: it must still have far to go.
      if (this.turnsAt >= step || goesFar(i)) swing[i] = s - low > high - s ? low - s : high - s;
      else this.low[i] = this.high[i] = NaN;
    }
    return { motion, swing };
  }

  private motionOf(player: number, s: number, step: number): number {
    const known = this.past.find((seen) => !Number.isNaN(seen.s[player]));
    const isOnly = known === undefined || known.step === step;
    return isOnly && step > 0 && this.putAt[player] !== step ? NaN : s - (known?.s[player] ?? s);
  }

  /** Of three steps in a row: who went far and came back. */
  private findTurns(steps: readonly Seen[]): void {
    const [first, second, third] = steps;
    if (first === undefined || second === undefined || third?.step !== first.step + 2) return;
    this.turnsAt = third.step;
    for (let i = 0; i < this.playerCount; i++) {
      const [a, b, c] = [first.s[i]!, second.s[i]!, third.s[i]!];
      const [there, back] = [b - a, c - b];
      const turned = there * back < 0 && Math.min(Math.abs(there), Math.abs(back)) >= FAR;
      this.low[i] = turned ? Math.min(a, b, c) : NaN;
      this.high[i] = turned ? Math.max(a, b, c) : NaN;
    }
  }
}
