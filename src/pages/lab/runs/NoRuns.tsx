import { useStore } from 'zustand';
import { nearestPreset, presets } from '../../../spec/presets.ts';
import type { Lab } from '../../../state/lab.ts';
import { fixed } from '../../../ui/format.ts';
import { keepThis } from './acts.ts';

/** Before the first run is kept: how one comes here. */
export function NoRuns({ lab, onKept }: { lab: Lab; onKept: (said: string) => void }) {
  const preset = useStore(lab.store, ({ spec }) => presets[nearestPreset(spec).preset].label);
  const seed = useStore(lab.store, ({ spec }) => spec.seed);
  const epoch = useStore(lab.store, ({ evaluations }) => evaluations.at(-1)?.epoch ?? 0);
  return (
    <div className="no-runs">
      <p>
        <button
          type="button"
          className="solid-button"
          onClick={() => void keepThis(lab).then(onKept)}
        >
          Keep this run
        </button>{' '}
        epoch {fixed(epoch, 2)} of {preset}, seed {seed}
      </p>
      <p className="note">
        Keep it as often as you like: the same run takes its own place. Change a price, begin again,
        and keep the next one beside it.
      </p>
    </div>
  );
}
