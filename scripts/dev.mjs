/** `npm run dev`: the page from its sources; a saved file is seen at once. */
import { compileStep, installDependencies, prepareData } from './setup.mjs';

try {
  await installDependencies();
  await prepareData();
  await compileStep();
  const { createServer } = await import('vite');
  const server = await createServer();
  await server.listen();
  server.printUrls();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
