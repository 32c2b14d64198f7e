/** A sweep says of each game what the run alone says. */
import { expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { planOf } from './plan.ts';
import type { RunRecord } from '../src/record/record.ts';
import { toJson } from '../src/record/writeRecord.ts';
import { runExperiment } from './runExperiment.ts';
import { runSweep, type SweptRecord } from './runSweep.ts';

const conduct = { log: [], limitSteps: null, shrinks: true };

/** Everything but when it began. */
function timeless(record: RunRecord): unknown {
  const { manifest, ...rest } = toJson(record);
  return { ...rest, manifest: { ...manifest, began: '' } };
}

it('writes the JSON of the same runs alone, and what sets each apart', async () => {
  const { games } = readFlags([
    ...['--network', 'quick', '--backend', 'wasm', '--epochs', '1'],
    ...['--sweep', 'optimizer=adam|sgd,seed=0:1:2,batch-size=128|200'],
  ]);
  const found: SweptRecord[] = [];
  const said: string[] = [];
  await runSweep({
    ...{ games: planOf(games!, conduct), limitSteps: 12, shrinks: true },
    say: (line) => said.push(line),
    write: async (records) => void found.push(...records),
  });
  expect(found).toHaveLength(8);
  expect(said.at(-1)).toMatch(
    /^games 5 to 8 of 8 · epoch .* validation accuracy .* % to .* sparsity/,
  );
  for (const { swept, spec } of games!) {
    const own = found.find((one) => one.swept === swept)!;
    const alone = await runExperiment(spec, { limitSteps: 12, say: () => {} });
    expect(timeless(own)).toEqual(timeless(alone));
  }
});

it('plays a convolutional net by text, each game as it would go alone', async () => {
  const { games } = readFlags([
    ...['--network', '28x28x1 p4 c2k3 tanh d6 d10', '--granularity', 'filter'],
    ...['--backend', 'wasm', '--epochs', '1', '--sweep', 'gamma=1|3'],
  ]);
  const found: SweptRecord[] = [];
  await runSweep({
    ...{ games: planOf(games!, conduct), limitSteps: 3, shrinks: true, say: () => {} },
    write: async (records) => void found.push(...records),
  });
  const { swept, spec } = games![1]!;
  const alone = await runExperiment(spec, { limitSteps: 3, say: () => {} });
  expect(alone.series.groups.map(({ count }) => count)).toEqual([2, 6]);
  expect(timeless(found.find((one) => one.swept === swept)!)).toEqual(timeless(alone));
});
