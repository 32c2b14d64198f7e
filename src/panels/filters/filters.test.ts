import { describe, expect, it } from 'vitest';
import { playerId, shownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { neighbour } from '../players/layout.ts';
import { timesLess } from '../work/words.ts';
import { workLayout } from '../work/layout.ts';
import { boxOf, cellAt, filtersLayout, pairAt, playerAt } from './layout.ts';

const layersOf = (...counts: (readonly [ShownLayer['granularity'], number])[]): ShownLayer[] => {
  let first = 0;
  return counts.map(([granularity, count], index) => {
    const layer = {
      ...{ name: `Layer ${index + 1}`, granularity, count, total: count },
      first: shownIndex(first),
      firstId: playerId(first),
    };
    first += count;
    return layer;
  });
};

const lenet = layersOf(['filter', 20], ['filter', 50], ['neuron', 500]);
const vgg = layersOf(
  ['filter', 16],
  ['filter', 16],
  ['filter', 32],
  ['filter', 32],
  ['neuron', 128],
);
const huge = layersOf(['filter', 300], ['neuron', 700]);

describe('the layout of filters and neurons', () => {
  for (const [name, layers] of Object.entries({ lenet, vgg, huge, none: [] }))
    it.each([224, 358, 604, 704, 780])(
      `finds every player of ${name} where it is drawn, %i wide`,
      (width) => {
        const layout = filtersLayout(width, layers);
        for (const grid of layout.grids)
          for (let index = 0; index < grid.layer.count; index++) {
            const { x, y, width: across, height: down } = cellAt(grid, index);
            expect(x + across).toBeLessThanOrEqual(width + 1e-6);
            const player = shownIndex(grid.layer.first + index);
            expect(playerAt(layout, x + across / 2, y + down / 2)).toBe(player);
            const box = boxOf(layout, player)!;
            expect(box.y + box.height).toBeLessThanOrEqual(layout.legendY);
          }
        expect(playerAt(layout, 5, 2)).toBeNull();
        expect(layout.height).toBeGreaterThan(0);
      },
    );

  it('stands a filter’s map below its kernel, with s between', () => {
    const [grid] = filtersLayout(704, lenet).grids;
    const { kernel, s, map } = pairAt(grid, 3);
    expect(s.y).toBeGreaterThanOrEqual(kernel.y + kernel.height);
    expect(map.y).toBeGreaterThanOrEqual(s.y + s.height);
    expect(kernel.width).toBe(map.width);
  });

  it('keeps the whole of LeNet-5 in half of a window’s height, and leads by key from filters to neurons', () => {
    const layout = filtersLayout(704, lenet);
    expect(layout.height).toBeLessThan(440);
    expect(neighbour(layout, shownIndex(19), 'ArrowRight')).toBe(19);
    expect(neighbour(layout, shownIndex(3), 'ArrowDown')).toBe(23);
    const neuron = neighbour(layout, shownIndex(45), 'ArrowDown');
    expect(neuron).toBeGreaterThanOrEqual(70);
    expect(neighbour(layout, neuron, 'ArrowUp')).toBe(45);
  });
});

describe('the work', () => {
  it('is drawn to one scale, and never beyond the numbers', () => {
    const { bars, sumY, height } = workLayout(
      336,
      [288_000, 1_600_000, 400_000, 5000].map((whole) => ({ name: 'Layer 1', whole })),
    );
    expect(bars[1].width / bars[0].width).toBeCloseTo(1_600_000 / 288_000, 5);
    expect(bars[1].x + bars[1].width).toBeLessThanOrEqual(336 - 92);
    expect(sumY).toBeLessThan(height);
  });

  it('is told as it is', () => {
    expect(timesLess({ now: 295, whole: 2293 })).toBe('7.8 times less');
    expect(timesLess({ now: 2293, whole: 2293 })).toBe('for one image');
    expect(timesLess({ now: 0, whole: 2293 })).toBe('nothing is left');
  });
});
