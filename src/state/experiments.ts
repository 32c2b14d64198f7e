/** What the page plays apart from the run that is shown, in workers of its own. Fetched when it is first asked for. */
import type { Runs } from './runs/runs.ts';
import { createPagePool, type PagePoolParts } from './pool/pagePool.ts';
import type { Pool } from './pool/pool.ts';

export interface Experiments {
  readonly pool: Pool;
}

export interface ExperimentsParts extends PagePoolParts {
  readonly runs: Runs;
}

export function createExperiments(parts: ExperimentsParts): Experiments {
  return { pool: createPagePool(parts) };
}
