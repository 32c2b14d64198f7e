import { describe, expect, it } from 'vitest';
import { playerId } from '../game/players.ts';
import { unitOf, weightOf } from './units.ts';

const layers = [
  { firstId: playerId(0), total: 12 },
  { firstId: playerId(12), total: 6 },
];
const sheets = [
  { layer: 0, columns: 4 },
  { layer: 1, columns: 3 },
];

describe('the neuron of a weight', () => {
  it('is found from the weight, and the weight from it', () => {
    for (let player = 0; player < 18; player++) {
      const unit = unitOf(sheets, layers, playerId(player))!;
      const sheet = sheets[unit.layer];
      const columns = Array.from({ length: sheet.columns }, (_, column) =>
        weightOf(sheet, layers, unit, column),
      );
      expect(columns).toContain(player);
    }
    expect(unitOf(sheets, layers, playerId(13))).toEqual({ layer: 1, row: 0 });
  });

  it('is none where no picture has the player', () => {
    expect(unitOf(sheets, layers, playerId(18))).toBeNull();
    expect(unitOf([], layers, playerId(3))).toBeNull();
    expect(unitOf(sheets, [], playerId(3))).toBeNull();
  });
});
