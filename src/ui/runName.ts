import { dataSetOf } from '../data/rows.ts';
import { kindsOf } from '../game/network.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import type { RunSpec } from '../spec/spec.ts';

/** What files of a run begin with: what is learnt, by which net, who plays, and the seed. */
export function runName(spec: RunSpec): string {
  const words = isSandbox(spec)
    ? ['game', spec.sandbox]
    : [dataSetOf(spec).label, spec.network, ...kindsOf(spec)];
  const plain = [...words, 'seed', spec.seed].join('-').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, 80);
}
