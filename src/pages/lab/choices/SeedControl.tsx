import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { reseed } from '../actions.ts';

export function SeedControl({ lab }: { lab: Lab }) {
  const seed = useStore(lab.store, (state) => state.spec.seed);
  return (
    <span
      className="seed"
      title="Every random draw comes from this number; it can be typed under Data and run"
    >
      Seed {seed}
      <IconButton icon="reseed" label="New run with the next seed" onClick={() => reseed(lab)} />
    </span>
  );
}
