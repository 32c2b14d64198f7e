import { describe, expect, it } from 'vitest';
import { playerState } from '../game/population.ts';
import { endInWords } from './ending.ts';
import { isGame, misfitOfMoved, pricesThatAct } from './play.ts';
import { defaultSpec } from './spec.ts';

describe('a rule that is no game', () => {
  it('is told apart, with the prices that mean something to it', () => {
    const of = (dynamics: typeof defaultSpec.dynamics) => [
      isGame({ dynamics }),
      pricesThatAct({ dynamics }).join(),
    ];
    expect(of('projected')).toEqual([true, 'alpha,beta,gamma,eta']);
    expect(of('sigmoid')).toEqual([true, 'alpha,beta,gamma,eta']);
    expect(of('magnitude')).toEqual([false, '']);
    expect(of('l0')).toEqual([false, 'gamma']);
    expect(of('norms')).toEqual([false, 'alpha,beta,gamma,eta']);
  });

  it('settles nobody: players rise, fall, stand still or are pruned', () => {
    const stake = { benefit: 1, normSquared: 1, rivalry: 0 };
    const state = (s: number, motion: number) =>
      playerState(s, stake, null, 0.01, { motion, swing: 0 });
    expect([state(1, 0), state(1, NaN), state(0.5, 0.1), state(0.5, -0.1), state(0, 0)]).toEqual([
      ...['still', 'still', 'rising', 'falling', 'pruned'],
    ]);
  });

  it('says in a sentence what its end does', () => {
    const end = (patch: object, epoch = 0) =>
      endInWords({ ...defaultSpec, ...patch }, { epoch, players: [512, 256] });
    expect(end({ keep: '59,21', gameEnds: 15 })).toBe('After epoch 15, 59 + 21 players stay.');
    expect(end({ keep: 80, gameEnds: 40 })).toContain('no end in this run');
    // What is set after the end does nothing, and no more stay than there are.
    expect(end({ keep: '59,21', gameEnds: 15 }, 15)).toBe('Who stayed after epoch 15 stays.');
    expect(end({ keep: '900,900', gameEnds: 15 })).toContain('512 + 256 players stay');
    expect(end({ keep: 900, gameEnds: 15 })).toContain('768 players stay');
    expect(end({ gameEnds: 15 })).toContain('No number of players that stay is set');
  });
});

it('prices that move nobody are no axes of games that should differ, and a sentence says so', () => {
  expect(misfitOfMoved({ dynamics: 'projected' }, ['gamma', 'beta'])).toBeNull();
  expect(misfitOfMoved({ dynamics: 'magnitude' }, ['gamma', 'beta', 'lrS'])).toMatch(
    /^Under magnitude.*, β and γ change nothing/,
  );
});
