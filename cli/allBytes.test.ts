/** A short write or read is no end: it goes on until all is done. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAll, writeAll } from './allBytes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'file');

/** The file itself, which takes and gives three bytes at most. */
const reluctant = (handle: FileHandle) =>
  ({
    write: (bytes: Uint8Array, from: number, length: number, at: number | null) =>
      handle.write(bytes, from, Math.min(3, length), at),
    read: (bytes: Uint8Array, from: number, length: number, at: number) =>
      handle.read(bytes, from, Math.min(3, length), at),
  }) as Pick<FileHandle, 'read' | 'write'>;

it.each([null, 0, 2])(
  'writes all of it where the system takes a part (from byte %s)',
  async (at) => {
    writeFileSync(file, '');
    const handle = await open(file, 'r+');
    await writeAll(reluctant(handle), Buffer.from('a line of some length'), at);
    await handle.close();
    expect(readFileSync(file, 'utf8').slice(at ?? 0)).toBe('a line of some length');
  },
);

it('reads all of it where the system gives a part, and says where there is less', async () => {
  writeFileSync(file, 'a line of some length');
  const handle = await open(file);
  const bytes = Buffer.alloc(14);
  await readAll(reluctant(handle), bytes, 2, 'file');
  expect(bytes.toString()).toBe('line of some l');
  await expect(readAll(reluctant(handle), bytes, 9, 'file')).rejects.toThrow(
    '“file” has become shorter while it was read.',
  );
  await handle.close();
});
