/** A search whose games end when the test says so. */
import type { RunRecord } from '../../../record/record.ts';
import type { TryOutcome } from '../../../spec/search/search.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Source } from '../../pool/pool.ts';
import type { Plan } from '../../runs/plan.ts';
import { createFinder } from '../finder.ts';
import type { SearchRecords, StoredSearch } from '../storedSearch.ts';

/** Accuracy and players both fall with γ: 0.9 is missed from 3 on. */
const outcomeOf = ({ gamma: price }: RunSpec): TryOutcome => ({
  accuracy: 1 - Number(price) / 30,
  players: Math.round(192 / (1 + Number(price))),
});

export function recordOf(plan: Plan, ended: RunRecord['verdict']['ended'] = 'complete'): RunRecord {
  const { accuracy, players } = outcomeOf(plan.spec);
  const end = {
    ...{ step: 30, validationAccuracyPruned: accuracy, activePerLayer: [players] },
    meanParticipation: players / 192,
  };
  return {
    manifest: { spec: plan.spec, log: [] },
    verdict: { ended, steps: 30 },
    series: { groups: [{ count: 192 }], evaluations: ended === 'diverged' ? [] : [end] },
  } as unknown as RunRecord;
}

export function storage() {
  const kept = { search: null as StoredSearch | null, records: [] as RunRecord[] };
  const records: SearchRecords = {
    last: () => Promise.resolve(kept.search && { ...kept.search, records: [...kept.records] }),
    put(search, isSame) {
      if (!isSame) kept.records = [];
      kept.search = search;
      return Promise.resolve();
    },
    add: (record) => Promise.resolve(void kept.records.push(record)),
    close: () => undefined,
  };
  return { kept, open: () => Promise.resolve(records) };
}

export const settle = () => new Promise((resolve) => setTimeout(resolve));

export async function world({ size = 2, open = storage().open } = {}) {
  const sources: { source: Source; isCancelled: boolean; playing: Plan[] }[] = [];
  const finder = createFinder({
    pool: {
      atOnce: () => size,
      play(source) {
        const job = { source, isCancelled: false, playing: [] as Plan[] };
        sources.push(job);
        const fill = () => {
          while (!job.isCancelled && job.playing.length < size) {
            const plan = source.next();
            if (plan === null) return;
            job.playing.push(plan);
            source.onBegin?.(plan);
          }
        };
        fill();
        return {
          ...{ more: fill, rest: () => undefined, goOn: () => undefined },
          cancel: () => void (job.isCancelled = true),
        };
      },
    },
    open,
  });
  await settle();
  const job = () => sources.at(-1)!;
  return {
    finder,
    state: () => finder.store.getState(),
    playing: () => job().playing.map(({ spec }) => spec.gamma),
    job,
    /** The game that plays longest is over. */
    end(ended: Parameters<Source['onEnd']>[1] | ((plan: Plan) => RunRecord) = recordOf) {
      const now = job();
      const plan = now.playing.shift()!;
      now.source.onEnd(
        plan,
        typeof ended === 'function' ? { record: ended(plan), seconds: 1 } : ended,
      );
      while (!now.isCancelled && now.playing.length < size) {
        const next = now.source.next();
        if (next === null) break;
        now.playing.push(next);
      }
    },
  };
}
