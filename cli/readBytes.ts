/** Bytes of a file; the command line's counterpart of the engine's fetchBytes. */
import { readFile } from 'node:fs/promises';

/** @throws Error with a sentence for the user */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new Error(`${file} cannot be read; “npm run data” prepares the images.`);
  }
}
