import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerAnalysis } from './analysis.ts';
import { distanceFrom, layerEnd, sampleLayer } from './sample.ts';
import { check } from './test/check.ts';
import { anyGame } from './test/games.ts';
import { layerFrom, type FrozenLayer } from './types.ts';
import { VERDICTS } from './verdict.ts';

/** The same players as single weights. */
const asWeights = ({ marginalBenefit, participation, normSquared }: FrozenLayer): FrozenLayer =>
  layerFrom({
    ...{ marginalBenefit, participation },
    theta: normSquared.map((norm, i) => (i % 2 === 0 ? 1 : -1) * Math.sqrt(norm)),
  });

describe('what the page is told of a moment', () => {
  it.each([
    ['neurons', (layer: FrozenLayer) => layer],
    ['single weights', asWeights],
  ])('is what the whole analysis says, counted: %s', (_, kind) => {
    check(
      fc.property(anyGame, ({ layer: drawn, ...prices }) => {
        const layer = kind(drawn);
        const whole = layerAnalysis(prices, layer);
        const { potential, verdicts, counts, rounds } = sampleLayer(prices, layer);
        expect(potential).toBe(whole.potential);
        expect(rounds).toBe(Math.max(0, ...whole.eliminationRound));
        const names = whole.eliminatedAs.map((as, i) =>
          as === 'open' || whole.eliminationRound[i] === 1 ? as : `${as}Later`,
        );
        expect(Array.from(verdicts, (code) => VERDICTS[code])).toEqual(names);
        VERDICTS.forEach((verdict, code) =>
          expect(counts[code]).toBe(names.filter((name) => name === verdict).length),
        );
        const end = layerEnd(prices, layer);
        expect([...end.equilibrium]).toEqual(whole.equilibrium);
        expect(end.uniqueness).toBe(whole.uniqueness);
        expect(end.lambdaMax).toBe(whole.lambdaMax);
      }),
      100,
    );
  });

  it('says how many stay at the equilibrium, and who is farthest from it', () => {
    const equilibrium = Float64Array.of(0, 0.4, 1, 0.2);
    expect(distanceFrom(equilibrium, Float64Array.of(0.5, 0.4, 0.1, 1), 0.3)).toEqual({
      staying: 2,
      farthest: { player: 2, distance: 0.9 },
    });
  });
});
