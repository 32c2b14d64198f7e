/** `npm run data`: prepares MNIST under public/data unless it is there. */
import { command, installDependencies, prepareData } from './setup.mjs';

await command(async () => {
  await installDependencies();
  await prepareData();
});
