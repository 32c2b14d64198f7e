import { describe, expect, it } from 'vitest';
import { aliveIn, type ParticipationShape } from '../../game/pictures.ts';
import { playerId } from '../../game/players.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { cellNumber, drawNumbers, drawRanks } from './draw.ts';
import { columnAt, neighbours, placeOf, unitLayout } from './layout.ts';
import { strongest, type UnitScene } from './scene.ts';

const shapeOf = (layer: number, columns: number): ParticipationShape => ({
  ...{ kind: 'participation', layer, rows: 3, columns },
});

describe('the layout of one neuron', () => {
  it.each([336, 358, 700, 300])('finds every weight where it is drawn, %i px wide', (width) => {
    for (const columns of [784, 300, 512, 100, 6, 1]) {
      const layout = unitLayout(width, shapeOf(columns === 784 ? 0 : 1, columns));
      expect(layout.numbers.x + layout.numbers.width).toBeLessThanOrEqual(width);
      for (let column = 0; column < columns; column++) {
        const { x, y } = placeOf(layout, column);
        expect(columnAt(layout, 0, x + layout.cell / 2, y + layout.cell / 2)).toBe(column);
      }
      expect(columnAt(layout, 0, -1, 10)).toBeNull();
    }
  });

  it('shows a neuron of the first layer as the image that it reads', () => {
    expect(unitLayout(336, shapeOf(0, 784))).toMatchObject({ across: 28, cell: 6 });
  });

  it('has numbers around a weight, and none beyond the edge', () => {
    const layout = unitLayout(336, shapeOf(0, 784));
    const inside = neighbours(layout, 14 * 28 + 14);
    expect(inside).toHaveLength(25);
    expect(inside[0]).toBe(12 * 28 + 12);
    expect(inside[12]).toBe(14 * 28 + 14);
    const corner = neighbours(layout, 27);
    expect(corner.filter((each) => each !== null)).toHaveLength(9);
    expect(corner[13]).toBeNull();
    const { numbers } = layout;
    expect(columnAt(layout, 27, numbers.x + numbers.width - 3, numbers.y + 50)).toBeNull();
    expect(columnAt(layout, 27, numbers.x + numbers.width / 2, numbers.y + 50)).toBe(27);
  });
});

describe('the numbers of a neighbourhood', () => {
  it('write 0 and 1 only where they are exact', () => {
    expect([0, 1, 0.684, 0.999, 0.0049, 0.0051, NaN].map(cellNumber)).toEqual([
      '0',
      '1',
      '.68',
      '>.99',
      '<.01',
      '.01',
      '–',
    ]);
  });

  const pixels = Uint8Array.of(0, 128, 255, 0, 0, 0, 9, 9, 0);
  const shape = shapeOf(1, 3);
  const scene: UnitScene = {
    unit: { layer: 1, row: 0 },
    sheet: { ...shape, step: 1, pixels, alive: aliveIn(shape, pixels) },
    first: playerId(10),
    participation: [0.004, 0.5, 1],
    figures: null,
  };
  const layout = unitLayout(336, shape);

  it('stand for each weight that is there, the one that is read in bold', () => {
    const { ctx, texts } = recorder();
    drawNumbers(ctx, scene, layout, 1, plainTheme);
    const words = texts();
    expect(words.map((each) => each.split(' ')[0]).slice(1)).toEqual(['"<.01"', '".50"', '"1"']);
    expect(words[2]).toContain('strong');
  });

  it('begin with the strongest weight', () => {
    expect(strongest(scene)).toBe(2);
    expect(strongest({ participation: [] })).toBe(0);
  });

  it('rank the neuron among all by the weights that are left', () => {
    const { ctx, calls } = recorder();
    drawRanks(ctx, { ...scene, unit: { layer: 1, row: 1 } }, layout, plainTheme);
    const dot = calls.find((call) => call.startsWith('arc'))!;
    const { x, y, width, height } = layout.ranks;
    // It has none left: the last of three.
    expect(dot).toBe(`arc ${x + width} ${y + height} 3.5 0 6.3`);
  });
});
