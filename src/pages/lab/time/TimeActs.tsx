import type { MouseEvent } from 'react';
import { useStore } from 'zustand';
import { isGame } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { writeHash } from '../../../state/url.ts';
import { goLive, redo, replay, restart, undo } from '../actions.ts';
import { deedLabel } from './deedLabel.ts';

/** Followed by hand it acts on this page; copied or opened elsewhere, its address says the same. */
const instead = (act: () => void) => (event: MouseEvent) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  act();
};

/** Again, anew, back: what can be done with the time that was played. */
export function TimeActs({ lab }: { readonly lab: Lab }) {
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  const spec = useStore(lab.store, (state) => state.spec);
  const changes = useStore(lab.store, (state) => state.changes);
  const scheduled = useStore(lab.store, (state) => state.scheduled);
  const view = useStore(lab.store, (state) => state.view);
  const undoes = useStore(lab.store, (state) => state.undoes);
  const redoes = useStore(lab.store, (state) => state.redoes);
  const isPast = useStore(lab.store, (state) => state.playedTo !== null);
  const log = [...changes, ...scheduled];
  const again = writeHash(startSpec, log, view);
  const anew = writeHash(spec, [], view);
  const values = isGame(spec) ? 'prices' : 'settings';
  return (
    <div className="time-acts" role="group" aria-label="What to do with this run">
      <a
        className="text-button"
        href={again || '#v=1'}
        title="Plays this run again, with every change at its step; the link does the same elsewhere"
        onClick={instead(() => replay(lab))}
      >
        Replay{isPast && <span className="time-long"> to the end</span>}
      </a>
      <a
        className="text-button"
        href={anew || '#v=1'}
        aria-label={`Restart with these ${values}`}
        title="Begins at step 0 with the values as they stand now; no changes follow. The link does the same elsewhere"
        onClick={instead(() => restart(lab))}
      >
        Restart<span className="time-long"> with these {values}</span>
      </a>
      <button
        type="button"
        className="text-button time-undo"
        disabled={undoes === null}
        title="Takes back what was done last: the run stands as before it (Ctrl+Z)"
        onClick={() => undo(lab)}
      >
        Undo {undoes === null ? '' : deedLabel(undoes)}
      </button>
      <button
        type="button"
        className="text-button"
        disabled={redoes === null}
        aria-label={redoes === null ? 'Redo' : `Redo ${deedLabel(redoes)}`}
        title="Brings back what was undone last (Ctrl+Shift+Z)"
        onClick={() => redo(lab)}
      >
        Redo
      </button>
      <button
        type="button"
        className="text-button time-live"
        disabled={!isPast}
        title="Shows the last step that was played (l)"
        onClick={() => goLive(lab)}
      >
        Back to the end
      </button>
    </div>
  );
}
