import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominance } from './dominance.ts';
import { equilibrium } from './equilibrium.ts';
import { check } from './test/check.ts';
import { anyGame, crowdedGame, layerOf } from './test/games.ts';
import { certified } from './verdict.ts';

describe('iterated elimination', () => {
  it('peels a chain in rounds: each departure decides the next', () => {
    // Player 0 is in for good; its rival 1 then is out; 2, held back only by 1, then is in.
    const prices = { alpha: 1, beta: 0, gamma: 0, eta: 1 };
    const layer = layerOf(
      [1, 0.4, 1],
      [
        [9, 0.5, 0],
        [0.5, 9, 1.5],
        [0, 1.5, 9],
      ],
    );
    expect(certified(dominance(prices, layer))).toEqual({
      certificates: ['in', 'open', 'open'],
      eliminationRound: [1, 2, 3],
      eliminatedAs: ['in', 'out', 'in'],
      eliminationIsComplete: true,
    });
  });

  it('rounds only go on while somebody leaves, and round 1 is the certificates', () => {
    check(
      fc.property(anyGame, ({ layer, ...prices }) => {
        const { certificates, eliminationRound, eliminatedAs } = certified(
          dominance(prices, layer),
        );
        certificates.forEach((certificate, i) => {
          expect(eliminationRound[i] === 1).toBe(certificate !== 'open');
          if (eliminationRound[i] === 1) expect(eliminatedAs[i]).toBe(certificate);
          expect(eliminatedAs[i] === 'open').toBe(eliminationRound[i] === 0);
        });
        const rounds = new Set(eliminationRound);
        for (let round = 1; round <= Math.max(...eliminationRound); round++)
          expect(rounds.has(round)).toBe(true);
      }),
    );
  });

  it('every equilibrium has each eliminated player where elimination put it', () => {
    check(
      fc.property(fc.oneof(anyGame, crowdedGame), ({ layer, ...prices }) => {
        const { eliminatedAs } = certified(dominance(prices, layer));
        for (const { participation } of equilibrium(prices, layer).limits) {
          eliminatedAs.forEach((as, i) => {
            if (as !== 'open') expect(participation[i]).toBe(as === 'out' ? 0 : 1);
          });
        }
      }),
    );
  });

  it('survives 768 players leaving one by one', () => {
    const count = 768;
    const benefits = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1.2 : 0.5));
    const layer = layerOf(
      benefits,
      benefits.map((_, i) => benefits.map((__, j) => (Math.abs(i - j) <= 1 ? 1 : 0))),
    );
    const prices = { alpha: 1, beta: 0, gamma: 0, eta: 1 };
    const { eliminationRound, eliminatedAs } = certified(dominance(prices, layer));
    expect(eliminationRound).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(eliminatedAs.slice(0, 4)).toEqual(['in', 'out', 'in', 'out']);
  });
});
