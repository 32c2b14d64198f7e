/** The files in a zip. */
import { unzipSync } from 'fflate';
import { limits } from '../../data/own/limits.ts';
import type { Bytes, OwnSource } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { isJunk } from './images.ts';
import { OwnDataError, refuse } from './refusal.ts';

/** Of all files unpacked: an archive may hold more than it seems to. */
const MOST_UNPACKED = 2 * limits.bytes;

/** @throws OwnDataError where it cannot be unpacked */
export async function filesInZip({ path, bytes }: OwnSource): Promise<OwnSource[]> {
  const packed = new Uint8Array(await bytes.arrayBuffer());
  let size = 0;
  let last = '';
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(packed, {
      filter({ name, originalSize }) {
        if (name.endsWith('/') || isJunk(name)) return false;
        size += originalSize;
        if (size > MOST_UNPACKED)
          refuse(
            `${path} unpacks to more than ${MOST_UNPACKED / 2 ** 20} MB, which is the most that is read.`,
          );
        last = name;
        return true;
      },
    });
  } catch (error) {
    if (error instanceof OwnDataError) throw error;
    return refuse(
      last === ''
        ? `${path} breaks off after ${grouped(packed.length)} bytes, before the list of its files, or is no zip.`
        : `${path} is damaged: its file ${last} cannot be unpacked.`,
    );
  }
  return Object.entries(files).map(([name, content]) => ({
    path: name,
    bytes: new Blob([content as Uint8Array<ArrayBuffer>]) as Bytes,
  }));
}
