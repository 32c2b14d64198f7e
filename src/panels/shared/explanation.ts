/** What an explanation is made of. */
import type { RunView } from '../../state/lab.ts';

export interface Line {
  /** What is being computed. */
  readonly words: string;
  /** The formula, then the same with the numbers in it. */
  readonly formula?: string;
  readonly numbers?: string;
}

/** Of now; a promise where what makes them has to be fetched. */
export type MakeLines = () => readonly Line[] | Promise<readonly Line[]>;

export interface LinesProps {
  readonly lab: RunView;
  readonly lines: MakeLines;
}
