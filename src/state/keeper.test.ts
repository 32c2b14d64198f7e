import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import { createKeeper, type TabRun } from './keeper.ts';
import type { Records } from './records.ts';

const runAt = (step: number): TabRun => ({
  spec: defaultSpec,
  log: [],
  checkpoint: { step, state: {} as TabRun['checkpoint']['state'] },
  playsOn: false,
  evaluations: [],
  engines: [],
  began: '2026-11-26T12:00:00.000Z',
  runId: 'a',
  forkOf: null,
  past: null,
});

const never = () => new Promise<never>(() => undefined);
const refuse = (name: string, message: string) => () =>
  Promise.reject(new DOMException(message, name));

/** A browser whose storage of one record fails in the ways given, one a call, and then works. */
function world({
  opens = [],
  puts = [],
}: { opens?: (() => Promise<never>)[]; puts?: (() => Promise<never>)[] } = {}) {
  const told: string[] = [];
  const stored: TabRun[] = [];
  const sleepers: (() => void)[] = [];
  let [opened, closed] = [0, 0];
  const records = (): Records<TabRun> => {
    let isClosed = false;
    return {
      get: () => Promise.resolve(stored.at(-1) ?? null),
      put(_, kept) {
        if (isClosed) return refuse('InvalidStateError', 'closed')();
        const failing = puts.shift();
        return failing === undefined ? Promise.resolve(void stored.push(kept)) : failing();
      },
      throwAwayOld: () => Promise.resolve(),
      close() {
        isClosed = true;
        closed++;
      },
    };
  };
  const keeper = createKeeper((sentence) => void told.push(sentence), {
    nameTab: () => Promise.resolve({ name: 'tab', isKnown: true }),
    open() {
      opened++;
      return opens.shift()?.() ?? Promise.resolve(records());
    },
    sleep: (ms) => (ms < 1000 ? Promise.resolve() : new Promise((wake) => sleepers.push(wake))),
  });
  return {
    ...{ keeper, told, stored },
    timePasses: () => sleepers.forEach((wake) => wake()),
    counts: () => ({ opened, closed }),
    async keep(step: number) {
      keeper.keep(runAt(step));
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('the keeper of a tab’s run', () => {
  it('gives back what it was given last', async () => {
    const { keeper, keep, told } = world();
    expect(await keeper.take()).toBeNull();
    await keep(3);
    await keep(4);
    expect((await keeper.take())?.checkpoint.step).toBe(4);
    expect(told).toEqual([]);
  });

  it('lets the page begin where the storage does not answer, and says so', async () => {
    const { keeper, told, timePasses } = world({ opens: [never] });
    const taking = keeper.take();
    timePasses();
    expect(await taking).toBeNull();
    expect(told).toEqual([expect.stringContaining('does not answer')]);
  });

  it('opens the storage once more where the browser has closed it, and loses nothing', async () => {
    const { keep, stored, told, counts } = world({
      puts: [refuse('InvalidStateError', 'The database connection is closing.')],
    });
    await keep(1);
    await keep(2);
    expect(stored.map(({ checkpoint }) => checkpoint.step)).toEqual([1, 2]);
    expect(counts()).toEqual({ opened: 2, closed: 1 });
    expect(told).toEqual([]);
  });

  it('asks again where opening failed for a moment', async () => {
    const { keep, stored, told } = world({ opens: [refuse('UnknownError', 'busy')] });
    await keep(1);
    expect(stored).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('says once why nothing is kept, as it is', async () => {
    const causes = [
      ['QuotaExceededError', 'is full'],
      ['SecurityError', 'does not let this page store anything'],
      ['DataCloneError', 'failed (its message)'],
    ];
    for (const [name, words] of causes) {
      const { keep, told } = world({ puts: Array(9).fill(refuse(name, 'its message')) });
      await keep(1);
      await keep(2);
      expect(told).toEqual([expect.stringContaining(words)]);
    }
  });
});
