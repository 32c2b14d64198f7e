/** A small map for the tests of its pictures: played, failed, playing and untried cells. */
import { createScenes } from '../../state/map/scene.ts';
import { createStore } from 'zustand/vanilla';
import { USUAL } from '../../spec/map/ask.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { MapState, PlayedGame } from '../../state/map/mapState.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';

export const gameOf = (accuracy: number, inShare: number): PlayedGame => ({
  ...{ accuracy, inShare, inCount: Math.round(192 * inShare), players: 192, failure: null },
  course: [1, 2, 3].map((epoch) => ({ epoch, accuracy, inShare: 1 - ((1 - inShare) * epoch) / 3 })),
});

export const failedGame: PlayedGame = {
  ...{ accuracy: 0, inShare: 0, inCount: 0, players: 192, course: [] },
  failure: 'Its numbers ran away.',
};

/** From dense to dead along both prices. @param bad whether its figures are none */
export function mapStateOf(base: RunSpec, bad = false): MapState {
  const games = Array.from({ length: 16 }, (_, cell) => {
    const [column, row] = [cell % 4, Math.floor(cell / 4)];
    if (cell === 3) return [failedGame];
    if (column % 2 === 1 && row % 2 === 1) return [null];
    const out = (column + row) / 6;
    return [bad && cell > 4 ? gameOf(NaN, NaN) : gameOf(0.97 - 0.8 * out ** 2, 1 - out)];
  });
  return {
    ...{ ask: { ...USUAL, cells: 4 }, base, phase: 'playing', games, at: 5 },
    playing: [
      { cell: 5, round: 0, step: bad ? NaN : 4, steps: 10 },
      { cell: 7, round: 0, step: 0, steps: null },
    ],
    ...{
      secondsPerGame: 2,
      seconds: 20,
      width: 2,
      isShortOfMemory: false,
      isOfOther: false,
      trouble: null,
    },
  };
}

export function mapOf(base: RunSpec, bad = false): RegimeMap {
  const store = createStore(() => mapStateOf(base, bad));
  return { store, scene: createScenes(store.getState) } as unknown as RegimeMap;
}
