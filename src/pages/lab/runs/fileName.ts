import type { RunSpec } from '../../../spec/spec.ts';
import { runName } from '../../../ui/runName.ts';

/** What the record of a run is called. */
export const fileName = (spec: RunSpec): string => `${runName(spec)}.json`;
