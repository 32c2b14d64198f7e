import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { isMoving } from '../../../state/store.ts';
import { Icon } from '../../../ui/icons.tsx';
import { togglePlay } from '../actions.ts';

interface Props {
  readonly lab: Lab;
  /** What does the same by keyboard, where the page has such a key. */
  readonly keys?: string;
}

export function PlayButton({ lab, keys }: Props) {
  const phase = useStore(lab.store, (state) => state.phase);
  const isPlaying = useStore(lab.store, isMoving);
  const label = isPlaying ? 'Pause' : phase === 'finished' ? 'Play again from the start' : 'Play';
  return (
    <button
      type="button"
      className="play-button"
      aria-label={label}
      title={keys === undefined ? label : `${label} (${keys})`}
      onClick={() => togglePlay(lab)}
    >
      <Icon name={isPlaying ? 'pause' : 'play'} />
    </button>
  );
}
