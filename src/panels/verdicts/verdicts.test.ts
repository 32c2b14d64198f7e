import { describe, expect, it } from 'vitest';
import { layerAnalysis } from '../../game/frozen/analysis.ts';
import { playerLayers } from '../../../test/playerLayers.ts';
import { shownPlayers } from '../../game/shown.ts';
import { shownOf, tally, VERDICTS } from './tally.ts';
import { layerWords, segmentWords } from './words.ts';

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

describe('verdicts on a layer of which a part is shown', () => {
  const { players: shown, layers } = shownPlayers(playerLayers([40, 60]), 1, 10);
  const within = [...Array(60).keys()];

  it('are of all its players, and select those that are shown', () => {
    const selectable = shownOf(shown, layers[1], within);
    expect(selectable).toEqual([...shown].filter((player) => player >= 40));
    expect(segmentWords(layers[1], 'open', 60, selectable.length)).toBe(
      'Layer 2: 60 of 60 open: it depends on the others. Press to select the first five of them that are shown.',
    );
    expect(segmentWords(layers[1], 'out', 3, 0)).toBe(
      'Layer 2: 3 of 60 out, whatever the others do. None of them is shown one by one.',
    );
  });

  it('name a player by its number among all', () => {
    const words = layerWords(layers[1], {
      players: { out: [], outLater: [], open: within, inLater: [], in: [] },
      rounds: 0,
      staying: 59,
      farthest: { player: 7, distance: 1 },
    });
    expect(words).toBe('At the equilibrium 59 of 60 stay; farthest from it is player 47, by 1.00.');
  });
});
