/**
 * What pictures read of a run, whoever has it: the lab, in which an engine plays it, or a recording, of which nothing more
 * will ever be known. A picture that takes a `RunView` needs no engine.
 */
import type { PlayerId } from '../game/players.ts';
import type { DrawLoop } from './drawLoop.ts';
import type { FiguresMonitor } from './figures.ts';
import type { Lab } from './lab.ts';
import type { PruningHistory } from './pruningHistory.ts';
import type { Runs } from './runs/runs.ts';
import type { LabStore } from './store.ts';
import type { Time } from './time/time.ts';
import type { Trajectory } from './trajectory.ts';

export interface RunView {
  readonly store: LabStore;
  /** Up to the step that is shown; replaced when another run is shown. */
  readonly trajectory: Trajectory;
  /** Of the shown players; replaced with the trajectory. */
  readonly pruningHistory: PruningHistory;
  /** What lies behind the step that is shown. */
  readonly time: Pick<Time, 'played'>;
  readonly figuresMonitor: Pick<FiguresMonitor, 'latest'>;
  /** The runs that are kept. */
  readonly runs: Runs;
  readonly drawLoop: DrawLoop;
  /** The lab that plays it; null where none does. */
  readonly live: Lab | null;
  select(player: PlayerId, extend?: boolean): void;
  hover(player: PlayerId | null): void;
}
