/**
 * Which game is played: presets, each under an interpretation of the paper; the paper's four can be
 * interpreted in every way.
 */
import {
  interpretationNames,
  interpretations,
  type InterpretationName,
} from './interpretations.ts';
import { networkPresets, type NetworkPresetName } from './networkPresets.ts';
import type { Preset } from './preset.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { sandboxPresets, type SandboxPresetName } from './sandboxPresets.ts';
import { defaultSpec, difference, type RunSpec } from './spec.ts';

export type PresetName = NetworkPresetName | SandboxPresetName;

export const presets: Record<PresetName, Preset> = { ...networkPresets, ...sandboxPresets };

export const presetNames = Object.keys(presets) as PresetName[];
export const networkPresetNames = Object.keys(networkPresets) as NetworkPresetName[];
export const sandboxPresetNames = Object.keys(sandboxPresets) as SandboxPresetName[];

/** The spec of a preset under a interpretation (its own unless another is named). */
export function presetSpec(
  name: PresetName,
  interpretation: InterpretationName | null = presets[name].interpretation,
): RunSpec {
  return {
    ...defaultSpec,
    ...(interpretation === null ? {} : interpretations[interpretation].patch),
    ...presets[name].patch,
  };
}

export interface Nearest {
  readonly preset: PresetName;
  readonly interpretation: InterpretationName | null;
  /** Names of the parameters in which the spec differs from the preset under the interpretation. */
  readonly changed: readonly string[];
}

/** The interpretations a preset can be played under, its own first. */
export function interpretationsOf(name: PresetName): (InterpretationName | null)[] {
  const { interpretation } = presets[name];
  return interpretation === null ? [null] : [interpretation, ...interpretationNames];
}

/** The preset and interpretation a spec is nearest to; seed and backend do not count. */
export function nearestPreset(spec: RunSpec): Nearest {
  const names = isSandbox(spec) ? sandboxPresetNames : networkPresetNames;
  const candidates: Nearest[] = names.flatMap((preset) =>
    interpretationsOf(preset).map((interpretation) => {
      const named = {
        ...presetSpec(preset, interpretation),
        seed: spec.seed,
        backend: spec.backend,
      };
      return { preset, interpretation, changed: Object.keys(difference(spec, named)) };
    }),
  );
  return candidates.reduce((best, next) =>
    next.changed.length < best.changed.length ? next : best,
  );
}
