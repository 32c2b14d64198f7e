/** What a format of files says of itself. */
import type { NetFile, PlayedRun, TakenNet } from './taken.ts';

interface Format {
  /** Inside a sentence. */
  readonly label: string;
  readonly help: string;
  /** Of its one file, or of the archive of several. */
  readonly ending: string;
}

/** Files with the net that is left. */
export interface NetFormat extends Format {
  readonly of: 'net';
  /** The first is the one to be opened. */
  files(taken: TakenNet): readonly NetFile[];
}

/** A file that plays the run again. */
export interface RunFormat extends Format {
  readonly of: 'run';
  /** Why it cannot play this run, in a sentence; null where it can. */
  refusal(run: PlayedRun): string | null;
  file(run: PlayedRun): NetFile;
}
