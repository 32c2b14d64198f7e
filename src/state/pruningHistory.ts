/**
 * Which of the shown players are being pushed out, who has left, when and of what; told every frame,
 * kept in O(N).
 *
 * Two times of a player's stay are compared: while it held (∂U/∂s ≥ 0) and while it was pushed out
 * (∂U/∂s < 0). For each, the terms of ∂U/∂s are averaged over the steps, weighed by s: what it earned
 * and paid per unit of participation. Averages of a sum split as the sum does, so the fall from one time
 * to the other is exactly the sum of the four terms' own changes (game/departure.ts).
 *
 * Comparing the two frames between which the push began would not do: they name whatever noise crossed
 * the line, and while the fee warms up about half of the causes change when only every tenth step is
 * seen. For the same reason holding, or recovering, for fewer steps than the benefit remembers,
 * 1 / (1 − ρ), does not count: a player that never held longer is compared with nothing earned and
 * nothing paid.
 */
import { causeOf, harms, nothing, type Cause } from '../game/departure.ts';
import { movedBy, type Intervention } from '../game/interventions.ts';
import { shownIndex, type ShownIndex } from '../game/players.ts';
import type { Terms } from '../game/utility.ts';
import { priceOf, type PriceSpec } from '../game/prices.ts';
import type { Frame } from '../protocol/frame.ts';
import { Averages } from './averages.ts';

/** Stands for a step where there is none. */
export const NEVER = -1;
/** A player that was put to 0 between two frames was pushed all the same. */
const LEAST_WEIGHT = 1e-6;

/** What a frame is judged by; the fees γ_t and ε, below which a player is out, come with the frame. */
export type Rules = Omit<PriceSpec, 'gamma'> & {
  /** ρ of the benefit's running mean. */
  readonly benefitMemory: number;
  /** Whether s stands still for everybody. */
  readonly freezeS: boolean;
};

/** An act on players as they are followed here: by their places among the shown. */
export type ShownAct = Intervention<ShownIndex>;

/** How a player came to be pushed out. */
export interface Fall {
  /** Its terms of ∂U/∂s while it held; `nothing` if it never really did. */
  readonly before: Terms;
  readonly heldBefore: boolean;
  /** The same while it was pushed, and the step since which it was. */
  readonly after: Terms;
  readonly pushedAt: number;
  /** What each term did to it; adds up to the whole fall. */
  readonly harms: Terms;
  readonly cause: Cause;
}

export class PruningHistory {
  /** Step since which 0 has been its best response (the region “out”), the others as they stand; [playerCount]. */
  readonly zeroBestSince: Int32Array;
  /** Step of the first frame with s < ε since it was last in; [playerCount]. */
  readonly leftAt: Int32Array;
  /** How often it has come back; [playerCount]. */
  readonly returns: Uint16Array;
  /** 1 where it was seen to alternate at every step in the last frame; [playerCount]. */
  readonly alternates: Uint8Array;
  /** Whether s stood still for everybody in the last frame. */
  isFrozen = false;
  /** Grows whenever somebody leaves or comes back. */
  version = 0;
  /** Step of the last frame. */
  step = NEVER;
  /** Steps of holding that count. */
  private leastHeld = 1;
  private readonly pushedAt: Int32Array;
  /** 1 where ∂U/∂s < 0 in the last frame in which it was in; [playerCount]. */
  private readonly isPushed: Uint8Array;
  /** 1 where it left although nothing pushed it; [playerCount]. */
  private readonly isUnpushed: Uint8Array;
  /** Steps it has held in this stay, and without a break until now; [playerCount]. */
  private readonly held: Float32Array;
  private readonly heldOn: Float32Array;
  /** What the visitor did to a player that is out because of it. */
  private readonly byHand = new Map<ShownIndex, ShownAct>();
  /** Acts that the next frame shows. */
  private fresh: ShownAct[] = [];
  private readonly kept = new Map<ShownIndex, ShownAct>();
  private readonly holding: Averages;
  private readonly pushed: Averages;

