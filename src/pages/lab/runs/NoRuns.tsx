import { useStore } from 'zustand';
import { nearestPreset, presets } from '../../../spec/presets.ts';
import type { Lab } from '../../../state/lab.ts';
import { importRuns, inWords } from '../../../state/runs/files.ts';
import { FileControl } from '../../../ui/FileControl.tsx';
import { fixed } from '../../../ui/format.ts';
import { keepThis } from './acts.ts';
import { Tries } from './Tries.tsx';

/** Before the first run is kept: how one comes here. */
export function NoRuns({ lab, onKept }: { lab: Lab; onKept: (said: string) => void }) {
  const preset = useStore(lab.store, ({ spec }) => presets[nearestPreset(spec).preset].label);
  const seed = useStore(lab.store, ({ spec }) => spec.seed);
  const epoch = useStore(lab.store, ({ evaluations }) => evaluations.at(-1)?.epoch ?? 0);
  return (
    <div className="no-runs">
      <p className="no-runs-first">
        <button
          type="button"
          className="solid-button"
          onClick={() => void keepThis(lab).then(onKept)}
        >
          Keep this run
        </button>
        <span>
          epoch {fixed(epoch, 2)} of {preset}, seed {seed}
        </span>
      </p>
      <p className="note">
        A run comes here by itself when it is over, or when another one takes its place. Kept once
        more, it takes its own place.
      </p>
      <Tries lab={lab} />
      <FileControl
        label="Runs from files: what “Save” or the command line wrote"
        accept=".json,.jsonl,.zip,application/json,application/zip"
        multiple
        onFiles={(files) =>
          void importRuns(lab.runs, files).then((read) => onKept(inWords(read).join(' ')))
        }
      />
    </div>
  );
}
