/** What the page plays apart from the run that is shown, in workers of its own. Fetched when it is first asked for. */
import type { Runs } from './runs/runs.ts';
import { createFinder, type Finder } from './find/finder.ts';
import { createFindProgram, type FindProgram } from './find/findProgram.ts';
import { openSearchRecords } from './find/storedSearch.ts';
import { createPagePool, type PagePoolParts } from './pool/pagePool.ts';
import type { Pool } from './pool/pool.ts';
import { createGameShelf } from './map/gameShelf.ts';
import { createMapProgram, type MapProgram } from './map/mapProgram.ts';
import { createRegimeMap, type RegimeMap } from './map/regimeMap.ts';
import * as memory from './map/remembered.ts';

export interface Experiments {
  readonly pool: Pool;
  /** “Find me”. */
  readonly finder: Finder;
  /** The map of regimes. */
  readonly map: RegimeMap;
  /** The same two as `window.pruningGame` has them. */
  readonly programs: { readonly map: MapProgram; readonly find: FindProgram };
}

export interface ExperimentsParts extends PagePoolParts {
  readonly runs: Runs;
}

export function createExperiments(parts: ExperimentsParts): Experiments {
  const pool = createPagePool(parts);
  const { store: lab, runs } = parts;
  const map = createRegimeMap({
    ...{ lab, runs, pool, memory },
    shelf: createGameShelf(),
    now: () => performance.now(),
    sleep: parts.sleep,
  });
  const finder = createFinder({ pool, open: openSearchRecords });
  return {
    ...{ pool, map, finder },
    programs: { map: createMapProgram(map), find: createFindProgram({ lab, runs, finder }) },
  };
}
