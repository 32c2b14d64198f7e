import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import type { KeptRun } from '../../../state/runs/keptRun.ts';
import { fixed, grouped } from '../../../ui/format.ts';
import { openKept } from '../runs/openKept.ts';
import { percentAt } from './scale.ts';

const MOST_SHOWN = 2;
/** Percent of the line: the words of forks that end later stand before their end. */
const INSIDE_FROM = 55;

interface Fork {
  readonly run: KeptRun;
  /** Where it parts from the run that is shown. */
  readonly step: number;
}

/** Kept runs that share a past with the one that is shown, newest first. */
function forksOf(
  runs: readonly KeptRun[],
  runId: string,
  forkOf: KeptRun['forkOf'],
): readonly Fork[] {
  return runs.flatMap((run): Fork[] => {
    if (run.id === runId) return [];
    // It parted from this one, or this one from it, or both from a third.
    if (run.forkOf?.id === runId) return [{ run, step: run.forkOf.step }];
    if (run.id === forkOf?.id) return [{ run, step: forkOf.step }];
    if (run.forkOf && run.forkOf.id === forkOf?.id)
      return [{ run, step: Math.min(run.forkOf.step, forkOf.step) }];
    return [];
  });
}

/** Runs that parted from this one, dashed below the line: pressed, such a run is opened. */
export function Forks({ lab, total }: { readonly lab: Lab; readonly total: number }) {
  const runs = useStore(lab.runs.store, (state) => state.runs);
  const runId = useStore(lab.store, (state) => state.runId);
  const forkOf = useStore(lab.store, (state) => state.forkOf);
  const forks = forksOf(runs, runId, forkOf).slice(0, MOST_SHOWN);
  return forks.map(({ run, step }, row) => {
    const { steps } = run.digest.verdict;
    const pruned = run.digest.evaluations.at(-1)?.testAccuracyPruned ?? null;
    const [left, right] = [percentAt(step, total), percentAt(Math.max(step, steps), total)];
    const figure = pruned === null ? '' : ` ${fixed(100 * pruned, 1)} %`;
    return (
      <button
        key={run.id}
        type="button"
        className={`time-fork time-fork-${row}${right > INSIDE_FROM ? ' time-fork-late' : ''}`}
        style={{ left: `${left}%`, width: `${right - left}%` }}
        aria-label={`Open ${run.name}, which parts at step ${grouped(step)} and ends at step ${grouped(steps)}${figure && ` with${figure} accuracy, pruned`}`}
        title={`${run.name}: parts at step ${grouped(step)}`}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() =>
          void openKept(lab, run.id).then((said) => {
            if (said !== '') lab.say(said);
          })
        }
      >
        <span className="time-fork-words">
          {run.name}
          {figure}
        </span>
      </button>
    );
  });
}
