/** Bytes over HTTP, with sentences for what can go wrong. */

/**
 * @param cache `reload` asks the host itself
 * @throws Error with a sentence for the visitor
 */
export async function fetchBytes(url: string, cache?: 'reload'): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { cache });
  } catch {
    throw new Error(
      `The images could not be fetched (${url}), because the network or the server did not answer; check the connection, then reload.`,
    );
  }
  if (!response.ok) {
    const advice =
      response.status === 404
        ? 'this site lacks its data, which “npm run data” prepares before the build'
        : 'wait a moment, then reload';
    throw new Error(
      `The images could not be fetched: ${url} answered ${response.status}; ${advice}.`,
    );
  }
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Error(
      `The connection broke while images were fetched (${url}); reload to try again.`,
    );
  }
}
