import { describe, expect, it } from 'vitest';
import { denseModel } from '../src/model/dense.ts';
import { filtersCases } from './cases.ts';
import type { Timing } from './alternate.ts';
import type { Case, Report, Row } from './rows.ts';
import { figure } from './markdown.ts';
import { rowsOf, summary, table } from './table.ts';

function timing(
  implementation: Row['implementation'],
  backend: Row['backend'],
  rounds: number[],
  players = 0,
  games = 1,
): Timing {
  const shape = {
    ...{ model: denseModel([784, 512, 256, 10]), batch: 128, players: null, games, looks: null },
    granularity: 'neuron' as Case['granularity'],
  };
  const open = () => Promise.reject(new Error('not in this test'));
  return {
    entry: { implementation, backend, shape, open },
    rounds,
    stepsPerRound: 8,
    standing: { loss: 0.25, players },
  };
}

const timings = [
  timing('ours', 'wasm', [10, 20, 12], 768),
  timing('tfjs-fit', 'wasm', [100, 200, 60]),
  timing('pytorch-1', 'native', [5, 5, 5], 768),
];
const peak = { mulAdd: 40, relaxedMadd: 60 };

describe('rowsOf', () => {
  it('gives medians, ratios of stock by rounds, and the share of the faster peak', () => {
    const [ours, stock, torch] = rowsOf(timings, 'main', peak);
    expect(ours).toMatchObject({
      group: 'main',
      model: '784-512-256-10',
      batch: 128,
      players: 768,
      games: 1,
      msPerStep: 12,
      minMs: 10,
      maxMs: 20,
      rounds: 3,
      vsStock: 10,
    });
    expect(ours.gflops).toBeCloseTo(25.7, 1);
    expect(ours.ofPeak).toBeCloseTo(25.7 / 60, 3);
    const [thinned] = rowsOf([timing('ours', 'wasm', [1], 24)], 'players', peak);
    expect([thinned.ofPeak, thinned.nonzeroOfPeak]).toEqual([null, null]);
    expect(stock.vsStock).toBe(1);
    expect(torch.vsStock).toBe(20);
    expect([torch.ofPeak, torch.nonzeroOfPeak, ours.nonzeroOfPeak]).toEqual([null, null, null]);
    const half = { ...timings[0], standing: { loss: 0, players: 768, density: [0.5, 0.5, 0.5] } };
    expect(rowsOf([half], 'main', peak)[0].nonzeroOfPeak).toBeCloseTo((ours.ofPeak ?? 0) / 2, 6);
  });

  it('holds many games against one of the same shape, by rounds, and says what they hold', () => {
    const memory = { bytes: 20e6, imageBytes: 55e6 };
    const many = timing('ours', 'wasm', [100, 100, 120], 768, 16);
    const rows = rowsOf(
      [timings[0], timings[1], { ...many, standing: { ...many.standing, memory } }],
      'games',
      peak,
    );
    expect(rows.map(({ games }) => games)).toEqual([1, 1, 16]);
    expect(rows.map(({ vsOneGame }) => vsOneGame)).toEqual([1, 1, 10]);
    expect(rows[2]).toMatchObject({ bytes: 20e6, imageBytes: 55e6, vsStock: 1 });
    expect(rows[2].gflops).toBeCloseTo((16 * rows[0].gflops * 12) / 100, 6);
    expect(rows[0].bytes).toBeNull();
    const alone = rowsOf([many], 'games', peak);
    expect(alone[0].vsOneGame).toBeNull();
  });

  it('holds a watched game against the same one unwatched', () => {
    const looking = (rounds: number[], looks: number): Timing => {
      const one = timing('ours', 'wasm', rounds, 768);
      return { ...one, entry: { ...one.entry, shape: { ...one.entry.shape, looks } } };
    };
    const rows = rowsOf([looking([10, 20, 12], 0), looking([11, 22, 13.2], 10)], 'analysis', peak);
    expect(rows[1]).toMatchObject({ looks: 10, looksDone: null });
    expect(rows[1].vsUnwatched).toBeCloseTo(1.1, 9);
    expect(rowsOf([timings[0]], 'main', peak)[0].vsUnwatched).toBeNull();
  });

  it('holds weights that play against neurons that play', () => {
    const one = timing('ours', 'wasm', [14, 28, 12], 535_040);
    const shape = { ...one.entry.shape, granularity: 'weight' as const };
    const rows = rowsOf([timings[0], { ...one, entry: { ...one.entry, shape } }], 'kinds', peak);
    expect(rows.map(({ vsNeurons }) => vsNeurons)).toEqual([1, 1.4]);
    const both = rowsOf([timings[0], timings[2]], 'kinds', peak);
    expect(both.map(({ vsPytorch }) => vsPytorch)).toEqual([2.4, 1]);
    expect(rows.map(({ vsPytorch }) => vsPytorch)).toEqual([null, null]);
    expect(rowsOf([timings[0]], 'main', peak)[0].vsNeurons).toBeNull();
  });

  it('holds a net of which filters are out against the whole one, and against PyTorch’s whole one not', () => {
    const shape = filtersCases('wasm');
    const row = (implementation: Row['implementation'], of: Case, rounds: number[]): Timing => {
      const players = of.players === null ? 570 : 228;
      const one = timing(implementation, 'wasm', rounds, players);
      return { ...one, entry: { ...one.entry, shape: of } };
    };
    const rows = rowsOf(
      [
        row('ours', shape.whole, [40, 80, 36]),
        row('ours', shape.thinned, [10, 20, 12]),
        row('ours-general', shape.whole, [400, 800, 360]),
        row('tfjs-fit', shape.whole, [800, 800, 720]),
        row('pytorch-1', shape.whole, [20, 40, 18]),
      ],
      'filters',
      peak,
    );
    expect(rows.map(({ vsWhole }) => vsWhole)).toEqual([1, 0.25, 1, 1, 1]);
    expect(rows.map(({ vsPytorch }) => vsPytorch)).toEqual([2, null, 20, 40, 1]);
    expect(rows.map(({ vsStock }) => vsStock)).toEqual([20, 60, 2, 1, 40]);
    expect(rows.map(({ ofPeak }) => ofPeak !== null)).toEqual([true, false, true, true, true]);
    const text = table(rows);
    expect(text).toContain('28x28x1 c20k5 p2 c50k5 p2 d500 d10');
    expect(rowsOf([row('ours', shape.whole, [40])], 'main', peak)[0].vsWhole).toBeNull();
  });

  it('has no ratio without a stock of the same shape and backend', () => {
    expect(rowsOf([timings[0]], 'main', peak)[0].vsStock).toBeNull();
    expect(rowsOf([timings[0], timing('tfjs-fit', 'cpu', [9])], 'main', null)[0]).toMatchObject({
      vsStock: null,
      ofPeak: null,
    });
  });
});

