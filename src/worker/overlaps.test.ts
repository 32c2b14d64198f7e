import { describe, expect, it } from 'vitest';
import { layersOf, sandboxGame } from '../game/sandbox/game.ts';
import { defaultSpec } from '../spec/spec.ts';
import { drawOverlaps, overlapEdge } from './overlaps.ts';

describe('pictures of overlaps', () => {
  it('show 255 for oneself and 128 + 127 cos for the others, and nothing where nobody is', () => {
    const game = sandboxGame({ ...defaultSpec, sandbox: 'opposed', players: 3, overlap: 0.6 });
    const into = new Uint8Array(3 * 4 + 5);
    const layers = layersOf(game);
    drawOverlaps(
      game.map(({ overlap }) => ({ gram: Float32Array.from(overlap.gram!) })),
      layers,
      Float32Array.from(game[0].normSquared),
      Uint32Array.of(0, 1, 2),
      into,
    );
    expect(overlapEdge(layers)).toBe(2);
    expect([...into.subarray(0, 12)]).toEqual([255, 52, 128, 1, 52, 255, 128, 1, 128, 128, 255, 1]);
  });
});