  constructor(readonly playerCount: number) {
    const steps = () => new Int32Array(playerCount).fill(NEVER);
    this.zeroBestSince = steps();
    this.leftAt = steps();
    this.pushedAt = steps();
    this.returns = new Uint16Array(playerCount);
    this.alternates = new Uint8Array(playerCount);
    this.isPushed = new Uint8Array(playerCount);
    this.isUnpushed = new Uint8Array(playerCount);
    this.held = new Float32Array(playerCount);
    this.heldOn = new Float32Array(playerCount);
    this.holding = new Averages(playerCount);
    this.pushed = new Averages(playerCount);
  }

  /** The visitor has done something to players; the next frame shows them where it has put them. */
  noteAct(act: ShownAct): void {
    this.fresh.push(act);
    this.noteKept(act);
  }

  private noteKept(act: ShownAct): void {
    if (act.kind === 'pin') this.kept.set(act.player, act);
    else if (act.kind === 'release') this.kept.delete(act.player);
  }

  /** The act that put a player out, for as long as it stays out; null if it is in, or left otherwise. */
  handOf(player: ShownIndex): ShownAct | null {
    return this.byHand.get(player) ?? null;
  }

  /** The act by which the visitor keeps a player where it is; null if it is free. */
  keepOf(player: ShownIndex): ShownAct | null {
    return this.kept.get(player) ?? null;
  }

  /** The run goes on from an earlier step. @param acts those done by then, oldest first */
  goBackTo(step: number, acts: readonly ShownAct[]): void {
    this.forgetAfter(step);
    this.fresh = [];
    this.kept.clear();
    for (const act of acts) this.noteKept(act);
  }

  /** Takes in the next frame; keeps nothing of its arrays. */
  observe(frame: Frame, rules: Rules): void {
    const { benefitMemory, freezeS } = rules;
    const { participation, epsilon, step } = frame;
    if (step < this.step) this.forgetAfter(step);
    this.isFrozen = freezeS;
    this.takeActs(frame);
    // Before the first step no benefit has been measured; who begins out did not leave of any cost.
    if (step === 0) {
      for (let i = 0; i < this.playerCount; i++)
        if (participation[i]! < epsilon && this.leftAt[i] === NEVER) this.leave(i, step);
      return;
    }
    // The same step once more: players were put elsewhere, or are judged by other prices.
    const stepsSince = this.step === NEVER ? 1 : step - this.step;
    this.step = step;
    // A little less, because 1 / (1 − 0.99) comes out a little above 100.
    this.leastHeld = 1 / (1 - benefitMemory) - 1e-6;
    frame.ends.forEach((_, group) => this.observeGroup(frame, rules, group, stepsSince));
  }

  private observeGroup(frame: Frame, rules: Rules, group: number, stepsSince: number): void {
    const { participation, benefit, normSquared, rivalry, swing, epsilon, step } = frame;
    const alpha = priceOf(rules.alpha, group);
    const beta = priceOf(rules.beta, group);
    const eta = priceOf(rules.eta, group);
    const [fee, end] = [frame.fees[group]!, frame.ends[group]!];
    for (let at = frame.ends[group - 1] ?? 0; at < end; at++) {
      const i = shownIndex(at);
      const s = participation[i]!;
      const earns = alpha * benefit[i]!;
      const rivals = eta * rivalry[i]!;
      const gain = earns - fee - rivals;
      const curvature = 2 * beta * normSquared[i]!;
      this.alternates[i] = swing[i] === 0 ? 0 : 1;
      // Who turns back at every step neither leaves nor comes back.
      const isOut = s < epsilon && swing[i] === 0;

      // The region “out” of the best-response map (frozen/bestResponse.ts).
      if (gain > 0 || (gain === 0 && curvature === 0)) this.zeroBestSince[i] = NEVER;
      else if (this.zeroBestSince[i] === NEVER) this.zeroBestSince[i] = step;

      if (this.leftAt[i] !== NEVER) {
        if (isOut) continue;
        this.comeBack(i);
      }
      if (swing[i] !== 0) continue;
      // Where a hand keeps it no price moves it.
      if (rules.freezeS || this.kept.has(i)) {
        if (isOut) this.leave(i, step);
        continue;
      }
      const wasPushed = this.isPushed[i];
      const size = curvature * s;
      const weight = Math.max(stepsSince * s, LEAST_WEIGHT);
      if (gain - size < 0) {
        this.isPushed[i] = 1;
        if (this.pushedAt[i] === NEVER || this.heldOn[i]! >= this.leastHeld) {
          this.pushedAt[i] = step;
          this.pushed.weight[i] = 0;
        }
        this.heldOn[i] = 0;
        this.pushed.add(i, weight, earns, size, fee, rivals);
      } else {
        this.isPushed[i] = 0;
        this.held[i]! += stepsSince;
        this.heldOn[i]! += stepsSince;
        this.holding.add(i, weight, earns, size, fee, rivals);
      }
      if (isOut) {
        this.leave(i, step);
        // One frame's grace: near 0 the push flickers with the batches.
        this.isUnpushed[i] = this.isPushed[i] === 1 || wasPushed === 1 ? 0 : 1;
      } else this.byHand.delete(i);
    }
  }

