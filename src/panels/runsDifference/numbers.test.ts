import { describe, expect, it } from 'vitest';
import type { Lab } from '../../state/lab.ts';
import { frameOf } from '../test/crowd.ts';
import { labOf } from '../test/everyPanel.ts';
import { keptRun, runsOf } from '../test/runs.ts';
import { numbers } from './numbers.ts';

const kept = [
  keptRun('a', { gamma: 1 }, { pruned: 40, accuracy: 96 }),
  keptRun('b', { gamma: 2 }, { pruned: 80, accuracy: 93 }),
  keptRun('c', { gamma: 2, seed: 1 }, { pruned: 80, accuracy: 92 }),
];
const runs = Object.assign(runsOf(kept), {
  record: (id: string) => {
    const { groups } = kept.find((run) => run.id === id)!.digest;
    const participation = new Float32Array(192).fill(1);
    if (id !== 'a') participation[190] = participation[191] = 0;
    return Promise.resolve({ last: { step: 20, participation }, series: { groups } });
  },
});
const lab: Lab = Object.assign(labOf({ frames: [frameOf(0, [1, 1, 1, 1, 1])] }), { runs });
const read = async (b: string) => {
  runs.compare('a', 'a');
  runs.compare('b', b);
  return Promise.all(numbers.map(async (table) => await table.read(lab, null)));
};

describe('numbers of A minus B', () => {
  it('are its differences by epoch, and who kept whom', async () => {
    const [overTime, whom, stand] = await read('b');
    expect(overTime!.rows).toEqual([
      [1, 95, 92, 3, 20, 40, -20],
      [2, 96, 93, 3, 40, 80, -40],
    ]);
    expect(overTime!.columns[3]).toEqual({
      name: 'A − B: test accuracy without the pruned',
      unit: 'points',
    });
    expect(whom!.rows).toHaveLength(192);
    expect(whom!.rows[0]).toEqual([0, 'Layer 1', 1, 1, 'both']);
    expect(whom!.rows[191]).toEqual([191, 'Layer 2', 1, 0, 'A']);
    expect(stand!.rows).toEqual([]);
  });

  it('are both distributions of s where they share no players', async () => {
    const [, whom, stand] = await read('c');
    expect(whom!.rows).toEqual([]);
    expect(stand!.rows[0]).toEqual(['pruned', 0, expect.closeTo(2 / 192, 12)]);
    expect(stand!.rows.at(-1)![0]).toBe('1');
  });

  it('are none where nothing is compared', async () => {
    for (const { rows } of await read('nobody')) expect(rows).toEqual([]);
  });
});
