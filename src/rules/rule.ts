/**
 * What a rule is: how s moves, stated once and purely. registry.ts lists the rules.
 *
 * A route may compute a rule in its own step: an accelerator, declared in its `rules` (engine/trainer.ts) and
 * tested against the statement here. A rule that the route of a run does not declare is played between its
 * steps (engine/betweenSteps.ts): θ learns while s stands still, then the rule says where s goes. So a new
 * rule runs on every route without touching one.
 *
 * Rules that are no game use the seam like this (docs/baselines.md says what they are):
 * - random.ts and magnitude.ts `rank` the players at the cut, from `random(0)`, which gives the same draws at
 *   every call, or by ‖θ‖²; the gradual form moves after some steps between two epochs, one of them a row of its own.
 * - saliency.ts has b measured as it needs it, snip.ts also lets θ stand still, and gathers ∂L/∂s in `memory`.
 * - l0.ts has log α in `memory`; `gates` draws what the step trains with, and b is ∂L/∂z at that sample.
 * Steps that damp alternation would have the last moves in `memory`, and smaller steps for whoever turned back.
 */
import type { BenefitDefinition } from '../game/benefit.ts';
import type { Keep } from '../game/keep.ts';
import type { Parameter } from '../game/parameter.ts';
import type { Random } from '../game/random.ts';
import type { PriceName } from '../game/prices.ts';
import type { DynamicsSettings } from '../game/rows/dynamics.ts';
import type { Prices, Stake } from '../game/utility.ts';

/** A group of players and what they face; arrays of shape [count], not to be written to. */
export interface Group {
  /** Index of its first player among all players. */
  readonly first: number;
  /** s, as the step trained with it. */
  readonly participation: ArrayLike<number>;
  /** b as it entered U in the step. */
  readonly benefit: ArrayLike<number>;
  /** ‖θ_i‖², without bias. */
  readonly normSquared: ArrayLike<number>;
  /** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩ within the group. */
  readonly rivalry: ArrayLike<number>;
  /** In force: γ is the fee at this moment of its warm-up. */
  readonly prices: Prices;
}

/** When a step is done; before the step, how it will be then. */
export interface Moment {
  /** Steps done, this one among them. */
  readonly step: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** Of the run. */
  readonly epochs: number;
  /** The epoch that ends the game; 0: never. */
  readonly gameEnds: number;
  /** How many players are to stay then. */
  readonly keep: Keep;
  /** A stream of the run's seed. @param part the same part gives the same numbers again */
  random(part: number): Random;
}

/** What a rule carries from step to step, as finite numbers that a checkpoint keeps; `move` changes it in place. */
export type Memory = Readonly<Record<string, Float64Array<ArrayBuffer>>>;

/** A rule of the game: every player answers the prices that it faces, after every step. */
export interface Play {
  /** The step of s, for readers. */
  readonly formula: string;
  /** Whether a player at s = 0 weighs the fee before it enters; else it pays only once it is in. */
  readonly entrantsPay: boolean;
  /** About where s is after the next step; without the rule's memory. */
  next(s: number, stake: Stake, prices: Prices, settings: DynamicsSettings): number;
  /** Where its present push would carry s in so many steps if nothing else moved; the fee counts at 0, too. */
  ahead(s: number, stake: Stake, prices: Prices, settings: DynamicsSettings, steps: number): number;
}

/** What is told of a rule: all that a page needs, which moves nobody. */
export interface RuleWords {
  /** As an option of the parameter `dynamics`. */
  readonly label: string;
  readonly help: string;
  /** Of a rule of the game. It moves s together with θ, both from (θ_t, s_t); any other looks at θ after its step. */
  readonly play?: Play;
  /** Of a rule that is no game: the prices that mean something to it; none if left out. */
  readonly pays?: readonly PriceName[];
  /** Whether η_s means nothing to it. */
  readonly hasNoRate?: true;
  /** Parameters of its own: sliders, flags and names in the address. No other row may have such a name. */
  readonly rows?: Readonly<Record<string, Parameter>>;
}

/** How it moves s. */
export interface Statement<Own = unknown> {
  /** Which b it is told, where that is not what the settings of the benefit say. */
  readonly measures?: Partial<BenefitDefinition>;
  /** Its memory as it is first chosen; left out for none. @param counts players of each group */
  start?(counts: readonly number[], moment: Moment): Memory;
  /** Whether θ stands still until the game has ended: what it measures is then of the first weights. */
  readonly holdsTheta?: true;
  /** Whether it moves s after this step; left out for every step. */
  movesAfter?(moment: Moment, settings: DynamicsSettings & Own): boolean;
  /**
   * The participations that the step trains with, where they differ from s, which is what is reported and
   * tested. As `move` returns them.
   */
  gates?(moment: Moment, settings: DynamicsSettings & Own, memory: Memory): Float64Array;
  /**
   * In which order players stay when the game ends, where `keep` says how many do; left out for the order of s.
   *
   * @param groups as they stand then
   * @returns the higher, the sooner one stays; shape [playerCount]
   */
  rank?(groups: readonly Group[], memory: Memory, moment: Moment): Float64Array;
  /**
   * @returns s of all players, group after group, cut to [0, 1] by whoever takes it; NaN leaves a player where it
   *   stands; shape [playerCount]
   */
  move(
    groups: readonly Group[],
    settings: DynamicsSettings & Own,
    memory: Memory,
    moment: Moment,
  ): Float64Array;
}

/**
 * `Own` is what its own `rows` bring to the settings. `satisfies Rule<ValuesOf<typeof rows>>` keeps their types
 * for the table of parameters. A statement may also stand apart from its words (statements.ts).
 */
export type Rule<Own = unknown> = RuleWords & Statement<Own>;
