/**
 * The recording that was opened last as a file: dropped on another page of ours it is carried over to the page that
 * shows it, and it outlives a reload there.
 */
import { openDB, type IDBPDatabase } from 'idb';
import { isRecording } from '../../record/readRecording.ts';
import { whatFailed } from '../storage.ts';

const NAME = 'pruning-game-recording';
const STORE = 'last';
/** Bytes at the beginning of a file that say what it is. */
const HEAD = 400;

export interface HeldRecording {
  readonly name: string;
  readonly bytes: Blob;
}

const open = (): Promise<IDBPDatabase> =>
  openDB(NAME, 1, { upgrade: (database) => void database.createObjectStore(STORE) });

/** In place of the one before. @throws DOMException where storage is denied or full */
export async function holdRecording(recording: HeldRecording): Promise<void> {
  const database = await open();
  await database.put(STORE, recording, STORE);
  database.close();
}

/** Null where none is held, or storage is denied. */
export async function heldRecording(): Promise<HeldRecording | null> {
  try {
    const database = await open();
    const found = (await database.get(STORE, STORE)) as HeldRecording | undefined;
    database.close();
    return found ?? null;
  } catch {
    return null;
  }
}

/** By how it begins. */
export const bringsRecording = async (file: Blob): Promise<boolean> =>
  isRecording(await file.slice(0, HEAD).text());

/** Leaves the page for the one that shows it. @throws Error with a clause, where it cannot be carried over */
export async function showRecording(recording: HeldRecording): Promise<void> {
  await holdRecording(recording).catch((error: unknown) => {
    throw new Error(
      `${whatFailed(error)}, so this recording cannot be carried over. Open it at ?recording`,
    );
  });
  location.assign('?recording');
}
