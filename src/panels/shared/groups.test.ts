import { describe, expect, it } from 'vitest';
import { shownPlayers } from '../../game/shown.ts';
import { SUMMARY_LENGTH } from '../../game/summary.ts';
import { groupsOf, kindsTogether, shortName, summariesOf } from './groups.ts';

const { layers } = shownPlayers(
  [
    { name: 'Input', granularity: 'pixel', first: 0, count: 784 },
    { name: 'Layer 1', granularity: 'neuron', first: 784, count: 300 },
    { name: 'Layer 2', granularity: 'neuron', first: 1084, count: 100 },
  ],
  0,
);

describe('the groups of one kind of player', () => {
  it('are those of that kind alone, with their own summaries', () => {
    const neurons = groupsOf(layers, 'neuron');
    expect(neurons.layers.map(({ name }) => name)).toEqual(['Layer 1', 'Layer 2']);
    const summaries = Float32Array.from({ length: 3 * SUMMARY_LENGTH }, (_, at) => at);
    expect(summariesOf({ summaries }, neurons)[0]).toBe(SUMMARY_LENGTH);
    expect(summariesOf({ summaries }, neurons)).toHaveLength(2 * SUMMARY_LENGTH);
  });

  it('are none where nobody of that kind plays', () => {
    const weights = groupsOf(layers, 'weight');
    expect(weights.layers).toEqual([]);
    expect(summariesOf({ summaries: new Float32Array(9) }, weights)).toHaveLength(0);
  });

  it('have short names that no two share', () => {
    expect(layers.map(shortName)).toEqual(['In', 'L1', 'L2']);
  });
});

it('knows the kinds whose groups follow one another', () => {
  const of = (...kinds: ('pixel' | 'neuron' | 'weight')[]) =>
    kindsTogether(kinds.map((granularity) => ({ granularity })));
  expect(of('pixel', 'neuron', 'neuron')).toEqual(['pixel', 'neuron']);
  expect(of('neuron', 'weight', 'neuron')).toEqual(['weight']);
  expect(of()).toEqual([]);
});
