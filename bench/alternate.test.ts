import { describe, expect, it } from 'vitest';
import { denseModel } from '../src/model/dense.ts';
import { alternate, type Entry } from './alternate.ts';
import type { Row } from './rows.ts';

/** Takes `ms` per step and writes what is done with it to `log`. */
function fake(log: string[], implementation: Row['implementation'], ms: number): Entry {
  return {
    implementation,
    backend: 'wasm',
    shape: {
      model: denseModel([2, 2]),
      batch: 1,
      granularity: 'neuron',
      players: null,
      games: 1,
      looks: null,
    },
    open: () => {
      log.push(`${implementation} open`);
      return Promise.resolve({
        time: (steps: number) => {
          log.push(`${implementation} ${steps}`);
          return Promise.resolve(ms * steps);
        },
        standing: () => Promise.resolve({ loss: 0.5, players: 3 }),
        close: () => {
          log.push(`${implementation} close`);
          return Promise.resolve();
        },
      });
    },
  };
}

const quiet = { rounds: 2, steps: 2, say: () => {} };

describe('alternate', () => {
  it('warms each up, then times them in turn, each round begun by another', async () => {
    const log: string[] = [];
    const entries = [fake(log, 'ours', 10), fake(log, 'tfjs-fit', 300)];
    const { timings, absent } = await alternate(entries, quiet);
    expect(absent).toEqual([]);
    expect(log).toEqual([
      ...['ours open', 'ours 1', 'ours 2', 'ours 25'],
      ...['tfjs-fit open', 'tfjs-fit 1', 'tfjs-fit 2'],
      ...['ours 25', 'tfjs-fit 2'],
      ...['tfjs-fit 2', 'ours 25'],
      ...['ours close', 'tfjs-fit close'],
    ]);
    expect(timings.map(({ rounds }) => rounds)).toEqual([
      [10, 10],
      [300, 300],
    ]);
    expect(timings[0]).toMatchObject({ stepsPerRound: 25, standing: { loss: 0.5, players: 3 } });
  });

  it('goes on without one that cannot be opened or fails while warm-up, and says why', async () => {
    const log: string[] = [];
    const missing: Entry = {
      ...fake(log, 'jax-js', 1),
      open: () => Promise.reject(new Error('It is not here.\nat somewhere')),
    };
    const failing: Entry = {
      ...fake(log, 'pytorch-1', 1),
      open: () =>
        Promise.resolve({
          time: () => Promise.reject(new Error('It broke.')),
          standing: () => Promise.reject(new Error('unasked')),
          close: () => {
            log.push('broken closed');
            return Promise.resolve();
          },
        }),
    };
    const { timings, absent } = await alternate([missing, fake(log, 'ours', 300), failing], quiet);
    expect(timings).toHaveLength(1);
    expect(absent).toEqual([
      { implementation: 'jax-js', backend: 'wasm', why: 'It is not here.' },
      { implementation: 'pytorch-1', backend: 'wasm', why: 'It broke.' },
    ]);
    expect(log).toContain('broken closed');
  });
});
