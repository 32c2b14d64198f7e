/** What a picture of a lesson is given. */
import type { Played } from '../../../state/watchedGame.ts';
import type { Reply, Setup } from '../chapter.ts';

export interface PictureProps {
  /** With at least one moment. */
  readonly played: Played;
  readonly setup: Setup;
  readonly chosen: number;
  /** Whether the chosen player is drawn apart from the others. */
  readonly isMarked: boolean;
  readonly onChoose: (player: number) => void;
  /** What the visitor has said; null while nothing. */
  readonly said: Reply | null;
  /** Where something can still be said in the picture itself; else null. */
  readonly onSay: ((said: Reply) => void) | null;
  /** Puts every player somewhere, and plays on; null before the game has answered. */
  readonly onPlace: ((participation: readonly number[]) => void) | null;
  /** Whether a prediction is still being made, so that the picture must not give the answer away. */
  readonly isAsking?: boolean;
  /** Whether the game has answered. */
  readonly isAnswered: boolean;
}
