/** What is done to runs by hand. */
import { shortened } from '../../../panels/runs/coefficients.ts';
import type { Lab } from '../../../state/lab.ts';

/** @returns why it cannot be kept, in a sentence; nothing where it was */
export async function keepThis(lab: Lab): Promise<string> {
  try {
    const { name, isStored } = await lab.keep();
    return `This run is kept as “${shortened(name)}”${isStored ? '.' : ', until this page is closed.'}`;
  } catch (error) {
    return `This run cannot be kept. ${(error as Error).message}`;
  }
}

/** Begins a kept run anew in the lab. @returns what went wrong, in a sentence; nothing where it was opened */
export async function openKept(lab: Lab, id: string): Promise<string> {
  if (id === lab.store.getState().runId) {
    lab.setView('net');
    return '';
  }
  try {
    await lab.open(await lab.runs.record(id));
    lab.setView('net');
    return '';
  } catch (error) {
    return `It cannot be opened. ${(error as Error).message}`;
  }
}
