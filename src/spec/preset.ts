import type { InterpretationName } from './interpretations.ts';
import type { SpecPatch } from '../spec/spec.ts';

/** Percent, from table 2 of the paper. */
export interface Published {
  readonly testAccuracy: number;
  readonly sparsity: number;
}

export interface Preset {
  readonly label: string;
  readonly help: string;
  /** Null without a network: there is no benefit to read. */
  readonly interpretation: InterpretationName | null;
  readonly patch: SpecPatch;
  readonly published?: Published;
}
