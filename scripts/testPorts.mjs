/**
 * Ports of the servers that the end-to-end tests start for themselves. They are chosen free, so that a
 * server that listens already, perhaps with another build, is never tested by mistake.
 */
import { createServer } from 'node:net';

const HOST = '127.0.0.1';
const VARIABLE = 'PRUNING_GAME_TEST_PORTS';

/**
 * @typedef {object} Ports
 * @property {number} built the page as it is deployed
 * @property {number} harness sources, for the pages under e2e/harness
 */

/** @returns {Promise<import('node:net').Server>} on a port that the system chose */
const listening = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(server));
  });

/** Both are held until both are known: the second must not be the first again. @returns {Promise<Ports>} */
async function freePorts() {
  const servers = [await listening(), await listening()];
  const [built, harness] = servers.map(
    (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port,
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return { built, harness };
}

/** Chosen once a run: the processes that Playwright starts inherit the choice. @returns {Promise<Ports>} */
export async function testPorts() {
  process.env[VARIABLE] ??= JSON.stringify(await freePorts());
  return JSON.parse(process.env[VARIABLE]);
}

/** @param {number} port */
export const urlOf = (port) => `http://${HOST}:${port}`;

/** Where the sources are served, within a run. */
export const harnessUrl = async () => urlOf((await testPorts()).harness);
