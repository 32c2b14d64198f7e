/** Reads and writes that do all that is asked of them: the system's own may do a part, and say how much. */
import type { FileHandle } from 'node:fs/promises';

/** @param at byte of the file; null where the handle stands, as in a pipe */
export async function writeAll(
  handle: Pick<FileHandle, 'write'>,
  bytes: Uint8Array,
  at: number | null = null,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const place = at === null ? null : at + done;
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, place);
    if (bytesWritten === 0) throw new Error('nothing more could be written');
    done += bytesWritten;
  }
}

/** @throws Error with a sentence where the file ends before; `name` is what it is called there */
export async function readAll(
  handle: Pick<FileHandle, 'read'>,
  bytes: Uint8Array,
  at: number,
  name: string,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw new Error(`“${name}” has become shorter while it was read.`);
    done += bytesRead;
  }
}
