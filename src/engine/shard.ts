/** One shard: gzip of `count` bytes of labels, then count × imageSize bytes of pixels. */

const GZIP_MAGIC = [0x1f, 0x8b];

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const inflated = source.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/**
 * @param name for the message
 * @throws Error with a sentence for the visitor if the bytes are not such a shard
 */
export async function decodeShard(
  bytes: Uint8Array,
  count: number,
  imageSize: number,
  name: string,
): Promise<{ labels: Uint8Array; pixels: Uint8Array }> {
  let decoded = bytes;
  if (GZIP_MAGIC.every((byte, i) => bytes[i] === byte)) {
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
