import { describe, expect, it } from 'vitest';
import { sampleLayer } from '../../game/frozen/sample.ts';
import { layerOf } from '../../game/frozen/test/games.ts';
import { VERDICTS } from '../../game/frozen/verdict.ts';
import { playerLayers } from '../../../test/playerLayers.ts';
import { shownPlayers } from '../../game/shown.ts';
import { shownOf } from './shownOf.ts';
import { layerWords, segmentWords } from './words.ts';

describe('verdicts on a layer of which a part is shown', () => {
  const { players: shown, layers } = shownPlayers(playerLayers([40, 60]), 1, 10);
  const open = VERDICTS.indexOf('open');
  const verdicts = new Uint8Array(60).fill(open);

  it('are of all its players, and select those that are shown', () => {
    const selectable = shownOf(shown, layers[1], verdicts, open);
    expect(selectable).toEqual([...shown].filter((player) => player >= 40));
    expect(shownOf(shown, layers[1], verdicts, 0)).toEqual([]);
    expect(segmentWords(layers[1], 'open', 60, selectable.length)).toBe(
      'Layer 2: 60 of 60 open: it depends on the others. Press to select the first five of them that are shown.',
    );
    expect(segmentWords(layers[1], 'out', 3, 0)).toBe(
      'Layer 2: 3 of 60 out, whatever the others do. None of them is shown one by one.',
    );
  });

  it('name a player by its number among all', () => {
    const distance = { staying: 59, farthest: { player: 7, distance: 1 } };
    expect(layerWords(layers[1], { rounds: 0, isComplete: true }, distance)).toBe(
      'At the equilibrium 59 of 60 stay; farthest from it is player 47, by 1.00.',
    );
  });

  it('say where elimination was stopped', () => {
    const distance = { staying: 60, farthest: { player: 0, distance: 0 } };
    expect(layerWords(layers[1], { rounds: 200, isComplete: false }, distance)).toContain(
      'Elimination was stopped after 200 rounds; more rounds could decide more players.',
    );
  });

  it('count the players by what elimination has proven of them', () => {
    // Player 0 cannot earn its fee, 1 earns plenty, 2 and 3 are clones.
    const layer = layerOf(
      [0.5, 9, 2, 2],
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ],
    );
    const { counts, rounds } = sampleLayer({ alpha: 1, beta: 0.5, gamma: 1, eta: 2 }, layer);
    expect(counts).toEqual([1, 0, 2, 0, 1]);
    expect(rounds).toBe(1);
  });
});
