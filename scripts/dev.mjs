/** `npm run dev`: the page from its sources; a saved file is seen at once. */
import { command, compileStep, installDependencies, prepareData } from './setup.mjs';

await command(async () => {
  await installDependencies();
  await prepareData();
  await compileStep();
  const { createServer } = await import('vite');
  const server = await createServer();
  await server.listen();
  server.printUrls();
});
