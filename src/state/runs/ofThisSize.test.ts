import { expect, it } from 'vitest';
import { FIGURE, SUMMARY_LENGTH } from '../../game/summary.ts';
import { playerId, shownIndex } from '../../game/players.ts';
import { baselineNames } from '../../spec/baselines.ts';
import { defaultSpec, type RunSpec } from '../../spec/spec.ts';
import { ofThisSize } from './ofThisSize.ts';

/** A run of which so many players of each group are left. */
function ofRun(
  part: Partial<RunSpec>,
  groups: readonly (readonly [count: number, left: number])[],
) {
  const spec = { ...defaultSpec, ...part };
  let first = 0;
  const layers = groups.map(([count], i) => {
    const layer = {
      ...({ name: `Layer ${i + 1}`, granularity: 'neuron', count, total: count } as const),
      ...{ first: shownIndex(first), firstId: playerId(first) },
    };
    first += count;
    return layer;
  });
  const summaries = new Float32Array(groups.length * SUMMARY_LENGTH);
  groups.forEach(([count, left], i) => {
    summaries[i * SUMMARY_LENGTH + FIGURE.count] = count;
    summaries[i * SUMMARY_LENGTH + FIGURE.pruned] = count - left;
  });
  const run = { startSpec: spec, spec, changes: [], scheduled: [], layers, shown: [] };
  return ofThisSize(run as never, { summaries, participation: new Float32Array(), epsilon: 0.01 });
}

it('plays every baseline that a run can have', () => {
  const { plans, missing } = ofRun({ network: '784-128-64-10' }, [
    [128, 30],
    [64, 12],
  ]);
  expect(plans).toHaveLength(baselineNames.length);
  expect(plans.at(-1)!.label).toMatch(/^trained from scratch, 30 \+ 12$/);
  expect(missing).toEqual([]);
});

it('says which baselines a run cannot have, and why', () => {
  const groups = [
    [128, 30],
    [64, 0],
  ] as const;
  const { plans, missing } = ofRun({ network: '784-128-64-10' }, groups);
  expect(plans).toHaveLength(baselineNames.length - 1);
  expect(missing).toEqual([
    '“trained from scratch” is not among them. A net from scratch needs somebody in each layer.',
  ]);
});
