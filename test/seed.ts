/** Property tests draw the same cases every time; `SEED=1 npm run test:unit` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20251226) });
