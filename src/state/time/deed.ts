/** What the hand did to a run, as it is told, undone and done again. */
import type { Intervention } from '../../game/interventions.ts';
import { difference, type RunSpec, type SpecPatch } from '../../spec/spec.ts';

export type Deed =
  | {
      /** Values that act from the next step on. */
      readonly kind: 'values';
      readonly patch: SpecPatch;
      /** The same as they were before. */
      readonly was: SpecPatch;
    }
  | { readonly kind: 'act'; readonly act: Intervention }
  | {
      /** Another run in place of the one before: where their specs differ. */
      readonly kind: 'run';
      readonly patch: SpecPatch;
    }
  | {
      /** A change of the script was moved or taken out. */
      readonly kind: 'script';
      /** As on a mark of the time line: “γ 2 → 4”. */
      readonly label: string;
      readonly isMoved: boolean;
    }
  | {
      /** A run that goes its own way from a step on. */
      readonly kind: 'branch';
      readonly step: number;
    };

export const valuesDeed = (patch: SpecPatch, before: RunSpec): Deed => ({
  kind: 'values',
  patch,
  was: Object.fromEntries(
    Object.keys(patch).map((name) => [name, before[name as keyof RunSpec]]),
  ) as SpecPatch,
});

export const runDeed = (next: RunSpec, before: RunSpec): Deed => ({
  kind: 'run',
  patch: difference(next, before),
});
