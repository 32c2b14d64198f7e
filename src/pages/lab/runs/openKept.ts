/** Begins a kept run anew in the lab. */
import type { Lab } from '../../../state/lab.ts';

/** @returns what went wrong, in a sentence; nothing where it was opened */
export async function openKept(lab: Lab, id: string): Promise<string> {
  try {
    await lab.open(await lab.runs.record(id));
    return '';
  } catch (error) {
    return `It cannot be opened. ${(error as Error).message}`;
  }
}
