import { describe, expect, it } from 'vitest';
import { frozenGameToJson } from '../../../game/frozen/parse.ts';
import { asGame, layerOf } from '../../../game/frozen/test/games.ts';
import type { FrozenLayer } from '../../../game/frozen/types.ts';
import { defaultSpec } from '../../../spec/spec.ts';
import { sandboxGame } from '../../../game/sandbox/game.ts';
import { gameFromText } from './gameFromText.ts';

describe('a game from a file', () => {
  it('sets the prices and plays the very layers, without a warm-up of the fee', () => {
    const layer = layerOf(
      [1, 0.5],
      [
        [2, 0.3],
        [0.3, 1],
      ],
    );
    const prices = { alpha: 2, beta: 0.1, gamma: 0.3, eta: 0.7 };
    const patch = gameFromText(JSON.stringify(frozenGameToJson(asGame({ ...prices, layer }))));
    expect(patch).toMatchObject({ ...prices, sandbox: 'hand', gammaWarmup: 0 });
    const [played] = sandboxGame({ ...defaultSpec, ...patch });
    const numbers = (of: FrozenLayer) => ({ ...of, overlap: [...of.overlap.gram!] });
    expect(numbers(played)).toEqual({ ...numbers(layer), overlap: [2, 0.3, 0.3, 1] });
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'must be an object'],
    ['{"alpha":1,"beta":0,"gamma":0,"eta":0,"layers":[]}', 'at least one layer'],
    [
      '{"alpha":1,"beta":0,"gamma":0,"eta":0,"layers":[{"marginalBenefit":[],"normSquared":[],"gram":[],"participation":[]}]}',
      'no players',
    ],
  ])('%s: refused in a sentence', (text, sentence) => {
    expect(() => gameFromText(text)).toThrow(sentence);
  });
});
