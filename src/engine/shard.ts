/** One shard: gzip of `count` bytes of labels, then count × imageSize bytes of pixels. */

/** As the manifest describes it. */
export interface Shard {
  readonly file: string;
  readonly count: number;
  /** Of the file, compressed. */
  readonly bytes: number;
  /** Of the file, compressed; hexadecimal. */
  readonly sha256: string;
}

const GZIP_MAGIC = [0x1f, 0x8b];

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const inflated = source.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/** @returns SHA-256 in hexadecimal; null on a page that came neither by https nor from this computer */
async function digest(bytes: Uint8Array): Promise<string | null> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  const hash = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param name for the message
 * @throws Error with a sentence for the visitor if the bytes are not that shard
 */
export async function decodeShard(
  bytes: Uint8Array,
  { count, sha256 }: Shard,
  imageSize: number,
  name: string,
): Promise<{ labels: Uint8Array; pixels: Uint8Array }> {
  let decoded = bytes;
  if (GZIP_MAGIC.every((byte, i) => bytes[i] === byte)) {
    const found = await digest(bytes);
    if (found !== null && found !== sha256) {
      throw new Error(
        `The images in ${name} are not those of the list, damaged or of another version; reload to fetch them again, and if that does not help prepare them anew with “npm run data”.`,
      );
    }
    try {
      decoded = await gunzip(bytes);
    } catch {
      throw new Error(
        `Some images arrived damaged (${name}); reload to fetch them again, and if that does not help prepare them anew with “npm run data”.`,
      );
    }
  }
  // Not gzip, yet of the right length: a server that undid the compression on the way.
  if (decoded.length !== count * (1 + imageSize)) {
    throw new Error(
      `The file ${name} does not hold the ${count} images it should; reload to fetch it again, and if that does not help prepare the data anew with “npm run data”.`,
    );
  }
  return { labels: decoded.subarray(0, count), pixels: decoded.subarray(count) };
}
