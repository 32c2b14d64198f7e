/** Cells whose seeds came to different ends. */
import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../spec/spec.ts';
import { mapScene } from '../../state/map/scene.ts';
import type { MapState } from '../../state/map/mapState.ts';
import { failedGame, gameOf, mapStateOf } from '../test/map.ts';
import { courseOf } from './around.ts';
import { cellInWords } from './words.ts';

function stateOf(games: MapState['games'][number]): MapState {
  const state = mapStateOf(defaultSpec);
  return {
    ...state,
    ...{ ask: { ...state.ask, seeds: 3 }, playing: [] },
    games: state.games.map((own, cell) => (cell === 0 ? games : own)),
  };
}

describe('a cell of several seeds', () => {
  it('says of how many its mean is, and how many came to nothing', () => {
    const words = (games: MapState['games'][number]) => {
      const state = stateOf(games);
      return cellInWords(state, mapScene(state), 0);
    };
    const good = gameOf(0.9, 0.5);
    expect(words([good, good, good])).toMatch(/mean of 3 of 3 seeds\.$/);
    expect(words([failedGame, good, null])).toMatch(
      /90\.0.* mean of 1 of 3 seeds; 1 of 3 came to nothing\.$/,
    );
    expect(words([failedGame, failedGame, good])).toMatch(
      /mean of 1 of 3 seeds; 2 of 3 came to nothing\.$/,
    );
    expect(words([failedGame, null, null])).toContain('no figure');
  });

  it('is a mean of the same epochs, though a seed was not tested at all of them', () => {
    const [whole, late] = [gameOf(0.9, 0.4), gameOf(0.7, 0.4)];
    const epochs = (course: readonly { epoch: number }[]) => course.map(({ epoch }) => epoch);
    const without = { ...late, course: late.course.slice(1) };
    const course = courseOf([whole, without]);
    expect(epochs(course)).toEqual([2, 3]);
    expect(course[0]!.inShare).toBeCloseTo(whole.course[1]!.inShare);
    expect(course[1]!.accuracy).toBeCloseTo(0.8);
    expect(epochs(courseOf([without, whole, failedGame, null]))).toEqual([2, 3]);
  });
});