describe('figure', () => {
  it.each([
    [1234.4, '1234'],
    [99.94, '99.9'],
    [12.345, '12.3'],
    [0.01234, '0.0123'],
    [NaN, '–'],
  ])('%d becomes %s', (value, text) => expect(figure(value)).toBe(text));
});

describe('table', () => {
  it('lines its columns up', () => {
    const lines = table(rowsOf(timings, 'main', peak)).split('\n');
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toContain('| ours ');
    expect(lines[2]).toContain('| 10.0–20.0 |');
    expect(lines[2]).toContain(' 43 % ');
  });
});

describe('summary', () => {
  it('says on what, how loaded, and what could not be measured', () => {
    const report: Report = {
      machine: {
        processor: 'A processor',
        cores: 2,
        memoryGb: 8,
        system: 'linux x64',
        node: '20.19.0',
        browser: 'Chromium 1',
        adapter: null,
        load: [0.5, 2],
      },
      date: '2026-01-01T00:00:00.000Z',
      peak: { mulAdd: 40, relaxedMadd: null },
      rows: rowsOf(timings, 'main', null),
      absent: [{ implementation: 'jax-js', backend: 'wasm', why: 'It is not here.' }],
    };
    const text = summary(report);
    expect(text).toContain('A processor, 2 cores, Chromium 1, 2026-01-01');
    expect(text).toContain('0.500, 2.00');
    expect(text).toContain('multiply + add 40.0 GFLOP/s, relaxed_madd not offered here');
    expect(text).toContain('- jax-js on wasm: It is not here.');
    expect(text).not.toContain('Growth');
  });
});
