/**
 * Who is being pushed out, who has left, when and of what; told every frame, kept in O(N).
 *
 * What a player weighed when it came to be pushed (∂U/∂s < 0) is compared with what it weighed on
 * average over the steps at which it held (∂U/∂s ≥ 0) since it came in. Both are terms of ∂U/∂s, so the
 * fall between them splits exactly into the four terms (game/departure.ts). Neighbouring frames would
 * not do: they name whatever noise crossed the line, and half of the causes change when only every
 * tenth step is seen; against the average one in a hundred does. A player pushed ever since it came in
 * is compared with nothing earned and nothing paid.
 */
import { causeOf, causes, harms, nothing, type Cause } from '../game/departure.ts';
import type { Prices, Terms } from '../game/utility.ts';
import type { Frame } from '../protocol/frame.ts';

/** Stands for a step where there is none. */
export const NEVER = -1;
const TERMS = causes.length;

/** What a frame is judged by; the fee γ_t comes with the frame. */
export type Rules = Omit<Prices, 'gamma'> & {
  /** Players with s < ε are out. */
  readonly epsilon: number;
};

/** How a player came to be pushed. */
export interface Fall {
  /** Its terms of ∂U/∂s on average while it held; `nothing` for one pushed ever since it came in. */
  readonly before: Terms;
  /** The same when it came to be pushed, and the step of that. */
  readonly after: Terms;
  readonly pushedAt: number;
  /** What each term did to it; adds up to the whole fall. */
  readonly harms: Terms;
  readonly cause: Cause;
  readonly heldBefore: boolean;
}

export class RollCall {
  /** Step since which U falls from s = 0 on (the region “out”), the others as they stand; [playerCount]. */
  readonly dominatedSince: Int32Array;
  /** Step of the first frame with s < ε since it was last in; [playerCount]. */
  readonly leftAt: Int32Array;
  /** How often it has come back; [playerCount]. */
  readonly returns: Uint16Array;
  /** Grows whenever somebody leaves or comes back. */
  version = 0;
  /** Step of the last frame. */
  step = NEVER;
  private readonly pushedAt: Int32Array;
  /** 1 where ∂U/∂s < 0 in the last frame in which it was in; [playerCount]. */
  private readonly isPushed: Uint8Array;
  /** 1 where it left although nothing pushed it; [playerCount]. */
  private readonly isUnpushed: Uint8Array;
  /** Steps it has held since it came in; [playerCount]. */
  private readonly held: Float32Array;
  /** Terms of ∂U/∂s on average over those, and when it came to be pushed; [playerCount, TERMS]. */
  private readonly holding: Float32Array;
  private readonly pushed: Float32Array;

  constructor(readonly playerCount: number) {
    const steps = () => new Int32Array(playerCount).fill(NEVER);
    this.dominatedSince = steps();
    this.leftAt = steps();
    this.pushedAt = steps();
    this.returns = new Uint16Array(playerCount);
    this.isPushed = new Uint8Array(playerCount);
    this.isUnpushed = new Uint8Array(playerCount);
    this.held = new Float32Array(playerCount);
    this.holding = new Float32Array(playerCount * TERMS);
    this.pushed = new Float32Array(playerCount * TERMS);
  }

  /** Takes in the next frame; keeps nothing of its arrays. */
  observe(frame: Frame, { alpha, beta, eta, epsilon }: Rules): void {
    const { participation, benefit, normSquared, rivalry, fee, step } = frame;
    if (step < this.step) this.forgetAfter(step);
    // Before the first step no benefit has been measured.
    if (step === 0) return;
    const stepsSince = this.step === NEVER ? 1 : Math.max(1, step - this.step);
    this.step = step;
    const { playerCount, dominatedSince, leftAt, pushedAt, isPushed, isUnpushed } = this;
    const { held, holding, pushed } = this;
    for (let i = 0; i < playerCount; i++) {
      const s = participation[i];
      const earns = alpha * benefit[i];
      const rivals = eta * rivalry[i];
      const gain = earns - fee - rivals;
      const curvature = 2 * beta * normSquared[i];
      const isOut = s < epsilon;

      // The region “out” of the best-response map (frozen/bestResponse.ts).
      if (gain > 0 || (gain === 0 && curvature === 0)) dominatedSince[i] = NEVER;
      else if (dominatedSince[i] === NEVER) dominatedSince[i] = step;

      if (leftAt[i] !== NEVER) {
        if (isOut) continue;
        this.comeBack(i);
      }
      const wasPushed = isPushed[i];
      if (gain - curvature * s < 0) {
        isPushed[i] = 1;
        if (wasPushed === 0) {
          pushedAt[i] = step;
          const to = TERMS * i;
          pushed[to] = earns;
          pushed[to + 1] = curvature * s;
          pushed[to + 2] = fee;
          pushed[to + 3] = rivals;
        }
      } else {
        isPushed[i] = 0;
        const share = stepsSince / (held[i] += stepsSince);
        const to = TERMS * i;
        holding[to] += share * (earns - holding[to]);
        holding[to + 1] += share * (curvature * s - holding[to + 1]);
        holding[to + 2] += share * (fee - holding[to + 2]);
        holding[to + 3] += share * (rivals - holding[to + 3]);
      }
      if (isOut) {
        leftAt[i] = step;
        // One frame's grace: near 0 the push flickers with the batches.
        isUnpushed[i] = isPushed[i] === 1 || wasPushed === 1 ? 0 : 1;
        this.version++;
      }
    }
  }

  /** Whether it is out although it was not being pushed: ε rose, or it was put there. */
  leftUnpushed(player: number): boolean {
    return this.leftAt[player] !== NEVER && this.isUnpushed[player] === 1;
  }

  /** Why it is being pushed or has left; null while it holds, and for one that left unpushed. */
  fall(player: number): Fall | null {
    const isOut = this.leftAt[player] !== NEVER;
    if ((isOut ? this.isUnpushed[player] : 1 - this.isPushed[player]) === 1) return null;
    const heldBefore = this.held[player] > 0;
    const before = heldBefore ? termsAt(this.holding, player) : nothing;
    const after = termsAt(this.pushed, player);
    return {
      before,
      after,
      pushedAt: this.pushedAt[player],
      harms: harms(before, after),
      cause: causeOf(before, after),
      heldBefore,
    };
  }

  private comeBack(i: number): void {
    this.leftAt[i] = NEVER;
    this.returns[i]++;
    this.startAnew(i);
    this.version++;
  }

  private startAnew(i: number): void {
    this.pushedAt[i] = NEVER;
    this.isPushed[i] = 0;
    this.held[i] = 0;
  }

  /**
   * The run has gone back to `step`: nothing later has happened. Averages cannot be taken apart, so who
   * is in is followed anew from here; who had left by then stays out, and of what.
   */
  private forgetAfter(step: number): void {
    for (let i = 0; i < this.playerCount; i++) {
      if (this.dominatedSince[i] > step) this.dominatedSince[i] = NEVER;
      if (this.leftAt[i] > step) this.leftAt[i] = NEVER;
      if (this.leftAt[i] === NEVER) this.startAnew(i);
      if (step === 0) this.returns[i] = 0;
    }
    this.step = NEVER;
    this.version++;
  }
}

function termsAt(of: Float32Array, player: number): Terms {
  const [benefit, size, presence, rivals] = of.subarray(TERMS * player, TERMS * (player + 1));
  return { benefit, size, presence, rivals };
}
