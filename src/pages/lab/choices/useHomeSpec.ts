import { useMemo } from 'react';
import { useStore } from 'zustand';
import { nearestPreset, presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';

/** The preset the run began from; its values are what the small rings stand for. */
export function useHomeSpec(lab: Lab): RunSpec {
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  return useMemo(() => {
    const { preset, interpretation } = nearestPreset(startSpec);
    return {
      ...presetSpec(preset, interpretation),
      seed: startSpec.seed,
      backend: startSpec.backend,
    };
  }, [startSpec]);
}
