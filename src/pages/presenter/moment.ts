/**
 * What a moment is that a teacher steps to: data over a few parts. Its games stand paused at a prepared step, drawn
 * by the pictures of the lessons. Words stand in words/, by the ids used here.
 */
import type { ParameterName } from '../../spec/parameters.ts';
import type { Played } from '../../state/watchedGame.ts';
import type { Facts, PictureName, Setup } from '../lessons/chapter.ts';

/** The terms of the formula, each with its colour. */
export type Term = 'benefit' | 'size' | 'presence' | 'rivals';

export interface PresentedGame {
  /** Where its `steps` are over it pauses by itself; it may be played on. */
  readonly setup: Setup;
  /** Side by side or one below the other, with their shares of the room. */
  readonly pictures: readonly (readonly [name: PictureName, share: number])[];
  readonly direction: 'across' | 'down';
  /** The term of which its title has the colour. */
  readonly term?: Term;
}

/** A slider of a game's parameter. */
export interface PriceRow {
  readonly game: number;
  readonly parameter: ParameterName;
  readonly min: number;
  readonly max: number;
  /** Steps in which the game comes to rest after it has moved; null where it acts as the game plays on. */
  readonly settle: number | null;
}

/** A number on which the class commits itself, beside what comes of it: an axis for each game. */
export interface GuessRow {
  readonly games: readonly { readonly most: number; readonly isPercent?: true }[];
  /** What has come of it so far. */
  came(game: Played, index: number): number;
}

/** Something in the pictures that a key points at. */
export interface MarkRow {
  /** Its words in the moment's `marks`. */
  readonly id: string;
  /** The `data-mark` of the pictures' elements, in all games; null where there is none at the moment. */
  find(games: readonly Played[]): string | null;
}

export interface Moment {
  readonly id: string;
  /** One, or two side by side. */
  readonly games: readonly PresentedGame[];
  /** The step at which it stands when it is shown. */
  readonly until: number;
  /** The player that is drawn strongest, in every game. */
  readonly select: number;
  readonly prices: readonly PriceRow[];
  readonly guess: GuessRow | null;
  /** At most as many as `MARK_KEYS`. */
  readonly marks: readonly MarkRow[];
  /** For its sentences, at any step. */
  facts(games: readonly Played[]): Facts;
}

/** The letters that point, in order. */
export const MARK_KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** A mark that is always there. */
export const mark = (id: string, name: string): MarkRow => ({ id, find: () => name });