  /** Whether it is out although it was neither pushed nor put there: ε rose past it. */
  leftUnpushed(player: ShownIndex): boolean {
    return this.leftAt[player] !== NEVER && this.isUnpushed[player] === 1 && !this.handOf(player);
  }

  /** Why it is being pushed or has left; null while nothing pushes it, and where a hand or ε is the reason. */
  fall(player: ShownIndex): Fall | null {
    const isOut = this.leftAt[player] !== NEVER;
    if (this.alternates[player] === 1 || this.byHand.has(player)) return null;
    // Who is in and cannot move is not being pushed anywhere.
    if (!isOut && (this.isFrozen || this.kept.has(player))) return null;
    if (isOut ? this.isUnpushed[player] === 1 : this.isPushed[player] === 0) return null;
    const held = this.held[player] ?? 0;
    const heldBefore = held > 0 && held >= this.leastHeld;
    const before = heldBefore ? this.holding.of(player) : nothing;
    const after = this.pushed.of(player);
    return {
      before,
      heldBefore,
      after,
      pushedAt: this.pushedAt[player] ?? NEVER,
      harms: harms(before, after),
      cause: causeOf(before, after),
    };
  }

  /** Those whom acts have moved begin anew from where they are now; who is out now is out by the act. */
  private takeActs({ participation, epsilon, step }: Frame): void {
    for (const act of this.fresh) {
      // With other weights it earns and pays what it never did.
      if (act.kind === 'moveLine' && this.leftAt[act.player] === NEVER) this.startAnew(act.player);
      const moved = movedBy(act);
      const players = moved === 'all' ? participation.keys() : moved;
      for (const each of players) {
        const i = shownIndex(each);
        if (i >= this.playerCount || (act.kind === 'setToEquilibrium' && this.kept.has(i)))
          continue;
        const isOut = participation[i]! < epsilon;
        const wasOut = this.leftAt[i] !== NEVER;
        // Out before and after: why it left has not changed.
        if (isOut && wasOut) continue;
        if (!isOut && wasOut) this.comeBack(i);
        this.startAnew(i);
        if (!isOut) continue;
        this.leave(i, step);
        this.byHand.set(i, act);
      }
    }
    this.fresh = [];
  }

  private leave(i: number, step: number): void {
    this.leftAt[i] = step;
    this.isUnpushed[i] = 1;
    this.version++;
  }

  private comeBack(i: ShownIndex): void {
    this.byHand.delete(i);
    this.leftAt[i] = NEVER;
    this.returns[i]!++;
    this.startAnew(i);
    this.version++;
  }

  private startAnew(i: number): void {
    this.pushedAt[i] = NEVER;
    this.isPushed[i] = 0;
    this.held[i] = this.heldOn[i] = 0;
    this.holding.weight[i] = this.pushed.weight[i] = 0;
  }

  /**
   * The run has gone back to `step`: nothing later has happened. Averages cannot be taken apart, so who
   * is in is followed anew from here; who had left by then stays out, and of what.
   */
  private forgetAfter(step: number): void {
    for (let at = 0; at < this.playerCount; at++) {
      const i = shownIndex(at);
      if (this.zeroBestSince[i]! > step) this.zeroBestSince[i] = NEVER;
      if (this.leftAt[i]! > step) this.leftAt[i] = NEVER;
      if (this.leftAt[i] === NEVER) {
        this.byHand.delete(i);
        this.startAnew(i);
      }
      if (step === 0) this.returns[i] = 0;
    }
    if (step === 0) {
      this.byHand.clear();
      this.kept.clear();
      this.fresh = [];
    }
    this.step = NEVER;
    this.version++;
  }
}
