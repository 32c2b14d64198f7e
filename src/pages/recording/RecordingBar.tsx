/** A hand on the time of a recording, the way to the lab, and another file. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { RecordingView } from '../../state/recording/recordingView.ts';
import { grouped } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { useLive } from '../lab/useLive.ts';

const WRITES_PER_SECOND = 10;

function PlayButton({ view }: { readonly view: RecordingView }) {
  const phase = useStore(view.store, (state) => state.phase);
  const label =
    phase === 'playing' ? 'Pause' : phase === 'finished' ? 'Play time from the start' : 'Play time';
  return (
    <button
      type="button"
      className="play-button"
      aria-label={label}
      title={`${label} (space)`}
      onClick={() => (phase === 'playing' ? view.pause() : view.play())}
    >
      <Icon name={phase === 'playing' ? 'pause' : 'play'} />
    </button>
  );
}

export function RecordingBar({ view }: { readonly view: RecordingView }) {
  const step = useRef<HTMLElement>(null);
  const phase = useStore(view.store, (state) => state.phase);
  useLive(view, WRITES_PER_SECOND, () => {
    if (step.current !== null)
      step.current.textContent = grouped(view.trajectory.latest?.step ?? 0);
  });
  return (
    <div className="play-row" role="group" aria-label="Recording">
      <PlayButton view={view} />
      <button
        type="button"
        className="text-button"
        title="The moment before (,)"
        disabled={phase === 'playing'}
        onClick={() => view.move(-1)}
      >
        −1 moment
      </button>
      <button
        type="button"
        className="text-button"
        title="The next moment (.)"
        disabled={phase === 'playing' || phase === 'finished'}
        onClick={() => view.move(1)}
      >
        +1 moment
      </button>
      <p className="counter">
        step <b ref={step} />
      </p>
    </div>
  );
}
