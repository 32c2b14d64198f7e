/**
 * A search for settings, as plain values: what is wanted, what may be moved and how far, and what was tried. What is
 * tried next follows from these alone (next.ts), so a search is played again, resumed and checked from its record.
 */
import type { ParameterName } from '../parameters.ts';

/** What must hold; the other of the two, few players or a high accuracy, is then as good as it can be. */
export type Goal =
  /** At least this share of the validation examples read right, with as few players as possible. */
  | { readonly of: 'accuracy'; readonly least: number }
  /** At most so many players, reading as well as possible. */
  | { readonly of: 'players'; readonly most: number }
  /** At least this share of the players pruned, reading as well as possible. */
  | { readonly of: 'pruned'; readonly least: number };

/** A coefficient that is moved, and its range: `from` below `to`; above 0 where its scale is a log one. */
export interface Axis {
  readonly name: ParameterName;
  readonly from: number;
  readonly to: number;
}

export interface Search {
  readonly goal: Goal;
  /** One: its range is halved again and again. Several: many settings begin, the best go on (halving.ts). */
  readonly axes: readonly Axis[];
  /** Settings that may be tried. */
  readonly tries: number;
  /** Of a game that is played to its end. */
  readonly epochs: number;
  /** Fewer epochs than these tell nothing of a game. */
  readonly leastEpochs: number;
  /** Of the run, and of what is drawn. */
  readonly seed: number;
}

/** A value for each axis, by name. */
export type Setting = Readonly<Record<string, number>>;

/** A game to be played. */
export interface Game {
  readonly setting: Setting;
  readonly epochs: number;
}

/** How it ended: by validation examples, with every s < ε set to 0. */
export interface TryOutcome {
  /** Share of 1. */
  readonly accuracy: number;
  /** Players that are in. */
  readonly players: number;
  /** Σ s of all players: who will leave falls before it is out. Of older records nothing is known. */
  readonly presence?: number;
}

export interface Tried extends Game {
  /** Null where its numbers ran away. */
  readonly outcome: TryOutcome | null;
}

/** Two accuracies nearer than this (shares of 1) may change places under another seed. */
export const NEAR = 0.01;

export const isSameGame = (a: Game, b: Game): boolean =>
  a.epochs === b.epochs &&
  Object.entries(a.setting).every(([name, value]) => b.setting[name] === value);
