/** `npm run data`: prepares MNIST under public/data unless it is there. */
import { prepareData } from './setup.mjs';

await prepareData();
