/** The files in a zip. */
import { unzipSync } from 'fflate';
import { limits } from '../../data/own/limits.ts';
import type { Bytes, OwnSource } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { isJunk } from './images.ts';
import { OwnDataError, refuse } from './refusal.ts';

/** Of all files unpacked: an archive may hold more than it seems to. */
const MOST_UNPACKED = 2 * limits.bytes;

/**
 * @param wants of a file's name, whether it is unpacked
 * @throws OwnDataError where it cannot be unpacked
 */
async function unzipped(
  { path, bytes }: OwnSource,
  wants: (name: string) => boolean,
): Promise<Record<string, Uint8Array>> {
  const packed = new Uint8Array(await bytes.arrayBuffer());
  let size = 0;
  let last = '';
  try {
    return unzipSync(packed, {
      filter({ name, originalSize }) {
        if (name.endsWith('/') || isJunk(name)) return false;
        size += originalSize;
        if (size > MOST_UNPACKED)
          refuse(
            `${path} unpacks to more than ${MOST_UNPACKED / 2 ** 20} MB, which is the most that is read.`,
          );
        last = name;
        return wants(name);
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
}

/** @throws OwnDataError where it cannot be unpacked */
export async function filesInZip(zip: OwnSource): Promise<OwnSource[]> {
  const files = await unzipped(zip, () => true);
  return Object.entries(files).map(([path, content]) => ({
    path,
    bytes: new Blob([content as Uint8Array<ArrayBuffer>]) as Bytes,
  }));
}

/** Its files by their names alone, not unpacked. @throws OwnDataError where it has no list of them */
export async function namesInZip(zip: OwnSource): Promise<OwnSource[]> {
  const names: string[] = [];
  await unzipped(zip, (name) => {
    names.push(name);
    return false;
  });
  return names.map((path) => ({ path, bytes: new Blob() as Bytes }));
}
