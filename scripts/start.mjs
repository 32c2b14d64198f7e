/** `npm start`: from a fresh clone to the built page, served on this machine alone. */
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { command, compileStep, installDependencies, prepareData, timed } from './setup.mjs';

const host = '127.0.0.1';

/** @returns {number} @throws for any other word */
function portAskedFor() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port ${values.port} is no port: give a whole number from 1 to 65535.`);
  return port;
}

/** @param {number} port @returns {Promise<boolean>} whether a server could listen there */
const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

await command(async () => {
  const port = portAskedFor();
  // Asked first: it would be a pity to learn it after the build.
  if (!(await isFree(port))) {
    throw new Error(
      `Port ${port} of ${host} is in use: end the other program (another npm start?), or take another port: npm start -- --port 4174.`,
    );
  }
  await installDependencies();
  await prepareData();
  await compileStep();
  const { build, preview } = await import('vite');
  await timed('Building the page (dist)', () => build({ logLevel: 'warn' }));
  await preview({ preview: { host, port, strictPort: true } });
  console.log(`\nThe Pruning Game: http://${host}:${port}/\nControl-C ends it.`);
});
