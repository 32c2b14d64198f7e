/** That one program at a time writes a file: a note beside it says which, and whoever comes second is refused. */
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { UsageError } from './usageError.ts';

interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly began: string;
  /** A job of a cluster and how often it was begun again; null elsewhere. */
  readonly job: { readonly id: string; readonly restarts: number } | null;
}

const lockOf = (side: string): string => `${side}.lock`;

function ownNote(): Holder {
  const { SLURM_JOB_ID: id, SLURM_RESTART_COUNT: restarts = '0' } = process.env;
  return {
    ...{ host: os.hostname(), pid: process.pid, began: new Date().toISOString() },
    job: id === undefined ? null : { id, restarts: Number(restarts) },
  };
}

const textOf = (note: string): string | null => {
  try {
    return readFileSync(note, 'utf8');
  } catch {
    return null;
  }
};

/** @returns null where there is none, or none that can be read: whoever wrote it died before it was whole */
function holderIn(text: string | null): Holder | null {
  try {
    return JSON.parse(text ?? '') as Holder;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether whoever holds it may still write. A job that is begun again was ended before, on whatever machine. */
function mayWrite(holder: Holder, own: Holder): boolean {
  if (holder.job !== null && holder.job.id === own.job?.id)
    if (holder.job.restarts !== own.job.restarts) return false;
  return holder.host !== own.host || (holder.pid !== own.pid && isAlive(holder.pid));
}

/**
 * Takes the note of somebody who is gone away. Two may have read it: whoever comes second finds that of the first in its
 * place, and puts that back.
 *
 * @param text as it was read
 */
export function takeAway(lock: string, text: string | null): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (textOf(aside) !== text) linkSync(aside, lock);
  } catch (error) {
    // Somebody else has taken it away, or a third has written one.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code!)) throw error;
  }
  rmSync(aside, { force: true });
}

/**
 * It is free again when this program ends, however; killed, when the next one sees that it is gone.
 *
 * @param side file that is to be written
 * @returns frees it
 * @throws UsageError where another program writes it; whatever the system says where no note can be written
 */
export async function lockForWriting(side: string): Promise<() => void> {
  const lock = lockOf(side);
  const own = ownNote();
  for (let isTaken = false; !isTaken;) {
    try {
      await writeFile(lock, JSON.stringify(own), { flag: 'wx' });
      isTaken = true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const text = textOf(lock);
      const holder = holderIn(text);
      if (holder !== null && mayWrite(holder, own))
        throw new UsageError(
          `“${side}” is being written by process ${holder.pid} on ${holder.host}, since ${holder.began}. Wait until it has ended, or give another --out; if it is gone, remove “${lock}”.`,
        );
      takeAway(lock, text);
    }
  }
  const free = () => {
    process.off('exit', free);
    rmSync(lock, { force: true });
  };
  process.on('exit', free);
  return free;
}
