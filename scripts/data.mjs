/** `npm run data`: prepares the images under public/data that are not there. */
import { command, installDependencies, prepareData } from './setup.mjs';

await command(async () => {
  await installDependencies();
  await prepareData();
});
