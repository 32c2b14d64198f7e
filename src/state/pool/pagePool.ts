/** The page's pool: as many workers as its machine has cores beside the one of the shown run, at rest while it is hidden. */
import { memoryToTake } from '../../spec/estimate.ts';
import { createClient } from '../client.ts';
import type { LabStore } from '../store.ts';
import type { TrainingWorkerParts } from '../trainingWorker.ts';
import { createPool, type Pool } from './pool.ts';

const MOST = 8;
/** One graphics card serves them all. */
const MOST_ON_A_CARD = 2;

export interface PagePoolParts {
  readonly store: LabStore;
  readonly workers: TrainingWorkerParts;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What is known of the machine. */
interface Machine {
  readonly hardwareConcurrency: number;
  /** Gigabytes; not every browser tells. */
  readonly deviceMemory?: number;
}

export function createPagePool(
  { store, workers, sleep }: PagePoolParts,
  machine: Machine = navigator,
  page: Pick<Document, 'hidden' | 'addEventListener'> = document,
): Pool {
  const computes = () => store.getState().backend?.name ?? 'auto';
  // Before it is known what computes, it may be a card.
  const most = () => (['webgpu', 'auto'].includes(computes()) ? MOST_ON_A_CARD : MOST);
  const pool = createPool({
    size: () => Math.max(1, Math.min(machine.hardwareConcurrency - 1, most())),
    memory: memoryToTake(machine.deviceMemory),
    createClient: () => createClient(workers),
    backend: computes,
    sleep,
  });
  const heed = () => {
    if (page.hidden && store.getState().whenHidden === 'pause') pool.rest();
    else pool.goOn();
  };
  page.addEventListener('visibilitychange', heed);
  store.subscribe(({ backend }, before) => {
    if (backend?.name !== before.backend?.name) heed();
  });
  heed();
  return pool;
}
