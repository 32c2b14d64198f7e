/** By what a run is computed while others are there: one backend is active at a time in a thread. */
import type { BackendName, BackendReport } from '../engine/backends.ts';
import type { RunSpec } from '../spec/spec.ts';

/** A run that is there: what it asked for, and what it got. */
export interface Neighbour {
  readonly run: number;
  readonly wanted: RunSpec['backend'];
  readonly report: BackendReport;
}

const names: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'Plain JavaScript',
};

/**
 * Wishes that come to the same are met, however they are worded.
 *
 * @throws Error with a sentence where another is wanted than the neighbour’s
 */
export function besideOthers(wanted: RunSpec['backend'], neighbour: Neighbour): BackendReport {
  const { run, report } = neighbour;
  if (wanted === neighbour.wanted) return report;
  const { name } = report;
  if (wanted === name) return { name, reason: `${names[name]}, as asked for.` };
  if (wanted === 'auto')
    return { name, reason: `${names[name]}, because it computes another run of this page.` };
  throw new Error(
    `${names[wanted]} was asked for, but run ${run} is still there and is computed by ${names[name]}: runs at one time share what computes them. End it first.`,
  );
}
