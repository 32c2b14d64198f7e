/** That one program at a time writes a file: a note beside it says which, and whoever comes second is refused. */
import { readFileSync, rmSync } from 'node:fs';
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

/** @returns null where there is none, or none that can be read: whoever wrote it died before it was whole */
function holderOf(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
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
 * It is free again when this program ends, however; killed, when the next one sees that it is gone.
 *
 * @param side file that is to be written
 * @returns frees it
 * @throws UsageError where another program writes it; whatever the system says where no note can be written
 */
export async function lockForWriting(side: string): Promise<() => void> {
  const lock = lockOf(side);
  const own = ownNote();
  const take = () => writeFile(lock, JSON.stringify(own), { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = holderOf(lock);
    if (holder !== null && mayWrite(holder, own))
      throw new UsageError(
        `“${side}” is being written by process ${holder.pid} on ${holder.host}, since ${holder.began}. Wait until it has ended, or give another --out; if it is gone, remove “${lock}”.`,
      );
    rmSync(lock, { force: true });
    await take();
  }
  const free = () => {
    process.off('exit', free);
    rmSync(lock, { force: true });
  };
  process.on('exit', free);
  return free;
}
