/** What is done to runs by hand. */
import { shortened } from '../../../panels/runs/coefficients.ts';
import type { Lab } from '../../../state/lab.ts';
import { idOfShown } from '../../../state/runs/shownKept.ts';
import { openKept } from './openKept.ts';

/** @returns why it cannot be kept, in a sentence; nothing where it was */
export async function keepThis(lab: Lab): Promise<string> {
  try {
    const { name, isStored } = await lab.keep();
    return `This run is kept as “${shortened(name)}”${isStored ? '.' : ', until this page is closed.'}`;
  } catch (error) {
    return `This run cannot be kept. ${(error as Error).message}`;
  }
}

/** Shows a run in the lab: a kept one from its start. @returns as `openKept` */
export async function showInLab(lab: Lab, id: string): Promise<string> {
  const { runs } = lab.runs.store.getState();
  if (id === idOfShown(lab.store.getState(), runs)) {
    lab.setView('net');
    return '';
  }
  const said = await openKept(lab, id);
  if (said !== '') return said;
  lab.setView('net');
  lab.play();
  const name = runs.find((run) => run.id === id)?.name ?? 'It';
  lab.say(`“${shortened(name)}” plays again from its start.`);
  return '';
}
