import { describe, expect, it } from 'vitest';
import { layerAnalysis } from '../../game/frozen/analysis.ts';
import { tally, VERDICTS } from './tally.ts';

/** Four players of norm 1; 0 cannot earn its fee, 1 earns plenty, 2 and 3 are clones. */
const layer = {
  marginalBenefit: Float64Array.of(0.5, 9, 2, 2),
  normSquared: Float64Array.of(1, 1, 1, 1),
  gram: Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1),
  participation: Float64Array.of(1, 1, 1, 0),
};
const prices = { alpha: 1, beta: 0.5, gamma: 1, eta: 2 };

describe('tally', () => {
  const analysis = layerAnalysis(prices, layer);
  const now = tally(analysis, analysis, layer.participation, 0.01);

  it('puts every player under exactly one verdict', () => {
    const all = VERDICTS.flatMap((verdict) => now.players[verdict]);
    expect(all.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  it('knows who is decided: no benefit is out, plenty is in, clones are open', () => {
    expect(now.players).toEqual({ out: [0], outLater: [], open: [2, 3], inLater: [], in: [1] });
    expect(now.rounds).toBe(1);
  });

  it('says who is farthest from the equilibrium', () => {
    expect(now.farthest).toEqual({ player: 0, distance: 1 });
  });
});
