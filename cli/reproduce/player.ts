/** A process that plays one game after another, each alone, as it is told to; it ends with whoever told it. */
import { runExperiment } from '../runExperiment.ts';
import { toJson, type RunJson } from '../../src/record/writeRecord.ts';
import type { RunSpec } from '../../src/spec/spec.ts';

export interface Task {
  readonly spec: RunSpec;
  readonly limitSteps: number | null;
}

/** The record that it came to, or why it could not be played. */
export type Answer = { readonly record: RunJson } | { readonly error: string };

async function play({ spec, limitSteps }: Task): Promise<Answer> {
  try {
    return { record: toJson(await runExperiment(spec, { limitSteps, say: () => {} })) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (task: Task) => {
  void play(task).then((answer) => process.send!(answer));
});
process.on('disconnect', () => process.exit());
// Ctrl-C of a terminal reaches all of its programs; whoever told this one what to play ends it.
process.on('SIGINT', () => {});
