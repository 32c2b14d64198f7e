import { describe, expect, it } from 'vitest';
import { playerLayers } from '../../test/playerLayers.ts';
import { overlapOf } from '../game/frozen/overlap.ts';
import { idOf, playerId, shownIndex } from '../game/players.ts';
import { MAX_SHOWN, shownPlayers } from '../game/shown.ts';
import { closeupOf } from './closeup.ts';
import { createObservations } from './observations.ts';

/** More players than are shown: hardly any stands at the place of its number. */
const { players: shown, layers } = shownPlayers(playerLayers([MAX_SHOWN, 4000]), 1);

describe('of more players than are shown', () => {
  const index = shownIndex(1000);
  const player = idOf(shown, index);
  const act = { kind: 'pin', player, participation: 0 } as const;

  it('an act is noted of the player that it names', () => {
    const observations = createObservations();
    observations.begin(shown, layers.length);
    observations.noteChange({ step: 5, patch: {}, act });
    const { pruningHistory } = observations;
    expect(player).not.toBe(index);
    expect(pruningHistory.keepOf(index)).toEqual({ ...act, player: index });
    expect(pruningHistory.keepOf(shownIndex(player))).toBeNull();
  });

  it('the acts of a run that goes on are those of the players that they name', () => {
    const observations = createObservations();
    observations.goBackTo(9, shown, layers.length, [{ step: 5, patch: {}, act }]);
    expect(observations.pruningHistory.keepOf(index)).not.toBeNull();
    observations.noteChange({ step: 9, patch: {}, act: { kind: 'release', player } });
    expect(observations.pruningHistory.keepOf(index)).toBeNull();
  });

  it('a player close up is the one that is named, in its own layer', () => {
    // Two layers of which a part is shown, [3, 2] players.
    const few = shownPlayers(playerLayers([3, 2]), 1, 2).layers;
    const gramOf = (from: number, count: number) =>
      Float32Array.from({ length: count ** 2 }, (_, i) => from + i);
    const layers = [
      { participation: new Float32Array(3), gram: gramOf(0, 3) },
      { participation: new Float32Array(2), gram: gramOf(100, 2) },
    ];
    const overlaps = layers.map((layer) => overlapOf(layer, layer.participation.length));
    const sample = { step: 1, game: { layers }, overlaps } as never;
    const closeup = closeupOf(sample, few, [playerId(2), playerId(4)]);
    const rows = closeup?.players.map(({ player, place, overlap, participation }) => [
      player,
      ...Array.from(participation, (_, j) => overlap.product(place, j)),
    ]);
    expect(rows).toEqual([
      [2, 6, 7, 8],
      [4, 102, 103],
    ]);
  });
});
