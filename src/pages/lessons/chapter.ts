/**
 * What a chapter is: data over a few parts. A screen asks, the games it names are played, and what comes of them
 * is worked out from them alone. Words stand in words/, by the ids used here.
 */
import type { ParameterName } from '../../spec/parameters.ts';
import type { Change, RunSpec } from '../../spec/spec.ts';
import type { Played } from '../../state/watchedGame.ts';

/** Pictures of one game (pictures/). */
export type PictureName =
  'bars' | 'tiles' | 'neurons' | 'lines' | 'square' | 'utility' | 'cliff' | 'rounds';

/** Words and letters of which a chapter makes use; said in words/. */
export type TermName =
  | 'player'
  | 's'
  | 'earns'
  | 'fee'
  | 'size'
  | 'gain'
  | 'overlap'
  | 'rivals'
  | 'best'
  | 'net'
  | 'out'
  | 'loss'
  | 'gradient'
  | 'alpha'
  | 'paper';

/** A game that a screen plays. */
export interface Setup {
  /** Its words in the screen’s `games`. */
  readonly id: string;
  readonly spec: RunSpec;
  /** Known before it begins. */
  readonly changes?: readonly Change[];
  /** Where it has answered. */
  readonly steps: number;
  /** Steps from one moment that is drawn to the next; a divisor of `steps`. */
  readonly stride: number;
  /** Whether the net is tested at each of these moments, or at the last; left out without a network. */
  readonly tested?: 'always' | 'last';
  readonly pictures: readonly PictureName[];
}

/** A dot to be dragged from 0 to `most`. */
export interface Dot {
  /** Its words in the screen’s `dots`. */
  readonly id: string;
  readonly most: number;
  /** Whether it is said in percent. */
  readonly isPercent?: true;
}

/** How the visitor commits to a prediction. */
export type Ask =
  /** One of `options`, whose words are the screen’s. */
  | { readonly kind: 'choose'; readonly options: readonly string[] }
  | { readonly kind: 'drag'; readonly dots: readonly Dot[] }
  /** Any of so many players, by clicking or by drawing over them. */
  | { readonly kind: 'mark'; readonly players: number }
  /** A point of the square of two players. */
  | { readonly kind: 'place' };

/** What was said, and what came of it: an option, a number for each dot, players, or a point. */
export type Reply = string | readonly number[];

/** A number of a sentence. */
export interface Fact {
  readonly value: number;
  readonly decimals: number;
}
/** By the names that the words use. */
export type Facts = Readonly<Record<string, Fact>>;

export const whole = (value: number): Fact => ({ value, decimals: 0 });
export const to = (decimals: number, value: number): Fact => ({ value, decimals });

/** A question that the visitor answers by a value: it is played when the visitor says so, and the game tells whether it is so. */
export interface Check {
  /** Index of the game. */
  readonly game: number;
  readonly parameter: ParameterName;
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
  /** Steps in which the game comes to rest after the slider has moved. */
  readonly settle: number;
  /** Whether what was asked is so. */
  reached(game: Played): boolean;
  /** Whether it is so well before the value that was set; left out where nothing nearer would do. */
  isFar?(game: Played): boolean;
  facts(game: Played): Facts;
}

/** A question after which the visitor may play the game that answers it. */
export interface Choice {
  readonly options: readonly string[];
  /** The game that is played for it. */
  readonly setup: Setup;
  /** @param games of the screen, as they were played @param variant the one of the question */
  answer(games: readonly Played[], variant: Played): string;
  facts(games: readonly Played[], variant: Played): Facts;
}

export interface Screen {
  readonly id: string;
  readonly ask: Ask;
  readonly setups: readonly Setup[];
  /** The player that slow motion begins with. */
  readonly chosen: number;
  /** Whether it speaks of the paper, so that the way there stands beside it. */
  readonly citesPaper?: true;
  /** What the games have come to, in the form of the prediction. */
  answer(games: readonly Played[]): Reply;
  /** For the sentences after it. */
  facts(games: readonly Played[]): Facts;
  readonly check?: Check;
  readonly choice?: Choice;
}

export interface Chapter {
  readonly id: string;
  readonly minutes: number;
  /** In the order in which they are met. */
  readonly terms: readonly TermName[];
  readonly screens: readonly Screen[];
}

/** Of a game that has moments. */
export const lastOf = ({ moments }: Played) => moments.at(-1)!;

/** Who stands at exactly 0 at the last moment. */
export const outOf = (game: Played): number[] =>
  [...lastOf(game).participation.keys()].filter((i) => lastOf(game).participation[i] === 0);
