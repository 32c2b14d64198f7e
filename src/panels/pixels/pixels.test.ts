import { describe, expect, it } from 'vitest';
import { playerId } from '../../game/players.ts';
import { shownPlayers } from '../../game/shown.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { nobodyOf } from '../players/Inset.tsx';
import { uncarriedInWords } from '../shared/uncarried.ts';
import { layersOf } from '../test/crowd.ts';
import { inputAt, readLayout } from '../stillRead/layout.ts';
import { pixelAt, pixelBox, pixelsLayout } from './layout.ts';

describe('the layout of the pixels', () => {
  it.each([224, 358, 704, 1000])('finds every pixel where it is drawn, %i px wide', (width) => {
    const layout = pixelsLayout(width, { rows: 28, columns: 28 });
    expect(layout.picture.width).toBeLessThanOrEqual(width);
    expect(layout.inset.textX + layout.inset.textWidth).toBeLessThanOrEqual(width);
    expect(layout.height).toBeGreaterThanOrEqual(layout.inset.textY + 96);
    for (let pixel = 0; pixel < 784; pixel++) {
      const { x, y } = pixelBox(layout, pixel);
      expect(pixelAt(layout, x + layout.cell / 2, y + layout.cell / 2)).toBe(pixel);
    }
    expect(pixelAt(layout, layout.picture.width + 1, 50)).toBeNull();
    expect(pixelAt(layout, 5, 5)).toBeNull();
  });

  it('is large where there is room, with the numbers beside it', () => {
    const wide = pixelsLayout(704, { rows: 28, columns: 28 });
    expect(wide.cell).toBe(12);
    expect(wide.inset.textX).toBeGreaterThan(wide.picture.width);
    const small = pixelsLayout(224, { rows: 28, columns: 28 });
    expect(small.cell).toBe(8);
    expect(small.inset.titleY).toBeGreaterThan(small.picture.y + small.picture.height);
  });
});

describe('the layout of what is still read', () => {
  it('finds every pixel, and has no picture where the inputs are no image', () => {
    const layout = readLayout(336, 784);
    const { picture, cell } = layout;
    for (let pixel = 0; pixel < 784; pixel++) {
      const x = picture!.x + (pixel % 28) * cell + 1;
      const y = picture!.y + Math.floor(pixel / 28) * cell + 1;
      expect(inputAt(layout, x, y)).toBe(pixel);
    }
    expect(inputAt(layout, 200, 20)).toBeNull();
    expect(readLayout(336, 20).picture).toBeNull();
    expect(inputAt(readLayout(336, 20), 5, 5)).toBeNull();
  });
});

describe('the place of one player where several kinds play', () => {
  const layers = shownPlayers(
    [
      { name: 'Input', granularity: 'pixel' as const, first: 0, count: 784 },
      { name: 'Layer 1', granularity: 'neuron' as const, first: 784, count: 128 },
    ],
    0,
  ).layers;
  const chosen = (...players: number[]) => ({
    layers,
    selected: players.map(playerId),
    spec: defaultSpec,
  });

  it('never says that nobody is chosen while one of the other kind is', () => {
    expect(nobodyOf(chosen(3), 'neuron')).toEqual({
      title: 'Player 3 is a pixel',
      state: 'not a neuron',
    });
    expect(nobodyOf(chosen(800), 'pixel')).toEqual({
      title: 'Player 800 is a neuron',
      state: 'not a pixel',
    });
  });

  it('says that frames do not carry who is chosen, and who has its numbers', () => {
    const [shown, [pixels, neurons]] = [Uint32Array.of(1, 5, 7), layers];
    const weights = { ...pixels, granularity: 'weight' as const };
    expect(uncarriedInWords(playerId(5), shown, layers)).toBeNull();
    expect(uncarriedInWords(null, shown, layers)).toBeNull();
    expect(uncarriedInWords(playerId(6), shown, [weights, neurons])).toBe(
      'Player 6 is none of the 3 that are followed one by one. The ledger has its numbers.',
    );
    expect(uncarriedInWords(playerId(6), shown, layers)).not.toContain('ledger');
  });

  it('says whom to choose while nobody is', () => {
    expect(nobodyOf(chosen(), 'neuron')).toEqual({
      title: 'No neuron chosen',
      state: 'point at one',
    });
    const sandbox = {
      layers: layersOf(4),
      selected: [],
      spec: { ...defaultSpec, sandbox: 'pair' as const },
    };
    expect(nobodyOf(sandbox, 'neuron').title).toBe('No player chosen');
  });
});
