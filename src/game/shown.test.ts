import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playerCount } from './network.ts';
import { playerId } from './players.ts';
import { isDrawn, MAX_SHOWN, shownPlayers } from './shown.ts';
import { playerLayers } from '../../test/playerLayers.ts';

const layersOf = (counts: readonly number[]) => playerLayers(counts);
const someLayers = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 })
  .map(layersOf);

describe('shown players', () => {
  it('are all of them while they are few', () => {
    for (const counts of [[128, 64], [512, 256], [MAX_SHOWN]]) {
      const layers = layersOf(counts);
      const shown = shownPlayers(layers, 1);
      expect([...shown.players]).toEqual([...Array(playerCount(layers)).keys()]);
      expect(shown.layers).toEqual(
        layers.map((layer) => ({ ...layer, firstId: layer.first, total: layer.count })),
      );
    }
  });

  it('are a sample else: rising, one out of each of equal stretches of its layer', () => {
    fc.assert(
      fc.property(someLayers, fc.integer({ min: 4, max: 300 }), fc.nat(), (layers, most, seed) => {
        const shown = shownPlayers(layers, seed, most);
        const total = playerCount(layers);
        expect(shown.players.length).toBeLessThanOrEqual(most + layers.length);
        expect(playerCount(shown.layers)).toBe(shown.players.length);
        layers.forEach((layer, index) => {
          const { first, firstId, count, total: of } = shown.layers[index];
          expect(firstId).toBe(layer.first);
          expect(of).toBe(layer.count);
          expect(count).toBeGreaterThanOrEqual(1);
          if (total > most) expect(count).toBeGreaterThan((most * layer.count) / total - 1);
          const stretch = layer.count / count;
          for (let k = 0; k < count; k++) {
            const player = shown.players[first + k] - layer.first;
            expect(player).toBeGreaterThanOrEqual(Math.floor(k * stretch));
            expect(player).toBeLessThan(Math.ceil((k + 1) * stretch));
          }
        });
      }),
    );
  });

  it('are the same for the same seed, others for another', () => {
    const layers = layersOf([5000, 5000]);
    const [once, again, other] = [1, 1, 2].map((seed) => shownPlayers(layers, seed).players);
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });
});

describe('a player that can be pointed at', () => {
  const groups = (granularity: 'weight' | 'neuron' | 'pixel') =>
    shownPlayers([{ name: 'Layer 1', granularity, first: 0, count: 100 }], 0, 10);

  it('is shown, or has a pixel in the picture of its group', () => {
    const neurons = groups('neuron');
    for (let player = 0; player < 100; player++) {
      expect(isDrawn(neurons, playerId(player))).toBe(neurons.players.includes(player));
      expect(isDrawn(groups('weight'), playerId(player))).toBe(true);
      expect(isDrawn(groups('pixel'), playerId(player))).toBe(true);
    }
    expect(isDrawn(groups('weight'), playerId(100))).toBe(false);
  });
});
