/** `npm start`: from a fresh clone to the built page, served on this machine alone. */
import { createServer } from 'node:net';
import { command, compileStep, installDependencies, prepareData, timed } from './setup.mjs';

const host = '127.0.0.1';
const port = 4173;

/** @returns {Promise<boolean>} whether a server could listen there */
const isFree = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

await command(async () => {
  // Asked first: it would be a pity to learn it after the build.
  if (!(await isFree())) {
    throw new Error(
      `Port ${port} of ${host} is in use: end the other program (another npm start?) and try again.`,
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
